"""Every answer has the headers: also the ones no route gave."""

from typing import Any

import pytest

from tests.api.http.toy import ID, Toy

MANDATORY = {
    "api-version": "1.2.3",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
PARENT = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize(
    ("method", "path", "status", "sent"),
    [
        ("GET", "/v1/notes", 200, {}),
        ("GET", "/v1/openapi.json", 200, {}),
        ("GET", "/v1/trouble/stream", 200, {}),
        ("GET", "/v1/notes?year=x", 400, {}),
        ("GET", "/v1/nothing", 404, {}),
        ("GET", "/beside", 404, {}),
        ("DELETE", "/v1/notes", 405, {}),
        ("GET", "/v1/notes", 406, {"headers": {"Accept": "text/html"}}),
        ("POST", "/v1/trouble/refuse?kind=conflict", 409, {}),
        ("POST", "/v1/notes", 413, {"content": b"x" * 300_000}),
        ("POST", "/v1/notes", 415, {"content": b"x"}),
        ("GET", "/v1/trouble/crash", 500, {}),
        ("GET", "/v1/trouble/gone", 503, {}),
        ("GET", "/v1/trouble/hang-async", 503, {}),
    ],
)
def test_every_answer_has_the_mandatory_headers(method: str, path: str, status: int, sent: dict[str, Any]) -> None:
    answer = Toy(deadline_seconds=0.5).client().request(method, path, **sent)

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in MANDATORY} == MANDATORY
    assert answer.headers["content-type"]
    assert "x-powered-by" not in answer.headers


def test_no_header_comes_twice() -> None:
    answer = Toy().client().get("/v1/docs")

    names = [name for name, _ in answer.headers.multi_items()]
    assert sorted(names) == sorted(set(names))


def test_only_the_document_is_open_to_other_origins() -> None:
    client = Toy().client()
    origin = {"Origin": "https://elsewhere.example"}

    assert client.get("/v1/openapi.json", headers=origin).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/v1/notes", headers=origin).headers
    assert "access-control-allow-origin" not in client.get("/v1/docs", headers=origin).headers


def test_a_trace_of_the_caller_is_continued() -> None:
    answer = Toy().client().get("/v1/notes", headers={"traceparent": f"00-{PARENT}-00f067aa0ba902b7-01"})

    version, trace_id, span_id, flags = answer.headers["traceparent"].split("-")
    assert (version, trace_id, flags) == ("00", PARENT, "01")
    assert span_id != "00f067aa0ba902b7"


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "Jansen",
        f"00-{PARENT}-00f067aa0ba902b7",
        f"00-{PARENT.upper()}-00f067aa0ba902b7-01",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{PARENT}-{'0' * 16}-01",
        f"ff-{PARENT}-00f067aa0ba902b7-01",
        f"00-{PARENT}-00f067aa0ba902b7-01-extra",
    ],
)
def test_without_a_valid_trace_a_new_one_is_begun(given: str | None) -> None:
    client = Toy().client()
    headers = {"traceparent": given} if given is not None else {}

    first, second = (client.get(f"/v1/notes/{ID}", headers=headers).headers["traceparent"] for _ in range(2))

    assert first != second
    assert PARENT not in first
    assert len(first) == 55
