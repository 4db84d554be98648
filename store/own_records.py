"""Which records of the plans concern one administration."""

from __future__ import annotations

from dataclasses import dataclass

from store.follow_ups import follow_up_of
from store.own import own_parts
from store.plan_records import Centre
from store.records import Administration, Record
from store.schema import KINDS
from store.tables import Tables


@dataclass(frozen=True)
class OwnRecords:
    """Answers for one administration, with the tables as they were when this was made."""

    tables: Tables
    administration: str
    tracks: frozenset[str]

    @classmethod
    def of(cls, tables: Tables, administration: str) -> OwnRecords:
        """Made for an administration."""
        parts = own_parts(tables, administration)
        return cls(tables, administration, frozenset(part.track.id for part in parts))

    def concerns(self, table: str, record: Record) -> bool:
        """True for what names the administration, or none but a track it takes part in, or all.

        A contact centre counts as its administration; who is to follow the record up counts, too.
        """
        named = set(self._named(table, record))
        if self.administration in named:
            return True
        if named:
            return False
        track = getattr(record, "track", "")
        return not track or track in self.tracks

    def _named(self, table: str, record: Record) -> set[str]:
        if isinstance(record, Administration):
            return {record.id}
        found = {
            getattr(record, field)
            for field, target in KINDS[table].references.items()
            if target == "administrations"
        }
        centre = self.tables.of(Centre).get(getattr(record, "centre", ""))
        if centre is not None:
            found.add(centre.administration)
        follow_up = follow_up_of(self.tables, table, record.id)
        if follow_up is not None:
            found.add(follow_up.administration)
        return found - {""}
