"""The facts of a term. Names and fields are a STORAGE FORMAT, see `domain.incident.events`.

A term begins and is met by facts of other aggregates; these say what came of it, each once. They are recorded by the
process that keeps the terms, with its own pseudonym as actor.
"""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from domain.event import Event, Value
from domain.periods import Moment


class TermAbout(Value):
    """Which term, of what. Repeated in each fact, so that who reads one needs no other."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
    """Of the catalogue: `reaction`, `first_talk`."""
    stream_id: UUID
    """The incident, sanction or marker whose fact began it."""
    incident_id: UUID | None = None
    dossier_id: UUID | None = None


class TermReminded(Event):
    """The end of the term came near."""

    NAME = "term.reminded"
    about: TermAbout
    ends_at: Moment
    catalogue_version: int


class TermFellDue(Event):
    """The last day of the term began."""

    NAME = "term.fell_due"
    about: TermAbout
    ends_at: Moment
    catalogue_version: int


class TermBreached(Event):
    """The term passed and nothing had been done. This stays, also when it is done later or the term is changed."""

    NAME = "term.breached"
    about: TermAbout
    ends_at: Moment
    catalogue_version: int


class TermMet(Event):
    """What the term asked for was done: in time, or late when it had been breached before."""

    NAME = "term.met"
    about: TermAbout
    met_at: Moment
    in_time: bool


TermEvent = TermReminded | TermFellDue | TermBreached | TermMet
