"""Text that JSON readers take and a workbook must not hold, with line and column."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Code, FileError
from store.json_check import MAX_DEPTH, MAX_DIGITS, parse_strict

REFUSED: list[tuple[bytes, Code, int, int]] = [
    (b"", Code.FILE_NOT_JSON, 1, 1),
    (b'{"a":1', Code.FILE_NOT_JSON, 1, 7),
    (b'{"a":1}\n{"b":2}', Code.FILE_NOT_JSON, 2, 1),
    (b'{\n "a": tru\n}', Code.FILE_NOT_JSON, 2, 7),
    (b'{"a":"\\x"}', Code.FILE_NOT_JSON, 1, 7),
    (b'{"a":"\n"}', Code.FILE_NOT_JSON, 1, 7),
    (b'["\\"\\"\\"', Code.FILE_NOT_JSON, 1, 2),
    (b'{"\xc3\xa6":\n "\xc3\xa6\xff"}', Code.FILE_NOT_UTF8, 2, 4),
    (b'\xef\xbb\xbf["\xff"]', Code.FILE_NOT_UTF8, 1, 3),
    (b'["\xed\xa0\x80"]', Code.FILE_NOT_UTF8, 1, 3),
    ('["æ"]'.encode("utf-16"), Code.FILE_NOT_UTF8, 1, 1),
    (b'{"a":\n NaN}', Code.FILE_BAD_NUMBER, 2, 2),
    (b'{"a":Infinity}', Code.FILE_BAD_NUMBER, 1, 6),
    (b'{"a":-Infinity}', Code.FILE_BAD_NUMBER, 1, 6),
    (b"[1e999]", Code.FILE_BAD_NUMBER, 1, 2),
    (b"[1E5]", Code.FILE_BAD_NUMBER, 1, 2),
    (b"[0, " + b"9" * 5000 + b"]", Code.FILE_BAD_NUMBER, 1, 5),
    (b"[" + b"9" * (MAX_DIGITS + 1) + b"]", Code.FILE_BAD_NUMBER, 1, 2),
    (b'{"a":1,"b":2,\n"a":3}', Code.FILE_DUPLICATE_KEY, 2, 1),
    (b'{"a":1,"\\u0061":3}', Code.FILE_DUPLICATE_KEY, 1, 8),
    (b'{"a":1,"a"' + b" \n" * 100 + b":3}", Code.FILE_DUPLICATE_KEY, 1, 8),
    (b'{"x":[{"a":1},{"a":{"b":1,"b":2}}]}', Code.FILE_DUPLICATE_KEY, 1, 27),
    (b'["\\ud800"]', Code.FILE_LONE_SURROGATE, 1, 3),
    (b'["\\uDFFF"]', Code.FILE_LONE_SURROGATE, 1, 3),
    (b'["\\udc00\\ud800"]', Code.FILE_LONE_SURROGATE, 1, 3),
    (b'["\\ud800\\ud800\\udc00"]', Code.FILE_LONE_SURROGATE, 1, 3),
    (b'["\\ud83d\\ude00\\ude00"]', Code.FILE_LONE_SURROGATE, 1, 3),
    (b'["\\\\\\ud800"]', Code.FILE_LONE_SURROGATE, 1, 3),
    (b'{"\\ud800":1}', Code.FILE_LONE_SURROGATE, 1, 3),
    (b"[" * 100_000, Code.FILE_TOO_DEEP, 1, MAX_DEPTH + 1),
    (b"[" * 100_000 + b"]" * 100_000, Code.FILE_TOO_DEEP, 1, MAX_DEPTH + 1),
    (b'{"\\x":' * 100_000, Code.FILE_NOT_JSON, 1, 3),
    (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, Code.FILE_TOO_DEEP, 1, 5 * MAX_DEPTH + 1),
]


@pytest.mark.parametrize(
    ("data", "code", "line", "column"), REFUSED, ids=lambda value: str(value)[:20]
)
def test_it_is_refused_with_its_place(data: bytes, code: Code, line: int, column: int) -> None:
    with pytest.raises(FileError) as caught:
        parse_strict(data, "bog.json")
    values = caught.value.values
    assert caught.value.code is code
    assert (values["path"], values["line"], values["column"]) == ("bog.json", line, column)


ACCEPTED: list[tuple[bytes, Any]] = [
    (b"{}", {}),
    (b"3", 3),
    (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
    (b'["\\ud83d\\ude00"]', ["😀"]),
    (b'["\\uD83D\\uDE00\\ud83d\\ude00"]', ["😀😀"]),
    (b'["\\\\ud800"]', ["\\ud800"]),
    (b'["\\\\\\\\ud800 \\"ud800\\""]', ['\\\\ud800 "ud800"']),
    (b'["a", "a", {"a": "a"}, {"a": "b:"}]', ["a", "a", {"a": "a"}, {"a": "b:"}]),
    (b'{"a": {"a": {"a": 1}}, "b": "a"}', {"a": {"a": {"a": 1}}, "b": "a"}),
    (b'{"a": "NaN, \\"Infinity\\": 1e999"}', {"a": 'NaN, "Infinity": 1e999'}),
    (b'{"a": "' + b"9" * 5000 + b'"}', {"a": "9" * 5000}),
    (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, json.loads("[" * MAX_DEPTH + "]" * MAX_DEPTH)),
    (b"[-" + b"9" * (MAX_DIGITS - 1) + b"]", [-int("9" * (MAX_DIGITS - 1))]),
]


@pytest.mark.parametrize(("data", "value"), ACCEPTED, ids=lambda value: str(value)[:20])
def test_it_is_read_as_it_stands(data: bytes, value: object) -> None:
    assert parse_strict(data, "") == value


def test_many_escaped_quotes_without_an_end_are_refused_at_once() -> None:
    with pytest.raises(FileError) as caught:
        parse_strict(b'{"a":' * 2000 + b'"' + b'\\"' * 300_000, "")
    assert caught.value.code is Code.FILE_TOO_DEEP


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from([None, 1]))
def test_what_a_program_writes_of_sound_values_is_read(
    value: Any, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert parse_strict(text.encode(), "") == value


@given(st.binary(max_size=60) | st.text('{}[]":,\\ud8c0 1eN', max_size=60).map(str.encode))
def test_whatever_it_is_it_is_read_or_refused(data: bytes) -> None:
    try:
        value = parse_strict(data, "")
    except FileError as error:
        assert {"line", "column"} <= error.values.keys()  # noqa: PT017 - both ways are right
    else:
        assert value == json.loads(data.decode("utf-8-sig"))
