"""Merging dossiers over HTTP, and separating them, for the tests that are about what happens then."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.v1.service import found

Content = dict[str, Any]


def merged(client: TestClient, absorbed: Content, survivor: Content) -> None:
    """The one goes on in the other."""
    content = {"into": survivor["id"], "reason": "Dezelfde persoon."}
    _on(client, absorbed, "merges", content)


def separated(client: TestClient, survivor: Content, absorbed: Content) -> None:
    """They were different people after all; nothing was linked since."""
    _on(client, survivor, "separations", {"otherDossierId": absorbed["id"], "reason": "Vader en zoon."})


def _on(client: TestClient, dossier: Content, what: str, content: Content) -> None:
    tag = client.get(f"/v1/dossiers/{dossier['id']}").headers["etag"]
    found(client.post(f"/v1/dossiers/{dossier['id']}/{what}", json=content, headers={"If-Match": tag}))
