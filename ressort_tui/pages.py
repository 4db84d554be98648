"""Which screens there are; each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from screens.desk import Desk
from screens.page import Page
from screens.texts.frame_text import TABS

_WHERE: Final = {
    "overview": ("screens.overview", "OverviewPage"),
    "track": ("screens.track", "TrackPage"),
    "budget": ("screens.budget", "BudgetPage"),
    "organisation": ("screens.organisation", "OrganisationPage"),
    "hours": ("screens.hours", "HoursPage"),
    "timeline": ("screens.timeline", "TimelinePage"),
    "registers": ("screens.registers", "RegistersPage"),
    "follow_up": ("screens.follow_up", "FollowUpPage"),
    "changes": ("screens.changes", "ChangesPage"),
}
FIRST: Final = "overview"


def make_page(name: str, desk: Desk) -> Page:
    """The screen of a name."""
    module, kind = _WHERE[name]
    page = getattr(import_module(module), kind)(desk)
    assert isinstance(page, Page)
    return page


def beside(name: str, steps: int) -> str:
    """The screen so many tabs to the right of another, round and round."""
    names = list(TABS)
    return names[(names.index(name) + steps) % len(names)]
