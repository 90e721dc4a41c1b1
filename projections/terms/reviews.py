"""The reviews of sanctions and markers as terms.

A planned review has a day of its own, which a fact says. A demanded one runs for as long as the catalogue says from the
moment it was demanded, or since the proposal it was demanded of was imposed. A review meets both, and begins the next
one that it plans. What has ended needs none: by a fact, or by its date, which is a matter of the day and not in here.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from domain.event import Event
from domain.marker.events import (
    MarkerApproved,
    MarkerFact,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.periods import local_day
from domain.sanction.events import (
    ReviewDemanded,
    SanctionAnnulled,
    SanctionImposed,
    SanctionLifted,
    SanctionProposed,
    SanctionRejected,
    SanctionReviewed,
    SanctionShortened,
)
from domain.term.stream import term_stream
from projections.fact import Fact
from projections.projection import Known, Touch
from projections.terms.clocks import POLICE_KINDS
from projections.terms.life import begun_anew, first_row, is_over, lapsing, met, no_longer
from projections.terms.rows import OfWhat, ReviewedRow, TermRow

DEMANDED: Final = "demanded_review"
LAST_DAY: Final = date.max - timedelta(days=1)
"""The calendar ends with the day after it."""
OF_SANCTIONS: Final[frozenset[type[Event]]] = frozenset(
    {
        SanctionProposed,
        SanctionImposed,
        SanctionShortened,
        SanctionReviewed,
        ReviewDemanded,
        SanctionRejected,
        SanctionLifted,
        SanctionAnnulled,
    }
)
OF_MARKERS: Final[frozenset[type[Event]]] = frozenset(
    {MarkerProposed, MarkerApproved, MarkerRejected, MarkerReviewed, MarkerReviewDemanded, MarkerWithdrawn}
)
OF_REVIEWS: Final = OF_SANCTIONS | OF_MARKERS
OVER: Final = (SanctionRejected, SanctionLifted, SanctionAnnulled, MarkerRejected, MarkerWithdrawn)


def reviewed_by(fact: Fact) -> bool:
    """Whether this fact says something of reviews."""
    return type(fact.event) in OF_REVIEWS


def touched_by_review(fact: Fact) -> list[Touch]:
    """The sanction or marker, its planned review and its demanded one."""
    if not reviewed_by(fact):
        return []
    thing, planned, _ = reviewed(fact)
    return [
        (ReviewedRow, thing),
        (TermRow, term_stream(thing, planned)),
        (TermRow, term_stream(thing, DEMANDED)),
    ]


def reviewed(fact: Fact) -> tuple[UUID, str, OfWhat]:
    """The sanction or marker that a fact is about, the code of its planned reviews, and which of the two it is."""
    if isinstance(fact.event, MarkerFact):
        return fact.event.marker_id, "marker_review", "marker"
    return fact.stream_id, "sanction_review", "sanction"


def seen_before(known: Known, fact: Fact) -> bool:
    """Whether the thing holds this fact already. What follows for its terms depends on it as it was then."""
    row = known.get(ReviewedRow, reviewed(fact)[0])
    return row is not None and row.position >= fact.position


def reviews_after(known: Known, fact: Fact) -> list[TermRow | ReviewedRow]:
    """The thing and its reviews as they stand after this fact."""
    thing, code, _ = reviewed(fact)
    before = known.get(ReviewedRow, thing) or unknown(fact, thing)
    after = before._replace(position=fact.position, **changes(before, fact))
    planned = known.get(TermRow, term_stream(thing, code))
    demanded = known.get(TermRow, term_stream(thing, DEMANDED))
    terms = [planned_after(fact, after, planned), demanded_after(fact, before, after, demanded)]
    return [after, *(one for one in terms if one is not None)]


def unknown(fact: Fact, thing: UUID) -> ReviewedRow:
    """What is known of a thing of which nothing was told yet."""
    return ReviewedRow(
        organisation=fact.organisation,
        reviewed_id=thing,
        holds=False,
        incident_id=None,
        dossier_id=None,
        review_on=None,
        over_on=None,
        demanded_at=None,
        for_police=False,
        position=fact.position,
    )


def changes(before: ReviewedRow, fact: Fact) -> dict[str, Any]:
    """What this fact changes in the thing."""
    event = fact.event
    match event:
        case SanctionImposed(ends_on=ends_on, review_on=review_on, dossier_id=dossier_id) if ends_on is not None:
            days = {"review_on": review_on, "over_on": day_after(ends_on)}
            return {"holds": True, "dossier_id": dossier_id, "incident_id": first_of(event.incident_ids), **days}
        case SanctionShortened(ends_on=ends_on):
            return {"review_on": kept(before.review_on, ends_on), "over_on": day_after(ends_on)}
        case SanctionProposed(kind=kind):
            return {"for_police": kind in POLICE_KINDS}
        case SanctionReviewed(review_on=review_on):
            return {"review_on": review_on}
        case MarkerProposed() | MarkerReviewed():
            days = {"review_on": kept(event.review_on, event.ends_on - timedelta(days=1)), "over_on": event.ends_on}
            return {"dossier_id": event.dossier_id, "incident_id": first_of(event.incident_ids), **days}
        case MarkerApproved():
            return {"holds": True}
        case ReviewDemanded() if not before.holds:
            return {"demanded_at": fact.recorded_at}
    return {"holds": False} if isinstance(event, OVER) else {}


def day_after(last_day: date) -> date:
    """The first day on which it has ended."""
    return min(last_day, LAST_DAY) + timedelta(days=1)


def kept(review_on: date | None, last_day: date) -> date | None:
    """The day of a review, unless it has ended by then."""
    return review_on if review_on is not None and review_on <= last_day else None


def first_of(incident_ids: tuple[UUID, ...]) -> UUID | None:
    """The incident under which it is listed."""
    return next(iter(incident_ids), None)


def planned_after(fact: Fact, thing: ReviewedRow, row: TermRow | None) -> TermRow | None:
    """The planned review after this fact; None when nothing changes in it."""
    if isinstance(fact.event, SanctionReviewed | MarkerReviewed) and row is not None and not is_over(row):
        row = met(fact, row, fact.recorded_at)
    if not thing.holds or thing.review_on is None:
        return row if row is None or is_over(row) else no_longer(fact, row)
    if isinstance(fact.event, SanctionImposed | MarkerApproved | SanctionReviewed | MarkerReviewed):
        began_on = local_day(fact.recorded_at)
        first = begins(fact, thing, reviewed(fact)[1], fact.recorded_at)
        return begun_anew(first._replace(ends_on=max(min(thing.review_on, LAST_DAY), began_on)), row)
    return row if row is None or is_over(row) else lapsing(fact, row, thing.over_on)


def demanded_after(fact: Fact, before: ReviewedRow, thing: ReviewedRow, row: TermRow | None) -> TermRow | None:
    """The demanded review after this fact; None when nothing changes in it."""
    running = row is not None and not is_over(row)
    if row is not None and running and isinstance(fact.event, SanctionReviewed | MarkerReviewed):
        return met(fact, row, fact.recorded_at)
    if row is not None and running:
        return lapsing(fact, row, thing.over_on) if thing.holds else no_longer(fact, row)
    waited = not before.holds and before.demanded_at is not None
    asked = isinstance(fact.event, ReviewDemanded | MarkerReviewDemanded) or waited
    return begun_anew(begins(fact, thing, DEMANDED, fact.recorded_at), row) if thing.holds and asked else None


def begins(fact: Fact, thing: ReviewedRow, code: str, at: datetime) -> TermRow:
    """The row a review begins with."""
    of = reviewed(fact)[2]
    return first_row(fact, code, thing.reviewed_id, of)._replace(
        incident_id=thing.incident_id, dossier_id=thing.dossier_id, started_at=at, lapses_on=thing.over_on
    )
