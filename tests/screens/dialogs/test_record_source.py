"""Where a record comes from, on the screen."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from ressort_tui.app import RessortApp
from screens.dialogs.provenance import ProvenanceDialog
from screens.dialogs.record_source import RecordSource, open_source
from screens.places import Place
from store.changes import Add, SetField
from store.plan_records import Body, Measure, Member, Milestone, Risk
from store.workbook import Workbook
from tests.screens.driving import HOSTILE, is_open, is_plain, lines_of, press, run, settle, told
from tests.screens.plain_pages import use_plain_pages

MILESTONE = Milestone(
    id="milepael-dsi",
    label="Overgang til drift",
    kind="Go-live",
    track="spor-2",
    date="2026-04-01",
    document="plan1",
    section="Tabel 6",
    row="SOF",
    note="Står også i ORI.",
    inferred=True,
)


def texts(app: RessortApp) -> list[str]:
    """All lines of the dialog, headings in capitals."""
    answers = app.screen.query_one(OptionList)
    options = [answers.get_option_at_index(at) for at in range(answers.option_count)]
    return [str(one.prompt).upper() if one.disabled else str(one.prompt) for one in options]


async def choose(app: RessortApp, pilot: Pilot[None], beginning: str) -> None:
    """Press Enter on the line that begins so."""
    place = next(at for at, text in enumerate(texts(app)) if text.startswith(beginning))
    app.screen.query_one(OptionList).highlighted = place
    await press(pilot, "enter")


def test_what_there_is_to_tell_and_where_it_leads(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = use_plain_pages(monkeypatch)
    sample.apply([Add(MILESTONE), Add(Risk(id="risiko-ny", label=HOSTILE, note=HOSTILE))])
    sample.apply([Add(Measure(id="tiltag-nyt", label="Fast møde", risk="risiko-ny"))])
    body = Body(id="organ-nyt", name="Styregruppe", kind="styregruppe")
    sample.apply([Add(body), Add(Member(id="rolle-ny", body="organ-nyt", role="Leder"))])
    sample.user = "anna"
    change = sample.apply(
        [SetField("milestones", "milepael-dsi", "date", "2026-05-01")], reason="Aftalt"
    )
    assert change is not None

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        async def ask(table: str, record_id: str) -> list[str]:
            open_source(app.page, table, record_id)
            await settle(pilot)
            return texts(app)

        found = await ask("milestones", "milepael-dsi")
        assert is_open(app, RecordSource)
        assert found[0] == "NU"
        assert "Dato: 1. maj 2026" in found
        at = found.index("DOKUMENT")
        assert found[at + 1] == "PLAN1, Tabel 6, række SOF"
        assert any(text.startswith("Udledt af teksten") for text in found)
        assert "Note: Står også i ORI." in found
        assert any(
            text.endswith("anna: Dato: 1. april 2026 → 1. maj 2026 (Aftalt)") for text in found
        )
        await choose(app, pilot, "Ressortspor 2.")
        assert went[-1] == Place("track", track="spor-2")

        await ask("milestones", "milepael-dsi")
        last = next(text for text in texts(app) if "(Aftalt)" in text)
        await choose(app, pilot, last)
        assert went[-1] == Place("changes", group=change.id)

        found = await ask("bodies", "organ-nyt")
        assert "Det står ikke i noget dokument; en bruger har lagt det til." in found
        await choose(app, pilot, "Rolle Leder")
        assert went[-1] == Place("organisation", row="organ-nyt", column="rolle-ny")

        found = await ask("risks", "risiko-ny")
        assert all(text.isprintable() for text in found)
        assert all(line.isprintable() for line in lines_of(app))
        assert "Tiltag Fast møde" in found
        await press(pilot, "escape")
        assert is_plain(app)

        await ask("lines", "oek19-t6-r04")
        assert is_open(app, ProvenanceDialog)
        await press(pilot, "escape")
        open_source(app.page, "bodies", "organ-vaek")
        await settle(pilot)
        assert is_plain(app)
        assert "organ-vaek" in told(app)[-1]

    run(sample, check)
