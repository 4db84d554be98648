"""Danish: what the kinds of record are called, one of them and many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Noun:
    """A kind of record: one of them, the one, many, the many, none."""

    one: str
    the: str
    many: str
    all: str
    none: str


def common(one: str, the: str, many: str, all_: str) -> Noun:
    """Words for what is `en`."""
    return Noun(one, the, many, all_, f"ingen {one}")


def neuter(one: str, the: str, many: str, all_: str) -> Noun:
    """Words for what is `et`."""
    return Noun(one, the, many, all_, f"intet {one}")


NOUNS: Final[dict[str, Noun]] = {
    "documents": neuter("dokument", "dokumentet", "dokumenter", "dokumenterne"),
    "ledgers": common("art", "arten", "arter", "arterne"),
    "committees": neuter("udvalg", "udvalget", "udvalg", "udvalgene"),
    "administrations": common("forvaltning", "forvaltningen", "forvaltninger", "forvaltningerne"),
    "appropriations": common("bevilling", "bevillingen", "bevillinger", "bevillingerne"),
    "tracks": neuter("ressortspor", "ressortsporet", "ressortspor", "ressortsporene"),
    "track_parties": common("sporpart", "sporparten", "sporparter", "sporparterne"),
    "lines": common("aktivitet", "aktiviteten", "aktiviteter", "aktiviteterne"),
    "views": common("tabel", "tabellen", "tabeller", "tabellerne"),
    "view_columns": common("tabelkolonne", "tabelkolonnen", "tabelkolonner", "tabelkolonnerne"),
    "view_rows": common("tabelrække", "tabelrækken", "tabelrækker", "tabelrækkerne"),
    "placements": common("placering", "placeringen", "placeringer", "placeringerne"),
    "printed_cells": neuter("trykt tal", "det trykte tal", "trykte tal", "de trykte tal"),
    "key_figures": neuter("nøgletal", "nøgletallet", "nøgletal", "nøgletallene"),
    "bodies": neuter("organ", "organet", "organer", "organerne"),
    "body_tracks": neuter("organspor", "organsporet", "organspor", "organsporene"),
    "members": common("rolle", "rollen", "roller", "rollerne"),
    "body_meetings": neuter("møde", "mødet", "møder", "møderne"),
    "meeting_tracks": neuter("mødespor", "mødesporet", "mødespor", "mødesporene"),
    "remarks": common("bemærkning", "bemærkningen", "bemærkninger", "bemærkningerne"),
    "centres": neuter("kontaktcenter", "kontaktcentret", "kontaktcentre", "kontaktcentrene"),
    "intervals": common("åbningstid", "åbningstiden", "åbningstider", "åbningstiderne"),
    "call_figures": neuter("kaldstal", "kaldstallet", "kaldstal", "kaldstallene"),
    "milestones": common("milepæl", "milepælen", "milepæle", "milepælene"),
    "milestone_lines": common(
        "milepælsaktivitet", "milepælsaktiviteten", "milepælsaktiviteter", "milepælsaktiviteterne"
    ),
    "systems": neuter("it-system", "it-systemet", "it-systemer", "it-systemerne"),
    "responsibilities": neuter("ansvar", "ansvaret", "ansvarsområder", "ansvarsområderne"),
    "locations": common("lokation", "lokationen", "lokationer", "lokationerne"),
    "risks": common("risiko", "risikoen", "risici", "risiciene"),
    "measures": neuter("tiltag", "tiltaget", "tiltag", "tiltagene"),
    "criteria": neuter(
        "succeskriterium", "succeskriteriet", "succeskriterier", "succeskriterierne"
    ),
    "benefits": common("gevinst", "gevinsten", "gevinster", "gevinsterne"),
    "principles": neuter("princip", "princippet", "principper", "principperne"),
    "assumptions": common("forudsætning", "forudsætningen", "forudsætninger", "forudsætningerne"),
    "questions": neuter(
        "åbent spørgsmål", "det åbne spørgsmål", "åbne spørgsmål", "de åbne spørgsmål"
    ),
    "consultations": common("inddragelse", "inddragelsen", "inddragelser", "inddragelserne"),
    "terms": neuter("ord", "ordet", "ord", "ordene"),
    "facts": common("oplysning", "oplysningen", "oplysninger", "oplysningerne"),
    "follow_ups": common("opfølgning", "opfølgningen", "opfølgninger", "opfølgningerne"),
}
"""By TinyDB table."""
