"""The lines of the tree of bodies that are in sight, as a grid asks for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from screens.texts import organisation_da as da
from screens.texts.organisation_text import BodyTeller, first_time_text
from screens.texts.safe import safe
from screens.widgets.grid_source import BaseSource, Head, Shown, Tone
from store.bodies import Bodies, Key, Node, Treatment

INDENT: Final = 2
FOLDED, OPEN, LEAF = "▸ ", "▾ ", "  "
CUT: Final = "✂"


class BodyTree(BaseSource):
    """Nodes in sight. `folded` ones hide what is under them; `matched` is None without a filter.

    The body `cut` has a mark; nodes that are only above what was found are muted.
    """

    def __init__(
        self,
        mode: str,
        nodes: Sequence[Node],
        bodies: Bodies,
        teller: BodyTeller,
        *,
        folded: Collection[Key] = (),
        matched: Collection[Key] | None = None,
        cut: str = "",
    ) -> None:
        self.nodes = nodes
        self.heads: Sequence[Head] = [Head(label) for label in da.HEADS[mode]]
        self.row_count = len(nodes)
        self.fixed_count = 0
        self._bodies = bodies
        self._teller = teller
        self._folded = folded
        self._matched = matched
        self._cut = cut
        self._treatments: dict[Key, Treatment] = {}
        self._is_of_treatment = mode == "treatment"
        if self._is_of_treatment:
            self._treatments = {(one.track, one.body): one for one in bodies.treatments}

    def row_of(self, key: Key) -> int | None:
        """Where a node stands; None when it is out of sight."""
        return next((row for row, node in enumerate(self.nodes) if node.key == key), None)

    def shown(self, row: int, column: int) -> Shown:
        """One cell."""
        node = self.nodes[row]
        tone = Tone.PLAIN if node.body else Tone.GROUP
        if self._matched is not None and node.key not in self._matched:
            tone = Tone.MUTED
        if column:
            return Shown(self._beside(node, column), tone)
        mark = CUT if node.body and node.body == self._cut else ""
        return Shown(" " * (node.level * INDENT) + self._sign(node) + self.name(node), tone, mark)

    def name(self, node: Node) -> str:
        """What a node is called, fit to show."""
        body = self._bodies.get(node.body)
        return safe(body.name) if body else self._teller.track_title(node.track)

    def _sign(self, node: Node) -> str:
        if not node.children:
            return LEAF
        return FOLDED if node.key in self._folded else OPEN

    def sign_at(self, row: int) -> int | None:
        """The cell of a row's label in which its folding sign stands; None where it has none."""
        node = self.nodes[row]
        return node.level * INDENT if node.children else None

    def _beside(self, node: Node, column: int) -> str:
        if not self._is_of_treatment:
            body = self._bodies.get(node.body)
            return safe(body.kind) if body else da.bodies_text(_count(node))
        if not node.body:
            below = [self._treatments[one.key].state for one in node.children]
            return da.summary_text(below) if column == 1 else ""
        one = self._treatments[node.key]
        return da.STATES[one.state] if column == 1 else first_time_text(one)


def _count(node: Node) -> int:
    return sum(1 + _count(one) for one in node.children)
