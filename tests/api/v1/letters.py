"""Letters for a test: what is recorded, what is typed, and a letter that was made."""

from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from tests.api.v1.service import ALL_SORTS, created, report

TYPED: dict[str, Any] = {
    "organisation": "Provincie Voorbeeld",
    "contact": "telefoon 038 000 00 00",
    "behaviour": "U riep: ik weet waar je woont.",
    "norm": "Bedreigen mag niet: huisregel 3.",
    "decidedBy": "M. Jansen, teamleider",
}
"""What a warning needs besides what the incident has."""
MEASURE: dict[str, Any] = {
    "measure": "U mag ons gebouw niet in.",
    "reasonForNature": "Onze medewerkers aan de balie zijn bang.",
    "reasonForDuration": "Dit is de tweede keer in een jaar.",
    "startsOn": "2026-12-01",
    "endsOn": "2027-03-01",
    "reviewOn": "2027-01-15",
    "keptService": "U kunt ons schrijven of bellen.",
    "objectionTerm": "Zes weken na het versturen van deze brief.",
    "objectionAddress": "Postbus 1, 8000 AA Proefdam",
}
"""All that a measure can have in a letter."""
ABOUT_OBJECTING: dict[str, Any] = {name: MEASURE[name] for name in ("objectionTerm", "objectionAddress")}
"""What a ban needs besides what the sanction and the rest of `TYPED` say."""
INVITED: dict[str, Any] = {"measure": MEASURE["measure"], "hearingOn": "2026-12-07", "hearingTime": "10:00"}
"""The beginning of an invitation: the place is missing."""
DESCRIPTION = "Rik schold Ali Yılmaz uit bij loket 3."


def incident_at_the_desk(client: TestClient, **changes: Any) -> dict[str, Any]:
    """An incident that has what a letter needs: who, where he lives, where it was."""
    known = {"name": ALL_SORTS, "address": "Veldweg 40, 8000 AA Proefdam"}
    return report(
        client,
        **({"description": DESCRIPTION, "place": "Publieksbalie", "channel": "desk", "perpetrator": known} | changes),
    )


def make(client: TestClient, incident: dict[str, Any], **changes: Any) -> Response:
    """A request for a warning, with `changes`; `facts` are added to `TYPED`."""
    facts = TYPED | changes.pop("facts", {})
    content = {"kind": "warning", "incidentId": incident["id"], "facts": facts, **changes}
    return client.post("/v1/letters", json={name: value for name, value in content.items() if value is not None})


def made(client: TestClient, incident: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A letter that was made."""
    return created(make(client, incident, **changes))


def dispatch(client: TestClient, letter: dict[str, Any], **changes: Any) -> Response:
    """Recording that a letter went out."""
    return client.post(
        f"/v1/letters/{letter['id']}/dispatches", json={"sentOn": "2026-11-22", "how": "post", **changes}
    )
