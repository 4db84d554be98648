"""Registers out and in again, whatever they hold and however they were saved in between."""

from __future__ import annotations

import csv
import io
from typing import Any, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Range
from store.changes import AMOUNT_PREFIX, Add, Delete, Edit, SetField
from store.csv_dialect import DANSK, RFC4180, Dialect
from store.csv_registers import read_registers, register_files
from store.kinds import Kind
from store.planning import plan, put_in_place
from store.records import Line, Record
from store.schema import KINDS, kind_for
from store.tables import Tables
from store.validate import MAX_NUMBER
from tests.store.csv_helpers import line, some_tables

PROPERTY = settings(derandomize=True, deadline=None, max_examples=40)

NASTY = [
    *('"', '""', '";"', "a;b", "a,b", "\t", "\r", "\n", "\r\n", "a\r\nb", " ", "  a  ", "\u00a0"),
    *("'", "''", "'=1", "=1+1", "+1", "-", "@a", "＝1", "0360", "1E5", "9-12", "maj 2025", "SAND"),
    *("😀", "é", "e\u0301", "\u202eabc\u202c", "\u2028", "\x85", "\x0b", "\x1b[31m", "\ufeff"),
    *("[/x]", "1.125", "?", "10 %", "sep=;", "ja", "#N/A", "\ud7ff", "\U0010ffff"),
]
ANY = st.characters(codec="utf-8", exclude_characters="\0")
TEXT = st.text(ANY, max_size=6) | st.lists(st.sampled_from(NASTY), max_size=3).map("".join)
OLD_TEXT = st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=6)
AMOUNT: st.SearchStrategy[Amount] = st.one_of(
    st.integers(-MAX_KRONER, MAX_KRONER),
    st.tuples(st.integers(-999, 9_999), st.integers(0, 999)).map(lambda r: Range(r[0], sum(r))),
    st.sampled_from([UNKNOWN, BLANK]),
)
PERIOD = st.sampled_from(["1999", "2025", "2026", "2027", "2100", "årlig"])


def value_of(draw: st.DrawFn, info: msgspec.structs.FieldInfo, kind: Kind, text: Any) -> Any:
    if get_origin(info.type) is not None and get_origin(info.type) is not dict:
        return draw(st.sampled_from(get_args(info.type)))
    if info.type is int:
        return draw(st.integers(-MAX_NUMBER, MAX_NUMBER))
    if info.type is bool:
        return draw(st.booleans())
    if info.name == "amounts":
        return draw(st.dictionaries(PERIOD, AMOUNT))
    if any(c.field == info.name and c.type == "date" for c in kind.columns):
        return draw(st.just("") | st.dates().map(str))
    if any(c.field == info.name and c.type == "time" for c in kind.columns):
        return draw(st.just("") | st.times().map("{:%H:%M}".format))
    return draw(text.filter(bool) if info.required else text)


def with_needed(some: set[str]) -> set[str]:
    """The kinds, and those that their required references lead to."""
    needed = {
        target
        for table in some
        for field, target in KINDS[table].references.items()
        if field in KINDS[table].required
    }
    return some if needed <= some else with_needed(some | needed)


@st.composite
def tables_with(draw: st.DrawFn, text: Any) -> Tables:
    """Records of some kinds with references that hold, in no particular order of documents."""
    tables = Tables()
    some = with_needed(draw(st.sets(st.sampled_from([*KINDS]), max_size=5)))
    numbers = iter(draw(st.permutations(range(1, 61))))
    for table, kind in KINDS.items():
        for count in range(draw(st.integers(0, 3)) if table in some else 0):
            values: dict[str, Any] = {"id": f"{table.replace('_', '-')}-x{count}"}
            for info in msgspec.structs.fields(kind.record)[1:]:
                target = kind.references.get(info.name)
                if target is None:
                    values[info.name] = value_of(draw, info, kind, text)
                    continue
                ids = list(tables.table(target))
                if not info.required:
                    ids.append("")
                if not ids:
                    break
                values[info.name] = draw(st.sampled_from(ids))
            else:
                tables.put(table, kind.record(**values), next(numbers))
    return tables


@PROPERTY
@given(tables=tables_with(TEXT), dialect=st.sampled_from([DANSK, RFC4180]))
def test_an_export_read_into_the_same_tables_asks_for_nothing(
    tables: Tables, dialect: Dialect
) -> None:
    files = dict(register_files(tables, dialect))
    if files:
        assert read_registers(files, tables, replace=True).edits == []


@PROPERTY
@given(tables=tables_with(TEXT), dialect=st.sampled_from([DANSK, RFC4180]))
def test_an_export_read_into_empty_tables_gives_the_same_records_and_bytes(
    tables: Tables, dialect: Dialect
) -> None:
    files = dict(register_files(tables, dialect, private=True))
    new = imported(files) if files else Tables()
    assert new == tables
    assert dict(register_files(new, dialect, private=True)) == files


def imported(files: dict[str, bytes]) -> Tables:
    """Tables with what the files hold; the checks between records are left to other tests."""
    new = Tables()
    for edit in read_registers(files, Tables()).edits:
        assert isinstance(edit, Add)
        new.put(kind_for(type(edit.record)).table, edit.record)
    return new


FLAGS, DATES = (
    {c.heading for kind in KINDS.values() for c in kind.columns if c.type == type_}
    for type_ in ("flag", "date")
)


def saved_again(data: bytes, delimiter: str, encoding: str, newline: str, words: bool) -> bytes:
    """The file as another program saves it, cells unchanged but for dates and flags."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    header = next(rows)
    other = {"ja": "SAND", "nej": "FALSK"}
    out = io.StringIO(newline="")
    # Everything quoted: the csv module itself leaves a CR unquoted where lines end in LF.
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        for place, heading in enumerate(header if words else ()):
            if row[place] in other and heading in FLAGS:
                row[place] = other[row[place]]
            if heading in DATES:
                row[place] = "-".join(reversed(row[place].split("-")))
        writer.writerow(row)
    return out.getvalue().encode(encoding)


@PROPERTY
@given(
    tables=tables_with(TEXT),
    delimiter=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    words=st.booleans(),
)
def test_a_file_saved_another_way_asks_for_nothing(
    tables: Tables, delimiter: str, encoding: str, newline: str, words: bool
) -> None:
    files = {
        name: saved_again(data, delimiter, encoding, newline, words)
        for name, data in register_files(tables, DANSK)
    }
    if files:
        assert read_registers(files, tables, replace=True).edits == []


@PROPERTY
@given(tables=tables_with(OLD_TEXT), delimiter=st.sampled_from(";,\t"))
def test_a_file_saved_in_the_old_windows_encoding_asks_for_nothing(
    tables: Tables, delimiter: str
) -> None:
    files = {
        name: saved_again(data, delimiter, "cp1252", "\r\n", False)
        for name, data in register_files(tables, DANSK)
    }
    if files:
        assert read_registers(files, tables, replace=True).edits == []


@PROPERTY
@given(before=tables_with(TEXT), after=tables_with(TEXT))
def test_replacing_makes_the_tables_say_what_the_files_say(before: Tables, after: Tables) -> None:
    files = {kind.file: b"\xef\xbb\xbfid\r\n" for kind in KINDS.values()}
    files |= dict(register_files(after, DANSK))
    keep_periods_without_a_column(before, after)
    found = read_registers(files, before, replace=True)
    assert applied(before, found.edits) == after
    for table in KINDS:
        old, new = before.table(table), after.table(table)
        both = old.keys() & new.keys()
        assert found.added[table] == len(new) - len(both)
        assert found.deleted[table] == len(old) - len(both)
        assert found.unchanged[table] == sum(old[name] == new[name] for name in both)
        assert found.changed[table] == sum(old[name] != new[name] for name in both)


def keep_periods_without_a_column(before: Tables, after: Tables) -> None:
    """A column left out changes nothing: what `before` has in such periods stays."""
    columns = {period for held in after.of(Line).values() for period in held.amounts}
    for held in list(after.of(Line).values()):
        old = before.of(Line).get(held.id)
        kept = {p: a for p, a in old.amounts.items() if p not in columns} if old else {}
        after.put("lines", msgspec.structs.replace(held, amounts=kept | held.amounts))


def applied(tables: Tables, edits: list[Edit]) -> Tables:
    """The tables after edits that are taken as they are; a field that stays is an error."""
    new = tables.copy()
    for edit in edits:
        if isinstance(edit, Delete):
            new.remove(edit.table, edit.id)
        elif isinstance(edit, SetField):
            record = new.get(edit.table, edit.id)
            new.put(edit.table, changed(record, edit.field, edit.value))
        else:
            new.put(kind_for(type(edit.record)).table, edit.record)
    return new


def changed(record: Record, name: str, value: Any) -> Record:
    if isinstance(record, Line) and name.startswith(AMOUNT_PREFIX):
        amounts = record.amounts | {name.removeprefix(AMOUNT_PREFIX): value}
        name, value = "amounts", {p: amount for p, amount in amounts.items() if amount is not None}
    assert getattr(record, name) != value
    return msgspec.structs.replace(record, **{name: value})


@pytest.mark.parametrize("text", NASTY)
def test_each_nasty_text_comes_back_as_it_was(text: str) -> None:
    tables = some_tables()
    tables.put("lines", line("linje-a", label=text, group=text, note=text, section=text))
    new = Tables()
    files = dict(register_files(tables, DANSK))
    put_in_place(new, plan(new, read_registers(files, new).edits))
    assert new == tables
