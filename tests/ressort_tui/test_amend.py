"""`ret`, `historik` and `fortryd`: changes from the command line."""

from __future__ import annotations

import errno
from collections import Counter
from pathlib import Path

import pytest

import store
from store.changes import Add
from store.records import Line, View
from tests.ressort_tui.conftest import Run

LINE = "oek19-t6-r04"


def amount(path: Path, line_id: str = LINE, period: str = "2027") -> object:
    with store.open_workbook(path, read_only=True) as book:
        return book.get(Line, line_id).amounts.get(period)


def test_an_amount_is_set_and_the_totals_it_moves_are_shown(run: Run, book: Path) -> None:
    outcome = run("ret", LINE, "2027", "5000", "--begrundelse", "møde 3/12", "--fil", book)
    assert (outcome.code, outcome.err) == (0, "")
    assert amount(book) == 5_000_000
    first, *lines = outcome.out.splitlines()
    assert first.endswith(f"({LINE}), 2027: 4.800 → 5.000 t.kr.")
    told = [" ".join(line.split()) for line in lines]
    for total in (
        "Tabel 1 (oek19-t1) 5. Samlet syge- og hjemmepleje 11.110 → 11.310 24.935 → 25.135 t.kr.",
        "Tabel 1 (oek19-t1) I alt 12.143,5 → 12.343,5 49.240,8 → 49.440,8 t.kr.",
        "Tabel 6 (oek19-t6) Udgifter i alt (netto) 11.110 → 11.310 24.935 → 25.135 t.kr.",
        "Tabel 8 (oek19-t8) I alt 12.143,5 → 12.343,5 49.240,8 → 49.440,8 t.kr.",
    ):
        assert total in told
    assert any("Sundheds- og Omsorgsudvalget (SOU)" in line for line in told)


@pytest.mark.parametrize(
    ("typed", "kroner"),
    [
        ("236,8", 236_800),
        ("1,1 mio.", 1_100_000),
        ("+50", 4_850_000),
        ("-50", -50_000),
        ("=x*1,03", 4_944_000),
        ("-10 %", 4_320_000),
        ("?", store.UNKNOWN),
        ("-", store.BLANK),
        ("900-1000", store.Range(900_000, 1_000_000)),
    ],
)
def test_amounts_are_typed_the_danish_way(typed: str, kroner: object, run: Run, book: Path) -> None:
    assert run("ret", LINE, "2027", typed, "--fil", book).code == 0
    assert amount(book) == kroner


def test_an_annual_amount_and_a_range_are_told(run: Run, book: Path) -> None:
    outcome = run("ret", "plan2-t1-r02", "aarlig", "170000-200000", "--fil", book)
    assert "årligt: 177.732–227.584 → 170.000–200.000 t.kr." in outcome.out
    assert "628.759–658.759 + 2 uoplyste beløb" in outcome.out


def test_what_needs_a_second_look_is_told(run: Run, book: Path) -> None:
    outcome = run("ret", LINE, "2027", "-50", "--fil", book)
    assert "Bemærk: Aktiviteten er en udgift (U), men -50 t.kr. er under nul." in outcome.err
    assert "afrundet" in run("ret", LINE, "2026", "=x/3", "--fil", book).err
    none = run("ret", LINE, "2031", "5", "--fil", book).err
    assert "ingen tæller aktivitetens beløb for 2031 med" in none
    annual = run("ret", LINE, "årlig", "5", "--fil", book).err
    assert "ingen tæller aktivitetens årlige beløb med" in annual


@pytest.mark.parametrize(
    ("line_id", "period", "typed", "kroner", "told"),
    [
        ("plan1-tekst-01", "2027", "4,5", 4_500_000, "4,2 → 4,5 mio. kr."),
        ("plan1-tekst-01", "2027", "4500 t.kr.", 4_500_000, "4,2 → 4,5 mio. kr."),
        ("plan2-tekst-01", "2026", "900.000", 900_000, "850.000 → 900.000 kr."),
        (LINE, "2027", "?", store.UNKNOWN, "4.800 t.kr. → ?"),
        (LINE, "2027", "-", store.BLANK, "4.800 t.kr. → tom (-)"),
        (LINE, "2029", "5", 5_000, "tom → 5 t.kr."),
        (LINE, "2029", "?", store.UNKNOWN, "tom → ?"),
    ],
)
def test_an_amount_is_read_and_told_in_the_unit_of_its_table(
    line_id: str, period: str, typed: str, kroner: object, told: str, run: Run, book: Path
) -> None:
    outcome = run("ret", line_id, period, typed, "--fil", book)
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].endswith(f": {told}")
    assert amount(book, line_id, period) == kroner


def test_where_units_differ_the_one_used_is_named(run: Run, book: Path) -> None:
    with store.open_workbook(book) as opened:
        own = View(id="egen", title="Egen", ledger="implementering", unit="mio. kr.")
        opened.apply([Add(own)])
    outcome = run("ret", LINE, "2027", "5", "--fil", book)
    assert "Bemærk: Beløbet er læst i t.kr., som i Tabel 1." in outcome.err
    assert amount(book) == 5_000
    assert "læst i" not in run("ret", LINE, "2027", "5 mio.", "--fil", book).err
    assert "læst i" not in run("ret", LINE, "2027", "+10 %", "--fil", book).err


def test_what_is_told_but_not_counted_moves_no_total(run: Run, book: Path) -> None:
    outcome = run("ret", "oek19-tekst-01", "2026", "505", "--fil", book)
    assert outcome.err == (
        "Ingen total flytter sig, for aktiviteten er kun til orientering og tælles ikke med.\n"
    )


def test_a_file_that_cannot_be_written_whole_leaves_the_change_made(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("store.storage.SnapshotStorage.write", full)
        outcome = run("ret", LINE, "2027", "5000", "--fil", book)
    assert outcome.code == 0
    assert "4.800 → 5.000 t.kr." in outcome.out
    assert "49.240,8 → 49.440,8" in outcome.out
    assert outcome.err.startswith("Bemærk: Ændringerne er gemt i historikken, men ")
    assert "disken er fuld" in outcome.err
    assert amount(book) == 5_000_000


def test_the_same_amount_is_no_change(run: Run, book: Path) -> None:
    outcome = run("ret", LINE, "2027", "4.800", "--fil", book)
    assert (outcome.code, outcome.out) == (0, "")
    assert "intet er ændret" in outcome.err
    assert len(run("historik", "--json", "--fil", book).json) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([LINE, "2027", "abc"], 2, "kan ikke læses som et beløb"),
        ([LINE, "2027", "1,125"], 2, "Skriv »1.125 kr.« eller »1.125.000 kr.«."),
        ([LINE, "20", "5"], 2, "»20« er ikke en periode."),
        (["findes-ikke", "2027", "5"], 1, "ingen aktivitet med id »findes-ikke«"),
        (["plan2-t1-r02", "årlig", "+5"], 1, "her står et spænd"),
    ],
)
def test_what_cannot_be_set_changes_nothing(
    arguments: list[str], code: int, told: str, run: Run, book: Path
) -> None:
    outcome = run("ret", *arguments, "--fil", book)
    assert (outcome.code, outcome.out) == (code, "")
    assert told in outcome.err
    assert len(run("historik", "--json", "--fil", book).json) == 1


def test_the_history_tells_who_what_and_why(run: Run, book: Path) -> None:
    run("ret", LINE, "2027", "5000", "--begrundelse", "møde 3/12", "--fil", book)
    outcome = run("historik", "--fil", book)
    heading, change, reason, _, imported = outcome.out.splitlines()
    assert heading.endswith("Rettelse")
    assert change.endswith("beløb 2027: 4.800 → 5.000 t.kr.")
    assert reason == "  Begrundelse: møde 3/12"
    assert "92 aktiviteter" in imported
    newest, oldest = run("historik", "--json", "--fil", book).json
    assert newest["begrundelse"] == "møde 3/12"
    assert newest["aendringer"][0]["efter"] == 5_000_000
    assert heading.startswith(newest["id"][:8])
    assert len(oldest["aendringer"]) > 900


def test_the_history_is_cut_to_what_is_asked_for(run: Run, book: Path) -> None:
    for number in range(3):
        run("ret", LINE, "2027", str(number), "--fil", book)
    outcome = run("historik", "--antal", "2", "--fil", book)
    assert len([line for line in outcome.out.splitlines() if line[0] != " "]) == 2
    assert outcome.err == "Vist: 2 af 4 ændringer. Flere med --antal.\n"
    one = run("historik", "--aktivitet", "oek19-t6-r01", "--json", "--fil", book).json
    assert [len(group["aendringer"]) for group in one] == [1]
    assert run("historik", "--aktivitet", "findes-ikke", "--fil", book).code == 1


def test_the_last_change_is_undone_and_redone(run: Run, book: Path) -> None:
    run("ret", LINE, "2027", "5000", "--fil", book)
    undone = run("fortryd", "--fil", book)
    assert undone.code == 0
    assert undone.out.endswith("beløb 2027: 5.000 → 4.800 t.kr.\n")
    assert undone.err.startswith("Fortrudt: ændring ")
    assert amount(book) == 4_800_000
    assert "(fortrudt)" in run("historik", "--fil", book).out
    redone = run("fortryd", "--igen", "--fil", book)
    assert redone.out.endswith("beløb 2027: 4.800 → 5.000 t.kr.\n")
    assert amount(book) == 5_000_000
    assert run("fortryd", "--igen", "--fil", book).code == 1


def test_a_change_is_undone_by_the_beginning_of_its_id(run: Run, book: Path) -> None:
    run("ret", LINE, "2027", "5000", "--fil", book)
    run("ret", LINE, "2026", "1", "--fil", book)
    group = run("historik", "--json", "--fil", book).json[1]["id"]
    assert run("fortryd", group[:8], "--fil", book).code == 0
    assert amount(book) == 4_800_000
    again = run("fortryd", group[:8], "--fil", book)
    assert again.code == 1
    assert f"ændring {group[:8]} er allerede fortrudt" in again.err


def test_an_id_that_names_no_change_or_several_is_answered_with_no(run: Run, book: Path) -> None:
    assert "ingen ændring med id »zzz«" in run("fortryd", "zzz", "--fil", book).err
    with store.open_workbook(book) as opened:
        for number in range(17):
            opened.set_amount(LINE, "2027", number)
    letters = Counter(group["id"][0] for group in run("historik", "--json", "--fil", book).json)
    outcome = run("fortryd", letters.most_common(1)[0][0], "--fil", book)
    assert outcome.code == 1
    assert "Flere ændringer begynder med" in outcome.err
    assert amount(book) == 16


def test_there_is_an_end_to_undoing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tom.json"
    assert run("ny", "--tom", "--fil", path).code == 0
    outcome = run("fortryd", "--fil", path)
    assert (outcome.code, outcome.err) == (1, "Fejl: Der er intet at fortryde.\n")
    assert run("historik", "--fil", path).err == "Der er ingen ændringer.\n"


def test_an_undo_that_later_changes_stand_on_is_refused(run: Run, book: Path) -> None:
    run("ret", LINE, "2027", "5000", "--fil", book)
    first = run("historik", "--json", "--fil", book).json[0]["id"]
    run("ret", LINE, "2027", "6000", "--fil", book)
    outcome = run("fortryd", first, "--fil", book)
    assert outcome.code == 1
    assert "Fortryd den senere ændring først." in outcome.err
    assert amount(book) == 6_000_000


def test_the_making_of_the_workbook_is_not_undone(run: Run, book: Path) -> None:
    assert run("fortryd", "--fil", book).code == 1
    (made,) = run("historik", "--json", "--fil", book).json
    assert made["handling"] == "Oprettelse"
    outcome = run("fortryd", made["id"][:8], "--fil", book)
    assert (outcome.code, outcome.out) == (1, "")
    assert "er arbejdsfilens oprettelse og kan ikke fortrydes" in outcome.err


def test_an_undo_is_told_in_the_unit_of_the_table(run: Run, book: Path) -> None:
    run("ret", "plan2-tekst-01", "2026", "900.000", "--fil", book)
    assert run("fortryd", "--fil", book).out.endswith(": 900.000 → 850.000 kr.\n")
