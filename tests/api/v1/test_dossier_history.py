"""GET /v1/dossiers/{id}/history: what happened, with the numbers people know incidents by."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.v1.merging import merged, separated
from tests.api.v1.service import found, link, open_dossier, report

Content = dict[str, Any]


def told(client: TestClient, dossier: Content) -> list[tuple[str, Any, Any]]:
    """What happened, about which other dossier, with which incidents."""
    entries = found(client.get(f"/v1/dossiers/{dossier['id']}/history"))["entries"]
    return [(one["event"], one["details"].get("otherDossierId"), one["details"].get("numbers", [])) for one in entries]


def test_the_history_of_both_tells_what_came_over_and_what_went_back(client: TestClient) -> None:
    first, second, incident = open_dossier(client), open_dossier(client), report(client)
    link(client, incident, first)

    merged(client, first, second)
    separated(client, second, first)

    number = [incident["number"]]
    assert told(client, first) == [
        ("dossier.opened", None, []),
        ("dossier.incident_linked", None, number),
        ("dossier.merged_into", second["id"], []),
        ("dossier.restored", second["id"], number),
    ]
    assert told(client, second) == [
        ("dossier.opened", None, []),
        ("dossier.absorbed", first["id"], number),
        ("dossier.separated", first["id"], number),
    ]
