"""What rests on something that is no longer what it was goes up for review, with the same command.

A police case ended without guilt, an incident was retracted or judged otherwise, or it left a dossier: every marker and
every sanction that rests on it gets the demand, in the append of the fact that is the cause. Which those are comes from
views, so these must know in time all that was recorded: `StoreUnavailable` otherwise, better later than one forgotten.
Whatever was looked at has to stand as it was read. Days are those in the Netherlands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from api.register import Register
from api.use_cases.loading import load_dossier, load_markers, load_sanction, require_current
from domain.dossier.state import Merged, Open
from domain.dossier.state import State as Dossier
from domain.incident.state import State as Incident
from domain.marker import commands as m
from domain.marker import decisions as marker
from domain.marker.stream import markers_stream
from domain.police.events import Outcome
from domain.police.state import Made
from domain.review import Demand, lost
from domain.sanction import commands as s
from domain.sanction import decisions as sanction
from domain.sanction.state import Sanction, is_over
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import holding
from projections.markers.fold import MARKERS
from projections.markers.queries import dossiers_resting_on
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.sanctions.queries import resting_on
from store.command import Change


class Leaving(NamedTuple):
    """Incidents that leave a dossier, and the dossier as it was before."""

    dossier_id: UUID
    dossier: Dossier
    incident_ids: Sequence[UUID]


def demanded_by_outcome(register: Register, case_id: UUID, case: Made, outcome: Outcome, today: date) -> list[Change]:
    """Every marker that rests on the case, which knows their dossiers itself, and every sanction on its incidents."""
    demands = [Demand(ground="police_outcome", because_of=case_id)]
    dossiers = dict.fromkeys(relied.dossier_id for relied in case.relied_upon if relied.by == "marker")
    return [
        *(_of_markers(register, dossier_id, demands, today, outcome) for dossier_id in dossiers),
        *_of_sanctions(register, case.fact.incident_ids, today, lambda _sanction: demands),
    ]


def demanded_by_incident(
    register: Register, incident_id: UUID, before: Incident, after: Incident, today: date
) -> list[Change]:
    """Every marker and sanction on an incident that stopped to be a ground by new facts; nothing when it did not."""
    ground = lost(before, after)
    if ground is None:
        return []
    demands = [Demand(ground=ground, because_of=incident_id)]
    return [
        *(_of_markers(register, one, demands, today) for one in _where_it_may_mark(register, incident_id)),
        *_of_sanctions(register, [incident_id], today, lambda _sanction: demands),
    ]


def demanded_by_leaving(register: Register, leaving: Iterable[Leaving], today: date) -> list[Change]:
    """Every marker and sanction of a dossier on an incident that leaves it, also of the dossiers that go on in it."""
    gone: dict[UUID, dict[UUID, None]] = {}
    for one in leaving:
        for dossier_id in (one.dossier_id, *_absorbed(register, one.dossier)):
            gone.setdefault(dossier_id, {}).update(dict.fromkeys(one.incident_ids))
    incident_ids = list(dict.fromkeys(incident for incidents in gone.values() for incident in incidents))
    if not incident_ids:
        return []
    return [
        *(_of_markers(register, one, _left(incidents), today) for one, incidents in gone.items()),
        *_of_sanctions(register, incident_ids, today, lambda known: _left(_of_its_own(known, gone))),
    ]


def _where_it_may_mark(register: Register, incident_id: UUID) -> list[UUID]:
    """The dossiers with a marker on the incident, and those in which one may be proposed at this very moment."""
    for view in (DOSSIER_CARD, MARKERS):
        require_current(register, view.name)
    asked = (register.views, register.organisation, incident_id)
    return sorted({*holding(*asked), *dossiers_resting_on(*asked)})


def _absorbed(register: Register, dossier: Dossier) -> Iterator[UUID]:
    """The dossiers that go on in this one, and those that go on in them."""
    within = dossier.before if isinstance(dossier, Merged) else dossier
    if isinstance(within, Open):
        for other in within.absorbed:
            yield other
            yield from _absorbed(register, load_dossier(register, other)[1])


def _left(incident_ids: Iterable[UUID]) -> list[Demand]:
    return [Demand(ground="incident_unlinked", because_of=incident_id) for incident_id in incident_ids]


def _of_its_own(known: Sanction, gone: Mapping[UUID, Mapping[UUID, None]]) -> list[UUID]:
    left = gone.get(known.dossier_id, {}) if known.dossier_id else {}
    return [incident_id for incident_id in left if incident_id in known.incident_ids]


def _of_markers(
    register: Register, dossier_id: UUID, demands: Iterable[Demand], today: date, outcome: Outcome | None = None
) -> Change:
    version, state = load_markers(register, dossier_id)
    asked = (m.DemandReview(today=today, demand=demand, outcome=outcome) for demand in demands)
    facts = [fact for command in asked for fact in marker.decide(state, command, register.catalogue)]
    return Change(markers_stream(dossier_id), version, facts)


def _of_sanctions(
    register: Register, incident_ids: Sequence[UUID], today: date, demands_on: Callable[[Sanction], Iterable[Demand]]
) -> Iterator[Change]:
    """One that has ended has nothing to review and is left out."""
    require_current(register, SANCTIONS_VIEW.name)
    for sanction_id in resting_on(register.views, register.organisation, incident_ids, today):
        version, state = load_sanction(register, sanction_id)
        if isinstance(state, Sanction) and not is_over(state, today):
            asked = (s.DemandReview(today=today, demand=demand) for demand in demands_on(state))
            facts = [fact for command in asked for fact in sanction.decide(state, command, register.catalogue)]
            yield Change(sanction_id, version, facts)
