"""Finding in all records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amounts import Range
from store.changes import Add, Delete, Edit, Group, SetField, invert
from store.moments import MONTHS, Moment
from store.plan_records import (
    Body,
    BodyMeeting,
    BodyTrack,
    Centre,
    FollowUp,
    Interval,
    Measure,
    Member,
    Milestone,
    OpenQuestion,
    Remark,
    Risk,
)
from store.planning import plan, plan_changes, put_in_place
from store.record_provenance import LINKS
from store.records import Record
from store.schema import KINDS, kind_for
from store.search import SearchIndex, Words
from store.tables import Tables
from store.workbook import Workbook
from tests.store.every_kind import every_record
from tests.store.helpers import line, small_records, small_workbook

PLAN: list[Record] = [
    Body(id="organ-program", name="Styregruppen for programmet", kind="styregruppe"),
    BodyTrack(id="organspor-1", body="organ-program", track="spor-b"),
    Body(id="organ-med", name="KFF HovedMED", kind="MED", track="spor-a", tasks="Drøfter planer"),
    Member(id="rolle-1", body="organ-program", role="Direktør fra SUF", person="Åse Ævør"),
    BodyMeeting(id="moede-1", body="organ-med", topic="Implementeringsplanen", date="2025-09-18"),
    Remark(id="bemaerkning-1", meeting="moede-1", text="Tidlig inddragelse af medarbejdere"),
    Centre(id="center-1", name="BUF Pladsanvisning"),
    Interval(id="tid-on", centre="center-1", variant="nu", weekday="onsdag", closed=True),
    Interval(
        id="tid-to1",
        centre="center-1",
        variant="nu",
        weekday="torsdag",
        opens="09:00",
        closes="12:00",
    ),
    Interval(
        id="tid-to2",
        centre="center-1",
        variant="nu",
        weekday="torsdag",
        position=1,
        opens="13:00",
        closes="18:00",
    ),
    Milestone(
        id="milepael-1",
        label="Go-live",
        kind="Go-live",
        project="Din Sociale Indgang",
        date="2026-04-01",
    ),
    Risk(id="risiko-1", label="Forsinket udbud", track="spor-b", note="Koster 4,8 mio. kr."),
    Measure(id="tiltag-1", label="Fast møde", risk="risiko-1"),
    OpenQuestion(id="spoergsmaal-1", label="Hvor meget overhead?", track="spor-b"),
    FollowUp(id="opfoelgning-1", table="questions", target="spoergsmaal-1", next_step="Ring"),
]
LINES: list[Record] = [
    line("linje-x", {"2026": 5_200_000, "2027": 4_800_000}, label="Målrettede forløb"),
    line("linje-y", {"2026": Range(4_790_000, 9_000_000)}, label="Åbningstider i weekenden"),
]
WORDS = Words(
    {table: table for table in KINDS} | {"questions": "åbent spørgsmål", "intervals": "åbningstid"},
    lambda moment: _shown(moment),
    {"hvem": ("bodies",), "hvornår": ("milestones",), "hvad": (), "i": (), "for": (), "om": ()},
    {"luften": ("go-live",), "ressortspor": ("spor",)},
)


def _shown(moment: Moment) -> str:
    day = moment.first
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}" if moment.is_known else ""


def filled(records: Iterable[Record]) -> Tables:
    """Tables with these records."""
    tables = Tables()
    for record in records:
        tables.put(kind_for(type(record)).table, record)
    return tables


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    """An index over a little of everything."""
    return SearchIndex(filled([*small_records(), *LINES, *PLAN]), WORDS)


def ids(index: SearchIndex, text: str, *, private: bool = False) -> list[str]:
    """What is found, best first."""
    return [hit.id for hits in index.find(text, private=private) for hit in hits.hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aabningstider", "linje-y"),
        ("ÅBNINGSTIDER", "linje-y"),
        ("pladsanvisning onsdag", "tid-on"),
        ("pladsanvisning lukket", "tid-on"),
        ("pladsanvisning 9-12", "tid-to1"),
        ("13-18", "tid-to1"),
        ("buf pladsanvisning", "center-1"),
        ("go-live din sociale", "milepael-1"),
        ("1. april 2026", "milepael-1"),
        ("1/4-2026", "milepael-1"),
        ("2026-04-01", "milepael-1"),
        ("sociale april", "milepael-1"),
        ("kff hovedmed", "organ-med"),
        ("hovedmed inddragelse", "bemaerkning-1"),
        ("hovedmed 18. september", "moede-1"),
        ("hovedmed drøft", "organ-med"),
        ("direktør styregruppen", "rolle-1"),
        ("spor 2 spørgsmål", "spoergsmaal-1"),
        ("forsinket møde", "tiltag-1"),
        ("4800 forløb", "linje-x"),
        ("pladsanvisningen onsdage", "tid-on"),
        ("forløbene 2027", "linje-x"),
    ],
)
def test_the_best_comes_first(index: SearchIndex, text: str, first: str) -> None:
    assert ids(index, text)[0] == first


@pytest.mark.parametrize(
    "text", ["4800", "4.800", "4,8 mio", "4.800 t.kr.", "4.800.000 kr.", "4,8"]
)
def test_a_figure_is_found_however_it_is_written(index: SearchIndex, text: str) -> None:
    found = {hit.id: hit.field for hits in index.find(text) for hit in hits.hits}
    assert found["linje-x"] == "amounts.2027"
    assert "risiko-1" in found
    assert ids(index, text)[0] == "linje-x"


def test_a_rounded_figure_finds_what_lies_near_after_what_is_exact(index: SearchIndex) -> None:
    assert ids(index, "4,8 mio")[:2] == ["linje-x", "linje-y"]
    assert "linje-y" not in ids(index, "4.800 t.kr.")
    assert ids(index, "4.790")[0] == "linje-y"


def test_a_number_is_not_found_inside_another(index: SearchIndex) -> None:
    assert "linje-x" not in ids(index, "800")
    assert "milepael-1" not in ids(index, "26")


def test_all_words_must_be_found(index: SearchIndex) -> None:
    assert ids(index, "pladsanvisning hovedmed") == []
    assert index.find("") == index.find(" - ") == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("direktør xyzzy styregruppen", "rolle-1"),
        ("hvad siger KFF HovedMED om inddragelse", "bemaerkning-1"),
        ("hvornår går din sociale indgang i luften", "milepael-1"),
        ("KFF Hoved-MED", "organ-med"),
        ("mødeudbud forsinket", "tiltag-1"),  # parts of a compound
        ("spørgsmål i ressortspor 2", "spoergsmaal-1"),
        ("4800 xyzzy forløb", "linje-x"),
    ],
)
def test_most_of_the_words_where_none_has_all(index: SearchIndex, text: str, first: str) -> None:
    assert ids(index, text) == []
    assert index.find_most(text)[0].hits[0].id == first


@pytest.mark.parametrize(
    "text", ["", "-", "hvad", "hvem i", "xyzzy", "plugh forløb xyzzy abc", "q"]
)
def test_nonsense_finds_nothing_rather_than_everything(index: SearchIndex, text: str) -> None:
    assert index.find_most(text) == []


def test_small_words_count_nothing_and_what_they_ask_comes_first(index: SearchIndex) -> None:
    assert ids(index, "hvem i styregruppen")[:2] == ["organ-program", "rolle-1"]
    assert ids(index, "hvad forsinket")[0] == "risiko-1"
    assert "hvem" not in index.needles("hvem forsinket mødeudbud")
    assert {"forsinket", "moed", "udbud"} <= set(index.needles("hvem forsinket mødeudbud"))
    assert index.needles("hvem") == ["hvem"]


def test_what_a_word_is_also_called_comes_first_where_it_is_asked_for() -> None:
    milestones = [
        Milestone(id=f"milepael-{label}", label=label, kind="", project="Sociale")
        for label in ("Evaluering af luften", "Go-live")
    ]
    index = SearchIndex(filled(milestones), WORDS)
    assert ids(index, "hvornår sociale luften") == [
        "milepael-Go-live",
        "milepael-Evaluering af luften",
    ]
    assert ids(index, "hvad sociale luften") == [
        "milepael-Evaluering af luften",
        "milepael-Go-live",
    ]


def test_after_the_few_with_the_very_words_come_other_forms(index: SearchIndex) -> None:
    assert ids(index, "forsinkede")[0] == "risiko-1"
    assert ids(index, "åbningstider")[0] == "linje-y"
    assert "tid-on" in ids(index, "åbningstider")


def test_hits_are_by_kind_with_their_number(index: SearchIndex) -> None:
    found = index.find("pladsanvisning", most=1)
    assert [hits.table for hits in found] == ["centres", "intervals"]
    assert [(hits.count, len(hits.hits)) for hits in found] == [(1, 1), (2, 1)]


def test_where_it_was_found(index: SearchIndex) -> None:
    fields = {
        text: index.find(text)[0].hits[0].field
        for text in ("styregruppen", "drøfter", "4800", "forløb 2026", "koster")
    }
    assert fields == {
        "styregruppen": "",
        "drøfter": "tasks",
        "4800": "amounts.2027",
        "forløb 2026": "amounts.2026",
        "koster": "note",
    }


def test_the_name_of_a_kind_finds_its_records_first(index: SearchIndex) -> None:
    found = index.find("åbningstid")
    assert [hits.table for hits in found][:2] == ["intervals", "lines"]


def test_names_of_persons_only_when_asked(index: SearchIndex) -> None:
    assert ids(index, "Åse") == []
    assert ids(index, "aase", private=True) == ["rolle-1"]


def test_a_single_letter_begins_a_word_of_a_label(index: SearchIndex) -> None:
    assert "linje-x" in ids(index, "f")
    assert "risiko-1" in ids(index, "f")
    assert "organ-med" not in ids(index, "p")


def test_every_text_of_every_record_is_found() -> None:
    records = every_record()
    index = SearchIndex(filled(records), WORDS)
    for record in records:
        table = kind_for(type(record)).table
        columns = KINDS[table].columns
        texts = [
            value
            for column in columns
            if isinstance(value := getattr(record, column.field), str)
            and column.type == "text"
            and column.field not in ("id", "document", "section")
            and column.field not in KINDS[table].references
            and (table, column.field) not in {("follow_ups", "table"), ("follow_ups", "target")}
            and not column.field.endswith(("precision", "qualifier"))
        ]
        for text in filter(lambda text: len(text) > 1, texts):
            hits = index.find(text, private=True, most=10_000)
            found = {(hit.table, hit.id) for one in hits for hit in one.hits}
            if table not in LINKS or text == record.note:
                assert (table, record.id) in found, (table, text)
    assert {hits.table for hits in index.find("section")} >= {"bodies", "lines", "facts"}


# -- kept in step


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterable[Workbook]:
    """A workbook with a little of everything."""
    book = small_workbook(tmp_path / "bog.json")
    book.apply([Add(record) for record in (*LINES, *PLAN)])
    yield book
    book.close(discard=True)


def test_a_change_is_followed_with_all_that_is_named_by_it(book: Workbook) -> None:
    index = SearchIndex(book.tables, WORDS)
    book.subscribe(index.follow)
    assert ids(index, "pladsanvisning onsdag") == ["tid-on"]
    book.apply([SetField("centres", "center-1", "name", "Kontaktcentret")])
    assert ids(index, "pladsanvisning") == []
    assert ids(index, "kontaktcentret onsdag") == ["tid-on"]
    book.apply([SetField("bodies", "organ-med", "name", "Fælles MED")])
    assert ids(index, "fælles inddragelse") == ["bemaerkning-1"]
    book.set_amount("linje-x", "2027", 1_234_000)
    assert ids(index, "1.234") == ["linje-x"]
    assert "linje-x" not in ids(index, "4800")
    book.undo()
    assert ids(index, "1.234") == []
    assert ids(index, "4800")[0] == "linje-x"
    book.apply([Delete("follow_ups", "opfoelgning-1"), Delete("questions", "spoergsmaal-1")])
    assert ids(index, "overhead") == []
    assert "overhead" not in index.needles("forløboverhead")
    book.undo()
    assert set(ids(index, "overhead")) == {"spoergsmaal-1", "opfoelgning-1"}
    assert {"forloeb", "overhead"} <= set(index.needles("forløboverhead"))


def test_the_hours_of_a_day_are_told_as_one(book: Workbook) -> None:
    index = SearchIndex(book.tables, WORDS)
    book.subscribe(index.follow)
    assert ids(index, "torsdag 9-12, 13-18") == ["tid-to1"]
    book.apply([Delete("intervals", "tid-to2")])
    assert ids(index, "torsdag 13") == []
    assert ids(index, "torsdag 9-12") == ["tid-to1"]


def test_reading_a_few_at_a_time_misses_nothing(book: Workbook) -> None:
    index = SearchIndex(book.tables, WORDS)
    book.subscribe(index.follow)
    assert not index.prepare(3)
    book.apply([SetField("lines", "linje-x", "label", "Xylofon")])
    book.apply([Delete("risks", "risiko-1"), Delete("measures", "tiltag-1")])
    while not index.prepare(50):
        pass
    assert ids(index, "xylofon") == ["linje-x"]
    assert ids(index, "forsinket") == []


LABELS = st.text(alphabet="abæø 12", min_size=1, max_size=6)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("label"), st.sampled_from(["linje-x", "linje-y"]), LABELS),
        st.tuples(st.just("amount"), st.sampled_from(["linje-x", "linje-y"]), st.integers(0, 30)),
        st.tuples(st.just("name"), st.sampled_from(["organ-med", "organ-program"]), LABELS),
        st.tuples(st.just("undo"), st.just(""), st.just("")),
    ),
    max_size=6,
)


@given(STEPS, st.sampled_from(["a", "ab", "ae", "12", "5", "inddragelse", "mio", "direktør"]))
def test_following_is_the_same_as_reading_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, object]], text: str
) -> None:
    tables = filled([*LINES, *PLAN])
    index = SearchIndex(tables, WORDS)
    index.prepare()
    done: list[Group] = []
    for number, (what, record_id, value) in enumerate(steps):
        if what == "undo":
            if not done:
                continue
            made = plan_changes(tables, invert(done.pop().changes))
        else:
            edits: dict[str, Edit] = {
                "label": SetField("lines", record_id, "label", value),
                "amount": SetField("lines", record_id, "amounts.2026", value),
                "name": SetField("bodies", record_id, "name", value),
            }
            made = plan(tables, [edits[what]])
        put_in_place(tables, made)
        group = Group(str(number), "", "", tuple(step.change for step in made))
        if what != "undo":
            done.append(group)
        index.follow(group)
        anew = SearchIndex(tables, WORDS)
        assert index.find(text) == anew.find(text)
        assert index.find_most(f"{text} nyt") == anew.find_most(f"{text} nyt")
        assert index.needles("weekendforløb") == anew.needles("weekendforløb")
