"""What the document says is what the NLGov API Design Rules ask, beyond what their linter sees."""

from typing import Any

import jsonschema

from tests.api.http.toy import Toy, a_note


def document() -> dict[str, Any]:
    answer: dict[str, Any] = Toy().client().get("/v1/openapi.json").json()
    return answer


def operations(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation) for path, methods in schema["paths"].items() for method, operation in methods.items()
    ]


def test_it_says_who_answers_for_it_and_where_it_lives() -> None:
    schema = document()

    assert schema["servers"] == [{"url": "/v1"}]
    assert set(schema["info"]["contact"]) == {"name", "email", "url"}
    assert schema["info"]["license"]["identifier"] == "EUPL-1.2"
    assert schema["info"]["version"] == Toy().client().get("/v1/notes").headers["api-version"]


def test_no_operation_answers_422_and_fastapis_error_models_are_gone() -> None:
    schema = document()

    assert all("422" not in operation["responses"] for _, _, operation in operations(schema))
    assert "ValidationError" not in str(schema)


def test_every_operation_says_how_it_fails() -> None:
    for method, path, operation in operations(document()):
        responses = operation["responses"]
        problem = responses["default"]["content"]["application/problem+json"]["schema"]
        assert problem == {"$ref": "#/components/schemas/Problem"}, (method, path)
        assert "400" in responses or (method == "get" and not operation.get("parameters")), (method, path)


def test_every_answer_is_documented_with_the_version_header() -> None:
    for method, path, operation in operations(document()):
        for status, response in operation["responses"].items():
            assert "API-Version" in response["headers"], (method, path, status)


def test_the_body_is_documented_with_its_bounds_and_names() -> None:
    schema = document()

    body = schema["paths"]["/notes"]["post"]["requestBody"]
    note = schema["components"]["schemas"]["NoteInput"]

    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/NoteInput"}
    assert note["properties"]["title"] == {"type": "string", "minLength": 1, "maxLength": 120}
    assert note["properties"]["occurredAt"] == {"type": "string", "format": "date-time"}
    assert note["additionalProperties"] is False


def test_a_parameter_that_may_be_absent_is_not_documented_as_null() -> None:
    parameters = document()["paths"]["/notes"]["get"]["parameters"]

    [since] = [parameter for parameter in parameters if parameter["name"] == "since"]
    assert since["schema"] == {"type": "string", "format": "date"}


def test_pages_and_the_document_itself_are_not_in_the_document() -> None:
    assert not [path for path in document()["paths"] if "docs" in path or "openapi" in path]


def test_a_real_problem_is_as_documented() -> None:
    schema = document()
    problem = Toy().client().post("/v1/notes", json=a_note(title="")).json()

    jsonschema.validate(problem, {"$ref": "#/components/schemas/Problem", "components": schema["components"]})
