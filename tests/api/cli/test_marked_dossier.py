"""`par dossier show` on a dossier with markers."""

import json
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from api.http.context import InputContext
from api.http.models import InputModel
from api.inputs import DossierInput, LinkInput, ReasonInput, ReportInput
from api.inputs_markers import MarkerInput
from api.local_user import Persona, ask_now
from api.register import Register, open_register
from api.settings import Settings
from api.use_cases.asking import Seen
from api.use_cases.dossiers import link_incident, open_dossier
from api.use_cases.incidents import report
from api.use_cases.markers import approve, propose
from domain.periods import local_day
from tests.api.cli.command import Par

M = TypeVar("M", bound=InputModel)
REPORTED = {
    "occurredAt": "2024-11-20T10:30:00+01:00",
    "channel": "phone",
    "unit": "Balie",
    "description": "Schold aan de telefoon.",
    "types": ["verbal"],
    "victims": [{"name": "Ali Praktijk"}],
}


def a_marked_dossier(register: Register) -> UUID:
    """A dossier with a marker in force and a proposal of another kind."""
    told = a(register, ReportInput, REPORTED)
    incident = report(register, ask_now(register, "report", told), told)
    about = a(register, DossierInput, {"subject": {"kind": "person", "name": "Rik Proefstra"}})
    dossier = open_dossier(register, ask_now(register, "open", about), about)
    link = a(register, LinkInput, {"dossierId": str(dossier.id)})
    link_incident(register, ask_now(register, "link", link), incident.id, link)
    for kind in ("in_writing_only", "visit_with_two"):
        marker = _proposal(register, kind, incident.id)
        proposed = propose(register, _as(register, "colleague", marker), dossier.id, marker)
    agreed = a(register, ReasonInput, {"reason": "Terecht."})
    approve(register, _as(register, "vpt-advisor", agreed), dossier.id, Seen(proposed.id, proposed.version), agreed)
    return dossier.id


def a(register: Register, model: type[M], fields: dict[str, Any]) -> M:
    """What somebody typed."""
    return model.model_validate_json(json.dumps(fields), context=InputContext(register.clock(), register.catalogue))


def _as(register: Register, persona: Persona, typed: InputModel) -> Any:
    return ask_now(register, "marker", typed, persona=persona)


def _proposal(register: Register, kind: str, incident: UUID) -> MarkerInput:
    today = local_day(register.clock())
    fields = {
        "kind": kind,
        "advice": "Bel vooraf.",
        "reason": "Dreigde.",
        "incidentIds": [str(incident)],
        "startsOn": today.isoformat(),
        "endsOn": (today + timedelta(days=90)).isoformat(),
        "reviewOn": (today + timedelta(days=60)).isoformat(),
    }
    return a(register, MarkerInput, fields)


def test_a_dossier_shows_the_markers_in_force_with_their_advice_and_no_proposals(fresh: Par) -> None:
    with open_register(Settings()) as register:
        dossier = a_marked_dossier(register)

    shown = fresh("dossier", "show", str(dossier)).out

    assert "Markeringen die nu gelden" in shown
    assert "Bezoek met twee personen" in shown
    assert "Bel vooraf." in shown
    assert "Alleen schriftelijk" not in shown
    assert "visit_with_two" not in shown
    (marker,) = fresh("dossier", "show", str(dossier), "--json").data["markers"]
    assert marker["label"] == "Bezoek met twee personen"
