"""Screens that only remember where one went, to test another screen by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from textual.widgets import Static

from screens.desk import Desk
from screens.page import Page
from screens.places import Place


class PlainPage(Page):
    """A screen with nothing on it."""

    went: list[Place]

    def compose_body(self) -> Iterable[object]:
        """Nothing."""
        yield Static()

    def show(self) -> None:
        """Nothing to show."""

    def go_to(self, place: Place) -> None:
        """Remember."""
        self.went.append(place)


def use_plain_pages(monkeypatch: pytest.MonkeyPatch, **real: type[Page]) -> list[Place]:
    """Let the app have these screens and plain ones for the rest; returns where one goes."""
    went: list[Place] = []

    def make_page(name: str, desk: Desk) -> Page:
        if name in real:
            return real[name](desk)
        named: dict[str, Any] = {"NAME": name, "went": went}
        return type("Plain", (PlainPage,), named)(desk)  # type: ignore[no-any-return]

    monkeypatch.setattr("ressort_tui.app.make_page", make_page)
    return went
