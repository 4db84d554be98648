"""A user's choices and draft, kept from one start to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressort_tui.preferences import CHOICES, DRAFT, Draft, Preferences
from screens.desk import Choices
from screens.places import Place

PLACE = Place("budget", view="oek19-t6", line="oek19-t6-r04", column="2027", typed="50")
DRAFT_A = Draft("a", PLACE)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "config" / "deep", tmp_path / "state")


def test_a_first_start_has_chosen_nothing(preferences: Preferences) -> None:
    assert preferences.choices() == Choices()
    assert preferences.choices().administration is None
    assert preferences.draft("a") is None


def test_choices_come_back(preferences: Preferences) -> None:
    chosen = Choices(administration="ØKF", only_mine=True, unit="mio. kr.", theme="lys")
    preferences.keep_choices(chosen)
    assert preferences.choices() == chosen


def test_a_draft_belongs_to_its_workbook(preferences: Preferences) -> None:
    preferences.keep_draft(DRAFT_A)
    assert preferences.draft("b") is None
    assert preferences.draft("a") == DRAFT_A
    preferences.drop_draft()
    assert preferences.draft("a") is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b'{"unit": "euro"}', b"\xff", b"[]", b'{"x": 1e999}']
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / CHOICES).write_bytes(damage)
    (tmp_path / DRAFT).write_bytes(damage)
    preferences = Preferences(tmp_path, tmp_path)
    assert preferences.choices() == Choices()
    assert preferences.draft("a") is None


def test_where_nothing_can_be_written_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    preferences = Preferences(tmp_path / "file", tmp_path / "file")
    preferences.keep_choices(Choices(theme="lys"))
    preferences.keep_draft(DRAFT_A)
    preferences.drop_draft()
    assert preferences.keep_copy("1") == ""
    assert preferences.choices() == Choices()


def test_copied_cells_lie_where_they_are_said_to(preferences: Preferences) -> None:
    path = preferences.keep_copy("4.800\t5.200\næøå")
    assert Path(path).read_text(encoding="utf-8") == "4.800\t5.200\næøå"
