"""The bodies as trees, what concerns whom, and who has treated what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.bodies import Bodies, Node, filtered, unfolded, walk
from store.plan_records import Body, BodyMeeting, BodyTrack, MeetingTrack, Member, Remark
from store.records import Administration, Record, Track, TrackParty
from store.schema import kind_for
from store.tables import Tables

RECORDS: list[Record] = [
    Administration(id="KFF", name="Kultur- og Fritidsforvaltningen", committee="KFU"),
    Administration(id="SUF", name="Sundheds- og Omsorgsforvaltningen", committee="SOU"),
    Track(id="spor-to", number=2, name="Én indgang"),
    Track(id="spor-tre", number=3, name="Byens rum"),
    TrackParty(id="part-to", track="spor-to", position=1, role="til", administration="KFF"),
    TrackParty(id="part-tre", track="spor-tre", position=1, role="til", administration="KFF"),
    Body(id="kfu", name="Kultur- og Fritidsudvalget", kind="udvalg", committee="KFU", order=20),
    Body(id="br", name="Borgerrepræsentationen", kind="udvalg", order=10),
    Body(id="kff", name="Forvaltningen", kind="forvaltning", administration="KFF", parent="kfu"),
    Body(id="hovedmed", name="KFF HovedMED", kind="MED", parent="kff"),
    Body(id="gruppe", name="MED-gruppe", kind="projektgruppe", parent="hovedmed", track="spor-to"),
    Body(id="forum", name="Mødeforum", kind="forum"),
    Body(id="program", name="Program", kind="program", track="spor-to", order=5),
    Body(id="styre", name="Styregruppe", kind="styregruppe", parent="program"),
    BodyTrack(id="link", body="styre", track="spor-tre"),
    BodyTrack(id="link-to", body="styre", track="spor-to"),
    Member(id="suf", body="styre", role="Direktør", administration="SUF", order=2),
    Member(id="leder", body="styre", role="Leder", order=1),
    BodyMeeting(id="senere", body="hovedmed", topic="Status", standing="planlagt"),
    BodyMeeting(id="afholdt", body="hovedmed", topic="Planerne", date="2025-09-18"),
    MeetingTrack(id="om-tre", meeting="senere", track="spor-tre"),
    MeetingTrack(id="om-to", meeting="afholdt", track="spor-to"),
    BodyMeeting(id="foerste", body="forum", topic="Processen", date="2025-06-01"),
    MeetingTrack(id="om-to-igen", meeting="foerste", track="spor-to"),
    Remark(id="ord", meeting="foerste", text="Tidlig inddragelse"),
]


def tables_of(records: list[Record]) -> Tables:
    tables = Tables()
    for record in records:
        tables.put(kind_for(type(record)).table, record)
    return tables


def names(nodes: tuple[Node, ...]) -> list[str]:
    return [
        f"{'.' * node.level}{node.track if not node.body else node.body}" for node in walk(nodes)
    ]


BODIES = Bodies(tables_of(RECORDS))


def test_the_tree_by_organisation_is_in_order() -> None:
    tree = BODIES.by_organisation()
    assert names(tree) == [
        *("forum", "program", ".styre", "br", "kfu", ".kff", "..hovedmed", "...gruppe"),
    ]


def test_the_tree_by_track_keeps_who_stands_under_whom() -> None:
    assert names(BODIES.by_track()) == [
        *("spor-to", ".forum", ".program", "..styre", ".hovedmed", "..gruppe"),
        *("spor-tre", ".styre", ".hovedmed"),
        *("", ".br", ".kfu", "..kff"),
    ]


def test_what_belongs_to_a_body_is_in_order() -> None:
    assert [one.id for one in BODIES.members("styre")] == ["leder", "suf"]
    assert [one.id for one in BODIES.meetings("hovedmed")] == ["afholdt", "senere"]
    assert BODIES.tracks("hovedmed") == ["spor-to", "spor-tre"]
    assert [one.id for one in BODIES.remarks("foerste")] == ["ord"]
    assert [one.id for one in BODIES.above("gruppe")] == ["hovedmed", "kff", "kfu"]
    assert len(BODIES) == 8


def test_what_concerns_an_administration() -> None:
    concerned = {one for one in BODIES._bodies if BODIES.concerns(one, "KFF")}
    assert concerned == {"kfu", "kff", "hovedmed", "gruppe"}
    assert BODIES.concerns("styre", "SUF")  # by one of its roles
    assert not BODIES.concerns("program", "SUF")


def test_who_has_treated_a_track_and_who_has_not() -> None:
    assert [(one.track, one.body, one.state) for one in BODIES.treatments] == [
        ("spor-to", "forum", "afholdt"),
        ("spor-to", "hovedmed", "afholdt"),
        ("spor-to", "gruppe", ""),
        ("spor-tre", "hovedmed", "planlagt"),
    ]
    held = BODIES.treatments[1]
    assert [meeting.id for meeting in held.meetings] == ["afholdt"]


def test_the_committee_of_an_administration_that_takes_part_is_expected_to_treat_a_track() -> None:
    silent = [one for one in RECORDS if not isinstance(one, BodyMeeting | MeetingTrack | Remark)]
    found = Bodies(tables_of(silent)).treatments
    assert [(one.track, one.body, one.state) for one in found] == [
        ("spor-to", "hovedmed", ""),
        ("spor-to", "gruppe", ""),
        ("spor-tre", "hovedmed", ""),
    ]


def test_a_meeting_that_names_no_track_is_about_the_body_s_own() -> None:
    group = BodyMeeting(id="uden", body="gruppe", topic="Opstart", standing="ikke behandlet")
    found = Bodies(tables_of([*RECORDS, group])).treatments
    assert {one.body: one.state for one in found}["gruppe"] == "ikke behandlet"


def test_folded_nodes_hide_what_is_under_them() -> None:
    tree = BODIES.by_organisation()
    seen = [node.body for node in unfolded(tree, {("", "kff"), ("", "program")})]
    assert seen == ["forum", "program", "br", "kfu", "kff"]


@st.composite
def forests(draw: st.DrawFn) -> Tables:
    """Bodies under each other anyhow, in any order, on any tracks."""
    count = draw(st.integers(0, 10))
    records: list[Record] = [Track(id=f"spor-{n}", number=n, name="Et spor") for n in (1, 2)]
    tracks = st.sampled_from(["", "spor-1", "spor-2"])
    for n in range(count):
        parent = f"b-{chr(97 + draw(st.integers(0, n - 1)))}" if n and draw(st.booleans()) else ""
        order, track = draw(st.integers(0, 3)), draw(tracks)
        name = f"b-{chr(97 + n)}"
        records.append(
            Body(id=name, name=name, kind="team", parent=parent, order=order, track=track)
        )
        if further := draw(tracks):
            records.append(BodyTrack(id=f"link-{name}", body=name, track=further))
    return tables_of(records)


@given(forests(), st.sets(st.sampled_from("abcdefghij")))
def test_every_body_stands_once_and_a_filter_keeps_what_is_above(
    tables: Tables, letters: set[str]
) -> None:
    bodies = Bodies(tables)
    tree = bodies.by_organisation()
    everyone = [node.body for node in walk(tree)]
    assert sorted(everyone) == sorted(tables.of(Body))
    for nodes in (tree, bodies.by_track()):
        keys = [node.key for node in walk(nodes)]
        assert len(keys) == len(set(keys))
        assert all(one.level == node.level + 1 for node in walk(nodes) for one in node.children)
        found = filtered(nodes, lambda node: node.body[-1:] in letters)
        kept = {node.key for node in walk(found)}
        for node in walk(nodes):
            below = {one.key for one in walk(node.children) if one.body[-1:] in letters}
            assert (node.key in kept) == (bool(below) or node.body[-1:] in letters)
    by_track = {(track, body) for body in everyone for track in bodies.tracks(body) or [""]}
    assert {node.key for node in walk(bodies.by_track()) if node.body} == by_track
