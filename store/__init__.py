"""What is kept and how it adds up: the public face for a Python prompt.

    import store

    with store.open_workbook("ressort.json") as book:
        table = book.table("oek19-t6")
        print(table.total("2027").exact())
        book.set_amount("oek19-t6-r04", "2027", 5_000_000, reason="møde 3/12")
        book.undo()

Amounts are whole kroner. See `store.workbook.Workbook`.
"""

from store.amounts import BLANK, UNKNOWN, Amount, Blank, Range, Sum, Unknown
from store.changes import Add, Delete, SetField
from store.creating import create_workbook
from store.errors import ChangeError, Code, CsvError, CsvRefused, FileError, NotSaved, StoreError
from store.opening import open_workbook
from store.workbook import Workbook

__all__ = [
    "BLANK",
    "UNKNOWN",
    "Add",
    "Amount",
    "Blank",
    "ChangeError",
    "Code",
    "CsvError",
    "CsvRefused",
    "Delete",
    "FileError",
    "NotSaved",
    "Range",
    "SetField",
    "StoreError",
    "Sum",
    "Unknown",
    "Workbook",
    "create_workbook",
    "open_workbook",
]
