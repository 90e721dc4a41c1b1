"""People, sealed texts and facts to test with. All frozen; a test changes what it is about and leaves the rest."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from hashlib import sha512
from typing import Any
from uuid import UUID, uuid5

from domain.incident.commands import ReportIncident
from domain.incident.events import Circumstances, IncidentReported, Perpetrator, Person
from domain.letter.facts import BY_NAME, NEEDED, WAYS_TO_BE_HEARD, LetterKind, places_needed
from domain.periods import Occurrence
from domain.sealed import SealedToken

_NAMESPACE = UUID("5f0c7a52-7a0e-4c1f-9d4e-0d6b9a2f3c11")


def an_id(word: str) -> UUID:
    """The same id for the same word."""
    return uuid5(_NAMESPACE, word)


def sealed(text: str, *more_keys: str) -> SealedToken:
    """A token of the right shape, the same for the same text. There is nothing in it to open."""
    keys = "+".join(an_id(f"key of {word}").hex for word in (text, *more_keys))
    ciphertext = urlsafe_b64encode(sha512(text.encode()).digest()[:45]).decode()
    return SealedToken(f"s1:{an_id(f'value {text}').hex}:{keys}:{ciphertext}")


def colleague(word: str) -> Person:
    return Person(person_id=an_id(word), name=sealed(word))


def citizen(word: str) -> Perpetrator:
    return Perpetrator(person_id=an_id(word), name=sealed(word))


OCCURRED = Occurrence(start=datetime(2024, 9, 16, 9, 30, tzinfo=UTC))
NOW = datetime(2024, 9, 17, 12, 0, tzinfo=UTC)

VICTIM = colleague("victim")
SECOND_VICTIM = colleague("second victim")
REPORTER = colleague("reporter")
WITNESS = colleague("witness")
SECOND_WITNESS = colleague("second witness")
CITIZEN = citizen("citizen")
NEIGHBOUR = citizen("neighbour")
NOTHING_KNOWN = Perpetrator(person_id=an_id("nobody"))

REASON = sealed("reason")
DESCRIPTION = sealed("description")

_REPORT: dict[str, Any] = {
    "occurred": OCCURRED,
    "channel": "phone",
    "unit": "Vergunningen",
    "types": ("verbal",),
    "description": DESCRIPTION,
    "circumstances": Circumstances(),
    "victims": (VICTIM,),
    "reporter": None,
    "witnesses": (),
    "perpetrators": (),
}


def report(**changes: Any) -> ReportIncident:
    """A sound report: one victim, verbal aggression by telephone, perpetrator unknown."""
    return ReportIncident(**({"at": NOW} | _REPORT | changes))


def reported(**changes: Any) -> IncidentReported:
    """The fact that follows from `report` with the same changes."""
    return IncidentReported(**({"reported_at": NOW, "catalogue_version": 1} | _REPORT | changes))


def letter_text(kind: LetterKind) -> str:
    """The smallest text that letters of this kind can be written with."""
    places = "".join(f"- {_place(name)}\n" for name in sorted(places_needed(kind) & NEEDED[kind]))
    choices = "".join(
        f"- {{{{? {BY_NAME[way[0]].placeholder} }}}}{' '.join(map(_place, way))}\n"
        for way in (WAYS_TO_BE_HEARD if kind == "hearing_invitation" else ())
    )
    return f"# Titel\n{places}{choices}"


def _place(name: str) -> str:
    return f"{{{{ {BY_NAME[name].placeholder} }}}}"
