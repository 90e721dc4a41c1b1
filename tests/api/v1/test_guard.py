"""The API under its own name only, and nothing that another website made a browser send."""

import pytest
from starlette.testclient import TestClient

from api.register import Register
from tests.api.v1.service import a_person, a_report, count_of, open_dossier, problem


@pytest.mark.parametrize("path", ["/v1/incidents", "/v1/reports/2026", "/v1/openapi.json", "/v1/nothing"])
def test_a_name_that_somebody_gave_our_address_reads_nothing(client: TestClient, path: str) -> None:
    assert problem(client.get(path, headers={"Host": "evil.example"}), 400) == "invalid_input"


def test_a_name_that_somebody_gave_our_address_finds_nobody(client: TestClient) -> None:
    open_dossier(client)

    answer = client.post("/v1/dossiers/_search", json={"name": "van den Berg"}, headers={"Host": "evil.example"})

    assert problem(answer, 400) == "invalid_input"
    assert "Berg" not in answer.text


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_website_changes_nothing(client: TestClient, register: Register, headers: dict[str, str]) -> None:
    for path, content in (("/v1/incidents", a_report()), ("/v1/dossiers", a_person())):
        answer = client.post(path, json=content, headers=headers)
        assert problem(answer, 403) == "not_allowed"
        assert answer.headers["x-content-type-options"] == "nosniff"

    assert count_of(register) == 0
