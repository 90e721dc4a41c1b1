"""The card of a dossier, and the sealed names of all subjects for the search in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow

from domain.incident.numbering import incident_number
from domain.periods import Occurrence, local_day
from domain.sealed import SealedToken
from projections.dossier_card.rows import ABSORBED, AbsorbedDossier
from projections.incidents import RETRACTED, SANCTIONS, Sanction
from store.connections import Reading

CARD: LiteralString = (
    "select d.dossier_id, d.kind, d.name, d.address, d.date_of_birth, d.opened_at, d.stream_version, d.position,"
    " d.merged_into, d.absorbed::text,"
    " i.incident_id, i.year, i.number, i.occurred_start, i.occurred_end, i.approximate, i.channel, i.unit, i.types,"
    " i.status, i.sanctions::text"
    " from views.dossiers d"
    " left join lateral unnest(d.incident_ids) with ordinality as linked(id, place) on true"
    " left join views.dossier_incidents i on i.organisation = d.organisation and i.incident_id = linked.id"
    " where d.organisation = %s and d.dossier_id = %s order by linked.place"
)
SUBJECTS: LiteralString = (
    "select dossier_id, kind, name, address, date_of_birth, merged_into, subject_position from views.dossiers"
    " where organisation = %s and dossier_id = any(%s)"
)
NAMES: LiteralString = (
    "select c.generation, d.dossier_id, d.kind, d.name, d.address, d.date_of_birth, d.merged_into, d.subject_position"
    " from views.checkpoints c left join views.dossiers d on d.organisation = c.organisation"
    " and d.subject_position > (case when c.generation = %s then %s else 0 end)"
    " where c.organisation = %s and c.projection = 'dossier_card' order by d.subject_position"
)
HOLDING: LiteralString = (
    "select dossier_id from views.dossiers where organisation = %s and incident_ids @> array[%s]::uuid[]"
    " order by dossier_id"
)
JUDGED: LiteralString = (
    "select dossier_id, merged_into, different from views.dossiers"
    " where organisation = %s and (merged_into is not null or different <> '{}') order by dossier_id"
)


class CardIncident(NamedTuple):
    """An incident on a card: nothing in it is personal."""

    incident_id: UUID
    number: str
    occurred: Occurrence
    channel: str
    unit: str
    types: tuple[str, ...]
    status: str
    sanctions: tuple[Sanction, ...]


class Card(NamedTuple):
    """A dossier with what is linked to it. Sealed values belong to the stream of the dossier."""

    dossier_id: UUID
    kind: str
    name: SealedToken | None
    address: SealedToken | None
    date_of_birth: SealedToken | None
    opened_at: datetime
    stream_version: int
    """What a change must expect (`If-Match`)."""
    position: int
    incidents: tuple[CardIncident, ...]
    """In the order in which they were linked, retracted ones among them."""
    merged_into: UUID | None = None
    """The dossier in which this one goes on: see `survivors`. What it has itself is not to be shown until then."""
    absorbed: tuple[AbsorbedDossier, ...] = ()
    """The dossiers that go on in this one, each with the incidents that somebody has to assign when it is separated."""

    @property
    def standing(self) -> list[CardIncident]:
        """The incidents that count: all but the retracted ones."""
        return [incident for incident in self.incidents if incident.status != RETRACTED]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many incidents count, per aggression type."""
        return Counter(code for incident in self.standing for code in dict.fromkeys(incident.types))

    @property
    def last_incident_on(self) -> date | None:
        """The day in the Netherlands of the latest incident that counts; None when none does."""
        return max((local_day(incident.occurred.start) for incident in self.standing), default=None)


class Subject(NamedTuple):
    """Whom or what a dossier is about, as far as a search needs it. Sealed."""

    dossier_id: UUID
    kind: str
    name: SealedToken | None
    address: SealedToken | None
    date_of_birth: SealedToken | None
    merged_into: UUID | None
    """As it is now, when it was asked by dossier; see `judged` for what changes without the subject."""
    position: int
    """Of the last fact about the subject."""


class Judged(NamedTuple):
    """What people decided about a dossier and others that look like it."""

    dossier_id: UUID
    merged_into: UUID | None
    different: tuple[UUID, ...]


class Seen(NamedTuple):
    """Up to where someone has read the subjects."""

    generation: int
    position: int


NOTHING_SEEN = Seen(0, 0)


class Subjects(NamedTuple):
    """Subjects, oldest change first."""

    subjects: list[Subject]
    whole: bool
    """These are all there are, not only what changed: the view is new to the reader, or was rebuilt since."""
    seen: Seen
    """Ask for what comes after this next time."""


def card(reading: Reading, organisation: UUID, dossier_id: UUID) -> Card | None:
    """The card as it stands; None when the view has no such dossier. Raises `StoreUnavailable`."""
    rows = reading.fetch(CARD, (organisation, dossier_id))
    if not rows:
        return None
    merged_into, absorbed = rows[0][8:10]
    linked = tuple(_incident(row[10:]) for row in rows if row[10] is not None)
    return Card._make((*rows[0][:8], linked, merged_into, _with_since(ABSORBED.load(absorbed))))


def subjects_of(reading: Reading, organisation: UUID, dossier_ids: Sequence[UUID]) -> list[Subject]:
    """The subjects of these dossiers, in no order; unknown ids are left out. Raises `StoreUnavailable`."""
    return [Subject(*row) for row in reading.fetch(SUBJECTS, (organisation, list(dossier_ids)))]


def survivors(reading: Reading, organisation: UUID, dossier_ids: Sequence[UUID]) -> Mapping[UUID, Subject]:
    """The subject of each dossier, or of the one in which it goes on in the end; unknown ids are left out.

    Raises `StoreUnavailable`.
    """
    known: dict[UUID, Subject] = {}
    wanted = set(dossier_ids)
    while wanted:
        some = {one.dossier_id: one for one in subjects_of(reading, organisation, sorted(wanted))}
        known |= some
        wanted = {one.merged_into for one in some.values() if one.merged_into is not None} - known.keys()
    ends = {one: _end(one, known) for one in dossier_ids if one in known}
    return {one: known[end] for one, end in ends.items() if end in known}


def holding(reading: Reading, organisation: UUID, incident_id: UUID) -> list[UUID]:
    """The dossiers in which an incident is, merged ones among them. Raises `StoreUnavailable`."""
    return [row[0] for row in reading.fetch(HOLDING, (organisation, incident_id))]


def judged(reading: Reading, organisation: UUID) -> list[Judged]:
    """Every dossier that was merged, or judged different from another. Raises `StoreUnavailable`."""
    return [Judged(one, into, tuple(different)) for one, into, different in reading.fetch(JUDGED, (organisation,))]


def subjects_since(reading: Reading, organisation: UUID, seen: Seen = NOTHING_SEEN) -> Subjects:
    """Every subject that is new or corrected since `seen`; all of them when the view was rebuilt since.

    Raises `StoreUnavailable`.
    """
    rows = reading.fetch(NAMES, (seen.generation, seen.position, organisation))
    if not rows:
        return Subjects([], whole=False, seen=seen)
    generation = rows[0][0]
    whole = generation != seen.generation
    found = [Subject(*row[1:]) for row in rows if row[1] is not None]
    last = found[-1].position if found else 0 if whole else seen.position
    return Subjects(found, whole, Seen(generation, last))


def _end(dossier: UUID, known: Mapping[UUID, Subject]) -> UUID:
    """Where the trail of merges ends. The view may hold half of a merge, never a ring: the domain sees to that."""
    passed: set[UUID] = set()
    while dossier in known and dossier not in passed and (into := known[dossier].merged_into) is not None:
        passed.add(dossier)
        dossier = into
    return dossier


def _with_since(absorbed: Sequence[AbsorbedDossier]) -> tuple[AbsorbedDossier, ...]:
    """What another absorbed dossier brought as well needs no assigning: it stays with that one."""
    brought = {incident for one in absorbed for incident in one.brought}
    return tuple(
        one.model_copy(update={"since": tuple(incident for incident in one.since if incident not in brought)})
        for one in absorbed
    )


def _incident(row: TupleRow) -> CardIncident:
    incident_id, year, number, start, end, approximate, channel, unit, types, status, sanctions = row
    occurred = Occurrence(start=start, end=end, approximate=approximate)
    name = incident_number(year, number)
    imposed = SANCTIONS.load(sanctions)
    return CardIncident(incident_id, name, occurred, channel, unit, tuple(types), status, imposed)
