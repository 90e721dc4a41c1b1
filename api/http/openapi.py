"""The OpenAPI document, in the shape the NLGov API Design Rules ask, and the checks that a route is declared well."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from pydantic.fields import FieldInfo

from api.http.json_body import StrictBody
from api.http.problem import PROBLEM_JSON, Problem, wording
from api.http.route import ApiRoute, declared_parameters

_OPERATIONS = frozenset({"get", "post", "put", "patch", "delete"})
_CAMEL_CASE = re.compile(r"[a-z][a-z0-9]*([A-Z][a-z0-9]*)*")
_COMPONENT = "#/components/schemas/"
_VERSION_HEADER = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}


class ApiInfo(NamedTuple):
    """What the document says about the API as a whole."""

    title: str
    version: str
    """Semantic: `1.0.0`. Goes out in the header `API-Version` as well."""
    description: str
    contact_name: str
    contact_email: str
    contact_url: str
    server: str = "/v1"


class RouteDeclarationError(Exception):
    """A route cannot go out like this; the application does not start."""


def check_routes(app: FastAPI) -> None:
    """Raises RouteDeclarationError with every mistake in every route at once."""
    routes = list(api_routes(app))
    mistakes = [mistake for route in routes for mistake in _mistakes_in(route)]
    times = Counter(route.operation_id for route in routes if route.operation_id)
    mistakes += [f"operation_id {name} stands on {count} routes" for name, count in times.items() if count > 1]
    if mistakes:
        raise RouteDeclarationError("; ".join(mistakes))


def api_routes(app: FastAPI) -> Iterator[RouteContext]:
    """The routes that stand in the document, with the prefix of the router they were included with."""
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute) and route.include_in_schema:
            yield route


def _mistakes_in(route: RouteContext) -> Iterator[str]:
    name = f"{', '.join(sorted(route.methods or ()))} {route.path}"
    original = route.original_route
    if not isinstance(original, ApiRoute):
        yield f"{name}: make its router with route.make_router"
        return
    if not route.operation_id:
        yield f"{name}: give it an operation_id"
    if original.body_field and not _is_strict(original.body_field.field_info):
        yield f"{name}: mark its body with StrictBody"
    if (route.path or "").endswith("/"):
        yield f"{name}: take the slash from the end of its path"
    declared = declared_parameters(original.dependant)
    if set(declared_parameters(route.dependant)) != set(declared):
        yield f"{name}: declare its parameters on the route, not on the router"
    for parameter in declared:
        if parameter.place == "query" and not _CAMEL_CASE.fullmatch(parameter.name):
            yield f"{name}: write query parameter {parameter.name} in camelCase, with an alias"
        if parameter.base is int and parameter.place != "header" and not parameter.bounded:
            yield f"{name}: say how large the number {parameter.name} may be, with ge and le"


def _is_strict(info: FieldInfo) -> bool:
    return any(isinstance(item, StrictBody) for item in info.metadata)


def document(app: FastAPI, info: ApiInfo) -> dict[str, Any]:
    """The finished document of all routes that `app` has now."""
    schema = get_openapi(
        title=info.title,
        version=info.version,
        description=info.description,
        routes=app.routes,
        servers=[{"url": info.server}],
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    # Put in here, because FastAPI wants one more package to look at the address.
    schema["info"]["contact"] = {"name": info.contact_name, "email": info.contact_email, "url": info.contact_url}
    _add_components(schema, info.version)
    for path in schema["paths"].values():
        for method, operation in path.items():
            if method in _OPERATIONS:
                _shape(method, operation)
    _tidy(schema)
    return schema


def _tidy(schema: dict[str, Any]) -> None:
    """Takes out what pydantic adds: a title `Occurredat` for occurredAt, and null where a parameter may be absent."""
    for model in schema["components"]["schemas"].values():
        for field in model.get("properties", {}).values():
            field.pop("title", None)
    for path in schema["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"].pop("title", None)
                parameter["schema"] = _without_null(parameter["schema"])


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    others = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    if len(others) != 1:
        return schema
    return {**others[0], **{name: value for name, value in schema.items() if name != "anyOf"}}


def _add_components(schema: dict[str, Any], version: str) -> None:
    components = schema.setdefault("components", {})
    problem = Problem.model_json_schema(ref_template=_COMPONENT + "{model}", mode="serialization")
    schemas = components.setdefault("schemas", {})
    # FastAPI adds these two when a route declares neither a 422 nor a default; nothing refers to them any more.
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    components["headers"] = {
        "ApiVersion": {
            "description": "De volledige versie van de API.",
            "schema": {"type": "string"},
            "example": version,
        }
    }


def _shape(method: str, operation: dict[str, Any]) -> None:
    # FastAPI makes a title of the name of the function: a reader of the page wants a sentence.
    operation["summary"] = operation["description"].partition(". ")[0].rstrip(".")
    responses = operation["responses"]
    if _made_by_fastapi(responses.get("422", {})):
        del responses["422"]
    if operation.get("parameters") or method in {"post", "put", "patch"}:
        responses.setdefault("400", {})
    responses.setdefault("default", {"description": "Elke andere fout."})
    for status, response in responses.items():
        if status[0] in "45d":
            _describe_problem(status, response)
        response["headers"] = {**_VERSION_HEADER, **response.get("headers", {})}


def _made_by_fastapi(response: Mapping[str, Any]) -> bool:
    return "HTTPValidationError" in str(response)


def _describe_problem(status: str, response: dict[str, Any]) -> None:
    if status.isdigit():
        response["description"] = response.get("description") or wording(int(status)).detail
    response["content"] = {PROBLEM_JSON: {"schema": {"$ref": _COMPONENT + "Problem"}}}
