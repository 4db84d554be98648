"""Dates are shown as they are printed, and read back as they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given

from screens.texts.date_text import moment_text
from screens.texts.messages import error_text
from store.errors import StoreError
from store.moments import Moment, read_moment
from tests.store.test_moments import ISSUE, moments


@pytest.mark.parametrize("text", [text for text, _ in ISSUE])
def test_every_printed_form_is_shown_as_it_is_printed(text: str) -> None:
    assert moment_text(read_moment(text)) == text


@given(moments)
def test_what_is_shown_is_read_back(moment: Moment) -> None:
    text = moment_text(moment)
    found = read_moment(text)
    assert (found.precision, found.qualifier) == (moment.precision, moment.qualifier)
    assert found.sort_key == moment.sort_key
    assert moment_text(found) == text


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert moment_text(Moment()) == ""
    assert moment_text(Moment("snart\x1b")) == "snart␛"
    assert moment_text(Moment("2026-04-01")) == "1. april 2026"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("31/2-2026", "»31/2-2026« kan ikke læses som en dato. Den måned har 28 dage. Skriv fx 1."),
        ("Q5 2026", "»Q5 2026« kan ikke læses som en dato. Et år har 4 kvartaler. Skriv fx"),
        ("3. halvår 2026", "Et år har 2 halvår."),
        ("1/13-2026", "Et år har 12 måneder."),
        ("1826", "Året skal være fra 1900 til 2199."),
        ("snart", "»snart« kan ikke læses som en dato. Skriv fx 1. april 2026"),
        ("1. april", "»1. april« mangler et år."),
    ],
)
def test_what_cannot_be_read_is_told_with_what_would_be_right(text: str, told: str) -> None:
    with pytest.raises(StoreError) as raised:
        read_moment(text)
    assert told in error_text(raised.value)
