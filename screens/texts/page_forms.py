"""A page as the text of a file, in one of its forms; each is loaded when it is asked for."""

from __future__ import annotations

from typing import Final

from screens.texts.page import Page

WIDTH: Final = 100
"""The width of a page in plain text: what an A4 page holds in small print."""


def rendered(page: Page, form: str) -> str:
    """A page as `md`, `html` or `txt`."""
    if form == "md":
        from screens.texts.page_markdown import markdown

        return markdown(page)
    if form == "html":
        from screens.texts.page_html import html

        return html(page)
    from screens.texts.page_plain import plain

    return plain(page, WIDTH)
