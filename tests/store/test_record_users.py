"""Who refers to a record."""

from __future__ import annotations

from store.record_users import users_of
from store.schema import KINDS
from store.tables import Tables
from tests.store.every_kind import every_record


def test_everybody_who_refers_to_it() -> None:
    tables = Tables()
    for table, record in zip(KINDS, every_record(), strict=True):
        tables.put(table, record)
    assert list(users_of(tables, "risks", "risks-x")) == ["measures"]
    assert [one.id for one in users_of(tables, "body_meetings", "body-meetings-x")["remarks"]] == [
        "remarks-x"
    ]
    assert users_of(tables, "risks", "findes-ikke") == {}
    assert set(users_of(tables, "documents", "documents-x")) == set(KINDS)
