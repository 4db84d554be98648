"""The overview's words, and the bars beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.places import Place
from screens.texts import overview_text as words
from screens.texts.width import cell_width
from screens.widgets.bars import Bar, bar_lines, draw
from screens.widgets.items import Bars, Item, Remarks
from store.amounts import Range, Sum
from store.attention import ConcernKind
from store.changes import Change, Group
from store.records import Track
from store.workbook import Workbook

HOSTILE = "[/x]\x1b]52;c;aGVq\x07\u202e"


def total(kroner: int) -> Sum:
    found = Sum()
    found.put(kroner, "2026 p/l")
    return found


def group(*changes: Change, user: str = "anne", reason: str = "") -> Group:
    return Group("a" * 32, "2026-11-21T12:00:00+00:00", user, changes, reason=reason)


# -- words


@pytest.mark.parametrize(
    ("values", "word"),
    [((), ""), (("nej",), ""), (("ja",), "ja"), (("nej", "ja"), "delvis")],
)
def test_whether_money_stays(values: tuple[str, ...], word: str) -> None:
    assert words.permanent_text(values) == word


def test_money_by_period_is_told_apart(sample: Workbook) -> None:
    sums = {"2026": total(850_000), "årlig": total(12_000), "sum": total(862_000), "2027": Sum()}
    text = words.money_text(sample, words.GIVES, "implementering", sums, "t.kr.", 1)
    assert text == (
        "Afgiver penge, t.kr.: 850 i 2026, 12 årligt · Implementeringsudgifter (ØK19), 1 aktivitet"
    )
    text = words.money_text(sample, words.SPENDS, HOSTILE, {}, "kr.", 2)
    assert text == "Bruger penge: intet beløb · [/x]␛]52;c;aGVq␇⟨U+202E⟩, 2 aktiviteter"


def test_a_track_that_is_past_says_so() -> None:
    track = Track(
        id="t", number=5, name="Pleje", in_force="2026-08-01", in_force_precision="dag",
        in_force_qualifier="senest", in_force_note="lang forklaring",
    )  # fmt: skip
    assert words.coming_text(track, past=False) == "Senest 1. august 2026: 5. Pleje"
    assert words.coming_text(track, past=True) == "Senest 1. august 2026 (er passeret): 5. Pleje"
    none = Track(id="t", number=7, name="Skole")
    assert words.coming_text(none, past=False) == "Ikke oplyst i dokumenterne: 7. Skole"


def test_a_group_is_told_by_its_first_change(sample: Workbook) -> None:
    change = Change("lines", "oek19-t6-r04", "amounts.2027", 4_800_000, 5_000_000)
    text = words.group_text(sample, group(change, change, change, reason="aftalt"))
    assert text.startswith("21-11-2026 kl. ")
    assert ", anne: aktivitet »d) Målrettede" in text
    assert text.endswith("4.800 → 5.000 t.kr. og 2 ændringer til. Begrundelse: aftalt")
    text = words.group_text(sample, group(change, user=HOSTILE, reason=HOSTILE))
    assert text.count("t.kr..") == 0
    assert text.isprintable()
    assert ", ukendt: " in words.group_text(sample, group(change, user=""))


def test_concerns_are_counted() -> None:
    kind = ConcernKind.RANGE
    assert words.concern_text(kind, 1, None, "") == "Beløb som spænd: 1 aktivitet"
    told = words.concern_text(kind, 1200, 3, "SUF")
    assert told == "Beløb som spænd: 1.200 aktiviteter, heraf SUF 3"


@pytest.mark.parametrize("kind", ConcernKind)
def test_every_kind_of_concern_has_words(kind: ConcernKind) -> None:
    assert words.concern_text(kind, 2, None, "").endswith(": 2 aktiviteter")


def test_totals_that_agree_are_said_to() -> None:
    assert words.totals_text([], "t.kr.", "") == words.TOTALS_AGREE


# -- bars


def test_bars_are_as_long_as_the_money() -> None:
    bars = [Bar("SOU", total(800), ["800"]), Bar("ØU", total(-400), ["-400"]), Bar("", Sum(), [""])]
    texts = [line.text for line in bar_lines("Efter udvalg", ["I alt"], bars, 20)]
    assert texts == [
        "Efter udvalg   I alt",
        "SOU  ████████    800",
        "ØU   ▒▒▒▒       -400",
        "                    ",
    ]


def test_figures_give_way_to_bars_in_little_room() -> None:
    bars = [Bar("SOU", total(800), ["1.000.000", "800"])]
    wide = [line.text for line in bar_lines("", ["2026", "I alt"], bars, 40)]
    assert "1.000.000" in wide[1]
    narrow = [line.text for line in bar_lines("", ["2026", "I alt"], bars, 20)]
    assert narrow[1] == "SOU  ████████    800"


@given(
    st.lists(st.tuples(st.text("aø漢", max_size=9), st.integers(-(10**9), 10**9)), max_size=6),
    st.integers(1, 90),
)
def test_every_line_has_the_width_asked_for(bars: list[tuple[str, int]], width: int) -> None:
    made = [Bar(label, total(kroner), [f"{kroner}", "x"]) for label, kroner in bars]
    for line in bar_lines("Efter udvalg", ["2026", "I alt"], made, width):
        assert cell_width(line.text) == width


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 60))
def test_a_bar_never_leaves_its_room(kroner: int, longest: int, width: int) -> None:
    drawn = draw(total(kroner), longest, width)
    assert len(drawn) <= width
    assert bool(drawn) == (kroner > 0 and width > 0)


def test_a_range_is_as_long_as_its_farther_end() -> None:
    found = Sum()
    found.put(Range(100, 800), "")
    assert draw(found, 800, 4) == "████"
    assert draw(Sum(), 800, 4) == ""


# -- lines


def test_sentences_are_folded_under_each_other() -> None:
    remarks = Remarks("Kræver opmærksomhed", [Item("en to tre fire fem")])
    heading, line = remarks.lines(10)
    assert heading.is_heading
    assert heading.text == "Kræver op…"
    assert line.text == "- en to\n  tre fire\n  fem"


def test_bars_know_where_they_are_drawn() -> None:
    place = Place("budget", view="v")
    bars = Bars("", ("I alt",), (Bar("SOU", total(1), ["1"]),), (place,))
    line = list(bars.lines(30))[1]
    assert line.place == place
    assert set(line.text[slice(*line.bar)]) == {"█"}
    assert line.text.count("█") == line.bar[1] - line.bar[0]
