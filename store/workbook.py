"""The workbook: the one door through which records change, and from which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from store.amounts import Amount
from store.changes import AMOUNT_PREFIX, Action, Change, Edit, Group, SetField, Step, invert, new_id
from store.errors import ChangeError, Code, FileError, NotSaved
from store.history import Edited, Saved
from store.kept_totals import KeptTotals
from store.notices import Notice, NoticeCode
from store.parts import Parts
from store.past import past_groups
from store.paths import history_of
from store.planning import plan, plan_changes, put_in_place
from store.records import Line, Record, View
from store.schema import kind_for
from store.snapshots import SnapshotJob
from store.storage import now
from store.system import reason, stamp, user_name
from store.table_view import TableView
from store.tables import Tables
from store.totals import ViewTotals
from store.undo import UndoLog, main_changes
from store.validate import check_reason

R = TypeVar("R", bound=Record)
Listener = Callable[[Group], None]

_KEEPS_OPEN = frozenset({Code.FILE_REMOVED, Code.FILE_REPLACED})


class Workbook:
    """All records of one workbook, their kept totals, their changes.

    Made by `store.open_workbook` and `store.create_workbook`. A workbook opened to be read only
    refuses every change with READ_ONLY. Not for use from several threads at once, save that
    `SnapshotJob.write` may run in another.
    """

    def __init__(self, parts: Parts) -> None:
        self.path = parts.path
        self.notices = parts.notices
        self.read_at = now()
        found = stamp(history_of(parts.path))
        self._read_size = found[2] if found else 0
        self.user = user_name()
        self._files = parts.files
        self._storage = parts.storage
        self._tables = parts.tables
        self._header = parts.header
        self._generation = parts.generation
        self._end = parts.place
        self._saved_sequence = (parts.place if parts.unchanged else parts.header).sequence
        self._history = parts.history
        self._lock = parts.lock
        self._totals = KeptTotals(parts.tables)
        self._log: UndoLog | None = None
        self._unsaved: list[Group] = []
        self._listeners: list[Listener] = []
        self._closed = False

    # -- reading

    @property
    def read_only(self) -> bool:
        """True when changes are refused."""
        return self._history is None

    def is_behind(self) -> bool:
        """True when another has written since this workbook was read; False while none can tell."""
        try:
            found = stamp(history_of(self.path))
        except OSError:  # a drive that is away for a while
            return False
        return self.read_only and found is not None and found[2] != self._read_size

    @property
    def name(self) -> str:
        """The workbook's name."""
        return self._header.name

    @property
    def id(self) -> str:
        """What this workbook and its copies are known by."""
        return self._header.workbook

    @property
    def tables(self) -> Tables:
        """All records. Only to be read."""
        return self._tables

    @property
    def unsaved(self) -> tuple[Group, ...]:
        """Groups that are in memory and in all totals, but not on disk."""
        return tuple(self._unsaved)

    def all(self, record_type: type[R]) -> list[R]:
        """The records of one type, in the order they were added."""
        documents = self._tables.documents(kind_for(record_type).table)
        records = self._tables.of(record_type)
        return [records[one] for one in sorted(records, key=documents.__getitem__)]

    def get(self, record_type: type[R], record_id: str) -> R:
        """One record; RECORD_MISSING when there is none."""
        record = self._tables.get(kind_for(record_type).table, record_id)
        assert isinstance(record, record_type)
        return record

    def lines(self, **equal: object) -> list[Line]:
        """Lines whose fields equal these (`track="spor-5"`), in order key, then id."""
        found = (
            line
            for line in self._tables.of(Line).values()
            if all(getattr(line, name) == value for name, value in equal.items())
        )
        return sorted(found, key=lambda line: (line.order, line.id))

    def table(self, view_id: str, administration: str = "") -> TableView:
        """A view as a table with its totals, which follow every later change.

        With an `administration` the same view of only the lines that involve it.
        """
        view = self.get(View, view_id)
        totals = partial(self.totals, administration=administration)
        return TableView(view.id, self._tables, totals)

    def totals(self, view_id: str, administration: str = "") -> ViewTotals:
        """The kept sums of a view; summed when first asked for, kept from then on.

        With an `administration` those of only the lines that involve it.
        """
        return self._totals.of(view_id, administration)

    def release(self, view_id: str) -> None:
        """Stop keeping the sums of a view that is out of sight."""
        self._totals.release(view_id)

    def history(self) -> Iterator[Group]:
        """Every group, oldest first, those not yet on disk included."""
        return iter(self._undo_log().groups.values())

    def is_undone(self, group_id: str) -> bool:
        """True when a group has been taken back and not made again."""
        return self._undo_log().is_undone(group_id)

    # -- changing

    def apply(
        self, edits: Iterable[Edit], *, reason: str = "", action: Action = "edit"
    ) -> Group | None:
        """Make edits as one group that is undone in one step; None when they change nothing.

        On disk when this returns. Raises `ChangeError` with nothing changed, or `NotSaved` with
        the group kept in memory and in all totals.
        """
        self._check_open()
        check_reason(reason)
        steps = plan(self._tables, edits)
        if not steps:
            return None
        return self._commit(steps, action, reason, "")

    def preview(self, edits: Iterable[Edit]) -> list[Step]:
        """What edits would do, checked; touches neither records, history nor kept totals."""
        return plan(self._tables, edits)

    def set_amount(
        self, line_id: str, period: str, amount: Amount | None, *, reason: str = ""
    ) -> Group | None:
        """Give a line another amount (kroner) in a period; None leaves the period blank."""
        return self.apply(
            [SetField("lines", line_id, f"{AMOUNT_PREFIX}{period}", amount)], reason=reason
        )

    def undo(self, group_id: str | None = None) -> Group:
        """Take back the last group that stands, or the one named; returns that group.

        UNDO_NOTHING when there is none, UNDO_CONFLICT when later changes stand on it, or why the
        records would no longer fit together (RECORD_IN_USE and the like).
        """
        self._check_open()
        group, changes = self._undo_log().to_undo(group_id)
        self._commit(plan_changes(self._tables, changes), "undo", "", group.id)
        return group

    def redo(self) -> Group:
        """Make the group undone last again; returns it. REDO_NOTHING when there is none."""
        self._check_open()
        group, changes = self._undo_log().to_redo()
        self._commit(plan_changes(self._tables, changes), "redo", "", group.id)
        return group

    def to_undo(self) -> list[Change]:
        """What the last group that stands was about, as `undo` would change it back.

        Refused as that is where there is none, or where nothing can be changed.
        """
        self._check_open()
        return invert(main_changes(self._undo_log().last_done().changes))[::-1]

    def to_redo(self) -> list[Change]:
        """What the group undone last was about; refused as `redo` is."""
        self._check_open()
        return main_changes(self._undo_log().last_undone().changes)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every group once it is made; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _commit(self, steps: list[Step], action: Action, reason: str, of: str) -> Group:
        changes = tuple(step.change for step in steps)
        group = Group(new_id(), now(), self.user, changes, action, reason, of)
        log = self._log
        self._unsaved.append(group)
        try:
            failure = self._try_append()
        finally:  # interrupted or not: what is to be saved is what there is
            put_in_place(self._tables, steps)
            self._totals.follow(steps)
            if log is not None:
                log.add(group)
        for listener in tuple(self._listeners):
            listener(group)
        if failure is not None:
            raise self._not_saved(failure)
        return group

    def _try_append(self) -> OSError | FileError | None:
        """Append every unsaved group in order; what stopped it, if anything did."""
        assert self._history is not None
        try:
            while self._unsaved:
                self._history.append(Edited(self._unsaved[0]))
                del self._unsaved[0]
        except (OSError, FileError) as error:
            return error
        return None

    def _not_saved(self, error: OSError | FileError) -> NotSaved:
        values: dict[str, object] = {"path": str(self.path), "count": len(self._unsaved)}
        if isinstance(error, FileError):
            values["cause"] = error.code
            values["reason"] = "other"
        else:
            values["reason"] = reason(error)
        not_saved = NotSaved(Code.NOT_SAVED, **values)
        not_saved.__cause__ = error
        return not_saved

    def _undo_log(self) -> UndoLog:
        if self._log is None:
            past = past_groups(self.path, self._end, self._history, self._files)
            self._log = UndoLog((*past, *self._unsaved))
        return self._log

    # -- saving

    def retry(self) -> None:
        """Try again to save what is only in memory; `NotSaved` when that fails too."""
        self._check_open()
        failure = self._try_append()
        if failure is not None:
            raise self._not_saved(failure)

    @property
    def snapshot_due(self) -> bool:
        """True when the history holds changes the workbook file does not yet include."""
        return self._history is not None and self._history.end.sequence > self._saved_sequence

    def snapshot(self) -> None:
        """Write the workbook file whole. Nothing depends on it but the time of opening.

        SNAPSHOT_FAILED, FILE_REPLACED or FILE_REMOVED leave the file that stands there.
        """
        job = self.begin_snapshot()
        job.write()
        self.end_snapshot(job)

    def begin_snapshot(self) -> SnapshotJob:
        """Take the state to be written, in a moment; `write` it in any thread, then end it."""
        self._check_open()
        self.retry()
        assert self._history is not None
        end = self._history.end
        self._generation += 1
        header = msgspec.structs.replace(
            self._header,
            generation=self._generation,
            sequence=end.sequence,
            offset=end.offset,
            chain=end.chain,
            last_document=self._tables.last_document,
            saved=now(),
        )
        return SnapshotJob(header, self._tables.copy(), self._storage, self._files)

    def end_snapshot(self, job: SnapshotJob) -> None:
        """Note a snapshot that has been written, unless a later one has been noted already."""
        assert self._history is not None
        if self._closed or job.header.generation < self._header.generation:
            return
        self._header = job.header
        if job.backup_error is not None:
            self.notices.append(
                Notice(NoticeCode.BACKUP_FAILED, {"reason": reason(job.backup_error)})
            )
        self._saved_sequence = job.header.sequence
        # Without this mark a backup put back is taken for a crash, and its newer changes are
        # applied: nothing is lost, so a failure here is none.
        quiet = self._history.end.sequence == self._saved_sequence
        with suppress(OSError, FileError):
            self._history.append(Saved(job.header.generation))
            if quiet:
                self._saved_sequence = self._history.end.sequence

    def save_copy(self, path: Path | str) -> None:
        """Save everything, unsaved groups included, as a new workbook file elsewhere.

        This workbook stays as it is. FILE_EXISTS rather than write over anything.
        """
        from store.creating import write_copy

        try:
            groups = list(self._undo_log().groups.values())
        except FileError:  # the history is lost or another's; the records are all here
            groups = self._unsaved
        write_copy(self, Path(path), self._header, groups)

    def close(self, *, discard: bool = False) -> None:
        """Save and let others write.

        `NotSaved`, FILE_REPLACED and FILE_REMOVED keep it open, so that a copy can be saved,
        unless `discard` is given.
        """
        if self._closed:
            return
        if self._history is None:
            self._closed = True
            return
        if not discard:
            self.retry()
        with self._storage.turn:
            keep_open = False
            try:
                if self.snapshot_due and not self._unsaved:
                    self.snapshot()
            except FileError as error:
                keep_open = not discard and error.code in _KEEPS_OPEN
                if not discard:
                    raise
            finally:
                if not keep_open:
                    self._shut()

    def _shut(self) -> None:
        self._closed = self._storage.closed = True
        try:
            if self._history is not None:
                self._history.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def _check_open(self) -> None:
        if self._closed:
            raise ChangeError(Code.CLOSED, path=str(self.path))
        if self._history is None:
            raise ChangeError(Code.READ_ONLY, path=str(self.path))

    def __enter__(self) -> Workbook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
