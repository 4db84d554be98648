"""The kinds of the implementation plans: bodies, hours, milestones and the plans' registers."""

from __future__ import annotations

from typing import Final

from store.kinds import Column, Kind, declare
from store.plan_records import (
    Assumption,
    Benefit,
    Body,
    BodyMeeting,
    BodyTrack,
    CallFigure,
    Centre,
    Consultation,
    Criterion,
    Fact,
    FollowUp,
    Interval,
    Location,
    Measure,
    MeetingTrack,
    Member,
    Milestone,
    MilestoneLine,
    OpenQuestion,
    PlanRecord,
    Principle,
    Remark,
    Responsibility,
    Risk,
    System,
    Term,
)


def _date(heading: str, field: str, precision: str, qualifier: str) -> tuple[Column, ...]:
    """A date with its precision and qualifier in columns of their own."""
    return (
        Column(heading, field, "date"),
        Column(f"{heading}_præcision", precision),
        Column(f"{heading}_forbehold", qualifier),
    )


_DATE: Final = _date("dato", "date", "precision", "qualifier")
_END: Final = _date("slut", "end", "end_precision", "end_qualifier")
_PLAN: Final = (
    Column("spor", "track"),
    Column("rækkefølge", "order", "number"),
    Column("udledt_af_teksten", "inferred", "flag"),
)
_ADMINISTRATION: Final = {"administration": "administrations"}
_CENTRE: Final = {"centre": "centres"}
_BODY: Final = {"body": "bodies"}


def _plan(
    table: str,
    record: type[PlanRecord],
    file: str,
    columns: tuple[Column, ...],
    references: dict[str, str] | None = None,
    owner: str = "",
) -> Kind:
    """A kind of what a plan holds, with the columns that these share."""
    return declare(
        table, record, file, columns + _PLAN, {"track": "tracks"} | (references or {}), owner
    )


_BODIES: Final = (
    _plan(
        "bodies",
        Body,
        "organer.csv",
        (
            Column("navn", "name"),
            Column("slags", "kind"),
            Column("hører_under", "parent"),
            Column("forvaltning", "administration"),
            Column("udvalg", "committee"),
            Column("opgaver", "tasks"),
            Column("varighed", "duration"),
            *_date("start", "start", "start_precision", "start_qualifier"),
            *_END,
        ),
        _ADMINISTRATION | {"parent": "bodies", "committee": "committees"},
    ),
    declare(
        "body_tracks",
        BodyTrack,
        "organspor.csv",
        (Column("organ", "body"), Column("spor", "track")),
        _BODY | {"track": "tracks"},
        owner="body",
    ),
    declare(
        "members",
        Member,
        "roller.csv",
        (
            Column("organ", "body"),
            Column("rolle", "role"),
            Column("rækkefølge", "order", "number"),
            Column("forvaltning", "administration"),
            Column("bemanding", "staffing"),
            Column("person", "person", private=True),
        ),
        _BODY | _ADMINISTRATION,
        owner="body",
    ),
    declare(
        "body_meetings",
        BodyMeeting,
        "moeder.csv",
        (
            Column("organ", "body"),
            Column("behandlet", "topic"),
            Column("stade", "standing"),
            *_DATE,
            Column("anledning", "occasion"),
        ),
        _BODY,
        owner="body",
    ),
    declare(
        "meeting_tracks",
        MeetingTrack,
        "moedespor.csv",
        (Column("møde", "meeting"), Column("spor", "track")),
        {"meeting": "body_meetings", "track": "tracks"},
        owner="meeting",
    ),
    declare(
        "remarks",
        Remark,
        "bemaerkninger.csv",
        (
            Column("møde", "meeting"),
            Column("bemærkning", "text"),
            Column("rækkefølge", "order", "number"),
            Column("spor", "track"),
        ),
        {"meeting": "body_meetings", "track": "tracks"},
        owner="meeting",
    ),
)

_HOURS: Final = (
    _plan(
        "centres",
        Centre,
        "kontaktcentre.csv",
        (
            Column("navn", "name"),
            Column("forvaltning", "administration"),
            Column("sammenligningsgrundlag", "comparison", "flag"),
        ),
        _ADMINISTRATION,
    ),
    declare(
        "intervals",
        Interval,
        "aabningstider.csv",
        (
            Column("kontaktcenter", "centre"),
            Column("udgave", "variant"),
            Column("ugedag", "weekday"),
            Column("position", "position", "number"),
            Column("åbner", "opens", "time"),
            Column("lukker", "closes", "time"),
            Column("lukket", "closed", "flag"),
            Column("trykt", "printed"),
        ),
        _CENTRE,
        owner="centre",
    ),
    _plan(
        "call_figures",
        CallFigure,
        "kaldstal.csv",
        (
            Column("kontaktcenter", "centre"),
            Column("tilbudte_kald", "calls", "number"),
            Column("ventetid_sekunder", "waiting", "seconds"),
            Column("behandlingstid_sekunder", "handling", "seconds"),
        ),
        _CENTRE,
        owner="centre",
    ),
)

_TIMELINE: Final = (
    _plan(
        "milestones",
        Milestone,
        "milepaele.csv",
        (
            Column("milepæl", "label"),
            Column("slags", "kind"),
            Column("projekt", "project"),
            Column("organ", "body"),
            Column("kontaktcenter", "centre"),
            *_DATE,
            *_END,
        ),
        _BODY | _CENTRE,
    ),
    declare(
        "milestone_lines",
        MilestoneLine,
        "milepael_aktiviteter.csv",
        (Column("milepæl", "milestone"), Column("aktivitet", "line")),
        {"milestone": "milestones", "line": "lines"},
        owner="milestone",
    ),
)

_REGISTERS: Final = (
    _plan(
        "systems",
        System,
        "systemer.csv",
        (
            Column("system", "name"),
            Column("kontaktcenter", "centre"),
            Column("forvaltning", "administration"),
            Column("brugere", "users"),
            Column("adgang", "access"),
            Column("ændring", "change"),
        ),
        _CENTRE | _ADMINISTRATION,
    ),
    _plan(
        "responsibilities",
        Responsibility,
        "ansvar.csv",
        (
            Column("ansvarsområde", "label"),
            Column("udfald", "outcome"),
            Column("gruppe", "group"),
            Column("kontaktcenter", "centre"),
            Column("forvaltning", "administration"),
            Column("fra_forvaltning", "from_administration"),
            Column("til_forvaltning", "to_administration"),
        ),
        _CENTRE
        | _ADMINISTRATION
        | {"from_administration": "administrations", "to_administration": "administrations"},
    ),
    _plan(
        "locations",
        Location,
        "lokationer.csv",
        (
            Column("sted", "name"),
            Column("enhed", "unit"),
            Column("forvaltning", "administration"),
            Column("anvendelse", "use"),
            Column("lejemål", "lease"),
        ),
        _ADMINISTRATION,
    ),
    _plan(
        "risks",
        Risk,
        "risici.csv",
        (
            Column("risiko", "label"),
            Column("projekt", "project"),
            Column("sandsynlighed", "likelihood"),
            Column("konsekvens", "consequence"),
        ),
    ),
    _plan(
        "measures",
        Measure,
        "tiltag.csv",
        (Column("tiltag", "label"), Column("risiko", "risk")),
        {"risk": "risks"},
    ),
    _plan(
        "criteria",
        Criterion,
        "succeskriterier.csv",
        (
            Column("succeskriterium", "label"),
            Column("mål", "target"),
            Column("sigt", "term"),
            *_DATE,
            Column("rapporteres_til", "reported_to"),
        ),
    ),
    _plan(
        "benefits",
        Benefit,
        "gevinster.csv",
        (Column("gevinst", "label"), Column("sikkerhed", "certainty")),
    ),
    _plan("principles", Principle, "principper.csv", (Column("princip", "label"),)),
    _plan(
        "assumptions",
        Assumption,
        "forudsaetninger.csv",
        (Column("forudsætning", "label"), Column("sikkerhed", "certainty")),
    ),
    _plan(
        "questions",
        OpenQuestion,
        "aabne_spoergsmaal.csv",
        (Column("spørgsmål", "label"), Column("betydning", "consequence")),
    ),
    _plan(
        "consultations",
        Consultation,
        "inddragelse.csv",
        (Column("part", "party"), Column("hvordan", "manner"), Column("organ", "body")),
        _BODY,
    ),
    _plan(
        "terms",
        Term,
        "ordliste.csv",
        (Column("ord", "term"), Column("betydning", "meaning"), Column("slags", "kind")),
    ),
    _plan(
        "facts",
        Fact,
        "oplysninger.csv",
        (Column("oplysning", "label"), Column("tekst", "text"), Column("emne", "topic")),
    ),
)

_FOLLOW_UPS: Final = (
    declare(
        "follow_ups",
        FollowUp,
        "opfoelgning.csv",
        (
            Column("register", "table"),
            Column("post", "target"),
            Column("status", "status"),
            Column("ansvarlig", "responsible"),
            Column("forvaltning", "administration"),
            Column("frist", "deadline", "date"),
            Column("næste_skridt", "next_step"),
        ),
        _ADMINISTRATION,
    ),
)

PLAN_KINDS: Final[tuple[Kind, ...]] = (
    *_BODIES,
    *_HOURS,
    *_TIMELINE,
    *_REGISTERS,
    *_FOLLOW_UPS,
)
