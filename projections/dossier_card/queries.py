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
from projections.incidents import RETRACTED, SANCTIONS, Sanction
from store.connections import Reading

CARD: LiteralString = (
    "select d.dossier_id, d.kind, d.name, d.address, d.date_of_birth, d.opened_at, d.stream_version, d.position,"
    " i.incident_id, i.year, i.number, i.occurred_start, i.occurred_end, i.approximate, i.channel, i.unit, i.types,"
    " i.status, i.sanctions::text"
    " from views.dossiers d"
    " left join lateral unnest(d.incident_ids) with ordinality as linked(id, place) on true"
    " left join views.dossier_incidents i on i.organisation = d.organisation and i.incident_id = linked.id"
    " where d.organisation = %s and d.dossier_id = %s order by linked.place"
)
SUBJECTS: LiteralString = (
    "select dossier_id, kind, name, address, subject_position from views.dossiers"
    " where organisation = %s and dossier_id = any(%s)"
)
NAMES: LiteralString = (
    "select c.generation, d.dossier_id, d.kind, d.name, d.address, d.subject_position"
    " from views.checkpoints c left join views.dossiers d on d.organisation = c.organisation"
    " and d.subject_position > (case when c.generation = %s then %s else 0 end)"
    " where c.organisation = %s and c.projection = 'dossier_card' order by d.subject_position"
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
    position: int
    """Of the last fact about the subject."""


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
    linked = tuple(_incident(row[8:]) for row in rows if row[8] is not None)
    return Card._make((*rows[0][:8], linked))


def subjects_of(reading: Reading, organisation: UUID, dossier_ids: Sequence[UUID]) -> list[Subject]:
    """The subjects of these dossiers, in no order; unknown ids are left out. Raises `StoreUnavailable`."""
    return [Subject(*row) for row in reading.fetch(SUBJECTS, (organisation, list(dossier_ids)))]


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


def _incident(row: TupleRow) -> CardIncident:
    incident_id, year, number, start, end, approximate, channel, unit, types, status, sanctions = row
    occurred = Occurrence(start=start, end=end, approximate=approximate)
    name = incident_number(year, number)
    imposed = SANCTIONS.load(sanctions)
    return CardIncident(incident_id, name, occurred, channel, unit, tuple(types), status, imposed)
