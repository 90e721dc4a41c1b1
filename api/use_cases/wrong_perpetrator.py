"""Somebody was named and did not do it: the incident leaves every dossier whose link names him, in the same command."""

from datetime import date
from uuid import UUID

from api.register import Register
from api.sealing import Sealing
from api.use_cases.loading import load_dossier, require_current, subject_keys
from api.use_cases.reviews import Leaving, demanded_by_leaving
from domain.dossier.commands import UnlinkPerpetrator
from domain.dossier.decisions import decide
from domain.incident.events import IncidentEvent, PerpetratorRuledOut
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import holding
from store.command import Change
from store.keys import Key


def unlinked_with(
    register: Register,
    incident_id: UUID,
    facts: list[IncidentEvent],
    why: str | None,
    people: list[Key],
    *,
    today: date,
) -> list[Change]:
    """What else changes with these new facts of an incident, `why` as it was typed; nothing when nobody was ruled out.

    The dossiers come from a view, so that has to be up to date: raises `StoreUnavailable` when it is not, rather than
    leave an incident in the dossier of the wrong person. Every dossier that was looked at has to stand as it was read.
    The reason is that of the incident, sealed anew for each dossier under the keys of both. What rests on the incident
    in such a dossier goes up for review.
    """
    wrong = next((fact.person_id for fact in facts if isinstance(fact, PerpetratorRuledOut)), None)
    if wrong is None or why is None:
        return []
    require_current(register, DOSSIER_CARD.name)
    changes, leaving = [], []
    for dossier_id in holding(register.views, register.organisation, incident_id):
        version, state = load_dossier(register, dossier_id)
        keys = [*people, *subject_keys(register, state)]
        reason = Sealing(register.keyring, register.organisation, dossier_id, keys).text(why, "reason")
        asked = UnlinkPerpetrator(incident_id=incident_id, perpetrator_id=wrong, reason=reason)
        unlinked = decide(state, asked)
        changes.append(Change(dossier_id, version, unlinked))
        leaving += [Leaving(dossier_id, state, [incident_id])] if unlinked else []
    return [*changes, *demanded_by_leaving(register, leaving, today)]
