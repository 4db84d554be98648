"""`python -m tests.benchmarks.datatable_app WORKBOOK [--rows N]`: what the program is held against.

The least that Textual and TinyDB give for the same job: the lines of the implementation money
in a DataTable with their total, `e` makes the amount under the cursor one thousand kroner larger
and saves it with TinyDB's `update`.
"""

from __future__ import annotations

import argparse
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer, Static
from tinydb import TinyDB

LEDGER = "implementering"
PERIODS = ("2026", "2027", "2028", "2029")


def kroner(amount: Any) -> int:
    """A figure, of a range the lower one; nothing for all else."""
    if isinstance(amount, dict):
        amount = amount.get("low", 0)
    return amount if isinstance(amount, int) else 0


def thousands(amount: int) -> str:
    """Kroner in t.kr. with one decimal, the Danish way."""
    text = f"{amount / 1000:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.removesuffix(",0")


class DataTableApp(App[None]):
    """One table, its total below, one key that edits."""

    CSS = "DataTable { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Ret"),
        Binding("q", "quit", "Afslut"),
    ]

    def __init__(self, path: str, rows: int | None) -> None:
        super().__init__()
        self._lines = TinyDB(path).table("lines")
        self._saved = 0
        kept = [one for one in self._lines.all() if one["ledger"] == LEDGER and not one.get("memo")]
        for document in kept:
            document.setdefault("amounts", {})
        self._documents = {str(one.doc_id): one for one in kept[:rows]}

    def compose(self) -> ComposeResult:
        """The table, its total, the keys."""
        yield DataTable()
        yield Static(id="total", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_column("Aktivitet", key="label")
        for period in PERIODS:
            table.add_column(period, key=period)
        table.add_column("I alt", key="sum")
        for key, document in self._documents.items():
            amounts = [kroner(document["amounts"].get(period)) for period in PERIODS]
            cells = [thousands(amount) for amount in (*amounts, sum(amounts))]
            table.add_row(document["label"], *cells, key=key)
        self._show_total()

    def _show_total(self) -> None:
        amounts = (one["amounts"].get(p) for one in self._documents.values() for p in PERIODS)
        total = thousands(sum(kroner(amount) for amount in amounts))
        self.query_one("#total", Static).update(f"I alt {total} gemt {self._saved}")

    def action_edit(self) -> None:
        """Make the amount of the first year one thousand larger, and save it."""
        table = self.query_one(DataTable)
        row, _ = table.coordinate_to_cell_key(table.cursor_coordinate)
        document = self._documents[str(row.value)]
        amount = kroner(document["amounts"].get(PERIODS[0])) + 1000
        document["amounts"][PERIODS[0]] = amount
        self._lines.update({"amounts": document["amounts"]}, doc_ids=[document.doc_id])
        table.update_cell(row, PERIODS[0], thousands(amount))
        self._saved += 1
        self._show_total()


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", metavar="WORKBOOK")
    parser.add_argument("--rows", type=int, metavar="N", help="only the first N lines")
    arguments = parser.parse_args()
    DataTableApp(arguments.path, arguments.rows).run()


if __name__ == "__main__":
    main()
