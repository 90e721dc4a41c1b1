"""What a marker or a sanction rests on, read from its streams: a dossier, incidents, and police cases about them."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from uuid import UUID

from api.register import Register
from api.sealing import people_in
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_case, load_dossier, require_current, subject_keys
from domain.dossier.state import INITIAL, Merged
from domain.dossier.state import State as Dossier
from domain.incident.state import State as Incident
from domain.police.state import State as Case
from projections.police.fold import POLICE
from projections.police.queries import cases_about
from store.command import Change
from store.keys import Key


class Ground(NamedTuple):
    """What a decision rests on, as it stands now."""

    dossier: Dossier
    incidents: Mapping[UUID, Incident]
    conditions: list[Change]
    """That all of it still stands so when the decision is recorded."""
    people: list[Key]
    """Under whose keys a text about it falls."""


NOTHING: Final = Ground(INITIAL, {}, [], [])


def ground_of(register: Register, dossier_id: UUID | None, incident_ids: Iterable[UUID]) -> Ground:
    """The dossier, when there is one, and the incidents, each once."""
    if dossier_id is None:
        return _with_incidents(register, NOTHING, incident_ids)
    version, dossier = load_dossier(register, dossier_id)
    about = Ground(dossier, {}, [Change(dossier_id, version)], subject_keys(register, dossier))
    return _with_incidents(register, about, incident_ids)


def ground_now(register: Register, dossier_id: UUID | None, incident_ids: Iterable[UUID]) -> Ground:
    """The same for what was proposed before: of a dossier that was merged since, the one in which it goes on.

    What was unlinked there since is a ground no more. A text stays under the keys of the first: it is about him, also
    when the two are separated again.
    """
    found = ground_of(register, dossier_id, incident_ids)
    dossier, conditions = found.dossier, found.conditions
    while isinstance(dossier, Merged):
        into = dossier.into
        version, dossier = load_dossier(register, into)
        conditions = [*conditions, Change(into, version)]
    return found._replace(dossier=dossier, conditions=conditions)


def _with_incidents(register: Register, about: Ground, incident_ids: Iterable[UUID]) -> Ground:
    conditions, people = list(about.conditions), list(about.people)
    incidents: dict[UUID, Incident] = {}
    for incident_id in dict.fromkeys(incident_ids):
        version, facts, incidents[incident_id] = load_incident(register, incident_id)
        conditions.append(Change(incident_id, version))
        people += people_in(facts, register.keyring)
    return Ground(about.dossier, incidents, conditions, people)


def cases_on(register: Register, incident_ids: Iterable[UUID]) -> tuple[Mapping[UUID, Case], list[Change]]:
    """The police cases about these incidents as they stand, and that they still stand so when it is recorded.

    Which those are comes from a view: raises `StoreUnavailable` when that does not know in time all that was recorded.
    """
    require_current(register, POLICE.name)
    about = cases_about(register.views, register.organisation, list(incident_ids))
    loaded = {case_id: load_case(register, case_id) for case_id in about}
    return (
        {case_id: case for case_id, (_, case) in loaded.items()},
        [Change(case_id, version) for case_id, (version, _) in loaded.items()],
    )
