"""Fordeling: how a track's money falls on committees, administrations, appropriations, years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from screens.desk import Desk
from screens.texts.amount_text import sum_text
from screens.texts.line_units import LineUnits
from screens.texts.safe import safe
from screens.texts.track_text import (
    BAR_WIDTH,
    BY_YEAR,
    CITY_HEADING,
    DISTRIBUTION,
    DIVIDED_BY,
    NOT_ADDED,
    SEE_TABLES,
    TOTAL_HEADING,
    TRACK_TOTAL,
    distribution_intro,
    divided_value,
    figure_text,
    level_text,
    no_tables_text,
    of_which,
    period_heading,
    sorted_periods,
)
from screens.track_tabs.tab import Column, Content, Listed, ListedRow, TrackTab, told
from screens.widgets.bars import draw
from screens.widgets.grid_source import Head, Shown, Tone
from store.own import involves
from store.records import Ledger, Line, Track, Unit, View
from store.shares import Share, ShareField, largest, shares, whole
from store.totals import TOTAL

BAR, CITY = "bar", "city"
OF_ADMINISTRATIONS: Final[frozenset[ShareField]] = frozenset(
    {"administration", "from_administration", "to_administration"}
)


def content(desk: Desk, track: Track) -> Content:
    """A part for each kind of money, never two kinds added together."""
    lines = desk.book.lines(track=track.id, memo=False)
    if not lines:
        return told(no_tables_text(track))
    units = LineUnits(desk.book)
    parts = []
    for ledger in sorted(desk.book.all(Ledger), key=lambda one: (one.order, one.id)):
        own = [line for line in lines if line.ledger == ledger.id]
        if own:
            parts.append(_LedgerRows(desk, ledger, own, desk.choices.unit or units.of(own[0])))
    periods = sorted_periods(period for part in parts for period in part.periods)
    columns = (
        Column("", Head(DISTRIBUTION)),
        Column(TOTAL, Head(TOTAL_HEADING, figures=True)),
        Column(BAR, Head("")),
        Column(CITY, Head(CITY_HEADING, figures=True)),
        *(Column(period, Head(period_heading(period), figures=True)) for period in periods),
    )
    rows = tuple(row for part in parts for row in part.rows(columns))
    return Listed(distribution_intro(desk.own), columns, rows)


@dataclass(frozen=True)
class _Money:
    """What stands in one row: the track's share, and the whole city's of the same."""

    share: Share
    city: Share


class _LedgerRows:
    """The rows of one kind of money."""

    def __init__(
        self,
        desk: Desk,
        ledger: Ledger,
        lines: list[Line],
        unit: Unit,
    ) -> None:
        self._desk, self._ledger, self._lines, self._unit = desk, ledger, lines, unit
        self._tables, self._own = desk.book.tables, desk.own
        self._columns: tuple[Column, ...] = ()
        every = self._tables.of(Line).values()
        self._city = [line for line in every if line.ledger == ledger.id and not line.memo]
        levels = {line.price_level for line in lines}
        self._level = levels.pop() if len(levels) == 1 else None
        views = [
            desk.book.table(view.id)
            for view in desk.book.all(View)
            if view.ledger == ledger.id and not view.memo and view.track in ("", lines[0].track)
        ]
        self._added = any(view.has_total for view in views)
        amounts = [line.amounts for line in lines] if self._added else []
        self.periods = sorted_periods(period for held in amounts for period in held)
        """The periods that are told of, none where nothing is added up."""
        years = any(column.kind == "sum" for view in views for column in view.columns)
        # years are only added where some table adds them
        self._years_added = years or len(self.periods) == 1

    def rows(self, columns: tuple[Column, ...]) -> Iterator[ListedRow]:
        """The kind of money, its total, then each way to divide it."""
        self._columns = columns
        label, level = safe(self._ledger.label), level_text(self._level)
        if not self._added:
            yield self._heading("", label, (), f"{label}: {NOT_ADDED}")
            yield self._heading("not-added", f" {SEE_TABLES}", (), NOT_ADDED)
            return
        yield self._heading("", label, (self._unit, level), f"{label}, {self._unit}, {level}")
        money = _Money(whole(self._lines), whole(self._city))
        yield self._row("total", TRACK_TOTAL, money, Tone.TOTAL)
        if self._own:
            yield from self._own_row("total", None, "")
        transfers = any(line.from_administration or line.to_administration for line in self._lines)
        for field, heading in DIVIDED_BY.items():
            if field in OF_ADMINISTRATIONS and transfers == (field == "administration"):
                continue
            if any(getattr(line, field) for line in self._lines):
                yield from self._divided(field, heading)
        if len(self.periods) > 1:
            yield from self._by_year(money)

    def _shares(self, lines: Iterable[Line], field: ShareField) -> list[Share]:
        return shares(self._tables, lines, field)

    def _divided(self, field: ShareField, heading: str) -> Iterator[ListedRow]:
        yield self._heading(field, f" {heading}")
        found = self._shares(self._lines, field)
        city = {share.value: share for share in self._shares(self._city, field)}
        most = largest(found, TOTAL)
        for share in found:
            mine = field in OF_ADMINISTRATIONS and share.value == self._own != ""
            label = f"  {divided_value(self._desk.book, field, share.value)}"
            money = _Money(share, city[share.value])
            tone = Tone.OWN if mine else Tone.PLAIN
            yield self._row(f"{field}/{share.value}", label, money, tone, most)
            if self._own and field not in OF_ADMINISTRATIONS:
                yield from self._own_row(f"{field}/{share.value}", field, share.value, most)

    def _own_row(
        self, key: str, field: ShareField | None, value: str, most: int = 0
    ) -> Iterator[ListedRow]:
        """One's own part of a row, where there is any."""

        def mine(lines: Iterable[Line]) -> list[Line]:
            return [
                line
                for line in lines
                if involves(line, self._own) and (field is None or getattr(line, field) == value)
            ]

        lines = mine(self._lines)
        if lines:
            label = f"{' ' if field is None else '    '}{of_which(self._own)}"
            money = _Money(whole(lines), whole(mine(self._city)))
            yield self._row(f"{key}/own", label, money, Tone.OWN, most)

    def _by_year(self, whole: _Money) -> Iterator[ListedRow]:
        yield self._heading("years", f" {BY_YEAR}")
        years = [Share(one, {TOTAL: whole.share.sum_of(one)}) for one in self.periods]
        most = largest(years, TOTAL)
        for year in years:
            city = Share(year.value, {TOTAL: whole.city.sum_of(year.value)})
            label = f"  {period_heading(year.value)}"
            money = _Money(year, city)
            yield self._row(f"years/{year.value}", label, money, Tone.PLAIN, most, is_year=True)

    def _row(
        self,
        key: str,
        label: str,
        money: _Money,
        tone: Tone,
        most: int = 0,
        *,
        is_year: bool = False,
    ) -> ListedRow:
        sums = {period: money.share.sum_of(period) for period in self.periods}
        if self._years_added or is_year:
            sums |= {TOTAL: money.share.sum_of(TOTAL), CITY: money.city.sum_of(TOTAL)}
        texts = {key: figure_text(one, self._unit, self._level) for key, one in sums.items()}
        if TOTAL in sums:
            texts[BAR] = draw(sums[TOTAL], most, BAR_WIDTH)
        cells = [Shown(texts.get(column.key, ""), tone) for column in self._columns[1:]]
        told = [
            f"{column.head.label}: {sum_text(sums[column.key], self._unit, self._level)}"
            for column in self._columns
            if column.key in sums and not sums[column.key].is_blank
        ]
        details = (label.strip(), " · ".join(told))
        return ListedRow(f"{self._ledger.id}/{key}", (Shown(label, tone), *cells), details)

    def _heading(
        self, key: str, text: str, after: tuple[str, ...] = (), told: str = ""
    ) -> ListedRow:
        empty = [""] * (len(self._columns) - 1 - len(after))
        cells = tuple(Shown(one, Tone.GROUP) for one in (text, *after, *empty))
        return ListedRow(f"{self._ledger.id}/{key}", cells, (told or text.strip(),))


TAB = TrackTab("distribution", DISTRIBUTION, content)
