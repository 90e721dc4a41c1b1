"""Facts in, terms out."""

from typing import get_args
from uuid import UUID

from domain.event import Event
from domain.term.events import TermEvent
from projections.fact import Fact
from projections.projection import Known, Projection, Touch
from projections.terms.clocks import BEGINS, ENDS, Begins, Ends, begun, ended
from projections.terms.life import begun_anew, first_row, is_over, met, no_longer, told
from projections.terms.reviews import OF_REVIEWS, reviewed_by, reviews_after, seen_before, touched_by_review
from projections.terms.rows import REVIEWED, TERMS, ReviewedRow, TermRow

SAID: frozenset[type[Event]] = frozenset(get_args(TermEvent))


def touches(fact: Fact) -> list[Touch]:
    """The term that is spoken of, or those that the fact begins or ends."""
    if type(fact.event) in SAID:
        return [(TermRow, fact.stream_id)]
    terms: list[Touch] = [(TermRow, stream) for stream, *_ in (*begun(fact), *ended(fact))]
    return [*terms, *touched_by_review(fact)]


def fold(known: Known, fact: Fact) -> list[TermRow | ReviewedRow]:
    """The terms, and the things that have reviews, as they stand after this fact."""
    if type(fact.event) in SAID:
        row = known.get(TermRow, fact.stream_id)
        return [] if row is None else [told(fact, row)]
    if not reviewed_by(fact):
        return [*clocks_after(known, fact)]
    return [] if seen_before(known, fact) else [*clocks_after(known, fact), *reviews_after(known, fact)]


def clocks_after(known: Known, fact: Fact) -> list[TermRow]:
    """The terms that begin and end by the table of clocks."""
    begins = ((known.get(TermRow, stream), by, one) for stream, by, one in begun(fact))
    ends = ((known.get(TermRow, stream), by, one) for stream, by, one in ended(fact) if may_end(known, fact, one))
    return [
        *(started(fact, by, one, row) for row, by, one in begins if may_begin(row, one)),
        *(stopped(fact, row or never_begun(fact, by, one), one) for row, by, one in ends if not is_over(row)),
    ]


def may_end(known: Known, fact: Fact, one: Ends) -> bool:
    """Turning down another proposal says nothing of going to the police."""
    if not one.only_for_police:
        return True
    proposal = known.get(ReviewedRow, fact.stream_id)
    return proposal is not None and proposal.for_police


def may_begin(row: TermRow | None, one: Begins) -> bool:
    """Nothing began or ended it before, or it is one that begins anew."""
    return row is None or (one.again and is_over(row))


def started(fact: Fact, by: UUID, one: Begins, earlier: TermRow | None) -> TermRow:
    """The row a term begins with."""
    first = first_row(fact, one.code, by, one.of)._replace(
        incident_id=one.incident(fact) if one.incident else by, unit=one.unit(fact), started_at=one.since(fact)
    )
    return begun_anew(first, earlier)


def never_begun(fact: Fact, by: UUID, one: Ends) -> TermRow:
    """The row of a term that ended before anything began it: what begins it afterwards finds it done."""
    return first_row(fact, one.code, by, one.of)._replace(settled=True)


def stopped(fact: Fact, row: TermRow, one: Ends) -> TermRow:
    """The term as a fact ends it."""
    return no_longer(fact, row) if one.met_at is None else met(fact, row, one.met_at(fact))


RUNNING_TERMS = Projection(
    name="terms",
    version=4,
    tables=(TERMS, REVIEWED),
    interests=SAID | BEGINS.keys() | ENDS.keys() | OF_REVIEWS,
    touches=touches,
    fold=fold,
)
