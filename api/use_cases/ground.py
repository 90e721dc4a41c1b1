"""What a marker or a sanction rests on, read from its streams: a dossier, incidents, and police cases about them."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from uuid import UUID

from api.register import Register
from api.sealing import people_in
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_case, load_dossier, require_current, subject_keys
from domain.dossier.state import INITIAL
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
    dossier: Dossier = INITIAL
    conditions: list[Change] = []
    people: list[Key] = []
    incidents: dict[UUID, Incident] = {}
    if dossier_id is not None:
        version, dossier = load_dossier(register, dossier_id)
        conditions.append(Change(dossier_id, version))
        people += subject_keys(register, dossier)
    for incident_id in dict.fromkeys(incident_ids):
        version, facts, incidents[incident_id] = load_incident(register, incident_id)
        conditions.append(Change(incident_id, version))
        people += people_in(facts, register.keyring)
    return Ground(dossier, incidents, conditions, people)


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
