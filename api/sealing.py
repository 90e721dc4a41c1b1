"""Sealing what was typed, on the way in: one key per person in a stream, one per free text.

A text falls under its own key and under those of everyone in the incident, because free text is where names hide:
destroying the key of any of them makes it unreadable.
"""

from collections.abc import Iterable
from uuid import UUID, uuid4

from api.inputs import CircumstancesInput, PerpetratorInput, PersonInput, SubjectInput
from domain.dossier.events import Subject
from domain.event import Event
from domain.incident.events import (
    Circumstances,
    IncidentReported,
    Perpetrator,
    PerpetratorIdentified,
    Person,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.sealed import SealedToken, is_sealed, key_ids
from store.keys import Key, Keyring
from store.seal import Place, seal

TEXTS = ("place", "with_what", "in_what_way", "why", "injury", "damage")
SANCTION_TEXTS = ("behaviour", "norm", "reason_for_nature", "reason_for_duration", "kept_service", "deviation_reason")


class Sealing:
    """Seals for one stream. Collects the keys of the people in it, under which its texts fall too."""

    def __init__(self, keyring: Keyring, organisation: UUID, stream_id: UUID, people: Iterable[Key] = ()) -> None:
        self._keyring = keyring
        self._place = (organisation, stream_id)
        self._people = list(people)

    def person(self, typed: PersonInput, person_id: UUID | None = None) -> Person:
        """An employee under a key of his own."""
        key = self._new_person()
        return Person(
            person_id=person_id or uuid4(),
            name=self._seal(typed.name, "person.name", key),
            contact=self._maybe(typed.contact, "person.contact", key),
        )

    def perpetrator(self, typed: PerpetratorInput) -> Perpetrator:
        """The citizen under a key of his own."""
        key = self._new_person()
        born = typed.date_of_birth.isoformat() if typed.date_of_birth else None
        return Perpetrator(
            person_id=uuid4(),
            name=self._maybe(typed.name, "perpetrator.name", key),
            address=self._maybe(typed.address, "perpetrator.address", key),
            date_of_birth=self._maybe(born, "perpetrator.date_of_birth", key),
            appearance=self._maybe(typed.appearance, "perpetrator.appearance", key),
        )

    def subject(self, typed: SubjectInput) -> Subject:
        """The subject of a dossier under a key of its own."""
        key = self._new_person()
        born = typed.date_of_birth.isoformat() if typed.date_of_birth else None
        return Subject(
            kind=typed.kind,
            name=self._maybe(typed.name, "subject.name", key),
            address=self._maybe(typed.address, "subject.address", key),
            date_of_birth=self._maybe(born, "subject.date_of_birth", key),
        )

    def text(self, typed: str, field: str) -> SealedToken:
        """A free text under a key of its own and those of everyone in the stream so far."""
        return self._seal(typed, f"text.{field}", self._keyring.mint(), *self._people)

    def circumstances(self, typed: CircumstancesInput) -> Circumstances:
        """The other W's, each a text of its own: an injury is health data and goes apart."""
        texts = {name: getattr(typed, name) for name in TEXTS}
        sealed = {name: self.text(text, name) for name, text in texts.items() if text is not None}
        return Circumstances(**sealed, police_came=typed.police_came)

    def _new_person(self) -> Key:
        key = self._keyring.mint()
        self._people.append(key)
        return key

    def _maybe(self, typed: str | None, field: str, key: Key) -> SealedToken | None:
        return None if typed is None else self._seal(typed, field, key)

    def _seal(self, typed: str, field: str, *keys: Key) -> SealedToken:
        return seal(typed, Place(*self._place, field), keys)


def people_in(events: Iterable[Event], keyring: Keyring) -> list[Key]:
    """The keys of everyone in an incident, without those that were destroyed: an erased person stays erased."""
    return [key for event in events for person in _people_of(event) for key in living_keys(person, keyring)]


def living_keys(person: Person | Perpetrator | Subject, keyring: Keyring) -> list[Key]:
    """The key under which what we know of this person is sealed; none when it was destroyed."""
    found = keyring.find({key for _, value in person if is_sealed(value) for key in key_ids(value)})
    return [key for key in found.values() if isinstance(key, Key)]


def _people_of(event: Event) -> tuple[Person | Perpetrator, ...]:
    match event:
        case IncidentReported():
            reporter = (event.reporter,) if event.reporter else ()
            return (*event.victims, *reporter, *event.witnesses, *event.perpetrators)
        case VictimAdded() | VictimCorrected():
            return (event.victim,)
        case WitnessAdded():
            return (event.witness,)
        case PerpetratorIdentified():
            return (event.perpetrator,)
        case _:
            return ()
