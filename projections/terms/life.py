"""The life of one row: it begins, perhaps again, is met or no longer needed, and things are said of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.term.events import TermBreached, TermFellDue, TermMet, TermReminded
from domain.term.stream import term_stream
from projections.fact import Fact
from projections.terms.rows import EARLIER, NO_EARLIER, Earlier, OfWhat, TermRow


def first_row(fact: Fact, code: str, began_by: UUID, of: OfWhat) -> TermRow:
    """The first row of a term, whether it begins or ends with this fact."""
    return TermRow(
        organisation=fact.organisation,
        term_id=term_stream(began_by, code),
        code=code,
        of=of,
        began_by=began_by,
        incident_id=None,
        dossier_id=None,
        unit=None,
        started_at=fact.recorded_at,
        ends_on=None,
        lapses_on=None,
        met_at=None,
        reminded_at=None,
        fell_due_at=None,
        breached_at=None,
        settled=False,
        earlier=NO_EARLIER,
        has_earlier=False,
        stream_version=0,
        position=fact.position,
    )


def begun_anew(first: TermRow, row: TermRow | None) -> TermRow:
    """The row a term begins with, after an earlier one in the same stream: what is to be said of that is kept."""
    if row is None:
        return first
    earlier = (*EARLIER.load(row.earlier), *unsaid(row))
    return first._replace(earlier=EARLIER.dump(earlier), has_earlier=bool(earlier), stream_version=row.stream_version)


def unsaid(row: TermRow) -> list[Earlier]:
    """The term itself, when it was met and that was not said yet."""
    if row.met_at is None or row.settled:
        return []
    return [Earlier(started_at=row.started_at, ends_on=row.ends_on, met_at=row.met_at, breached_at=row.breached_at)]


def is_over(row: TermRow | None) -> bool:
    """It was met, or it is no longer needed."""
    return row is not None and (row.met_at is not None or row.settled)


def met(fact: Fact, row: TermRow, at: datetime) -> TermRow:
    """The term when what it asks for was done."""
    return row._replace(position=fact.position, met_at=at)


def no_longer(fact: Fact, row: TermRow) -> TermRow:
    """The term when there is no longer any need for it."""
    return row._replace(position=fact.position, settled=True)


def lapsing(fact: Fact, row: TermRow, on: date | None) -> TermRow:
    """The term when what it is about ends on another day."""
    return row._replace(position=fact.position, lapses_on=on)


def told(fact: Fact, row: TermRow) -> TermRow:
    """The term after something was said of it."""
    return row._replace(stream_version=fact.stream_version, position=fact.position, **said(fact, row))


def said(fact: Fact, row: TermRow) -> dict[str, Any]:
    """What was said of a term. What is said late of an earlier one changes nothing in the one that runs now."""
    match fact.event:
        case TermReminded():
            return {"reminded_at": fact.recorded_at}
        case TermFellDue():
            return {"fell_due_at": fact.recorded_at}
        case TermBreached(ends_at=ends_at) if ends_at > row.started_at:
            return {"breached_at": ends_at}
        case TermMet(met_at=met_at):
            return said_to_be_met(row, met_at)
    return {}


def said_to_be_met(row: TermRow, met_at: datetime) -> dict[str, Any]:
    """That one of the earlier ones was met was said, or else that this one was."""
    earlier = EARLIER.load(row.earlier)
    left = tuple(one for one in earlier if one.met_at != met_at)
    if left != earlier:
        return {"earlier": EARLIER.dump(left), "has_earlier": bool(left)}
    return {"settled": True} if met_at == row.met_at else {}
