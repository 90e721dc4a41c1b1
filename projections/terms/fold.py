"""Facts in, terms out."""

from typing import Any, get_args
from uuid import UUID

from domain.event import Event
from domain.term.events import TermBreached, TermEvent, TermFellDue, TermMet, TermReminded
from projections.fact import Fact
from projections.projection import Known, Projection, Touch
from projections.terms.clocks import BEGINS, ENDS, Begins, Ends, begun, ended
from projections.terms.rows import TERMS, TermRow

SAID: frozenset[type[Event]] = frozenset(get_args(TermEvent))


def touches(fact: Fact) -> list[Touch]:
    """The term that is spoken of, or those that the fact begins or ends."""
    if type(fact.event) in SAID:
        return [(TermRow, fact.stream_id)]
    return [(TermRow, stream) for stream, _ in (*begun(fact), *ended(fact))]


def fold(known: Known, fact: Fact) -> list[TermRow]:
    """The terms as they stand after this fact."""
    if type(fact.event) in SAID:
        row = known.get(TermRow, fact.stream_id)
        changed = {"stream_version": fact.stream_version, "position": fact.position, **said(fact)}
        return [] if row is None else [row._replace(**changed)]
    ends = ((known.get(TermRow, stream), one) for stream, one in ended(fact))
    return [
        *(started(fact, stream, one) for stream, one in begun(fact) if known.get(TermRow, stream) is None),
        *(row._replace(position=fact.position, **stopped(fact, one)) for row, one in ends if row and is_open(row)),
    ]


def started(fact: Fact, stream: UUID, one: Begins) -> TermRow:
    """The row a term begins with. One that began before goes on."""
    return TermRow(
        organisation=fact.organisation,
        term_id=stream,
        code=one.code,
        began_by=one.began_by(fact),
        incident_id=one.incident(fact),
        dossier_id=one.dossier(fact),
        unit=one.unit(fact),
        started_at=one.since(fact),
        met_at=None,
        reminded_at=None,
        fell_due_at=None,
        breached_at=None,
        settled=False,
        stream_version=0,
        position=fact.position,
    )


def is_open(row: TermRow) -> bool:
    """Nothing met it yet and it is still needed."""
    return row.met_at is None and not row.settled


def stopped(fact: Fact, one: Ends) -> dict[str, Any]:
    """How a fact ends a term."""
    return {"settled": True} if one.met_at is None else {"met_at": one.met_at(fact)}


def said(fact: Fact) -> dict[str, Any]:
    """What was said of a term."""
    match fact.event:
        case TermReminded():
            return {"reminded_at": fact.recorded_at}
        case TermFellDue():
            return {"fell_due_at": fact.recorded_at}
        case TermBreached(ends_at=ends_at):
            return {"breached_at": ends_at}
        case TermMet():
            return {"settled": True}
    return {}


RUNNING_TERMS = Projection(
    name="terms",
    version=1,
    tables=(TERMS,),
    interests=SAID | BEGINS.keys() | ENDS.keys(),
    touches=touches,
    fold=fold,
)
