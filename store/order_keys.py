"""Order keys for what is put between others, so that as few as possible get another key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

STEP: Final = 10
"""How far keys stand from each other where nothing has been put between them."""


def keys_for(keys: Sequence[int], position: int) -> dict[int, int]:
    """New keys by position, such that what stands at `position` stands there by its key.

    `keys` are those of things in the wanted order, the one at `position` of no account, the
    others never falling. It alone gets a key where there is room between its neighbours; else
    those after it move along, as many as are needed.
    """
    if len(keys) == 1:
        return {0: STEP}
    if position == 0:
        return {0: keys[1] // 2 if keys[1] > 1 else keys[1] - STEP}
    low = keys[position - 1]
    for end in range(position + 1, len(keys)):
        count, room = end - position, keys[end] - low
        if room > count:
            return {position + i: low + room * (i + 1) // (count + 1) for i in range(count)}
    return {position + i: low + STEP * (i + 1) for i in range(len(keys) - position)}
