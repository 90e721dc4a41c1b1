"""Which facts begin a term, which meet it, and which end the need for it. Those of reviews are in `reviews`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple
from uuid import UUID

from domain.aftercare.events import TalkDeclined, TalkHeld
from domain.event import Event
from domain.incident.events import Closed, IncidentReported, ReactionGiven, Retracted
from domain.police.events import CaseMade, PoliceCharged, PoliceReported
from domain.sanction.events import (
    DeclaredAcute,
    HearingHeld,
    HearingMissed,
    ObjectionDecided,
    ObjectionReceived,
    OfIncidents,
    SanctionAnnulled,
    SanctionImposed,
    SanctionProposed,
    SanctionRejected,
)
from domain.term.arithmetic import end_of
from domain.term.stream import term_stream
from projections.fact import Fact
from projections.terms.rows import OfWhat


class Begins(NamedTuple):
    """A term that a fact begins."""

    code: str
    since: Callable[[Fact], datetime]
    unit: Callable[[Fact], str | None] = lambda _fact: None
    incident: Callable[[Fact], UUID | None] | None = None
    """None: what begins it is the incident."""
    began_by: Callable[[Fact], tuple[UUID, ...]] = lambda fact: (fact.stream_id,)
    when: Callable[[Fact], bool] = lambda _fact: True
    again: bool = False
    """It begins anew when it has ended: an objection may follow an objection."""
    of: OfWhat = "incident"


class Ends(NamedTuple):
    """A term that a fact ends: met at a moment, or no longer needed."""

    code: str
    began_by: Callable[[Fact], tuple[UUID, ...]] = lambda fact: (fact.stream_id,)
    met_at: Callable[[Fact], datetime] | None = None
    """None: there is no longer any need for it."""
    when: Callable[[Fact], bool] = lambda _fact: True
    of: OfWhat = "incident"
    only_for_police: bool = False
    """Only when it is a fact of a proposal to go to the police."""


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


def _incident(fact: Fact) -> tuple[UUID, ...]:
    """Of a fact in the stream of its aftercare."""
    assert isinstance(fact.event, TalkHeld | TalkDeclined)  # noqa: S101 - registered for these below
    return (fact.event.incident_id,)


def _incidents(fact: Fact) -> tuple[UUID, ...]:
    """Of a sanction, or of a case at the police."""
    assert isinstance(fact.event, OfIncidents | SanctionImposed | CaseMade)  # noqa: S101 - registered for these below
    return tuple(dict.fromkeys(fact.event.incident_ids))


def _of_the_police(fact: Fact) -> bool:
    return getattr(fact.event, "kind", None) in POLICE_KINDS


def _first_incident(fact: Fact) -> UUID | None:
    return next(iter(_incidents(fact)), None)


def _talk(which: str) -> Callable[[Fact], bool]:
    return lambda fact: getattr(fact.event, "talk", None) == which


TALKS: Final = (("first", "first_talk"), ("second", "second_talk"), ("third", "third_talk"))
"""The talks of aftercare and their terms; each begins when the one before it was held."""
OF_AN_INCIDENT: Final = ("reaction", *(code for _, code in TALKS), "police")
POLICE_KINDS: Final = frozenset({"police_report", "police_charge"})
"""The kinds of sanction that are going to the police. Proposing one is saying that it will be done."""

BEGINS: Mapping[type[Event], tuple[Begins, ...]] = {
    IncidentReported: (Begins("reaction", _recorded, _unit), Begins("first_talk", _recorded, _unit)),
    TalkHeld: tuple(
        Begins(code, _recorded, began_by=_incident, when=_talk(before)) for (before, _), (_, code) in pairwise(TALKS)
    ),
    SanctionProposed: (Begins("police", _recorded, began_by=_incidents, when=_of_the_police),),
    DeclaredAcute: (Begins("hearing_afterwards", _recorded, incident=_first_incident, of="sanction"),),
    ObjectionReceived: (Begins("objection_answer", _recorded, incident=_first_incident, again=True, of="sanction"),),
}
_NO_LONGER: Final = tuple(Ends(code) for code in OF_AN_INCIDENT)
_SANCTION_OVER: Final = (Ends("hearing_afterwards", of="sanction"), Ends("objection_answer", of="sanction"))
_TO_THE_POLICE: Final = Ends("police", _incidents, _recorded)
_TALKED: Final = tuple(Ends(code, _incident, _on_that_day, _talk(which)) for which, code in TALKS)
ENDS: Mapping[type[Event], tuple[Ends, ...]] = {
    ReactionGiven: (Ends("reaction", met_at=_given),),
    TalkHeld: _TALKED,
    TalkDeclined: _TALKED,
    HearingHeld: (Ends("hearing_afterwards", met_at=_recorded, of="sanction"),),
    HearingMissed: (Ends("hearing_afterwards", met_at=_recorded, of="sanction"),),
    ObjectionDecided: (Ends("objection_answer", met_at=_recorded, of="sanction"),),
    PoliceReported: (_TO_THE_POLICE,),
    PoliceCharged: (_TO_THE_POLICE,),
    SanctionImposed: (_TO_THE_POLICE._replace(when=_of_the_police),),
    Closed: _NO_LONGER,
    Retracted: _NO_LONGER,
    SanctionRejected: (*_SANCTION_OVER, Ends("police", _incidents, only_for_police=True)),
    SanctionAnnulled: _SANCTION_OVER,
}


def begun(fact: Fact) -> list[tuple[UUID, UUID, Begins]]:
    """The terms that this fact begins: their streams and what began them."""
    begins = (one for one in BEGINS.get(type(fact.event), ()) if one.when(fact))
    return [(term_stream(by, one.code), by, one) for one in begins for by in one.began_by(fact)]


def ended(fact: Fact) -> list[tuple[UUID, UUID, Ends]]:
    """The terms that this fact ends: their streams and what began them."""
    ends = (one for one in ENDS.get(type(fact.event), ()) if one.when(fact))
    return [(term_stream(by, one.code), by, one) for one in ends for by in one.began_by(fact)]
