"""Sanctions as tests ask for them over HTTP."""

from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.v1.service import created, found, link, open_dossier, report

Content = dict[str, Any]
MANAGER = {"PAR-Persona": "manager"}
ADVISOR = {"PAR-Persona": "vpt-advisor"}


def an_incident_in_a_dossier(client: TestClient, **changes: Any) -> tuple[Content, Content]:
    """An incident of physical aggression, and the dossier it is in."""
    incident = report(client, **({"types": ["physical"]} | changes))
    dossier = open_dossier(client)
    link(client, incident, dossier)
    return incident, dossier


def a_ban(incident: Content, dossier: Content, **changes: Any) -> Content:
    """The content of a proposal for a building ban of a year, as the matrix advises."""
    return {
        "dossierId": dossier["id"],
        "incidentIds": [incident["id"]],
        "kind": "building_ban",
        "type": "physical",
        "severity": "serious",
        "repeated": False,
        "behaviour": "Sloeg op de balie en duwde een medewerker.",
        "norm": "Huisregel 3: geen geweld tegen medewerkers.",
        "reasonForNature": "De dreiging was aan de balie.",
        "reasonForDuration": "Een jaar, gelijk aan eerdere gevallen.",
        "keptService": "Schriftelijk en per telefoon via de coördinator.",
        "startsOn": "2026-11-22",
        "endsOn": "2027-11-21",
        "reviewOn": "2027-02-22",
        **changes,
    }


def propose(client: TestClient, content: Content) -> Content:
    """A proposal by the advisor that was recorded."""
    return created(client.post("/v1/sanctions", json=content, headers=ADVISOR))


def step(client: TestClient, seen: Content, what: str, content: Content, **headers: str) -> Response:
    """A step in the life of a sanction, on the version that was seen."""
    tag = {"If-Match": f'"v{seen["version"]}"'}
    return client.post(f"/v1/sanctions/{seen['id']}/{what}", json=content, headers={**ADVISOR, **tag, **headers})


def took(client: TestClient, seen: Content, what: str, content: Content, **headers: str) -> Content:
    """A step that was recorded."""
    return found(step(client, seen, what, content, **headers))


def shown_sanction(client: TestClient, sanction: Content) -> Content:
    """The sanction as it is shown now."""
    return found(client.get(f"/v1/sanctions/{sanction['id']}"))


def shown_dossier(client: TestClient, dossier: Content) -> Content:
    """The dossier as it is shown now."""
    return found(client.get(f"/v1/dossiers/{dossier['id']}"))


HEARING = {"form": "oral", "heldOn": "2026-11-21", "summary": "Hij betwist het duwen, het slaan niet."}
AGREED = {"reason": "Past bij wat er gebeurde."}
TODAY = {"imposedOn": "2026-11-22"}


def a_running_ban(client: TestClient, incident: Content, dossier: Content, **changes: Any) -> Content:
    """A building ban that was proposed, heard about, agreed with and imposed."""
    ban = propose(client, a_ban(incident, dossier, **changes))
    ban = took(client, ban, "hearings", HEARING)
    ban = took(client, ban, "approvals", AGREED, **MANAGER)
    return took(client, ban, "impositions", TODAY)
