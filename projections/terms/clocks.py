"""Which facts begin a term, which meet it, and which end the need for it: the one table of all terms."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple
from uuid import UUID

from domain.aftercare.events import TalkDeclined, TalkHeld
from domain.event import Event
from domain.incident.events import Closed, IncidentReported, ReactionGiven, Retracted
from domain.sanction.events import (
    DeclaredAcute,
    HearingHeld,
    HearingMissed,
    ObjectionDecided,
    ObjectionReceived,
    SanctionAnnulled,
    SanctionRejected,
)
from domain.term.arithmetic import end_of
from domain.term.stream import term_stream
from projections.fact import Fact


class Begins(NamedTuple):
    """A term that a fact begins."""

    code: str
    since: Callable[[Fact], datetime]
    unit: Callable[[Fact], str | None] = lambda _fact: None
    incident: Callable[[Fact], UUID | None] = lambda fact: fact.stream_id
    began_by: Callable[[Fact], UUID] = lambda fact: fact.stream_id
    when: Callable[[Fact], bool] = lambda _fact: True
    again: bool = False
    """It begins anew when it has ended: an objection may follow an objection."""


class Ends(NamedTuple):
    """A term that a fact ends: met at a moment, or no longer needed."""

    code: str
    began_by: Callable[[Fact], UUID] = lambda fact: fact.stream_id
    met_at: Callable[[Fact], datetime] | None = None
    """None: there is no longer any need for it."""
    when: Callable[[Fact], bool] = lambda _fact: True


def _recorded(fact: Fact) -> datetime:
    return fact.recorded_at


def _given(fact: Fact) -> datetime:
    assert isinstance(fact.event, ReactionGiven)  # noqa: S101 - registered for it below
    return fact.event.given_at


def _on_that_day(fact: Fact) -> datetime:
    """By the end of the day it was held, or when it was recorded if that was the same day."""
    assert isinstance(fact.event, TalkHeld | TalkDeclined)  # noqa: S101 - registered for these below
    day = fact.event.held_on if isinstance(fact.event, TalkHeld) else fact.event.declined_on
    return min(end_of(day), fact.recorded_at)


def _unit(fact: Fact) -> str | None:
    return fact.event.unit if isinstance(fact.event, IncidentReported) else None


def _incident(fact: Fact) -> UUID:
    """Of a fact in the stream of its aftercare."""
    assert isinstance(fact.event, TalkHeld | TalkDeclined)  # noqa: S101 - registered for these below
    return fact.event.incident_id


def _first_incident(fact: Fact) -> UUID | None:
    ids: tuple[UUID, ...] = getattr(fact.event, "incident_ids", ())
    return ids[0] if ids else None


def _talk(which: str) -> Callable[[Fact], bool]:
    return lambda fact: getattr(fact.event, "talk", None) == which


TALKS: Final = (("first", "first_talk"), ("second", "second_talk"), ("third", "third_talk"))
"""The talks of aftercare and their terms; each begins when the one before it was held."""
OF_AN_INCIDENT: Final = ("reaction", *(code for _, code in TALKS))

BEGINS: Mapping[type[Event], tuple[Begins, ...]] = {
    IncidentReported: (Begins("reaction", _recorded, _unit), Begins("first_talk", _recorded, _unit)),
    TalkHeld: tuple(
        Begins(code, _recorded, began_by=_incident, incident=_incident, when=_talk(before))
        for (before, _), (_, code) in pairwise(TALKS)
    ),
    DeclaredAcute: (Begins("hearing_afterwards", _recorded, incident=_first_incident),),
    ObjectionReceived: (Begins("objection_answer", _recorded, incident=_first_incident, again=True),),
}
_NO_LONGER: Final = tuple(Ends(code) for code in OF_AN_INCIDENT)
_SANCTION_OVER: Final = (Ends("hearing_afterwards"), Ends("objection_answer"))
_TALKED: Final = tuple(Ends(code, _incident, _on_that_day, _talk(which)) for which, code in TALKS)
ENDS: Mapping[type[Event], tuple[Ends, ...]] = {
    ReactionGiven: (Ends("reaction", met_at=_given),),
    TalkHeld: _TALKED,
    TalkDeclined: _TALKED,
    HearingHeld: (Ends("hearing_afterwards", met_at=_recorded),),
    HearingMissed: (Ends("hearing_afterwards", met_at=_recorded),),
    ObjectionDecided: (Ends("objection_answer", met_at=_recorded),),
    Closed: _NO_LONGER,
    Retracted: _NO_LONGER,
    SanctionRejected: _SANCTION_OVER,
    SanctionAnnulled: _SANCTION_OVER,
}


def begun(fact: Fact) -> list[tuple[UUID, Begins]]:
    """The terms that this fact begins, with their streams."""
    begins = (one for one in BEGINS.get(type(fact.event), ()) if one.when(fact))
    return [(term_stream(one.began_by(fact), one.code), one) for one in begins]


def ended(fact: Fact) -> list[tuple[UUID, Ends]]:
    """The terms that this fact ends, with their streams."""
    ends = (one for one in ENDS.get(type(fact.event), ()) if one.when(fact))
    return [(term_stream(one.began_by(fact), one.code), one) for one in ends]
