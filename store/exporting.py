"""Writing CSV files to a folder: each whole or not at all, nothing written over untold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.csv_dialect import Dialect
from store.csv_registers import register_files
from store.csv_views import FOLDER, view_bytes, view_file_name
from store.errors import Code, FileError, StoreError
from store.kept_totals import KeptTotals
from store.records import View
from store.system import Files, reason, write_whole
from store.table_view import TableView
from store.workbook import Workbook


def export_files(
    book: Workbook, dialect: Dialect, *, private: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Every file of an export by its path in the folder: registers, then views."""
    yield from register_files(book.tables, dialect, private=private)
    kept = KeptTotals(book.tables)
    for view in sorted(book.all(View), key=lambda view: (view.order, view.id)):
        table = TableView(view.id, book.tables, kept.of)
        yield f"{FOLDER}/{view_file_name(view.id)}", view_bytes(table, dialect)
        kept.release(view.id)


def export_to(
    book: Workbook,
    folder: Path,
    dialect: Dialect,
    *,
    overwrite: bool = False,
    private: bool = False,
    files: Files | None = None,
) -> list[Path]:
    """Export everything to a folder, which is made when missing; returns the files written.

    The names of persons go along only where `private` ones are asked for.

    EXPORT_EXISTS lists files that stand there already, unless `overwrite`; EXPORT_LINK names a
    link in their place, which is never written through. Each file is written beside its place
    and moved there; EXPORT_FAILED says how many were.
    """
    files = files or Files()
    prepared = [
        (folder / name, data) for name, data in export_files(book, dialect, private=private)
    ]
    _check_targets([path for path, _ in prepared], overwrite)
    written: list[Path] = []
    for path, data in prepared:
        try:
            files.make_folder(path.parent)
            write_whole(files, path, data)
        except OSError as error:
            raise StoreError(
                Code.EXPORT_FAILED,
                path=str(path),
                reason=reason(error),
                written=len(written),
                count=len(prepared),
            ) from error
        written.append(path)
    return written


def write_file(
    path: Path, data: bytes, *, overwrite: bool = False, files: Files | None = None
) -> None:
    """Write one file, whole or not at all.

    FILE_EXISTS when it stands there already, unless `overwrite`; FILE_IS_FOLDER, FOLDER_MISSING;
    EXPORT_LINK for a link, which is never written through; EXPORT_FAILED.
    """
    if path.is_symlink():
        raise StoreError(Code.EXPORT_LINK, path=str(path))
    if path.is_dir():
        raise FileError(Code.FILE_IS_FOLDER, path=str(path))
    if not path.parent.is_dir():
        raise FileError(Code.FOLDER_MISSING, path=str(path))
    if path.exists() and not (overwrite and path.is_file()):
        raise FileError(Code.FILE_EXISTS, path=str(path))
    try:
        write_whole(files or Files(), path, data)
    except OSError as error:
        raise StoreError(Code.EXPORT_FAILED, path=str(path), reason=reason(error)) from error


def _check_targets(paths: list[Path], overwrite: bool) -> None:
    for path in paths:
        for part in (path, path.parent):
            if part.is_symlink():
                raise StoreError(Code.EXPORT_LINK, path=str(part))
    there = [path for path in paths if path.exists()]
    blocked = [path for path in there if not path.is_file() or not overwrite]
    if blocked:
        raise StoreError(
            Code.EXPORT_EXISTS, path=str(blocked[0]), count=len(blocked), of=len(paths)
        )
