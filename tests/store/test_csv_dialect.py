"""The bytes of CSV files, and text that a spreadsheet would change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.csv_dialect import (
    DANSK,
    RFC4180,
    count_rows,
    decode,
    find_delimiter,
    guard,
    split_sep_line,
    unguard,
    write_columns,
    write_rows,
)
from store.csv_guard import guard_all
from store.errors import Code, CsvError

PROPERTY = settings(derandomize=True, deadline=None, max_examples=500)

PIECES = [
    *"0123456789=+-@'.,:/% eEkr()$TtsSmMjJaApP\t\r\n\u00a0\u2212＝＋－＠",
    "maj",
    "dec",
    "kr.",
]
SPREADSHEET_TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=9)


def test_danish_files_begin_with_a_mark_and_hold_semicolons_and_crlf() -> None:
    written = write_rows([["id", "navn"], ["a", "Én, to"]], DANSK)
    assert written == b"\xef\xbb\xbfid;navn\r\n" + "a;Én, to\r\n".encode()


def test_rfc_4180_files_have_no_mark_and_hold_commas_and_crlf() -> None:
    assert (
        write_rows([["id", "navn"], ["a", "Én; to"]], RFC4180) == "id,navn\r\na,Én; to\r\n".encode()
    )


def test_decimals_are_set_off_by_the_sign_of_the_dialect() -> None:
    assert (DANSK.decimal, RFC4180.decimal) == (",", ".")


def test_cells_are_quoted_where_they_must_be() -> None:
    rows = [["a;b", 'c"d', "e\nf", "g\rh", "i,j", 12, None]]
    assert write_rows(rows, DANSK)[3:] == b'"a;b";"c""d";"e\nf";"g\rh";i,j;12;\r\n'


@pytest.mark.parametrize("first", list("=+-@\t\r\n＝＋－＠'"))
def test_text_that_runs_as_a_formula_gets_an_apostrophe(first: str) -> None:
    assert guard(f"{first}SUM(1;2)") == f"'{first}SUM(1;2)"
    assert guard(first) == (first if first == "-" else "'" + first)


@pytest.mark.parametrize(
    "text",
    [
        *("0360", "00", "0.125", "01,50", ".5", ",5"),
        *("1E5", "1e5", "1,5E+10", "12e-3"),
        *("1234567890123456", "1.234.567.890.123.456", "1234 5678 9012 3456"),
        *("9-12", "1/2", "9.12", "9.00", "01.02.2026", "1/2/26", "2026-01-01", "12-2026", "2026-1"),
        *("2026-01-01 09:00", "2026-01-01T09:00:00", "3 1/2", "9 - 12"),
        *("9:00", "09:00", "25:00:30", "9:00 PM", "9 am"),
        *("maj 2025", "1. april 2026", "dec-24", "24. dec", "MARTS 2", "Sept2", "october 1, 2026"),
        *("may 2025", "1-okt-26", "2026 juni", "jan. 2026", "1.februar"),
        *("SAND", "falsk", "TRUE", "False"),
        *("3.786", "1.125", "1.125.000", "35.550,3", "1,50", "1.125,0", "7,"),
        *("10%", "2,5 %", "%5", "(5)", "100-", "kr. 100", "kr 5", "100 kr.", "€ 5", "$5"),
        *("#N/A", "#REF!"),
        *(" =1+1", "\u00a00360", "3415 ", " 3.786", "9-12 ", "  sand "),
    ],
)
def test_text_that_reads_as_something_else_is_guarded(text: str) -> None:
    assert guard(text) == "'" + text
    assert unguard("'" + text) == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-",
            "236,8",
            "3415",
            "0",
            "0,5",
            "2026",
            "123456789012345",
        ),
        *("Programledelse", "e) Programledelse", "spor-a1", "9-12 år", "900–1000", "kl. 9", "?"),
        *("majoritet 2025", "Marts", "sandsynlig", "3415 Pleje", "1. del", "trustee", "2029*"),
        *("12 borgere", "1E", "10 % af rammen", "maj 2025 og frem", "2026 (jan.-juni)", "kr."),
        *(" Indrykket", "a=1", "a'b", "drift", "\u2212"),
    ],
)
def test_other_text_and_plain_figures_stand_as_they_are(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@pytest.mark.parametrize("text", ["'", "'t Hooft", "'3415", "'maj 2025'", "'Drift'", "'a=1"])
def test_foreign_apostrophes_stay(text: str) -> None:
    assert unguard(text) == text


def test_foreign_text_with_an_apostrophe_before_what_would_be_guarded_loses_it() -> None:
    assert unguard("'0360") == "0360"
    assert unguard("'=1+1") == "=1+1"
    assert unguard("''citeret'") == "'citeret'"


MONTHS = (
    *("jan", "januar", "january", "feb", "februar", "february", "mar", "marts", "march"),
    *("apr", "april", "maj", "may", "jun", "juni", "june", "jul", "juli", "july"),
    *("aug", "august", "sep", "sept", "september", "okt", "oktober", "oct", "october"),
    *("nov", "november", "dec", "december"),
)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(
    "shape",
    [
        "{} 2019",
        "{}-19",
        "{}9",
        "9. {}",
        "19-{}",
        "29. {} 2019",
        "9.{}.",
        "{}. 29, 1999",
        "1999 {}",
    ],
)
def test_month_names_make_dates_in_danish_and_english(shape: str, month: str) -> None:
    for word in (month, month.upper(), month.capitalize()):
        assert guard(shape.format(word)) == "'" + shape.format(word)


@PROPERTY
@given(
    day=st.integers(1, 31),
    month=st.integers(1, 12),
    year=st.integers(1900, 2199),
    separator=st.sampled_from("-/."),
    width=st.integers(1, 2),
)
def test_all_dates_in_figures_are_guarded(
    day: int, month: int, year: int, separator: str, width: int
) -> None:
    d, m, y = f"{day:0{width}}", f"{month:0{width}}", str(year)
    for parts in ([d, m], [d, m, y], [d, m, y[2:]], [m, y], [y, m], [y, m, d]):
        text = separator.join(parts)
        assert guard(text) == "'" + text
        assert guard(text + " 19:59") == "'" + text + " 19:59"


@PROPERTY
@given(
    st.integers(0, 99), st.integers(0, 59), st.sampled_from(["", ":09", ":59", ":59,9", ":00.19"])
)
def test_all_times_are_guarded(hours: int, minutes: int, seconds: str) -> None:
    for half in ("", " AM", "pm", " p.m.", " a"):
        text = f"{hours}:{minutes:02}{seconds}{half}"
        assert guard(text) == "'" + text


@PROPERTY
@given(st.integers(10, 10**15 - 1))
def test_plain_figures_are_never_guarded(number: int) -> None:
    grouped = f"{number:,}".replace(",", ".")
    for text in (str(number), f"{number // 10},{number % 9 + 1}"):
        assert guard(text) == text
    assert guard(grouped) == (grouped if number < 1000 else "'" + grouped)
    for text in (f"{number}%", f"{grouped} kr.", f"({number})", f"{number}E9", f"9 {number}/99"):
        assert guard(text) == "'" + text


@PROPERTY
@given(SPREADSHEET_TEXT)
def test_unguard_is_the_inverse_of_guard(text: str) -> None:
    assert unguard(guard(text)) == text


@PROPERTY
@given(SPREADSHEET_TEXT)
def test_only_an_apostrophe_is_ever_taken_from_text(text: str) -> None:
    assert unguard(text) in (text, text[1:])
    assert unguard(text) == text or text[0] == "'"


@PROPERTY
@given(st.lists(SPREADSHEET_TEXT))
def test_guarding_many_texts_is_guarding_each(texts: list[str]) -> None:
    assert list(guard_all(texts)) == [guard(text) for text in texts]


@PROPERTY
@given(SPREADSHEET_TEXT)
def test_guarded_text_never_begins_a_formula(text: str) -> None:
    guarded = guard(text)
    assert guarded == "-" or guarded.lstrip()[:1] not in {*"=+-@＝＋－＠"}


@PROPERTY
@given(st.text("0123456789", min_size=1, max_size=20))
def test_digits_are_guarded_just_when_a_spreadsheet_would_lose_some(digits: str) -> None:
    kept = digits == "0" or (digits[0] != "0" and len(digits) <= 15)
    assert (guard(digits) == digits) is kept


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252"], ids=["utf-8", "utf-8 with mark", "cp1252"]
)
def test_single_byte_encodings_are_found(encoding: str) -> None:
    assert decode("a.csv", "rækkefølge – €".encode(encoding)) == "rækkefølge – €"


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_utf_16_is_found_by_its_mark(mark: bytes, encoding: str) -> None:
    assert decode("a.csv", mark + "rækkefølge – 😀".encode(encoding)) == "rækkefølge – 😀"


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_no_encoding_has_is_told_with_its_row(byte: int) -> None:
    data = b'id;navn\r\na;"to\r\nlinjer"\r\nb;' + bytes([byte]) + b"\r\n"
    with pytest.raises(CsvError) as refused:
        decode("a.csv", data)
    assert refused.value.code is Code.CSV_ENCODING
    assert refused.value.values == {
        "path": "a.csv",
        "row": 3,
        "byte": data.index(byte),
        "encoding": "cp1252",
    }


@pytest.mark.parametrize(
    ("data", "row", "byte", "encoding"),
    [
        (b"\xef\xbb\xbfid\r\n\xe6", 2, 7, "utf-8"),
        (b"\xff\xfei\x00d\x00\n\x00\x00\xd8a\x00", 2, 8, "utf-16-le"),
        (b"\xfe\xff\x00i\x00", 1, 4, "utf-16-be"),
        (b"sep=;\r\nid;a\r\n\x81", 2, 13, "cp1252"),
    ],
)
def test_bytes_that_break_their_encoding_are_told(
    data: bytes, row: int, byte: int, encoding: str
) -> None:
    with pytest.raises(CsvError) as refused:
        decode("a.csv", data)
    assert refused.value.code is Code.CSV_ENCODING
    found = refused.value.values
    assert (found["row"], found["byte"], found["encoding"]) == (row, byte, encoding)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_rows_are_counted_as_a_spreadsheet_counts(end: str) -> None:
    assert count_rows("") == 1
    assert count_rows(f"a{end}b") == 2
    assert count_rows(f'a;"b{end}c"{end}"') == 2


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id;navn;note\r\na,b,c,d,e,f", ";"),
        ("id,navn,note\n", ","),
        ("id\tnavn\tnote\r", "\t"),
        ('id;"a,b,c,d";note', ";"),
        ("\r\n\r\nid,navn", ","),
        ("id", ";"),
        ("", ";"),
    ],
)
def test_the_delimiter_is_found_in_the_header_line(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize(
    ("text", "delimiter", "rest"),
    [
        ("sep=;\r\nid,a", ";", "id,a"),
        ("SEP=,\nid", ",", "id"),
        ('"sep=;"\rid', ";", "id"),
        ("sep=\t\r\nid", "\t", "id"),
        ("sep=|\r\nid|a", "|", "id|a"),
        ("sep=\r\nid", "", "id"),
        ("separat;id", "", "separat;id"),
        ("id;a\r\nsep=;", "", "id;a\r\nsep=;"),
    ],
)
def test_a_sep_line_names_the_delimiter_and_is_left_out(
    text: str, delimiter: str, rest: str
) -> None:
    assert split_sep_line(text) == (delimiter, rest)


CELLS = st.text(st.sampled_from("a\";,\r\n\t 'é"), max_size=4)


@PROPERTY
@given(st.lists(st.lists(st.tuples(CELLS, CELLS), max_size=4), max_size=3))
def test_columns_are_written_as_rows_are(blocks: list[list[tuple[str, str]]]) -> None:
    headings = ['a"b', "c;d,e"]
    by_column = [list(zip(*block, strict=True)) or [(), ()] for block in blocks]
    for dialect in (DANSK, RFC4180):
        rows: list[tuple[str, ...]] = [tuple(headings), *(row for block in blocks for row in block)]
        assert write_columns(headings, by_column, dialect) == write_rows(rows, dialect)
