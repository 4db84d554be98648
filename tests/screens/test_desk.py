"""What a user chose, and who is told of it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from screens.desk import Choices, Desk
from store.changes import Group, SetField
from store.errors import ChangeError, NotSaved
from store.opening import open_workbook
from store.records import View
from store.system import Files
from store.workbook import Workbook

D = "oek19-t6-r04"


def test_followers_hear_of_groups_and_of_choices(sample: Workbook) -> None:
    desk, heard = Desk(sample), list[Group | None]()
    stop = desk.follow(heard.append)
    group = sample.set_amount(D, "2027", 5_000_000)
    desk.choose(unit="kr.")
    stop()
    desk.choose(unit="")
    assert heard == [group, None]
    assert group is not None
    assert desk.last_change == group.time


def test_what_is_otherwise_is_known_before_followers_are_told(sample: Workbook) -> None:
    desk, changed = Desk(sample), list[bool]()
    assert not desk.since.is_changed("lines", D)
    desk.follow(lambda _: changed.append(desk.since.is_changed("lines", D)))
    sample.set_amount(D, "2027", 5_000_000)
    sample.undo()
    assert changed == [True, False]


def test_choices_are_kept_as_they_are_made(sample: Workbook) -> None:
    kept = list[Choices]()
    desk = Desk(sample, Choices(), kept.append)
    desk.choose(administration="SUF", only_mine=True)
    assert kept == [Choices(administration="SUF", only_mine=True)]


def test_tables_are_narrowed_only_when_wanted(sample: Workbook) -> None:
    desk = Desk(sample, Choices(administration="SUF"))
    assert (desk.administration, desk.own) == ("SUF", "")
    assert desk.own_table("oek19-t6") is None
    desk.choose(only_mine=True)
    own = desk.own_table("oek19-t6")
    assert own is not None
    assert own.total("2027").exact() == 10_275_000
    assert desk.table("oek19-t6").total("2027").exact() == 11_110_000


def test_an_administration_the_workbook_lacks_counts_as_none(sample: Workbook) -> None:
    desk = Desk(sample, Choices(administration="XYZ", only_mine=True))
    assert (desk.administration, desk.own) == ("", "")
    assert Desk(sample, Choices(administration=None)).administration == ""


def test_the_unit_is_the_tables_own_until_another_is_chosen(sample: Workbook) -> None:
    desk, view = Desk(sample), sample.get(View, "drift-budget2026")
    assert desk.unit_of(view) == "mio. kr."
    desk.choose(unit="kr.")
    assert desk.unit_of(view) == "kr."


def test_a_reason_goes_with_one_change_that_is_made(sample: Workbook) -> None:
    desk = Desk(sample)
    desk.reason = "Aftalt i styregruppen"
    assert desk.apply([]) is None
    assert desk.reason
    sample_line = sample.lines(track="spor-5")[0]
    from store.cells import amount_edit

    group = desk.apply([amount_edit(sample_line, "2027", 1)])
    assert group is not None
    assert group.reason == "Aftalt i styregruppen"
    assert desk.reason == ""


def test_a_reason_is_used_up_before_followers_show_what_is_next(sample: Workbook) -> None:
    desk, seen = Desk(sample), list[str]()
    desk.follow(lambda _: seen.append(desk.reason))
    desk.reason = "Aftalt"
    desk.apply([SetField("lines", D, "amounts.2027", 1)])
    assert seen == [""]


def test_a_reason_is_kept_for_a_change_that_is_refused(sample: Workbook) -> None:
    desk = Desk(sample)
    desk.reason = "Aftalt"
    with pytest.raises(ChangeError):
        desk.apply([SetField("lines", "findes-ikke", "amounts.2027", 1)])
    assert desk.reason == "Aftalt"


def test_a_reason_goes_with_a_change_that_is_made_but_not_on_disk(sample_path: Path) -> None:
    class Full(Files):
        def write(self, fd: int, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "no space left on device")

    book = open_workbook(sample_path, files=Full())
    desk = Desk(book)
    desk.reason = "Aftalt"
    with pytest.raises(NotSaved):
        desk.apply([SetField("lines", D, "amounts.2027", 1)])
    assert (desk.reason, book.unsaved[0].reason) == ("", "Aftalt")
    book.close(discard=True)


def test_another_workbook_is_followed_instead(sample: Workbook) -> None:
    sample.set_amount(D, "2027", 5_000_000)
    other = open_workbook(sample.path, read_only=True)
    desk, heard = Desk(sample), list[Group | None]()
    assert desk.since.is_changed("lines", D)
    desk.follow(heard.append)
    desk.take(other)
    sample.undo()
    assert heard == [None]
    assert desk.book is other
    assert desk.since.is_changed("lines", D)
    other.close()
