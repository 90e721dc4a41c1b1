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
        return [] if row is None else [told(fact, row)]
    begins = ((known.get(TermRow, stream), stream, one) for stream, one in begun(fact))
    ends = ((known.get(TermRow, stream), stream, one) for stream, one in ended(fact))
    return [
        *(
            started(fact, stream, one, row)
            for row, stream, one in begins
            if row is None or (one.again and is_over(row))
        ),
        *(stopped(fact, row or never_begun(fact, stream, one), one) for row, stream, one in ends if not is_over(row)),
    ]


def may_begin(row: TermRow | None, one: Begins) -> bool:
    """Nothing began or ended it before, or it is one that begins anew."""
    return row is None or (one.again and is_over(row))


def started(fact: Fact, stream: UUID, one: Begins, earlier: TermRow | None) -> TermRow:
    """The row a term begins with. When it begins anew, its stream goes on."""
    return first_row(fact, stream, one)._replace(
        incident_id=one.incident(fact),
        unit=one.unit(fact),
        started_at=one.since(fact),
        stream_version=earlier.stream_version if earlier else 0,
    )


def never_begun(fact: Fact, stream: UUID, one: Ends) -> TermRow:
    """The row of a term that ended before anything began it: what begins it afterwards finds it done."""
    return first_row(fact, stream, one)._replace(settled=True)


def first_row(fact: Fact, stream: UUID, one: Begins | Ends) -> TermRow:
    """The first row of a term, whether it begins or ends with this fact."""
    return TermRow(
        organisation=fact.organisation,
        term_id=stream,
        code=one.code,
        began_by=one.began_by(fact),
        incident_id=None,
        unit=None,
        started_at=fact.recorded_at,
        met_at=None,
        reminded_at=None,
        fell_due_at=None,
        breached_at=None,
        settled=False,
        stream_version=0,
        position=fact.position,
    )


def is_over(row: TermRow | None) -> bool:
    """It was met, or it is no longer needed."""
    return row is not None and (row.met_at is not None or row.settled)


def stopped(fact: Fact, row: TermRow, one: Ends) -> TermRow:
    """The term as a fact ends it."""
    ended = {"settled": True} if one.met_at is None else {"met_at": one.met_at(fact)}
    return row._replace(position=fact.position, **ended)


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
        case TermMet(met_at=met_at) if met_at == row.met_at:
            return {"settled": True}
    return {}


RUNNING_TERMS = Projection(
    name="terms",
    version=3,
    tables=(TERMS,),
    interests=SAID | BEGINS.keys() | ENDS.keys(),
    touches=touches,
    fold=fold,
)
