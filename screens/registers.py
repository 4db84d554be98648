"""Registre: one grid a register, the same keys everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from screens.commands import page_bindings
from screens.desk import Desk
from screens.record_page import RecordPage
from screens.record_rows import Layout
from screens.register_layouts import EVERY_LAYOUT, REGISTERS
from screens.texts import registers_da as da
from screens.texts.record_details import record_details
from screens.texts.record_text import duration_text
from screens.texts.words import counted
from store.call_shares import call_total, hours_of_work
from store.plan_records import CallFigure
from store.records import Record


class RegistersPage(RecordPage, inherit_bindings=False):
    """One register at a time."""

    NAME = "registers"
    OFFERS = ("registers", "next_register", "previous_register", *RecordPage.OFFERS)
    BINDINGS: ClassVar = page_bindings(OFFERS, ("registers", "add_record", "filter"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, REGISTERS[0])

    def layout_of(self, table: str) -> Layout:
        """The columns of a register."""
        return EVERY_LAYOUT.get(table) or super().layout_of(table)

    def title_text(self) -> str:
        """The register and how much it holds."""
        return da.page_title(self.table, len(self.desk.book.tables.table(self.table)))

    def details(self, record: Record) -> Iterable[str]:
        """Of calls also how what is derived was worked out."""
        return record_details(self.desk.book, self.table, record, self._derived(record))

    def _derived(self, record: Record) -> Iterator[str]:
        if not isinstance(record, CallFigure):
            return
        handling, hours = duration_text(record.handling), hours_of_work(record)
        yield da.hours_line(record.calls, handling, hours)
        total = call_total(self.desk.book.tables.of(CallFigure).values())
        share = total.share(record.calls)
        if share is not None:
            yield da.share_line(record.calls, total.calls, share)

    # -- which register

    def action_do_registers(self) -> None:
        """List the registers there are."""
        from screens.dialogs.choose import Choice, ChooseDialog

        tables = self.desk.book.tables
        choices = [
            Choice(
                table, da.register_title(table), counted(len(tables.table(table)), "post", "poster")
            )
            for table in REGISTERS
        ]

        def chosen(table: str | None) -> None:
            if table is not None:
                self.show_table(table)

        self.app.push_screen(ChooseDialog(da.CHOOSE_TITLE, choices, self.table), chosen)

    def action_do_next_register(self) -> None:
        """The next one, round and round."""
        self._turn(1)

    def action_do_previous_register(self) -> None:
        """The one before."""
        self._turn(-1)

    def _turn(self, steps: int) -> None:
        here = REGISTERS.index(self.table) if self.table in REGISTERS else 0
        self.show_table(REGISTERS[(here + steps) % len(REGISTERS)])
