"""What a screen asks of the App, which alone knows the other screens, the file and the terminal."""

from __future__ import annotations

from textual.message import Message

from screens.places import Place


class Go(Message):
    """Show another place; the present one is where `Back` leads."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Back(Message):
    """Return to where one came from."""


class Quit(Message):
    """Save and close."""


class Save(Message):
    """Write the workbook file whole, now."""


class SaveCopy(Message):
    """Save everything somewhere else."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class Reload(Message):
    """Read the workbook again."""


class NextTheme(Message):
    """Other colours."""


class Hush(Message):
    """Take away what is told."""


class Turn(Message):
    """Show the screen beside: 1 for the next, -1 for the one before."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps


class NotOnDisk(Message):
    """A change is made but could not be saved."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Copied(Message):
    """Put `count` cells on the clipboard, as tab-separated text."""

    def __init__(self, text: str, count: int) -> None:
        super().__init__()
        self.text = text
        self.count = count
