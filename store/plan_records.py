"""The records of the implementation plans: bodies, hours, milestones and the plans' registers.

As in `store.records`: typed, frozen, flat. Dates are ISO with their precision and qualifier
beside them, as a track's date in force is.
"""

from __future__ import annotations

from typing import Literal

from store.records import Certainty, DatePrecision, DateQualifier, Record

BodyKind = Literal[
    "udvalg",
    "råd",
    "forvaltning",
    "center",
    "enhed",
    "ledelse",
    "styregruppe",
    "program",
    "projekt",
    "projektgruppe",
    "sekretariat",
    "team",
    "forum",
    "MED",
    "tillidsvalgte",
    "ekstern",
]
Duration = Literal["", "midlertidig", "permanent"]
MeetingStanding = Literal["afholdt", "planlagt", "ikke behandlet"]
Variant = Literal["nu", "kommende"]
Weekday = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
Outcome = Literal["overgår", "fastholdes", "ansvar"]
Use = Literal["", "nuværende", "kommende", "fraflyttes"]
Horizon = Literal["", "kort sigt", "langt sigt"]
TermKind = Literal["forkortelse", "begreb"]
Status = Literal["ikke startet", "i gang", "afventer", "afsluttet", "bortfaldet"]


class PlanRecord(Record, frozen=True, kw_only=True):
    """What the records of the plans share; `track` is empty where several tracks are meant.

    An `inferred` one is not printed as such: it is what the text lets one conclude.
    """

    track: str = ""
    order: int = 0
    inferred: bool = False


class Body(PlanRecord, frozen=True, kw_only=True):
    """A committee, administration, group or forum. `parent` is the body it stands under.

    `track` is the track it belongs to; `BodyTrack` names further ones it concerns.
    """

    name: str
    kind: BodyKind
    parent: str = ""
    administration: str = ""
    committee: str = ""
    tasks: str = ""
    duration: Duration = ""
    start: str = ""
    start_precision: DatePrecision = ""
    start_qualifier: DateQualifier = ""
    end: str = ""
    end_precision: DatePrecision = ""
    end_qualifier: DateQualifier = ""


class BodyTrack(Record, frozen=True, kw_only=True):
    """A further track that a body concerns."""

    body: str
    track: str


class Member(Record, frozen=True, kw_only=True):
    """A role in a body; `person` is who fills it, where somebody has written that.

    `staffing` is how much of it the document gives (`5 årsværk`).
    """

    body: str
    role: str
    order: int = 0
    administration: str = ""
    staffing: str = ""
    person: str = ""


class BodyMeeting(Record, frozen=True, kw_only=True):
    """A meeting of a body, or that there was none; `topic` is what was treated."""

    body: str
    topic: str
    standing: MeetingStanding = "afholdt"
    date: str = ""
    precision: DatePrecision = ""
    qualifier: DateQualifier = ""
    occasion: str = ""


class MeetingTrack(Record, frozen=True, kw_only=True):
    """A track that was treated at a meeting."""

    meeting: str
    track: str


class Remark(Record, frozen=True, kw_only=True):
    """What a body remarked at a meeting; `track` is empty where it is about all of them."""

    meeting: str
    text: str
    order: int = 0
    track: str = ""


class Centre(PlanRecord, frozen=True, kw_only=True):
    """A contact centre. With `comparison` it is what the others are held against."""

    name: str
    administration: str = ""
    comparison: bool = False


class Interval(Record, frozen=True, kw_only=True):
    """From when to when a centre's lines are open on a weekday, `09:00` to `13:00`.

    A `closed` day has no times. `printed` is the text of the document's cell.
    """

    centre: str
    variant: Variant
    weekday: Weekday
    position: int = 0
    opens: str = ""
    closes: str = ""
    closed: bool = False
    printed: str = ""


class CallFigure(PlanRecord, frozen=True, kw_only=True):
    """Calls offered to a centre; seconds of waiting, and of talking and finishing a call."""

    centre: str
    calls: int
    waiting: int
    handling: int


class Milestone(PlanRecord, frozen=True, kw_only=True):
    """Something that is to have happened. `project` is what the plan's table calls its row.

    One with an `end` lasts from `date` until then.
    """

    label: str
    kind: str
    project: str = ""
    body: str = ""
    centre: str = ""
    date: str = ""
    precision: DatePrecision = ""
    qualifier: DateQualifier = ""
    end: str = ""
    end_precision: DatePrecision = ""
    end_qualifier: DateQualifier = ""


class MilestoneLine(Record, frozen=True, kw_only=True):
    """A line whose first-year amount follows from the date of a milestone."""

    milestone: str
    line: str


class System(PlanRecord, frozen=True, kw_only=True):
    """An IT system; `users` are those who need it, `change` what has to be done with it."""

    name: str
    centre: str = ""
    administration: str = ""
    users: str = ""
    access: str = ""
    change: str = ""


class Responsibility(PlanRecord, frozen=True, kw_only=True):
    """A task that moves, one that stays, or what somebody is responsible for meanwhile."""

    label: str
    outcome: Outcome
    group: str = ""
    centre: str = ""
    administration: str = ""
    from_administration: str = ""
    to_administration: str = ""


class Location(PlanRecord, frozen=True, kw_only=True):
    """A place where people work; `unit` is who, `lease` what is known of the lease."""

    name: str
    unit: str = ""
    administration: str = ""
    use: Use = ""
    lease: str = ""


class Risk(PlanRecord, frozen=True, kw_only=True):
    """Something that may go wrong, as far as the document says with what likelihood and effect."""

    label: str
    project: str = ""
    likelihood: str = ""
    consequence: str = ""


class Measure(PlanRecord, frozen=True, kw_only=True):
    """A tiltag, against a risk or for steady operation."""

    label: str
    risk: str = ""


class Criterion(PlanRecord, frozen=True, kw_only=True):
    """A criterion of success, with its target and when it is measured."""

    label: str
    target: str = ""
    term: Horizon = ""
    date: str = ""
    precision: DatePrecision = ""
    qualifier: DateQualifier = ""
    reported_to: str = ""


class Benefit(PlanRecord, frozen=True, kw_only=True):
    """A gevinst that is expected."""

    label: str
    certainty: Certainty = "fast"


class Principle(PlanRecord, frozen=True, kw_only=True):
    """A principle that the work follows."""

    label: str


class Assumption(PlanRecord, frozen=True, kw_only=True):
    """What figures or plans presuppose."""

    label: str
    certainty: Certainty = "fast"


class OpenQuestion(PlanRecord, frozen=True, kw_only=True):
    """Something unresolved; `consequence` is what hangs on it."""

    label: str
    consequence: str = ""


class Consultation(PlanRecord, frozen=True, kw_only=True):
    """Somebody who is heard or informed, how and of what; `body` where it is one of the bodies."""

    party: str
    manner: str = ""
    body: str = ""


class Term(PlanRecord, frozen=True, kw_only=True):
    """An abbreviation or a word of the trade, and what it means."""

    term: str
    meaning: str
    kind: TermKind = "begreb"


class Fact(PlanRecord, frozen=True, kw_only=True):
    """Anything else that a document tells, in a sentence or two under a `topic`."""

    label: str
    text: str
    topic: str = ""


class FollowUp(Record, frozen=True, kw_only=True):
    """How it goes with a record, `target` of table `table`; at most one a record.

    `responsible` is a role. `deadline` is a day.
    """

    table: str
    target: str
    status: Status = "ikke startet"
    responsible: str = ""
    administration: str = ""
    deadline: str = ""
    next_step: str = ""
