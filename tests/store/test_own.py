"""One administration's parts, money and dates."""

from __future__ import annotations

from datetime import date

from store.changes import Add, SetField
from store.own import coming, own_money, own_parts
from store.records import DatePrecision, Track, TrackParty
from store.workbook import Workbook
from tests.store.helpers import line

TODAY = date(2026, 11, 21)


def test_parts_are_by_track_and_keep_each_unit(sample: Workbook) -> None:
    found = own_parts(sample.tables, "SOF")
    assert [(part.track.number, part.role, part.party.unit) for part in found] == [
        (2, "fra", "Den Sociale Hjemmepleje"),
        (2, "fra", "Din Sociale Indgang"),
        (4, "til", "Din Sociale Indgang"),
        (4, "deltager", "Taskforcen"),
        (5, "fra", "Hjemmepleje, sygepleje samt visitation og hjælpemidler"),
    ]
    assert len(own_parts(sample.tables, "")) == len(sample.all(TrackParty))


def test_money_received_given_and_spent(sample: Workbook) -> None:
    suf = own_money(sample.tables, "SUF")
    assert [one.id for one in suf.gives] == ["plan1-t4-r01", "plan1-t4-r02"]
    assert [one.id for one in suf.receives][-1] == "plan2-tekst-01"
    assert len(suf.receives) == 13
    assert [one.id for one in suf.spends][:2] == ["oek19-t3-r14", "oek19-t3-r15"]
    assert len(suf.spends) == 10
    every = [*suf.gives, *suf.receives, *suf.spends]
    assert not any(one.memo for one in every)
    assert len({one.id for one in every}) == len(every)


def test_all_administrations_neither_receive_nor_give(sample: Workbook) -> None:
    city = own_money(sample.tables, "")
    assert city.receives == city.gives == []
    assert [one.id for one in city.spends] == [
        one.id for one in sample.lines(memo=False, from_administration="", to_administration="")
    ]


def test_a_transfer_within_is_given_and_received_but_not_spent(sample: Workbook) -> None:
    within = {"from_administration": "TMF", "to_administration": "TMF"}
    new = line("ny", {}, ledger="budgetflyt", administration="TMF", **within)
    sample.apply([Add(new)])
    tmf = own_money(sample.tables, "TMF")
    assert [one.id for one in tmf.gives] == [one.id for one in tmf.receives] == ["ny"]
    assert tmf.spends == []


def test_what_comes_first_then_what_is_past(sample: Workbook) -> None:
    assert [t.number for t in coming(sample.tables, "SOF", TODAY)] == [2, 4, 5]
    assert [t.number for t in coming(sample.tables, "SOF", date(2026, 8, 1))] == [5, 2, 4]
    assert [t.number for t in coming(sample.tables, "", TODAY)] == [2, 1, 3, 4, 6, 7, 8, 5]
    assert coming(sample.tables, "ZZZ", TODAY) == []


def test_the_day_itself_is_not_past(sample: Workbook) -> None:
    assert coming(sample.tables, "SUF", date(2026, 12, 31))[0].number == 2
    assert coming(sample.tables, "SUF", date(2027, 1, 1))[0].number == 5


def test_a_track_without_a_date_is_last(sample: Workbook) -> None:
    sample.apply([SetField("tracks", "spor-2", "in_force", "")])
    assert [t.number for t in coming(sample.tables, "SUF", TODAY)] == [5, 2]


def test_a_date_of_a_month_or_more_is_past_when_all_of_it_is(sample: Workbook) -> None:
    cases: list[tuple[str, DatePrecision, date, date]] = [
        ("2026-10-05", "måned", date(2026, 10, 31), date(2026, 11, 1)),
        ("2026-10-01", "kvartal", date(2026, 12, 31), date(2027, 1, 1)),
        ("2026-02-01", "kvartal", date(2026, 3, 31), date(2026, 4, 1)),
        ("2026-01-01", "halvår", date(2026, 6, 30), date(2026, 7, 1)),
        ("2028-01-01", "år", date(2028, 12, 31), date(2029, 1, 1)),
        ("2026-05-06", "dag", date(2026, 5, 6), date(2026, 5, 7)),
        ("2026-05-06", "", date(2026, 5, 6), date(2026, 5, 7)),
    ]
    later = Track(id="spor-9", number=9, name="Senere", in_force="2026-01-01")
    part = TrackParty(id="p9", track="spor-9", position=1, role="til", administration="ØKF")
    sample.apply([Add(later), Add(part), SetField("tracks", "spor-6", "in_force", "2099-01-01")])
    for in_force, precision, last, past in cases:
        sample.apply(
            [
                SetField("tracks", "spor-9", "in_force", in_force),
                SetField("tracks", "spor-9", "in_force_precision", precision),
            ]
        )
        assert [t.number for t in coming(sample.tables, "ØKF", last)] == [9, 6], in_force
        assert [t.number for t in coming(sample.tables, "ØKF", past)] == [6, 9], in_force


def test_the_last_year_there_is(sample: Workbook) -> None:
    sample.apply(
        [
            SetField("tracks", "spor-2", "in_force", "9999-12-01"),
            SetField("tracks", "spor-2", "in_force_precision", "år"),
        ]
    )
    assert coming(sample.tables, "SUF", date.max)[0].number == 2
