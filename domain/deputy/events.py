"""The facts of the deputies of one person. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from uuid import UUID

from domain.event import Event
from domain.sealed import Sealed


class DeputyFact(Event):
    """What every fact of a deputyship tells."""

    deputyship_id: UUID
    person_id: UUID
    """Whose tasks it is about, as a pseudonym."""
    deputy_id: UUID
    """Who does them, as a pseudonym."""


class DeputyAppointed(DeputyFact):
    """Somebody does the tasks of another from the first day until the last, both included."""

    NAME = "deputy.appointed"
    first_day: date
    last_day: date


class DeputyEnded(DeputyFact):
    """It ended before its last day, or before it began."""

    NAME = "deputy.ended"
    on: date
    """The first day on which it holds no longer."""
    reason: Sealed


DeputyEvent = DeputyAppointed | DeputyEnded
