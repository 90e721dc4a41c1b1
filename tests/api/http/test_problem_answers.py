"""Every no is a problem+json in Dutch that repeats nothing of what was sent."""

from collections.abc import Iterator

import pytest
import structlog
from httpx2 import Response
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from tests.api.http.toy import ID, Toy, a_note

KB_256 = 256 * 1024


def assert_problem(answer: Response, status: int, code: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"], body["type"]) == (status, code, "about:blank")
    assert body["title"]
    assert body["detail"].endswith(".")
    assert body["instance"].replace("-", "") == "urn:uuid:" + answer.headers["traceparent"].split("-")[1]


def test_a_path_that_does_not_exist_is_404_without_repeating_it() -> None:
    answer = Toy().client().get("/v1/jansen-op-nummer-12")

    assert_problem(answer, 404, "not_found")
    assert "jansen" not in answer.text


def test_what_is_not_there_and_what_is_not_yours_give_the_same_words() -> None:
    client = Toy().client()

    of_router = client.get("/v1/nothing").json()
    of_route = client.get(f"/v1/notes/{str(ID).replace('0', '1')}").json()

    assert {**of_router, "instance": ""} == {**of_route, "instance": ""}


@pytest.mark.parametrize("path", ["/v1/notes/", f"/v1/notes/{ID}/", "/v1/openapi.json/", "/v1/", "/v1"])
def test_a_trailing_slash_is_404_and_no_redirect(path: str) -> None:
    assert_problem(Toy().client().get(path), 404, "not_found")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_path_beside_v1_is_a_problem_as_well(method: str) -> None:
    assert_problem(Toy().client().request(method, "/elsewhere"), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", f"/v1/notes/{ID}", "GET, HEAD, PUT"),
        ("PATCH", "/v1/notes", "GET, HEAD, POST"),
        ("OPTIONS", "/v1/notes", "GET, HEAD, POST"),
        ("GET", "/v1/trouble/refuse", "POST"),
        ("POST", "/v1/openapi.json", "GET, HEAD"),
    ],
)
def test_405_names_every_method_of_the_path(method: str, path: str, allow: str) -> None:
    answer = Toy().client().request(method, path)

    assert_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == allow


@pytest.mark.parametrize(
    "accept",
    ["text/html", "application/xml, text/*;q=0.5", "application/json;q=0", "application/problem+json", "nonsense"],
)
def test_406_when_the_client_takes_no_json(accept: str) -> None:
    assert_problem(Toy().client().get("/v1/notes", headers={"Accept": accept}), 406, "not_acceptable")


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "application/*",
        "application/json",
        "Application/JSON; q=0.1, text/html",
        "text/html, */*;q=0.1",
        "*/*;q=0, application/json;q=0.001",
    ],
)
def test_json_is_given_to_who_takes_it(accept: str) -> None:
    assert Toy().client().get("/v1/notes", headers={"Accept": accept}).status_code == 200


def test_a_route_that_streams_csv_is_given_to_who_takes_csv() -> None:
    answer = Toy().client().get("/v1/trouble/stream", headers={"Accept": "text/csv"})

    assert (answer.status_code, answer.text) == (200, "a;b\n1;2\n")


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "application/jsonp",
        "application/json; charset=utf-16",
        "application/json, text/plain",
        "json",
    ],
)
def test_415_for_a_body_that_is_not_declared_as_json_in_utf8(content_type: str | None) -> None:
    toy = Toy()
    headers = {"Content-Type": content_type} if content_type else {}

    answer = toy.client().post("/v1/notes", content=b'{"title":"Jansen"}', headers=headers)

    assert_problem(answer, 415, "unsupported_media_type")
    assert answer.headers["accept"] == "application/json"
    assert toy.written == []


def test_415_for_a_compressed_body() -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}

    assert_problem(Toy().client().post("/v1/notes", content=b"x", headers=headers), 415, "unsupported_media_type")


@pytest.mark.parametrize("content_type", ["application/json", 'Application/JSON; Charset="UTF-8"'])
def test_json_in_utf8_is_read(content_type: str) -> None:
    body = b'{"title":"a","occurredAt":"2026-01-01T00:00:00Z","types":["verbal"]}'

    assert Toy().client().post("/v1/notes", content=body, headers={"Content-Type": content_type}).status_code == 201


def test_413_when_the_announced_length_is_too_large() -> None:
    toy = Toy()

    assert_problem(toy.client().post("/v1/notes", json=a_note(text="x" * 300_000)), 413, "too_large")
    assert toy.written == []


def test_413_while_reading_a_body_without_a_length() -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(300):
            yield b" " * 1024

    answer = Toy().client().post("/v1/notes", content=chunks(), headers={"Content-Type": "application/json"})

    assert_problem(answer, 413, "too_large")


def test_a_body_of_exactly_the_limit_is_read() -> None:
    note = b'{"title":"a","occurredAt":"2026-01-01T00:00:00Z","types":["verbal"]}'

    answer = Toy().client().post("/v1/notes", content=note.ljust(KB_256), headers={"Content-Type": "application/json"})

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [("invalid", 400, "invalid_input"), ("missing", 404, "not_found"), ("conflict", 409, "conflict")],
)
def test_a_refusal_of_the_domain_is_told_in_its_own_words(kind: str, status: int, code: str) -> None:
    answer = Toy().client().post(f"/v1/trouble/refuse?kind={kind}")

    assert_problem(answer, status, code)
    assert answer.json()["detail"] == "Deze notitie is gesloten."
    assert answer.json()["errors"] == [
        {"in": "body", "pointer": "/noticedOn", "code": "note.closed", "detail": "Deze notitie is gesloten."}
    ]


def test_the_words_of_a_bare_http_exception_stay_inside() -> None:
    answer = Toy().client().get("/v1/trouble/bare")

    assert_problem(answer, 418, "invalid_input")
    assert answer.headers["x-kept"] == "yes"
    assert "Jansen" not in answer.text


def test_503_with_retry_after_when_the_store_is_gone() -> None:
    with capture_logs() as lines:
        answer = Toy().client().get("/v1/trouble/gone")

    assert_problem(answer, 503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert "jansen" not in answer.text + str(lines)


@pytest.mark.parametrize("path", ["/v1/trouble/crash", "/v1/trouble/wrong-output"])
def test_a_crash_says_nothing_and_is_found_by_its_trace_id(path: str) -> None:
    with capture_logs(processors=[merge_contextvars]) as lines:
        answer = Toy().client().get(path)

    assert_problem(answer, 500, "internal_error")
    [line] = lines
    assert line["trace_id"] == answer.headers["traceparent"].split("-")[1]
    assert line["route"] == path.removeprefix("/v1")
    assert line["frames"]
    assert "Jansen" not in answer.text
    assert "Jansen" not in str(lines)


def test_the_log_names_the_sorts_of_the_whole_chain_of_exceptions() -> None:
    with capture_logs() as lines:
        Toy().client().get("/v1/trouble/crash")

    assert lines[0]["errors"] == ["builtins.RuntimeError", "builtins.ValueError"]


def test_nothing_of_a_request_stays_behind_in_the_log_context() -> None:
    Toy().client().get("/v1/trouble/crash")

    assert structlog.contextvars.get_contextvars() == {}
