"""Every command is declared once, has its words, and is obeyed where it is offered."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from ressort_tui.pages import make_page
from screens.commands import BY_NAME, EVERYWHERE, bindings, page_bindings
from screens.desk import Desk
from screens.page import Page
from screens.texts.commands_da import COMMANDS, key_text
from screens.texts.frame_text import TABS
from screens.texts.help_da import HELP
from store.workbook import Workbook


def test_every_command_has_its_words_and_no_words_are_left_over() -> None:
    assert set(BY_NAME) == set(COMMANDS)


@pytest.mark.parametrize("name", TABS)
def test_a_screen_can_do_what_it_offers(sample: Workbook, name: str) -> None:
    page = make_page(name, Desk(sample))
    assert isinstance(page, Page)
    assert name in HELP
    for command in (*page.OFFERS, *EVERYWHERE):
        assert hasattr(page, f"action_{BY_NAME[command].action}"), command


@pytest.mark.parametrize("name", TABS)
def test_no_two_commands_of_a_screen_share_a_key(sample: Workbook, name: str) -> None:
    page = make_page(name, Desk(sample))
    keys = [
        key
        for command in (*page.OFFERS, *EVERYWHERE)
        for key in BY_NAME[command].keys.split(",")
        if key
    ]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)


def test_the_footer_is_in_the_order_given_before_what_every_screen_has() -> None:
    found = page_bindings(("edit", "filter"), ("filter", "edit"))
    shown = [b.id for b in found if isinstance(b, Binding) and b.show]
    assert shown == ["filter", "edit", "back", "search", "find", "help"]


def test_a_command_without_keys_has_no_binding() -> None:
    assert not BY_NAME["save_copy"].keys
    assert bindings("save_copy") == []


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ctrl+z", "Ctrl+Z"),
        ("f6,ctrl+pagedown", "F6"),
        ("shift+f6", "Skift+F6"),
        ("ctrl+pagedown", "Ctrl+PageDown"),
        ("alt+up", "Alt+pil op"),
        ("delete", "Del"),
    ],
)
def test_keys_are_called_as_on_a_danish_keyboard(keys: str, text: str) -> None:
    assert key_text(keys) == text


def test_no_key_needs_altgr_on_a_danish_keyboard() -> None:
    for command in BY_NAME.values():
        for key in command.keys.split(","):
            assert key.split("+")[-1] not in set("@£$€{[]}|\\~"), key
