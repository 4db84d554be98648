"""There are Danish words for everything the store knows by code."""

from typing import get_args

import pytest

from screens.texts.names import NO_VALUE
from screens.texts.nouns_da import NOUNS
from screens.texts.time_text import time_text
from screens.texts.words import ACTIONS, VERDICTS, counted_records, field_word, wanted
from store.changes import Action
from store.compare import Verdict
from store.records import RowsBy
from store.schema import KINDS


def test_every_kind_verdict_action_and_grouping_has_its_words() -> None:
    assert NOUNS.keys() == KINDS.keys()
    assert set(VERDICTS) == set(Verdict)
    assert set(ACTIONS) == set(get_args(Action))
    assert set(NO_VALUE) == set(get_args(RowsBy)) - {""}


@pytest.mark.parametrize("table", KINDS)
def test_every_field_has_a_danish_name(table: str) -> None:
    kind = KINDS[table]
    words = {field_word(table, column.field) for column in kind.columns}
    assert not any("_" in word for word in words)


def test_a_field_tells_what_may_stand_in_it() -> None:
    assert wanted("lines", "certainty") == "»fast«, »skøn«, »foreløbigt« eller »uafklaret«"
    assert wanted("lines", "permanent") == "ja eller nej"
    assert wanted("documents", "date") == "en dato som 2026-01-31"
    assert wanted("lines", "label") == ""


def test_numbers_and_words_agree() -> None:
    assert counted_records("lines", 1) == "1 aktivitet"
    assert counted_records("lines", 1_250) == "1.250 aktiviteter"
    assert field_word("lines", "amounts.2026") == "beløb 2026"
    assert field_word("lines", "amounts.årlig") == "årligt beløb"


def test_times_are_local_and_what_is_no_time_stays() -> None:
    local = time_text("2026-12-03T12:00:00+00:00")
    assert local.startswith(("02-12-2026", "03-12-2026", "04-12-2026"))
    assert " kl. " in local
    assert time_text("i går") == "i går"
