"""What needs attention is named once for each reason, the most pressing first."""

from __future__ import annotations

from pathlib import Path

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.attention import Concern, ConcernKind, concerns
from store.changes import Add, SetField
from store.workbook import Workbook
from tests.store.helpers import line, small_workbook


def ids(found: list[Concern], kind: ConcernKind) -> list[str]:
    return [concern.line.id for concern in found if concern.kind is kind]


def test_the_sample(sample: Workbook) -> None:
    found = concerns(sample.tables)
    assert ids(found, ConcernKind.UNKNOWN_AMOUNT) == ["plan2-t1-r11", "plan2-t1-r12"]
    assert ids(found, ConcernKind.RANGE) == ["plan2-t1-r02"]
    assert ids(found, ConcernKind.NO_APPROPRIATION) == []
    uncertain = ids(found, ConcernKind.UNCERTAIN)
    assert uncertain[:4] == ["oek19-t2-r01", "oek19-t2-r02", "oek19-t2-r03", "plan1-t4-r01"]
    assert uncertain[-1] == "oek19-t7-r01"
    assert not any(concern.line.memo for concern in found)
    assert found[0].periods == ("årlig",)


def test_the_order_is_kind_then_track_then_line(sample: Workbook) -> None:
    found = concerns(sample.tables)
    places = [(list(ConcernKind).index(c.kind), c.line.track, c.line.order) for c in found]
    assert places == sorted(places)


def test_an_administration_has_its_own(sample: Workbook) -> None:
    assert ids(concerns(sample.tables, "SUF"), ConcernKind.UNKNOWN_AMOUNT) == [
        "plan2-t1-r11",
        "plan2-t1-r12",
    ]  # it takes them over from SOF
    assert ids(concerns(sample.tables, "ØKF"), ConcernKind.UNCERTAIN) == ["oek19-t7-r01"]
    assert concerns(sample.tables, "TMF") == []


def test_a_new_line_lacks_its_appropriation_where_others_have_one(sample: Workbook) -> None:
    amounts: dict[str, Amount] = {"2027": 1, "2026": Range(1, 2), "2028": UNKNOWN}
    new = line("ny", amounts, ledger="implementering", track="spor-5")
    empty = line("ny-tom", {}, ledger="implementering")
    transfer = line("ny-flyt", {"2026": 1}, ledger="budgetflyt")
    memo = line("ny-tekst", {"2026": 1}, ledger="implementering", memo=True)
    sample.apply([Add(new), Add(empty), Add(transfer), Add(memo)])
    found = [c for c in concerns(sample.tables) if c.kind is ConcernKind.NO_APPROPRIATION]
    assert [(c.line.id, c.periods) for c in found] == [
        ("ny", ("2026", "2027", "2028")),
        ("ny-tom", ()),
    ]
    assert [c.periods for c in concerns(sample.tables) if c.line.id == "ny"] == [
        ("2028",),
        ("2026",),
        ("2026", "2027", "2028"),
    ]


def test_a_blank_hides_nothing_that_follows_it(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        amounts: dict[str, Amount] = {"2025": BLANK, "2026": UNKNOWN, "2027": BLANK}
        book.apply([Add(line("ny", amounts, appropriation="bev-3300"))])
        assert [(c.kind, c.periods) for c in concerns(book.tables) if c.line.id == "ny"] == [
            (ConcernKind.UNKNOWN_AMOUNT, ("2026",))
        ]


def test_what_is_settled_needs_no_attention(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        assert {c.kind for c in concerns(book.tables) if c.line.id == "linje-d"} == {
            ConcernKind.UNKNOWN_AMOUNT,
            ConcernKind.RANGE,
            ConcernKind.UNCERTAIN,
        }
        book.apply(
            [
                SetField("lines", "linje-d", "amounts.2026", 1),
                SetField("lines", "linje-d", "amounts.2027", None),
                SetField("lines", "linje-d", "certainty", "fast"),
            ]
        )
        assert [c.line.id for c in concerns(book.tables)] == ["flyt-a"]
