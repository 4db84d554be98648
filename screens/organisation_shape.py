"""Which bodies are shown and how: the three trees, what is folded, the filter, the pane."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Final

from rich.text import Text
from textual.containers import Container
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.desk import Desk
from screens.organisation_details import DetailItem, DetailList
from screens.organisation_tree import BodyTree
from screens.places import Place
from screens.record_commands import RecordCommands
from screens.texts import organisation_da as da
from screens.texts.matching import folded, has_words
from screens.texts.organisation_text import BodyTeller
from screens.track_parts import TabLine
from screens.widgets.tree_grid import TreeGrid
from screens.window import HERE, WIDE
from store.bodies import Bodies, Node, filtered, unfolded, walk
from store.bodies import Key as NodeKey
from store.plan_records import Body, MeetingTrack

MODES: Final = tuple(da.MODES)


class OrganisationShape(RecordCommands):
    """The tree and the pane beside it. The cursor stays on its body while others change."""

    NAME = "organisation"
    CSS_PATH: ClassVar = [*RecordCommands.CSS_PATH, HERE / "organisation.tcss"]
    AUTO_FOCUS = "#organisation-tree"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tree_grid = TreeGrid(id="organisation-tree")
        self.details = DetailList()
        self.mode = MODES[0]
        self.with_names = False
        self.cut = ""
        self.words: str | None = None
        self._bodies: Bodies | None = None
        self.source: BodyTree | None = None
        self.folded: dict[str, set[NodeKey]] = {mode: set() for mode in MODES}
        self._stands: dict[str, NodeKey] = {}
        self._told: object = None

    def compose_body(self) -> Iterable[Widget]:
        """The ways to see the bodies, what is filtered and cut, the tree, the pane."""
        yield TabLine()
        yield Static(id="organisation-line")
        with Container(id="organisation"):
            yield self.tree_grid
            yield self.details
            yield Static(id="organisation-none")

    # -- what is shown

    @property
    def bodies(self) -> Bodies:
        """The bodies as they are now."""
        if self._bodies is None:
            self._bodies = Bodies(self.desk.book.tables)
        return self._bodies

    def show(self) -> None:
        """Everything anew."""
        self._bodies = None
        if self.bodies.get(self.cut) is None:
            self.cut = ""
        self.query_one(TabLine).show(tuple(da.MODES.values()), MODES.index(self.mode))
        self.list_nodes()

    def place_here(self, table: str, record_id: str, field: str = "") -> Place | None:
        """Seen as one sees the others; in the pane only while that has the keys."""
        place, node = super().place_here(table, record_id, field), self.node
        if place is None:
            return None
        column = place.column if self.detail is not None else ""
        return replace(place, track=node.track if node else "", column=column)

    @property
    def teller(self) -> BodyTeller:
        """What tells of bodies in words."""
        return BodyTeller(self.desk.book, self.bodies, with_names=self.with_names)

    def whole_tree(self) -> tuple[Node, ...]:
        if self.mode == "track":
            return self.bodies.by_track()
        return (
            self.bodies.by_treatment()
            if self.mode == "treatment"
            else self.bodies.by_organisation()
        )

    def list_nodes(self, key: NodeKey | None = None) -> None:
        """List the nodes, and stand on the one named, or where one stood."""
        key = key or self._stands.get(self.mode, ("", ""))
        row = self.tree_grid.cursor[0]
        tree = self.whole_tree()
        matched = self.matched(tree)
        hidden: set[NodeKey] = set()
        if matched is None:
            hidden = self.folded[self.mode]
        else:
            tree = filtered(tree, lambda node: node.key in matched)
        nodes = tuple(unfolded(tree, hidden))
        source = BodyTree(
            self.mode,
            nodes,
            self.bodies,
            self.teller,
            folded=hidden,
            matched=matched,
            cut=self.cut,
        )
        self.source = source
        self.tree_grid.show(source)
        self._fit()
        found = source.row_of(key)
        self.tree_grid.move_to(min(row, len(nodes) - 1) if found is None else found, 0)
        self._tell_line(matched)
        self.tell_node()

    def matched(self, tree: Iterable[Node]) -> set[NodeKey] | None:
        """The nodes that the filter and one's own administration leave; None for all.

        With a track that is called so come all the bodies it concerns.
        """
        own, words = self.desk.own, folded(self.words or "").split()
        if not own and not words:
            return None
        found: set[NodeKey] = set()
        for node in walk(tree):
            title = "" if node.body else folded(self.teller.track_title(node.track))
            if title and words and has_words(words, title):
                found |= {one.key for one in walk([node])}
            elif node.body and self.has_words(node.body, words):
                found.add(node.key)
        return {
            (track, body)
            for track, body in found
            if not own or (body and self.bodies.concerns(body, own))
        }

    @property
    def is_narrowed(self) -> bool:
        """True while not all bodies are shown; then nothing is folded."""
        return bool(self.desk.own or (self.words or "").strip())

    def has_words(self, body_id: str, words: list[str]) -> bool:
        """True when a body has all words in it or above it, and at least one in itself."""
        body = self.bodies.get(body_id)
        if body is None:
            return False
        parts = [body.name, body.kind, body.administration, body.committee]
        parts += [member.role for member in self.bodies.members(body_id)]
        held = folded(" ".join(parts))
        above = folded(" ".join(one.name for one in self.bodies.above(body_id)))
        return has_words(words, f"{held} {above}") and (
            not words or any(word in held for word in words)
        )

    def _tell_line(self, matched: set[NodeKey] | None) -> None:
        found = len(self.bodies) if matched is None else len({body for _, body in matched})
        cut = self.bodies.get(self.cut)
        told = da.line_text(
            self.words, found, len(self.bodies), self.desk.own, cut.name if cut else ""
        )
        line = self.query_one("#organisation-line", Static)
        line.update(Text(told, no_wrap=True, overflow="ellipsis"))
        line.display = bool(told)
        none = self.query_one("#organisation-none", Static)
        is_empty = not self.source or not self.source.row_count
        none.update(Text(da.NO_ROWS if len(self.bodies) else da.NO_BODIES))
        none.display = is_empty
        self.details.display = not is_empty

    def on_resize(self, _: Resize) -> None:
        """Give the tree the lines it needs above the pane, or all of them beside it."""
        self._fit()

    def _fit(self) -> None:
        is_beside = self.size.width >= WIDE
        self.tree_grid.styles.height = "1fr" if is_beside else self.tree_grid.source_height

    # -- where one stands

    @property
    def node(self) -> Node | None:
        """The node the cursor stands on."""
        row = self.tree_grid.cursor[0]
        nodes = self.source.nodes if self.source else ()
        return nodes[row] if row < len(nodes) else None

    @property
    def body(self) -> Body | None:
        """The body the cursor stands on."""
        node = self.node
        return self.bodies.get(node.body) if node else None

    @property
    def detail(self) -> DetailItem | None:
        """The line of the pane one stands on, while that has the keys."""
        return self.details.selected if self.focused is self.details else None

    def on_grid_moved(self) -> None:
        """Tell of another body."""
        self.tell_node()

    def tell_node(self) -> None:
        node, body = self.node, self.body
        if node is None:
            self.details.show_parts((), is_new=True)
            return
        self._stands[self.mode] = node.key
        parts = self.teller.body_parts(body) if body else self.teller.track_parts(node.track)
        is_new, self._told = self._told != node.key, node.key
        self.details.show_parts(parts, is_new=is_new)

    def go_to_body(self, body_id: str, track: str = "", record: str = "") -> bool:
        """Stand on a body, and in the pane on what tells of a record; False when it is gone.

        Of the nodes of a body the one under `track` is taken; nothing of what hides it is kept.
        """
        body = self.bodies.get(body_id)
        if body is None and not track:
            return False
        if not any(node.body == body_id for node in walk(self.whole_tree())):
            self.mode = MODES[0] if body else "track"
            self.show()
        nodes = [node for node in walk(self.whole_tree()) if node.body == body_id]
        node = next((one for one in nodes if one.track == track), next(iter(nodes), None))
        if node is None:
            return False
        self._unfold_to(node)
        self.list_nodes(node.key)
        if not self._stands_on(node):
            self.words = None
            self.list_nodes(node.key)
        if not self._stands_on(node):
            self.tell(da.not_own_text(body.name if body else "", self.desk.own))
        elif record:
            self.call_after_refresh(self._stand_in_pane, record)
        return self._stands_on(node)

    def _stands_on(self, node: Node) -> bool:
        return self.node is not None and self.node.key == node.key

    def _unfold_to(self, node: Node) -> None:
        above = {(node.track, one.id) for one in self.bodies.above(node.body)}
        self.folded[self.mode] -= above | {(node.track, "")}

    def _stand_in_pane(self, record: str) -> None:
        link = self.desk.book.tables.of(MeetingTrack).get(record)
        if self.details.stand_on(record) or (link and self.details.stand_on(link.meeting)):
            self.set_focus(self.details)

    @property
    def place(self) -> Place:
        """Body or track, the record in the pane, the way they are seen."""
        node, detail = self.node, self.detail
        return Place(
            self.NAME,
            row=node.body if node else "",
            column=detail.record if detail else "",
            track=node.track if node else "",
            tab=self.mode,
        )

    def go_to(self, place: Place) -> None:
        """Stand where a place says."""
        if place.tab in MODES and place.tab != self.mode:
            self.mode = place.tab
            self.show()
        if place.row or place.track:
            self.go_to_body(place.row, place.track, place.column)
