"""Markers and cases at the police over HTTP, for the tests that are about them."""

from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.v1.service import created, found, link, open_dossier, report

COLLEAGUE, ADVISOR, APPROVER = "colleague", "vpt-advisor", "second-approver"
REASON = {"reason": "Zie het verslag."}


def a_dossier_with_an_incident(client: TestClient, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A dossier, and the incident in it."""
    dossier, incident = open_dossier(client), report(client, **changes)
    link(client, incident, dossier)
    return dossier, incident


def propose(client: TestClient, dossier: dict[str, Any], *incidents: dict[str, Any], **changes: Any) -> Response:
    """A proposal of a colleague."""
    content = {
        "kind": "visit_with_two",
        "advice": "Ga met twee personen en bel vooraf.",
        "reason": "Dreigde met een stok.",
        "incidentIds": [str(incident["id"]) for incident in incidents],
        "startsOn": "2026-11-22",
        "endsOn": "2027-05-22",
        "reviewOn": "2027-02-22",
        **changes,
    }
    return client.post(f"/v1/dossiers/{dossier['id']}/markers", json=content, headers={"PAR-Persona": COLLEAGUE})


def decide(
    client: TestClient,
    dossier: dict[str, Any],
    marker: dict[str, Any],
    what: str,
    content: dict[str, Any] = REASON,
    *,
    by: str = APPROVER,
) -> Response:
    """A decision on a marker, in the version that was seen."""
    headers = {"PAR-Persona": by, "If-Match": f'"v{marker["version"]}"'}
    return client.post(f"/v1/dossiers/{dossier['id']}/markers/{marker['id']}/{what}", json=content, headers=headers)


def in_force(client: TestClient, dossier: dict[str, Any], *incidents: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A marker that another person approved."""
    proposed = created(propose(client, dossier, *incidents, **changes))
    return found(decide(client, dossier, proposed, "approvals"))


def seen(client: TestClient, dossier: dict[str, Any], marker: dict[str, Any]) -> dict[str, Any]:
    """The marker as it is shown now."""
    return found(client.get(f"/v1/dossiers/{dossier['id']}/markers/{marker['id']}"))


def warnings(client: TestClient, dossier: dict[str, Any]) -> list[dict[str, Any]]:
    """The markers on the card of the dossier."""
    markers: list[dict[str, Any]] = found(client.get(f"/v1/dossiers/{dossier['id']}"))["markers"]
    return markers


def go_to_the_police(client: TestClient, incident: dict[str, Any], **changes: Any) -> Response:
    """A charge."""
    content = {"kind": "charge", "madeOn": "2026-11-21", "madeBy": "Manon Jansen", "domicileAtEmployer": True}
    return client.post(f"/v1/incidents/{incident['id']}/police", json={**content, **changes})


def outcome(client: TestClient, case: dict[str, Any], how: str, **changes: Any) -> Response:
    """How the case stands since today, recorded on what is shown of it now."""
    at = found(client.get(f"/v1/police/{case['id']}"))["version"]
    content = {"outcome": how, "on": "2026-11-22", **changes}
    return client.post(f"/v1/police/{case['id']}/outcomes", json=content, headers={"If-Match": f'"v{at}"'})


def history(client: TestClient, incident: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that happened to the incident."""
    entries: list[dict[str, Any]] = found(client.get(f"/v1/incidents/{incident['id']}/history"))["entries"]
    return entries
