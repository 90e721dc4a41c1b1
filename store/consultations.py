"""Who looked into which dossier: a line per dossier that was shown, written before anything is shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal, LiteralString, NamedTuple
from uuid import UUID

import psycopg

from store.connections import Pool, Reading, as_role
from store.errors import StoreUnavailable, UnknownOrganisation

Part = Literal["card", "history", "markers", "sanction", "consultations"]
"""What of the dossier was shown. STORED: a word keeps its meaning for ever."""
Origin = Literal["api", "page", "command"]

_CONSULT: LiteralString = "select par.consult(%s, %s, %s, %s, %s, %s, %s, %s, %s)"
_LINES: LiteralString = (
    "select number, dossier, opened_as, consulted_at, reader, part, origin, shown, head, trace from par.consultations"
    " where organisation = %s and dossier = %s and number < %s"
    " and (%s::bigint[] is null or exists (select from unnest(%s::bigint[], %s::bigint[]) as span(first, beyond)"
    " where head >= span.first and shown < span.beyond))"
    " order by number desc limit %s"
)
_NEWEST: Final = 2**63 - 1


class Look(NamedTuple):
    """Somebody about to see something of a dossier."""

    reader: UUID
    """Pseudonym of who looks."""
    at: datetime
    part: Part
    origin: Origin
    opened_as: UUID
    """The dossier that was asked for."""
    shown: int
    """The position in the log up to which every fact can be seen in it."""
    trace: UUID | None


class Consultation(NamedTuple):
    """One line: somebody saw something of this dossier."""

    number: int
    """Grows with every line; no count of anything."""
    dossier: UUID
    opened_as: UUID
    """The dossier that was asked for: another one when this one goes on in it."""
    at: datetime
    reader: UUID
    part: Part
    origin: Origin
    shown: int
    """Every fact up to this position could be seen."""
    head: int
    """No fact beyond this position could be seen."""
    trace: UUID | None


class Span(NamedTuple):
    """A stretch of the log: from a position up to, and without, another."""

    first: int
    beyond: int


class ConsultationLog:
    """Where looks are recorded, for one organisation."""

    def __init__(self, conninfo: str, organisation: UUID) -> None:
        self._pool = Pool(as_role(conninfo, "par_writer"), size=4)
        self._organisation = organisation

    def record(self, look: Look, dossiers: Sequence[UUID]) -> None:
        """A line for each of these dossiers. Durable when it returns.

        Raises `StoreUnavailable` or `UnknownOrganisation`: then nothing may be shown.
        """
        told = (look.opened_as, look.at, look.reader, look.part, look.origin, look.shown, look.trace)
        try:
            [(lines,)] = self._pool.fetch(_CONSULT, (self._organisation, list(dossiers), *told))
        except psycopg.Error as refused:
            raise StoreUnavailable from refused
        if lines != len(dossiers):
            raise UnknownOrganisation(self._organisation)

    def close(self) -> None:
        """Give all connections back."""
        self._pool.close()


def consultations(
    reading: Reading,
    organisation: UUID,
    dossier: UUID,
    *,
    spans: Sequence[Span] | None = None,
    before: int | None = None,
    limit: int,
) -> list[Consultation]:
    """Who saw something of this dossier, the newest first, from below the number `before` on.

    With `spans` only the looks that may have shown a fact that stood in these stretches of the log. A look that is in
    doubt is there. Raises `StoreUnavailable`.
    """
    firsts = None if spans is None else [span.first for span in spans]
    beyonds = None if spans is None else [span.beyond for span in spans]
    rows = reading.fetch(
        _LINES, (organisation, dossier, _NEWEST if before is None else before, firsts, firsts, beyonds, limit)
    )
    return [Consultation._make(row) for row in rows]
