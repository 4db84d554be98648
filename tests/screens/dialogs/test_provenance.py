"""Where a figure comes from, and what a total is made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NoReturn

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from ressort_tui.app import RessortApp
from screens.dialogs.provenance import SHOWN, ProvenanceDialog
from screens.places import Place
from store.changes import Add, SetField
from store.errors import Code, FileError
from store.totals import TOTAL
from store.workbook import Workbook
from tests.screens.driving import HOSTILE, SIZES, lines_of, press, run, settle, window
from tests.screens.plain_pages import use_plain_pages
from tests.store.helpers import line

D = "oek19-t6-r04"
ROW = ("oek19-t6", "oek19-t6-row04")

Answers = list[Place | None]
Check = Callable[[RessortApp, Pilot[None], Answers], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch)


def asked(
    book: Workbook, cell: tuple[str, ...], check: Check, size: tuple[int, int] = (120, 40)
) -> None:
    """Ask where a cell comes from."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        answers: Answers = []
        app.push_screen(ProvenanceDialog(app.desk, *cell), answers.append)
        await settle(pilot)
        await check(app, pilot, answers)

    run(book, go, size)


def texts(app: RessortApp) -> list[str]:
    """All lines of the dialog, headings in capitals."""
    answers = app.screen.query_one(OptionList)
    options = [answers.get_option_at_index(at) for at in range(answers.option_count)]
    return [str(one.prompt).upper() if one.disabled else str(one.prompt) for one in options]


def part(app: RessortApp, heading: str) -> list[str]:
    """The lines under a heading."""
    found = texts(app)
    rest = found[found.index(heading) + 1 :]
    end = next((at for at, text in enumerate(rest) if text.isupper()), len(rest))
    return rest[:end]


async def choose(app: RessortApp, pilot: Pilot[None], beginning: str) -> None:
    """Press Enter on the line that begins so."""
    place = next(at for at, text in enumerate(texts(app)) if text.startswith(beginning))
    app.screen.query_one(OptionList).highlighted = place
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES)
def test_one_amount(sample: Workbook, size: tuple[int, int]) -> None:
    sample.user = "anna"
    sample.set_amount(D, "2027", 5_000_000, reason="Møde")
    sample.set_amount(D, "2027", 6_000_000)
    sample.undo()
    sample.set_amount(D, "2026", 1)

    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        window_text = window(app)
        assert "Hvor kommer tallet fra: Tabel 6, d) Målrettede" in window_text
        assert "Nu: 5.000 t.kr. 2027, 2026 p/l" in window_text
        assert "Esc lukker" in window_text
        assert part(app, "DOKUMENT")[:2] == [
            "ØK19, Tabel 6, række 4",
            "ØK19 Implementering af ressortændringer",
        ]
        printed = part(app, "TRYKT I DOKUMENTET")
        assert printed[1] == (
            "Tabel 6, d) Målrettede arbejdspladsforløb og forandringsledelse, 2027: »4.800«, "
            "afviger (forskel +200 t.kr.)"
        )
        assert printed[0].startswith("Tabel 1, 5. Samlet syge- og hjemmepleje, 2027: »11.110«")
        assert printed[0].endswith("; rækken holder flere aktiviteter")
        first, second = part(app, "ÆNDRINGER SIDEN")
        assert first.endswith(", anna: 2027: 4.800 → 5.000 t.kr. (Møde)")
        assert second.endswith(", anna: 2027: 5.000 → 6.000 t.kr. · fortrudt")
        assert "Tabel 8: I alt" in part(app, "INDGÅR I")
        assert "Frikøb til arbejdspladsforløb: 3.000 t.kr. 2027" in texts(app)

    asked(sample, (*ROW, "2027"), check, size)


@pytest.mark.parametrize(
    ("beginning", "place"),
    [
        (
            "Tabel 1, 5.",
            Place("budget", view="oek19-t1", row="oek19-t1-row05", column="2027"),
        ),
        (
            "Tabel 6: Udgifter",
            Place("budget", view="oek19-t6", row="oek19-t6-total", column="2027"),
        ),
        ("Frikøb", Place("budget", line="oek19-tekst-08", column="2027")),
    ],
)
def test_enter_answers_where_to_go(sample: Workbook, beginning: str, place: Place) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await choose(app, pilot, "ØK19")
        assert answers == []
        await choose(app, pilot, beginning)
        assert answers == [place]

    asked(sample, (*ROW, "2027"), check)


def test_enter_on_a_change_answers_the_change(sample: Workbook) -> None:
    group = sample.set_amount(D, "2027", 5_000_000)
    assert group is not None

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert part(app, "ÆNDRINGER SIDEN")[0] in window(app)
        await choose(app, pilot, part(app, "ÆNDRINGER SIDEN")[0])
        assert answers == [Place("changes", group=group.id)]

    asked(sample, (*ROW, "2027"), check)


def test_esc_stays(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await press(pilot, "escape")
        assert answers == [None]

    asked(sample, (*ROW, "2027"), check)


@pytest.mark.parametrize("size", SIZES)
def test_the_terms_of_a_total(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert texts(app)[:2] == ["Nu: 11.110 t.kr.", "Trykt: »11.110«, stemmer"]
        assert part(app, "4 LED; 3 AKTIVITETER UDEN BELØB") == [
            "2.970  a) Revisitation (SUF)",
            "4.800  d) Målrettede arbejdspladsforløb og forandringsledelse (SUF)",
            "2.505  e) Programledelse (SUF)",
            "  835  e) Programledelse (SOF)",
        ]
        await choose(app, pilot, "4.800")
        assert answers == [Place("budget", line=D, column="2027")]

    asked(sample, ("oek19-t6", "oek19-t6-total", "2027"), check, size)


def test_a_cell_of_several_lines_over_all_periods(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert part(app, "2 LED") == [
            "5.010  e) Programledelse (SUF)",
            "1.670  e) Programledelse (SOF)",
        ]
        await choose(app, pilot, "1.670")
        assert answers == [Place("budget", line="oek19-t6-r05b")]

    asked(sample, ("oek19-t6", "oek19-t6-row05", TOTAL), check)


def test_one_line_of_a_cell_of_several(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        assert texts(app)[0] == "e) Programledelse (SOF) (oek19-t6-r05b)"
        assert "Nu: 835 t.kr. 2026, 835 t.kr. 2027, 2026 p/l" in texts(app)

    asked(sample, ("oek19-t6", "oek19-t6-row05", TOTAL, "oek19-t6-r05b"), check)


def test_of_many_terms_the_first_are_listed(sample: Workbook) -> None:
    many = [
        line(f"ny-{n:03}", {"2027": 1000}, ledger="implementering", track="spor-5", order=1000 + n)
        for n in range(600)
    ]
    sample.apply(map(Add, many))

    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        found = part(app, "604 LED; 3 AKTIVITETER UDEN BELØB")
        assert len(found) == SHOWN + 1
        assert found[-1] == "… og 104 led til"
        await press(pilot, "end")
        assert "… og 104 led til" in window(app)

    asked(sample, ("oek19-t6", "oek19-t6-total", "2027"), check)


def test_a_line_no_document_has(sample: Workbook) -> None:
    sample.apply([Add(line("ny", {"2026": 1000}, ledger="implementering", track="spor-5"))])

    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        assert part(app, "DOKUMENT") == ["Aktiviteten står ikke i noget dokument."]
        assert "Tilføjet: aktivitet" in part(app, "ÆNDRINGER SIDEN")[0]

    asked(sample, ("oek19-t6", "oek19-t6~ny", "2026"), check)


def test_a_history_that_is_lost_is_told(sample: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise FileError(Code.HISTORY_DAMAGED, path="[/x]", line=3, offset=0)

    monkeypatch.setattr(sample, "history", refuse)

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert "[/x]" in texts(app)[0]
        await press(pilot, "enter", "escape")
        assert answers == [None]

    asked(sample, (*ROW, "2027"), check)


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_obeyed(sample: Workbook, size: tuple[int, int]) -> None:
    sample.user = HOSTILE
    fields = ("label", "note", "section", "row", "price_level")
    sample.apply([SetField("lines", D, field, HOSTILE * 20) for field in fields], reason=HOSTILE)
    sample.apply(
        [
            SetField("documents", "oek19", "title", HOSTILE),
            SetField("view_rows", ROW[1], "label", HOSTILE),
            SetField("views", "oek19-t6", "title", HOSTILE),
        ]
    )
    sample.set_amount(D, "2027", 1, reason=HOSTILE)

    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        assert all(line.isprintable() for line in lines_of(app))
        assert all(text.isprintable() for text in texts(app))
        assert "[/x][b]␛]52;c;aGVq␇" in window(app)
        await press(pilot, "end")
        assert all(line.isprintable() for line in lines_of(app))

    asked(sample, (*ROW, "2027"), check, size)
    asked(sample, ("oek19-t6", "oek19-t6-total", "2027"), check, size)
