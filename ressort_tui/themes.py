"""Three sets of colours: dark, light, and high contrast."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

THEMES: Final = (
    Theme(
        name="mørk",
        primary="#2f6fb5",
        secondary="#274b6d",
        accent="#e3b341",
        warning="#e3b341",
        error="#f47067",
        success="#57ab5a",
        foreground="#e6e9ed",
        background="#14181d",
        surface="#1a2027",
        panel="#27313c",
        boost="#303c49",
        dark=True,
    ),
    Theme(
        name="lys",
        primary="#1f5fa8",
        secondary="#c9d8ea",
        accent="#8a4b00",
        warning="#8a4b00",
        error="#b3261e",
        success="#1a6b2d",
        foreground="#14181d",
        background="#f4f5f7",
        surface="#ffffff",
        panel="#dfe5ec",
        boost="#e8eef5",
        dark=False,
    ),
    Theme(
        name="høj kontrast",
        primary="#ffff00",
        secondary="#ffff00",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        boost="#000000",
        dark=True,
        text_alpha=1.0,
    ),
)
"""The first is used until another is chosen."""


def theme_after(name: str) -> str:
    """The theme that comes after another; the first for a name that is none."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
