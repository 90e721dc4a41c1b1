"""Lost updates and repeated requests: `ETag` with `If-Match`, and `Idempotency-Key`.

A route declares `expected: IfMatch` and compares with `require_current`; without the header the answer is 428, with an
old tag 412. It declares `key: OptionalKey = None` and hands the key to the store.
"""

import re
from typing import Annotated

from fastapi import Header
from pydantic import BeforeValidator, Field

from api.http.faults import input_fault
from api.http.problem import WORDINGS, ProblemError

_OUR_TAG = re.compile(r'"v(0|[1-9][0-9]{0,9})"')
# RFC 9110, section 8.8.3: any entity tag at all, weak or strong.
_ANY_TAG = re.compile(r'(W/)?"[\x21\x23-\x7e\x80-\xff]*"')
IF_MATCH = "If-Match"
STALE = WORDINGS[412].code


def etag(version: int) -> str:
    """The strong tag of one version, for the header `ETag`: `"v12"`."""
    return f'"v{version}"'


def require_current(expected: int, current: int) -> None:
    """Raises 412 when the version the client saw is not the one that is there now."""
    if expected != current:
        raise ProblemError(412)


def _version_in(value: object) -> int:
    text = str(value).strip()
    ours = _OUR_TAG.fullmatch(text)
    if ours:
        return int(ours[1])
    if _ANY_TAG.fullmatch(text):
        # Not a tag we ever gave, or a weak one: it cannot be the current version.
        raise input_fault(STALE, WORDINGS[412].detail)
    raise input_fault("not_an_etag", 'Zet in If-Match één ETag zoals u die kreeg, met aanhalingstekens: "v12".')


IfMatch = Annotated[
    int,
    Header(alias=IF_MATCH, description='De ETag van de versie die u wijzigt, bijvoorbeeld "v12".'),
    BeforeValidator(_version_in, json_schema_input_type=Annotated[str, Field(pattern=f"^{_OUR_TAG.pattern}$")]),
]
"""The version the client saw. Required: a write without it could undo another's."""

OptionalKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=128,
        pattern=r"^[\x21-\x7e]+$",
        description="Eigen unieke sleutel van deze opdracht; bij herhaling gebeurt niets dubbel.",
    ),
]
"""8 to 128 visible ASCII characters, or None when the client sends no key."""
