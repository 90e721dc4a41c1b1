"""A realistic mix of facts under real seals, as long as asked.

One block of a hundred incidents and what followed from them is made as the service makes it: keys minted, values
sealed for their place. A longer story is that block again and again with streams of its own. Only the subjects of the
dossiers are sealed anew each time: they are the values that a measurement opens.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from api.inputs import CircumstancesInput, PerpetratorInput, PersonInput, SubjectInput
from api.sealing import Sealing
from bench.ground import Ground
from domain.dossier.events import DossierOpened, IncidentLinked, IncidentUnlinked
from domain.event import Event
from domain.incident.events import (
    DescriptionCorrected,
    IncidentReported,
    OccurrenceCorrected,
    PerpetratorIdentified,
    Reclassified,
    Retracted,
    SettingCorrected,
    WitnessAdded,
)
from domain.incident.numbering import number_series
from domain.periods import Occurrence
from domain.registry import topic_of
from domain.sanction.events import SanctionImposed
from store.mapper import encode

INCIDENTS: Final = 100
"""In a block."""
PER_DOSSIER: Final = 4
"""Incidents for each dossier that is opened."""
UNDONE_AFTER: Final = 60
"""In incidents that came in between."""
START: Final = datetime(2024, 1, 8, 9, tzinfo=UTC)
UNITS: Final = ("Vergunningen", "Publieksbalie", "Handhaving", "Wegbeheer", "Subsidies", "Klantcontact")
CHANNELS: Final = ("phone", "desk", "letter", "online", "home_visit", "outdoors")
TYPES: Final = ("verbal", "physical", "psychological", "other")
SANCTIONS: Final = ("warning_letter", "contact_arrangements", "police_report", "police_charge")
ACCOUNT: Final = (
    "De bezoeker kwam zonder afspraak, wilde direct geholpen worden en begon te schelden toen dat niet kon. "
    "Hij sloeg met de vlakke hand op de balie en zei dat hij wist hoe laat de medewerker naar huis gaat. "
    "Een collega heeft hem naar buiten gebracht. "
)
REASON: Final = "Na een gesprek met de medewerker bleek dat het anders was gegaan dan eerst was opgeschreven."


class Told(NamedTuple):
    """A fact with its place in its stream, and as the log keeps it."""

    stream: UUID
    version: int
    event: Event
    topic: str
    state: bytes
    series: int | None
    """The year in which it takes a number."""


class _Fact(NamedTuple):
    """A fact of the block, encoded once for all the times it is told."""

    stream: UUID
    event: Event
    topic: str
    state: bytes
    series: int | None


Ids = Mapping[UUID, UUID]
Make = Callable[[], Event]


def story(on: Ground, events: int) -> Iterator[Told]:
    """So many facts, in an order in which they can have happened. The same mix every time, under new ids."""
    block = _block(on)
    told = 0
    while told < events:
        for one in _told_anew(on, block[: events - told]):
            told += 1
            yield one


def _told_anew(on: Ground, block: list[_Fact]) -> Iterator[Told]:
    ids: defaultdict[UUID, UUID] = defaultdict(uuid4)
    versions: defaultdict[UUID, int] = defaultdict(int)
    for stream, event, topic, state, series in block:
        here = ids[stream]
        versions[here] += 1
        moved = _moved(on, here, event, ids)
        yield Told(here, versions[here], moved, topic, state if moved is event else encode(moved), series)


def _moved(on: Ground, stream: UUID, event: Event, ids: Ids) -> Event:
    """The fact in its new stream, naming other streams by their new ids."""
    match event:
        case IncidentLinked() | IncidentUnlinked():
            return event.model_copy(update={"incident_id": ids[event.incident_id]})
        case SanctionImposed():
            return event.model_copy(update={"incident_ids": tuple(ids[one] for one in event.incident_ids)})
        case DossierOpened():
            return _opened(on, stream, event.opened_at)
    return event


def _block(on: Ground) -> list[_Fact]:
    chance = random.Random(2026)
    happened: list[tuple[float, int, UUID, Event]] = []

    def happen(after: float, stream: UUID, event: Event) -> None:
        happened.append((after, len(happened), stream, event))

    dossiers: list[UUID] = []
    for place in range(INCIDENTS):
        at = START + timedelta(hours=7 * place)
        if place % PER_DOSSIER == 0:
            dossiers.append(uuid4())
            happen(place, dossiers[-1], _opened(on, dossiers[-1], at))
        incident = uuid4()
        happen(place, incident, _reported(on, incident, at, chance))
        for later, stream, event in _what_followed(on, incident, at, chance.choice(dossiers), chance):
            happen(place + later + chance.expovariate(0.2), stream, event)
    return [
        _Fact(stream, event, topic_of(type(event)), encode(event), number_series(event))
        for _, _, stream, event in sorted(happened, key=lambda one: one[:2])
    ]


def _what_followed(
    on: Ground, incident: UUID, at: datetime, dossier: UUID, chance: random.Random
) -> Iterator[tuple[float, UUID, Event]]:
    """Two in three are linked to a dossier, one in three is sanctioned, one in three is changed afterwards.

    Each with how much later it happened at least: what undoes something comes last.
    """
    if chance.random() < 0.65:
        yield 0, dossier, IncidentLinked(incident_id=incident)
        if chance.random() < 0.02:
            why = Sealing(on.keyring, on.organisation, dossier).text(REASON, "reason")
            yield UNDONE_AFTER, dossier, IncidentUnlinked(incident_id=incident, reason=why)
    if chance.random() < 0.35:
        sanction = uuid4()
        yield 0, sanction, _imposed(on, sanction, incident, at.date(), chance)
    for share, later, make in _changes(on, incident, at, chance):
        if chance.random() < share:
            yield later, incident, make()


def _changes(on: Ground, incident: UUID, at: datetime, chance: random.Random) -> list[tuple[float, float, Make]]:
    """What can follow in the stream of the incident: how often, how much later at least, and the fact."""
    seal = Sealing(on.keyring, on.organisation, incident)
    reason = partial(seal.text, REASON, "reason")
    return [
        (0.10, 0, lambda: PerpetratorIdentified(perpetrator=seal.perpetrator(_citizen(chance)))),
        (0.08, 0, lambda: Reclassified(types=_types(chance), catalogue_version=1, reason=reason())),
        (0.05, 0, lambda: DescriptionCorrected(description=seal.text(ACCOUNT, "description"), reason=reason())),
        (0.05, 0, lambda: WitnessAdded(witness=seal.person(_employee(chance)))),
        (0.03, 0, lambda: OccurrenceCorrected(occurred=Occurrence(start=at - timedelta(days=3)), reason=reason())),
        (0.02, 0, lambda: SettingCorrected(channel="desk", unit=UNITS[0], catalogue_version=1, reason=reason())),
        (0.03, UNDONE_AFTER, lambda: Retracted(reason=reason())),
    ]


def _reported(on: Ground, incident: UUID, at: datetime, chance: random.Random) -> IncidentReported:
    seal = Sealing(on.keyring, on.organisation, incident)
    victims = tuple(seal.person(_employee(chance)) for _ in range(chance.choice((1, 1, 1, 2))))
    perpetrators = (seal.perpetrator(_citizen(chance)),) if chance.random() < 0.7 else ()
    return IncidentReported(
        reported_at=at,
        occurred=Occurrence(start=at - timedelta(hours=chance.randrange(72))),
        channel=chance.choice(CHANNELS),
        unit=chance.choice(UNITS),
        types=_types(chance),
        catalogue_version=1,
        description=seal.text(ACCOUNT, "description"),
        circumstances=seal.circumstances(
            CircumstancesInput.model_construct(place="In de wachtruimte bij de ingang.", police_came=False)
        ),
        victims=victims,
        reporter=None,
        witnesses=(),
        perpetrators=perpetrators,
    )


def _opened(on: Ground, dossier: UUID, at: datetime) -> DossierOpened:
    typed = SubjectInput.model_construct(
        kind="person", name="Jan van den Proefberg", address="Dorpsstraat 12, Oefenhuizen", date_of_birth=None
    )
    return DossierOpened(opened_at=at, subject=Sealing(on.keyring, on.organisation, dossier).subject(typed))


def _imposed(on: Ground, sanction: UUID, incident: UUID, day: date, chance: random.Random) -> SanctionImposed:
    return SanctionImposed(
        kind=chance.choice(SANCTIONS),
        catalogue_version=1,
        imposed_on=day,
        incident_ids=(incident,),
        note=Sealing(on.keyring, on.organisation, sanction).text(REASON, "note"),
    )


def _types(chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.sample(TYPES, chance.choice((1, 1, 2))))


def _employee(chance: random.Random) -> PersonInput:
    return PersonInput.model_construct(name=f"Fatima Voorbeeld-{chance.randrange(100)}", contact=None)


def _citizen(chance: random.Random) -> PerpetratorInput:
    return PerpetratorInput.model_construct(
        name=f"Rik Proefstra-{chance.randrange(100)}",
        address="Veldweg 40, Proefdam",
        date_of_birth=date(1970, 1, 1),
        appearance=None,
    )
