"""The tabs of a track's records, held against the workbook; no screen is started."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from screens.desk import Choices, Desk
from screens.record_places import place_of
from screens.track_parts import ListSource
from screens.track_tabs import records
from screens.track_tabs.all_tabs import TABS
from screens.track_tabs.tab import Listed, ListedRow, Told
from screens.widgets.grid_metrics import wanted
from screens.widgets.grid_source import LEAST_TITLE, Tone
from store.changes import Add, SetField
from store.plan_records import (
    Assumption,
    Benefit,
    CallFigure,
    Centre,
    Consultation,
    Criterion,
    Fact,
    FollowUp,
    Location,
    Measure,
    Milestone,
    OpenQuestion,
    Principle,
    Responsibility,
    Risk,
    System,
    Term,
)
from store.records import KeyFigure, Record, Track
from store.schema import kind_for
from store.workbook import Workbook

KINDS_IN: dict[str, tuple[type[Record], ...]] = {
    "milestones": (Milestone,),
    "risks": (Risk, Measure),
    "key_figures": (KeyFigure, CallFigure, Centre),
    "systems": (System, Responsibility),
    "goals": (Criterion, Benefit),
    "notes": (Fact, Principle, Assumption, Location, Consultation, Term),
    "questions": (OpenQuestion,),
}
BY_NAME = {tab.name: tab for tab in TABS}
TODAY = date(2026, 2, 3)
HOSTILE = "[/x][b]\x1b]52;c;aGVq\x07\u202e"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = type("Today", (date,), {"today": classmethod(lambda _: TODAY)})
    monkeypatch.setattr(records, "date", fixed)


def shown(desk: Desk, track_id: str, tab: str) -> Listed:
    """What a tab lists of a track."""
    found = BY_NAME[tab].content(desk, desk.book.get(Track, track_id))
    assert isinstance(found, Listed)
    return found


def rows_in(desk: Desk, track_id: str, tab: str) -> list[ListedRow]:
    """The rows that are about a record."""
    return [row for row in shown(desk, track_id, tab).rows if row.record]


def texts_of(row: ListedRow) -> list[str]:
    return [cell.text.strip() for cell in row.cells]


def own_of(book: Workbook, kind: type[Record], track_id: str) -> Iterator[Record]:
    return (one for one in book.all(kind) if getattr(one, "track", "") == track_id)


def test_every_record_stands_in_its_tab_and_leads_to_where_it_is_edited(sample: Workbook) -> None:
    desk = Desk(sample)
    for track in sample.all(Track):
        for tab, kinds in KINDS_IN.items():
            expected = {
                (kind_for(kind).table, one.id)
                for kind in kinds
                for one in own_of(sample, kind, track.id)
            }
            is_offered = BY_NAME[tab].is_offered(desk, track)
            assert is_offered is (bool(expected) or tab in ("milestones", "questions"))
            if not expected:
                continue
            rows = rows_in(desk, track.id, tab)
            seen = wanted(ListSource(shown(desk, track.id, tab)))
            assert seen.fitted(80).label >= min(LEAST_TITLE, seen.fitted(999).label)
            assert expected <= {row.record for row in rows}
            assert len({row.key for row in rows}) == len(rows)
            for row in rows:
                assert row.record is not None
                if row.record[0] == "tracks":
                    assert row.place is not None
                    assert (row.place.screen, row.place.row) == ("timeline", track.id)
                else:
                    assert row.place == place_of(sample.tables, *row.record)


def test_a_row_tells_all_of_its_record_below(sample: Workbook) -> None:
    desk = Desk(sample)
    for tab in KINDS_IN:
        for row in rows_in(desk, "spor-5", tab):
            assert row.record is not None
            record = sample.tables.get(*row.record)
            told = " ".join(row.told())
            for field in ("label", "consequence", "text", "access", "note", "section"):
                assert str(getattr(record, field, "")).strip() in told
            assert told.endswith("F10 fører tilbage hertil.")


def test_milestones_say_when_how_it_goes_and_which_is_next(sample: Workbook) -> None:
    sample.apply(
        [
            Add(Milestone(id="m-1", label="Gik", kind="MED", track="spor-8", date="2026-01-31")),
            Add(Milestone(id="m-2", label="Ny", kind="MED", track="spor-8", date="2026-02-04")),
            Add(Milestone(id="m-3", label="Nået", kind="MED", track="spor-8", date="2026-02-01")),
            Add(FollowUp(id="f-3", table="milestones", target="m-3", status="afsluttet")),
        ]
    )
    found = shown(Desk(sample), "spor-8", "milestones")
    rows = {row.key: row for row in found.rows}
    assert texts_of(rows["m-1"]) == ["Gik", "31. januar 2026", "overskredet"]
    assert texts_of(rows["m-2"]) == ["Ny", "4. februar 2026", "ikke startet, næste"]
    assert texts_of(rows["m-3"])[2] == "afsluttet"
    assert [rows[key].cells[0].mark for key in ("m-1", "m-2", "m-3")] == ["!", "", "✓"]
    assert rows["m-3"].cells[0].tone is Tone.MUTED
    assert found.start == "m-2"
    assert "Næste: 4. februar 2026" in found.intro
    shared = next(one for one in sample.all(Milestone) if not one.track)
    keys = list(rows)
    assert keys.index(shared.id) > keys.index("group/Fælles for flere spor") > keys.index("m-2")


def test_measures_stand_under_their_risk(sample: Workbook) -> None:
    sample.apply(
        [
            Add(Risk(id="r-1", label="Storm", track="spor-8", order=1)),
            Add(Risk(id="r-2", label="Regn", track="spor-8", order=2)),
            Add(Measure(id="t-1", label="Paraply", track="spor-8", risk="r-2")),
            Add(Measure(id="t-2", label="Læ", track="spor-8", risk="r-1")),
            Add(Measure(id="t-3", label="Tag", track="spor-8")),
            Add(FollowUp(id="f-1", table="measures", target="t-2", status="i gang")),
        ]
    )
    rows = [texts_of(row) for row in shown(Desk(sample), "spor-8", "risks").rows]
    assert rows == [
        ["Risici (2)", ""],
        ["Storm", ""],
        ["Læ", "i gang"],
        ["Regn", ""],
        ["Paraply", ""],
        ["Tiltag uden en bestemt risiko (1)", ""],
        ["Tag", ""],
    ]


def test_bodies_and_med_tell_who_has_treated_a_track_and_who_has_not(sample: Workbook) -> None:
    desk = Desk(sample)
    bodies = shown(desk, "spor-2", "bodies")
    kinds = {row.cells[1].text for row in bodies.rows}
    assert {"MED", "styregruppe", "udvalg"} <= kinds
    med = shown(desk, "spor-2", "med")
    headings = [row.cells[0].text for row in med.rows if row.record is None]
    assert headings[0].startswith("Har behandlet sporet (")
    assert headings[-1].startswith("Intet noteret")
    rows = {row.key: texts_of(row) for row in med.rows}
    assert rows["organ-hovedmed-kff"][1].startswith("18. september 2025")
    assert any(text[0].startswith("Bemærkning: ") for text in rows.values())
    tables = {row.record[0] for row in med.rows if row.record}
    assert tables == {"bodies", "body_meetings", "remarks"}
    # a track nobody on the MED side has to do with has no such tab
    assert not BY_NAME["med"].is_offered(desk, sample.get(Track, "spor-7"))


def test_open_questions_stand_by_deadline_with_who_answers_for_them(sample: Workbook) -> None:
    questions = {"q-1": "", "q-2": "2026-02-01", "q-3": "2026-03-01", "q-4": "2026-01-01"}
    sample.apply(
        [Add(OpenQuestion(id=one, label=one, track="spor-8")) for one in questions]
        + [
            Add(
                FollowUp(
                    id=f"f-{one}",
                    table="questions",
                    target=one,
                    status="afsluttet" if one == "q-4" else "i gang",
                    responsible="Lederen",
                    deadline=deadline,
                )
            )
            for one, deadline in questions.items()
            if deadline
        ]
    )
    found = shown(Desk(sample), "spor-8", "questions")
    keys = [row.key for row in found.rows if row.key.startswith("q-")]
    assert keys == ["q-2", "q-3", "q-1", "q-4"]
    rows = {row.key: texts_of(row) for row in found.rows}
    assert rows["q-2"] == ["q-2", "i gang, overskredet", "Lederen", "1. februar 2026"]
    assert rows["q-1"] == ["q-1", "ikke startet", "", ""]
    assert found.intro.startswith("3 åbne spørgsmål, heraf 1 overskredet og 1 uden ansvarlig.")
    sample.undo()
    found = shown(Desk(sample), "spor-8", "questions")
    assert found.intro.startswith("Sporet har ingen åbne spørgsmål.")


def test_amounts_nobody_knows_are_unsettled_too(sample: Workbook) -> None:
    rows = {row.key: row for row in rows_in(Desk(sample), "spor-5", "questions")}
    unknown = [row for row in rows.values() if row.record and row.record[0] == "lines"]
    assert any(row.cells[1].text == "uoplyst beløb" for row in unknown)
    assert all(row.place is not None and row.place.line == row.key for row in unknown)


def test_without_records_a_track_says_so_in_words(sample: Workbook) -> None:
    shared = [one for kind in (Milestone, OpenQuestion) for one in sample.all(kind)]
    desk, track = Desk(sample), sample.get(Track, "spor-7")
    sample.apply(
        [
            SetField(kind_for(type(one)).table, one.id, "track", "spor-1")
            for one in shared
            if not one.track
        ]
        + [SetField("tracks", "spor-7", "in_force", "")]
    )
    for tab, text in (
        ("milestones", "Dokumenterne nævner ingen milepæle for sporet alene."),
        ("questions", "Sporet har ingen åbne spørgsmål."),
    ):
        found = BY_NAME[tab].content(desk, track)
        assert isinstance(found, Told)
        assert found.sections[0].facts[0].text == text
    offered = [tab.name for tab in TABS if tab.is_offered(desk, track)]
    assert set(offered) >= {"purpose", "milestones", "questions", "sources"}
    assert not {"risks", "key_figures", "systems", "goals", "notes"} & set(offered)


def test_only_ones_own_leaves_out_what_names_others(sample: Workbook) -> None:
    everybody = Desk(sample)
    mine = Desk(sample, Choices(administration="SUF", only_mine=True))
    for tab in ("systems", "key_figures", "bodies", "med", "milestones"):
        every, own = (rows_in(desk, "spor-2", tab) for desk in (everybody, mine))
        assert 0 < len(own) < len(every)
        assert "Kun SUF's" in shown(mine, "spor-2", tab).intro
        assert {row.key for row in own} <= {row.key for row in every}
    for row in rows_in(mine, "spor-2", "systems"):
        assert row.record is not None
        record = sample.tables.get(*row.record)
        named = {
            getattr(record, field, "")
            for field in ("administration", "from_administration", "to_administration")
        } - {""}
        if not getattr(record, "centre", ""):
            assert not named or "SUF" in named
            assert (row.cells[0].tone is Tone.OWN) is ("SUF" in named)


def test_hostile_text_is_shown_harmlessly(sample: Workbook) -> None:
    sample.apply(
        [
            Add(Risk(id="h-1", label=HOSTILE, consequence=HOSTILE, track="spor-8", note=HOSTILE)),
            Add(OpenQuestion(id="h-2", label=HOSTILE, consequence=HOSTILE, track="spor-8")),
            Add(FollowUp(id="h-3", table="questions", target="h-2", responsible=HOSTILE)),
            Add(Milestone(id="h-4", label=HOSTILE, kind=HOSTILE, track="spor-8")),
            Add(Fact(id="h-5", label=HOSTILE, text=HOSTILE, topic=HOSTILE, track="spor-8")),
            Add(System(id="h-6", name=HOSTILE, access=HOSTILE, users=HOSTILE, track="spor-8")),
        ]
    )
    desk = Desk(sample)
    for tab in ("risks", "questions", "milestones", "notes", "systems"):
        row = next(row for row in rows_in(desk, "spor-8", tab) if row.key.startswith("h-"))
        for text in (*texts_of(row), *row.told()):
            assert text.isprintable()
        assert "[/x]" in texts_of(row)[0]
