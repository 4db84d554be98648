"""Keys that put one thing where it is wanted, and leave the others alone where they can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.order_keys import keys_for


@pytest.mark.parametrize(
    ("keys", "position", "changed"),
    [
        ([99], 0, {0: 10}),
        ([99, 10], 0, {0: 5}),
        ([99, 2], 0, {0: 1}),
        ([99, 1], 0, {0: -9}),
        ([99, 0, 0], 0, {0: -10}),
        ([99, -7], 0, {0: -17}),
        ([10, 99], 1, {1: 20}),
        ([10, 99, 20], 1, {1: 15}),
        ([10, 99, 12], 1, {1: 11}),
        ([10, 99, 11, 30], 1, {1: 16, 2: 23}),
        ([10, 99, 11, 12, 13], 1, {1: 20, 2: 30, 3: 40, 4: 50}),
        ([0, 99, 0, 0], 1, {1: 10, 2: 20, 3: 30}),
        ([0, 0, 99], 2, {2: 10}),
    ],
)
def test_keys(keys: list[int], position: int, changed: dict[int, int]) -> None:
    assert keys_for(keys, position) == changed


@given(st.lists(st.integers(-30, 30), min_size=1, max_size=12), st.data())
def test_what_is_put_there_stands_there(keys: list[int], data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(keys) - 1))
    others = sorted(keys[1:])
    before = [*others[:position], 10**9, *others[position:]]
    changed = keys_for(before, position)
    after = [changed.get(at, key) for at, key in enumerate(before)]
    assert after == sorted(after)
    assert after.count(after[position]) == 1
    # the others keep their keys, or get keys of their own: none falls together with another
    assert all(after.count(after[at]) == 1 for at in changed)
    roomy = position and position < len(others) and others[position] - others[position - 1] > 1
    assert not roomy or list(changed) == [position]
