"""The desk: the workbook in use, what its user chose to see of it, and who follows both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal, get_args

import msgspec

from store.changes import Edit, Group
from store.errors import NotSaved, StoreError
from store.records import Administration, Unit, View
from store.table_view import TableView
from store.workbook import Workbook

if TYPE_CHECKING:
    from store.search import SearchIndex
    from store.since import Since

Listener = Callable[[Group | None], None]
"""Called with a group that was made; with None when anything may look different."""

Printed = Literal["totaler", "alle", "ingen"]
UnitChoice = Literal["", "kr.", "t.kr.", "mio. kr."]

UNITS: Final[tuple[UnitChoice, ...]] = get_args(UnitChoice)
PRINTED: Final[tuple[Printed, ...]] = get_args(Printed)


class Choices(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a user chose; kept from one start to the next.

    `administration` is None until it has been asked for and "" for all. `unit` is empty where
    each table has its own. `printed` says under which rows the document's figures stand.
    """

    administration: str | None = None
    only_mine: bool = False
    unit: UnitChoice = ""
    theme: str = ""
    printed: Printed = "totaler"


class Desk:
    """What every screen is given. Screens read it anew each time they show themselves."""

    def __init__(
        self,
        book: Workbook,
        choices: Choices | None = None,
        keep: Callable[[Choices], None] = lambda _: None,
    ) -> None:
        self.choices = choices or Choices(administration="")
        self.reason = ""
        """Why the next change is made; told with it and then forgotten."""
        self._keep = keep
        self._listeners: list[Listener] = []
        self._since: Since | None = None
        self._index: SearchIndex | None = None
        self.said = ""
        """What is being told in the last line of the screen in sight."""
        self.sayings = 0
        """How often something has been told there, or taken away."""
        self.last_search = ""
        """What was searched for last since the program was started."""
        self.book = book
        self._stop = book.subscribe(self._made)
        self.last_change = ""
        """When the last change was made since the workbook was opened; empty before the first."""
        self.is_newer_on_disk = False
        """True when another has written since this workbook was read."""

    # -- the workbook

    def take(self, book: Workbook) -> None:
        """Use another workbook, or the same one read again."""
        self._stop()
        if self._since is not None:
            self._since.close()
        self.book, self._since, self._index = book, None, None
        self.last_change, self.is_newer_on_disk = "", False
        self._stop = book.subscribe(self._made)
        self.tell()

    @property
    def since(self) -> Since:
        """What is otherwise than when the workbook was made."""
        if self._since is None:
            from store.since import Since

            self._since = Since(self.book)
            # it is to have followed a group before the screens, which ask it, are told
            self._stop()
            self._stop = self.book.subscribe(self._made)
        return self._since

    @property
    def has_since(self) -> bool:
        """True when `since` is at hand; otherwise asking for it reads the whole history."""
        return self._since is not None

    @property
    def index(self) -> SearchIndex:
        """What finds in all records; it follows every group from when it is first asked for."""
        if self._index is None:
            from screens.texts.search_da import search_words
            from store.search import SearchIndex

            self._index = SearchIndex(self.book.tables, search_words())
        return self._index

    def apply(self, edits: Iterable[Edit]) -> Group | None:
        """Make edits as one group, with the reason given for it; see `Workbook.apply`."""
        reason, self.reason = self.reason, ""  # followers are told of the group while it is made
        try:
            group = self.book.apply(edits, reason=reason)
        except NotSaved:  # made all the same
            raise
        except StoreError:
            self.reason = reason
            raise
        if group is None:
            self.reason = reason
        return group

    # -- the choices

    def choose(self, **changes: object) -> None:
        """Choose otherwise; followers are told, and it is kept."""
        self.choices = msgspec.structs.replace(self.choices, **changes)
        self._keep(self.choices)
        self.tell()

    @property
    def administration(self) -> str:
        """One's own administration; empty for all, and for one the workbook does not have."""
        chosen = self.choices.administration or ""
        return chosen if chosen in self.book.tables.of(Administration) else ""

    @property
    def own(self) -> str:
        """The administration that tables are narrowed to; empty when they are not."""
        return self.administration if self.choices.only_mine else ""

    def unit_of(self, view: View) -> Unit:
        """The unit a table is shown and typed in."""
        return self.choices.unit or view.unit

    def table(self, view_id: str) -> TableView:
        """A table over everybody's lines."""
        return self.book.table(view_id)

    def own_table(self, view_id: str) -> TableView | None:
        """The same table over one's own lines, where only these are wanted."""
        return self.book.table(view_id, self.own) if self.own else None

    # -- followers

    def follow(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every group, and with None when all may differ; returns a stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self) -> None:
        """Tell followers that anything may look different."""
        for listener in tuple(self._listeners):
            listener(None)

    def _made(self, group: Group) -> None:
        self.last_change = group.time
        if self._index is not None:
            self._index.follow(group)
        for listener in tuple(self._listeners):
            listener(group)
