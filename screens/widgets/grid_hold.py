"""Keys that come while a screen has yet to answer what a grid asked it."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode
from textual.events import Key, Paste
from textual.message import Message
from textual.widget import Widget

Then = Callable[[], None]
Kept = Key | Paste | Then


class Hold:
    """Posts a message from a widget and keeps what is typed until every ancestor had it.

    A message climbs through the queues of screen and app, while keys may already lie in that of
    the widget: of `5000` typed fast only the `5` would come before the editor is there.
    """

    def __init__(self, owner: Widget) -> None:
        self._owner = owner
        self.waits = False
        self._kept: list[Kept] = []

    def ask(self, message: Message, then: Then) -> None:
        """Post a message; `then` is called when it has been answered."""
        self.waits = True
        self._owner.post_message(message)
        self._climb(self._owner, then)

    def pass_on(self, key: Key, then: Then) -> None:
        """Let a key that is none of the owner's climb on; `then` is called when all had it."""
        self.waits = True
        parent = self._owner.parent
        if isinstance(parent, Widget):
            parent._forward_event(Key(key.key, key.character))
        self._climb(parent, then)

    def keep(self, what: Kept) -> None:
        """Let something typed wait, or something to be done behind it."""
        self._kept.append(what)

    def released(self) -> list[Kept]:
        """What has come meanwhile; nothing waits any more."""
        self.waits = False
        kept, self._kept = self._kept, []
        return kept

    def _climb(self, node: DOMNode | None, then: Then) -> None:
        """Follow the message through the same queues, which keep their order."""
        while node is not None:
            if node.call_later(self._climb, node.parent, then):
                return
            node = node.parent
        if not self._owner.call_later(then):
            self.waits = False
