"""Content negotiation: what a client sends and what it will take (RFC 9110, sections 8.3 and 12.5.1)."""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers

from api.http.problem import ProblemError

_JSON_UTF8 = re.compile(r"application/json\s*(;\s*charset=(\"?)utf-8\2\s*)?", re.IGNORECASE)
_WEIGHT = re.compile(r"q=(0(\.\d{0,3})?|1(\.0{0,3})?)", re.IGNORECASE)


def require_json(headers: Headers) -> None:
    """Raises 415 unless the body is declared once as JSON in UTF-8, without compression."""
    content_types = headers.getlist("content-type")
    declared_json = len(content_types) == 1 and _JSON_UTF8.fullmatch(content_types[0].strip())
    if not declared_json or headers.get("content-encoding", "identity").lower() != "identity":
        raise ProblemError(415, headers={"Accept": "application/json", "Accept-Encoding": "identity"})


def require_acceptable(headers: Headers, offered: Iterable[str]) -> None:
    """Raises 406 when the client takes none of the media types that this route can answer with."""
    accept = ",".join(headers.getlist("accept"))
    if accept.strip() and not any(_weight_of(media_type, accept) for media_type in offered):
        raise ProblemError(406)


def _weight_of(media_type: str, accept: str) -> float:
    """The weight of the most specific range that covers `media_type`; a range we cannot read counts for nothing."""
    best_specificity, best_weight = -1, 0.0
    for entry in accept.split(","):
        media_range, *parameters = (part.strip().lower() for part in entry.split(";"))
        specificity = _specificity(media_type, media_range)
        if specificity > best_specificity:
            best_specificity, best_weight = specificity, _weight(parameters)
    return best_weight


def _specificity(media_type: str, media_range: str) -> int:
    if media_range == media_type:
        return 2
    if media_range == media_type.partition("/")[0] + "/*":
        return 1
    return 0 if media_range == "*/*" else -1


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        match = _WEIGHT.fullmatch(parameter)
        if match:
            return float(match[1])
    return 1.0
