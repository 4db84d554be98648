"""Going about the tree of bodies: the ways to see it, folding, finding as one types, leading on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from textual.events import Key
from textual.widgets import OptionList

from screens.organisation_details import DetailItem
from screens.organisation_shape import MODES, OrganisationShape
from screens.places import Place
from screens.printed_page import PrintedBlocks
from screens.requests import Go
from screens.texts import organisation_da as da
from screens.texts.matching import folded, has_words
from screens.track_parts import StepTab
from screens.widgets.tree_grid import Folded, Sought
from store.bodies import Node, walk
from store.records import Track


class OrganisationSteps(OrganisationShape):
    """What keys and mouse do that changes nothing."""

    # -- the ways to see them, and what is folded

    def on_step_tab(self, event: StepTab) -> None:
        """Another way, by its name."""
        self._step_mode(event.steps)

    def action_do_mode(self) -> None:
        """Another way to see them."""
        self._step_mode(1)

    def _step_mode(self, steps: int) -> None:
        if self.is_renaming():
            return
        body, track = self.node.body if self.node else "", self.node.track if self.node else ""
        self.mode = MODES[(MODES.index(self.mode) + steps) % len(MODES)]
        self.show()
        if body and any(node.body == body for node in walk(self.whole_tree())):
            self.go_to_body(body, track)

    def is_renaming(self) -> bool:
        """True, and told, while a name is being typed."""
        if self.tree_grid.editing:
            self.tell(da.FINISH_FIRST)
        return self.tree_grid.editing

    def on_grid_folded(self, event: Folded) -> None:
        """Fold, unfold, or go to what is above or below where that cannot be."""
        node, source = self.node, self.source
        if node is None or source is None:
            return
        shut = self.folded[self.mode]
        can_fold = bool(node.children) and not self.is_narrowed
        is_shut = node.key in shut
        steps = event.steps or (1 if is_shut else -1)
        if can_fold and is_shut == (steps > 0):
            shut ^= {node.key}
            self.list_nodes(node.key)
        elif steps > 0 and node.children:
            self.tree_grid.move_to(self.tree_grid.cursor[0] + 1, 0)
        elif steps < 0:
            rows = range(self.tree_grid.cursor[0] - 1, -1, -1)
            above = (row for row in rows if source.nodes[row].level < node.level)
            self.tree_grid.move_to(next(above, self.tree_grid.cursor[0]), 0)

    def action_do_fold_all(self) -> None:
        """Show the uppermost only."""
        self.folded[self.mode] = {node.key for node in walk(self.whole_tree()) if node.children}
        top = self._top()
        self.list_nodes(top.key if top else None)

    def action_do_unfold_all(self) -> None:
        """Show all."""
        self.folded[self.mode] = set()
        self.list_nodes()

    def _top(self) -> Node | None:
        """The uppermost node above the cursor."""
        nodes = self.source.nodes[: self.tree_grid.cursor[0] + 1] if self.source else ()
        return next((node for node in reversed(nodes) if not node.level), None)

    # -- the filter

    def on_grid_sought(self, event: Sought) -> None:
        """A letter more, or one less, to find bodies by."""
        words = self.words or ""
        if event.character:
            self._seek(words + event.character if words or event.character != " " else words)
        elif self.words is not None:
            self._seek(words[:-1] if words else None)

    def action_do_filter(self) -> None:
        """Begin to find bodies by words."""
        if not self.is_renaming():
            self.set_focus(self.tree_grid)
            self._seek(self.words or "")

    def _seek(self, words: str | None) -> None:
        """Show what has these words, and stand on the first body that is called so."""
        self.words = words
        self.list_nodes()
        wanted = folded(words or "").split()
        if not wanted or self.source is None:
            return
        matched = self.matched(self.source.nodes) or set()
        rows = [row for row, node in enumerate(self.source.nodes) if node.key in matched]
        named = [
            row
            for row in rows
            if has_words(wanted, folded(self.source.name(self.source.nodes[row])))
        ]
        self.tree_grid.move_to(next(iter(named or rows), 0), 0)
        self.tell_node()

    def on_key(self, event: Key) -> None:
        """Esc goes from the pane to the tree, shows all again, lets go of what is cut."""
        if event.key != "escape" or self.tree_grid.editing:
            return
        if self.focused is self.details:
            self.set_focus(self.tree_grid)
        elif self.words is not None:
            self._seek(None)
        elif self.cut:
            self.cut = ""
            self.list_nodes()
        else:
            return
        event.stop()

    # -- leading on

    @property
    def today(self) -> date:
        """The day that deadlines are held against."""
        return date.today()

    def printable(self) -> PrintedBlocks | None:
        """The branch one stands on; where the MED side is seen, what it has treated of all tracks.

        Nobody is named.
        """
        first = next(iter(self._printables), None)
        return first() if first else None

    def printable_instead(self) -> Sequence[PrintedBlocks]:
        """The other of them, and the branch with names while those are shown."""
        return [one() for one in self._printables[1:]]

    @property
    def _printables(self) -> list[Callable[[], PrintedBlocks]]:
        here = self.node.key if self.node else None
        branch = next((node for node in walk(self.whole_tree()) if node.key == here), None)
        found: list[Callable[[], PrintedBlocks]] = []
        if branch is not None:
            found = [partial(self._branch, branch)]
            found += [partial(self._branch, branch, with_names=True)] if self.with_names else []
        if self.bodies.treatments:
            found.insert(0 if self.mode == "treatment" else len(found), self._treatment)
        return found

    def _branch(self, branch: Node, *, with_names: bool = False) -> PrintedBlocks:
        from screens.texts.page_organisation import branch_blocks, branch_title

        book = self.desk.book
        title = branch_title(book, self.bodies, branch)
        return PrintedBlocks(
            self.desk,
            title,
            da.NAMED_FILE if with_names else da.FILE_NAME,
            branch_blocks(book, self.bodies, branch, with_names=with_names),
            (da.NAMES_PRINTED,) if with_names else (),
            da.branch_print(title, with_names=with_names),
        )

    def _treatment(self) -> PrintedBlocks:
        from screens.texts.page_organisation import treatment_blocks

        blocks = treatment_blocks(self.desk.book, self.today, self.desk.own)
        title = da.TREATMENT_PRINT
        return PrintedBlocks(self.desk, title, da.TREATMENT_FILE, blocks, choice=title)

    def on_grid_opened(self) -> None:
        """As with the command."""
        self.action_do_open()

    def action_do_open(self) -> None:
        """From a body into the pane, from a track to its screen."""
        node = self.node
        if node is not None and node.body:
            self.set_focus(self.details)
        elif node is not None and node.track:
            self.post_message(Go(Place("track", track=node.track)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what a line of the pane tells of."""
        event.stop()
        detail = self.details.selected
        if detail is None:
            return
        if detail.table in ("tracks", "body_tracks"):
            self._go_to_track(detail)
        elif detail.table == "bodies" and not self.body:
            self.go_to_body(detail.record, self.node.track if self.node else "")
        elif self.may_change():
            self.open_form(detail.table, detail.record)

    def _go_to_track(self, detail: DetailItem) -> None:
        record = self.desk.book.tables.get(detail.table, detail.record)
        track = record.id if isinstance(record, Track) else getattr(record, "track", "")
        self.post_message(Go(Place("track", track=track)))

    def action_do_details_down(self) -> None:
        """Read on in the pane."""
        self.details.scroll_page_down(animate=False)

    def action_do_details_up(self) -> None:
        """Read what stands above in the pane."""
        self.details.scroll_page_up(animate=False)

    def action_do_names(self) -> None:
        """Show who fills the roles, or not."""
        self.with_names = not self.with_names
        self.tell_node()
        self.tell(da.NAMES_SHOWN if self.with_names else da.NAMES_HIDDEN)
