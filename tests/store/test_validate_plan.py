"""What the records of the plans must be together, each refusal by a case of its own."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.branches import branch_of, delete_edits, released
from store.changes import Add, Delete, Edit, SetField
from store.errors import ChangeError, Code
from store.plan_records import (
    Body,
    BodyMeeting,
    CallFigure,
    Centre,
    FollowUp,
    Interval,
    Measure,
    Member,
    Milestone,
    Remark,
    Risk,
)
from store.planning import plan, put_in_place
from store.tables import Tables
from store.validate_plan import holds_cpr


@pytest.fixture
def tables() -> Tables:
    """A small tree of bodies, a centre, a risk with a measure, and two follow-ups."""
    filled = Tables()
    put_in_place(
        filled,
        plan(
            filled,
            [
                Add(Body(id="organ-top", name="Top", kind="udvalg")),
                Add(Body(id="organ-under", name="Under", kind="MED", parent="organ-top")),
                Add(Member(id="rolle-a", body="organ-under", role="Formand")),
                Add(BodyMeeting(id="moede-a", body="organ-under", topic="Planen")),
                Add(Remark(id="bem-a", meeting="moede-a", text="For kort tid")),
                Add(Centre(id="centre-a", name="A")),
                Add(Risk(id="risiko-a", label="R")),
                Add(Measure(id="tiltag-a", label="T", risk="risiko-a")),
                Add(FollowUp(id="opf-a", table="remarks", target="bem-a")),
                Add(FollowUp(id="opf-b", table="risks", target="risiko-a")),
            ],
        ),
    )
    return filled


def code_of(tables: Tables, *edits: Edit) -> Code:
    """Why the edits are refused."""
    with pytest.raises(ChangeError) as caught:
        plan(tables, edits)
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    ["010190-1234", "f. 0101901234.", "311299 0000", "(290200-1234)", "cpr:010190-1234,"],
)
def test_what_looks_like_a_cpr_number_is_refused_in_any_text(tables: Tables, text: str) -> None:
    assert holds_cpr(text)
    for table, record_id, field in (
        ("members", "rolle-a", "person"),
        ("members", "rolle-a", "role"),
        ("bodies", "organ-top", "note"),
        ("risks", "risiko-a", "label"),
    ):
        assert code_of(tables, SetField(table, record_id, field, text)) is Code.FIELD_CPR


@pytest.mark.parametrize(
    "text",
    [
        *("2025-0294639", "F2: 2025 - 19820, dokument 9010211", "33 66 33 66", "1.125.000 kr."),
        *("320190-1234", "011390-1234", "12345678901234", "9" * 10_000, "010190", "1/1-1990"),
    ],
)
def test_case_numbers_telephones_and_amounts_are_no_cpr_numbers(text: str) -> None:
    assert not holds_cpr(text)


def interval(**fields: object) -> Add:
    values = {"centre": "centre-a", "variant": "nu", "weekday": "mandag"} | fields
    return Add(Interval(id="tid-a", **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("opens", "closes", "closed", "code"),
    [
        ("13:00", "09:00", False, Code.HOURS_REVERSED),
        ("09:00", "09:00", False, Code.HOURS_REVERSED),
        ("09:00", "", False, Code.HOURS_REVERSED),
        ("", "", False, Code.HOURS_REVERSED),
        ("09:00", "13:00", True, Code.HOURS_REVERSED),
        ("9:00", "13:00", False, Code.FIELD_VALUE),
        ("09:00", "25:00", False, Code.FIELD_VALUE),
        ("09:60", "13:00", False, Code.FIELD_VALUE),
    ],
)
def test_hours_that_cannot_be(
    tables: Tables, opens: str, closes: str, closed: bool, code: Code
) -> None:
    assert code_of(tables, interval(opens=opens, closes=closes, closed=closed)) is code


@given(minutes=st.lists(st.integers(0, 24 * 60), min_size=2, max_size=2, unique=True))
def test_hours_that_can_be(minutes: list[int]) -> None:
    tables = Tables()
    put_in_place(tables, plan(tables, [Add(Centre(id="centre-a", name="A"))]))
    opens, closes = (f"{at // 60:02}:{at % 60:02}" for at in sorted(minutes))
    assert plan(tables, [interval(opens=opens, closes=closes)])
    assert plan(tables, [interval(closed=True)])


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [
        (
            ("09:00", "12:00", False),
            ("11:00", "13:00", False),
            {"first": "9-12", "second": "11-13"},
        ),
        (
            ("11:00", "13:00", False),
            ("09:00", "12:00", False),
            {"first": "9-12", "second": "11-13"},
        ),
        (("09:00", "13:00", False), ("09:00", "13:00", False), {"first": "9-13", "second": "9-13"}),
        (("07:30", "24:00", False), ("09:00", "13:00", False), {"first": "7.30-24"}),
        (("09:00", "13:00", False), ("", "", True), {"hours": "9-13"}),
        (("", "", True), ("09:00", "13:00", False), {"hours": "9-13"}),
        (("", "", True), ("", "", True), {}),
    ],
)
def test_hours_of_a_day_do_not_overlap(
    tables: Tables,
    one: tuple[str, str, bool],
    other: tuple[str, str, bool],
    hours: dict[str, str],
) -> None:
    def add(record_id: str, times: tuple[str, str, bool], **fields: object) -> Add:
        opens, closes, closed = times
        values = {"centre": "centre-a", "variant": "nu", "weekday": "mandag"} | fields
        return Add(
            Interval(id=record_id, opens=opens, closes=closes, closed=closed, **values)  # type: ignore[arg-type]
        )

    plan(tables, [add("tid-a", one), add("tid-b", other, weekday="tirsdag")])
    plan(tables, [add("tid-a", one), add("tid-b", other, variant="kommende")])
    put_in_place(tables, plan(tables, [add("tid-a", one)]))
    with pytest.raises(ChangeError) as caught:
        plan(tables, [add("tid-b", other)])
    values = caught.value.values
    closed = one[2] + other[2]
    codes = (Code.HOURS_CLASH, Code.HOURS_CLOSED_OPEN, Code.HOURS_CLOSED_TWICE)
    assert caught.value.code is codes[closed]
    assert (values["centre"], values["weekday"], values["id"]) == ("A", "mandag", "tid-b")
    assert hours.items() <= values.items()
    assert plan(tables, [Delete("intervals", "tid-a"), add("tid-b", other)])


def test_hours_of_a_day_may_touch(tables: Tables) -> None:
    first, second = interval(opens="09:00", closes="12:00"), interval(opens="12:00", closes="24:00")
    second = Add(msgspec.structs.replace(second.record, id="tid-b"))
    assert len(plan(tables, [first, second])) == 2


@pytest.fixture
def old(tables: Tables) -> Tables:
    """A day with two overlaps, one with its two neighbours, as from before there was a check."""
    times = (("09:00", "12:00"), ("11:00", "13:00"), ("12:30", "14:00"))
    for record_id, (opens, closes) in zip(("tid-a", "tid-b", "tid-c"), times, strict=True):
        record = interval(opens=opens, closes=closes).record
        tables.put("intervals", msgspec.structs.replace(record, id=record_id))
    return tables


def set_times(record_id: str, **values: object) -> list[Edit]:
    return [SetField("intervals", record_id, field, value) for field, value in values.items()]


@pytest.mark.parametrize(
    "edits",
    [
        set_times("tid-a", note="Aftales"),
        set_times("tid-a", position=7),
        set_times("tid-a", closes="11:00"),
        set_times("tid-a", opens="08:00"),
        set_times("tid-b", opens="12:00"),
        set_times("tid-c", weekday="tirsdag"),
        [one for day in ("a", "b", "c") for one in set_times(f"tid-{day}", weekday="fredag")],
        [Delete("intervals", "tid-b")],
    ],
)
def test_a_day_that_clashed_before_is_put_right_bit_by_bit(old: Tables, edits: list[Edit]) -> None:
    assert plan(old, edits)


@pytest.mark.parametrize(
    ("edits", "code", "blamed"),
    [
        (set_times("tid-c", opens="11:30"), Code.HOURS_CLASH, "tid-c"),
        (set_times("tid-a", closes="12:45"), Code.HOURS_CLASH, "tid-a"),
        (set_times("tid-a", opens="", closes="", closed=True), Code.HOURS_CLOSED_OPEN, "tid-a"),
        ([interval(opens="07:00", closes="10:00")], Code.HOURS_CLASH, "tid-ny"),
    ],
)
def test_no_new_clash_hides_behind_an_old_one(
    old: Tables, edits: list[Edit], code: Code, blamed: str
) -> None:
    if isinstance(edits[0], Add):
        edits = [Add(msgspec.structs.replace(edits[0].record, id="tid-ny"))]
    with pytest.raises(ChangeError) as caught:
        plan(old, edits)
    assert (caught.value.code, caught.value.values["id"]) == (code, blamed)


def test_two_that_met_on_no_day_before_clash_on_a_new_one(tables: Tables) -> None:
    for record_id, weekday in (("tid-a", "mandag"), ("tid-b", "tirsdag")):
        record = interval(opens="09:00", closes="12:00", weekday=weekday).record
        tables.put("intervals", msgspec.structs.replace(record, id=record_id))
    together = [one for day in ("a", "b") for one in set_times(f"tid-{day}", weekday="fredag")]
    assert code_of(tables, *together) is Code.HOURS_CLASH


def test_a_body_stands_not_under_itself(tables: Tables) -> None:
    assert code_of(tables, SetField("bodies", "organ-top", "parent", "organ-top")) is (
        Code.BODY_CYCLE
    )
    assert code_of(tables, SetField("bodies", "organ-top", "parent", "organ-under")) is (
        Code.BODY_CYCLE
    )


@pytest.mark.parametrize("field", ["calls", "waiting", "handling"])
def test_calls_and_seconds_are_not_negative(tables: Tables, field: str) -> None:
    figure = CallFigure(id="kald-a", centre="centre-a", calls=1, waiting=1, handling=1)
    figure = msgspec.structs.replace(figure, **{field: -1})
    assert code_of(tables, Add(figure)) is Code.FIELD_VALUE


def test_a_follow_up_is_of_a_record_that_is_there_and_has_no_other(tables: Tables) -> None:
    def add(table: str, target: str) -> Code:
        return code_of(tables, Add(FollowUp(id="opf-ny", table=table, target=target)))

    assert add("risks", "nix") is Code.FIELD_REFERENCE
    assert add("nix", "risiko-a") is Code.FIELD_VALUE
    assert add("follow_ups", "opf-a") is Code.FIELD_VALUE
    assert add("risks", "risiko-a") is Code.FOLLOW_UP_TWICE
    assert code_of(tables, SetField("follow_ups", "opf-a", "deadline", "i morgen")) is (
        Code.FIELD_VALUE
    )


def test_a_record_goes_with_what_belongs_to_it(tables: Tables) -> None:
    assert set(branch_of(tables, "bodies", "organ-top")) == {
        ("bodies", "organ-top"),
        ("bodies", "organ-under"),
        ("members", "rolle-a"),
        ("body_meetings", "moede-a"),
        ("remarks", "bem-a"),
        ("follow_ups", "opf-a"),
    }
    assert code_of(tables, Delete("bodies", "organ-top")) is Code.RECORD_IN_USE
    assert code_of(tables, Delete("remarks", "bem-a")) is Code.RECORD_IN_USE
    put_in_place(tables, plan(tables, delete_edits(tables, "bodies", "organ-top")))
    assert not tables.table("bodies")
    assert not tables.table("remarks")
    assert list(tables.table("follow_ups")) == ["opf-b"]


def test_what_only_refers_to_a_record_holds_it_back(tables: Tables) -> None:
    assert code_of(tables, *delete_edits(tables, "risks", "risiko-a")) is Code.RECORD_IN_USE


def test_a_milestone_outlives_the_body_and_the_centre_it_was_told_of(tables: Tables) -> None:
    milestone = Milestone(
        id="milepael-a", label="M", kind="Drift", body="organ-under", centre="centre-a"
    )
    put_in_place(tables, plan(tables, [Add(milestone)]))
    assert released(tables, "bodies", "organ-top") == [
        SetField("milestones", "milepael-a", "body", "")
    ]
    assert not released(tables, "milestones", "milepael-a")
    for table, record_id in (("bodies", "organ-top"), ("centres", "centre-a")):
        put_in_place(tables, plan(tables, delete_edits(tables, table, record_id)))
    assert tables.get("milestones", "milepael-a") == Milestone(
        id="milepael-a", label="M", kind="Drift"
    )
