"""Which facts begin a term, which meet it, and which end the need for it: the one table of all terms."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from domain.event import Event
from domain.incident.events import IncidentReported, Retracted
from domain.term.stream import term_stream
from projections.fact import Fact


class Begins(NamedTuple):
    """A term that a fact begins."""

    code: str
    since: Callable[[Fact], datetime]
    unit: Callable[[Fact], str | None] = lambda _fact: None
    incident: Callable[[Fact], UUID | None] = lambda fact: fact.stream_id
    dossier: Callable[[Fact], UUID | None] = lambda _fact: None


class Ends(NamedTuple):
    """A term that a fact ends: met at a moment, or no longer needed."""

    code: str
    began_by: Callable[[Fact], UUID] = lambda fact: fact.stream_id
    met_at: Callable[[Fact], datetime] | None = None
    """None: there is no longer any need for it."""


def _recorded(fact: Fact) -> datetime:
    return fact.recorded_at


def _unit(fact: Fact) -> str | None:
    return fact.event.unit if isinstance(fact.event, IncidentReported) else None


BEGINS: Mapping[type[Event], tuple[Begins, ...]] = {
    IncidentReported: (Begins("reaction", _recorded, _unit), Begins("first_talk", _recorded, _unit)),
}
ENDS: Mapping[type[Event], tuple[Ends, ...]] = {
    Retracted: (Ends("reaction"), Ends("first_talk")),
}


def begun(fact: Fact) -> list[tuple[UUID, Begins]]:
    """The terms that this fact begins, with their streams."""
    return [(term_stream(fact.stream_id, one.code), one) for one in BEGINS.get(type(fact.event), ())]


def ended(fact: Fact) -> list[tuple[UUID, Ends]]:
    """The terms that this fact ends, with their streams."""
    return [(term_stream(one.began_by(fact), one.code), one) for one in ENDS.get(type(fact.event), ())]
