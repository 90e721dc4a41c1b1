"""A sealed value: personal data as the domain, the log and the views see it, unreadable without its keys.

A token is made at the edge and opened only at the screen of someone who may read it. It says which value it is
and which keys it takes, never what it holds::

    s1:<value id>:<key id>[+<key id>...]:<nonce, ciphertext and tag, base64url>

The shape is a storage format: tokens written today must open for ever. A text about several people is sealed under
all their keys, so that destroying any one of them makes it unreadable.
"""

from typing import Annotated, NewType, TypeGuard
from uuid import UUID

from pydantic import StringConstraints

SealedToken = NewType("SealedToken", str)

TOKEN_PATTERN = r"^s1:[0-9a-f]{32}:[0-9a-f]{32}(\+[0-9a-f]{32}){0,255}:[A-Za-z0-9_-]{38,}$"
"""Nothing that a person typed has this shape, so no event can hold readable personal data by mistake."""

Sealed = Annotated[SealedToken, StringConstraints(pattern=TOKEN_PATTERN)]


def is_sealed(value: object) -> TypeGuard[SealedToken]:
    """Whether this is a sealed value."""
    return isinstance(value, str) and value.startswith("s1:")


def value_id(token: SealedToken) -> UUID:
    """The id of the value itself, part of what its seal vouches for."""
    return UUID(hex=token.split(":", 2)[1])


def key_ids(token: SealedToken) -> tuple[UUID, ...]:
    """The keys it takes to open the value: every one of them."""
    return tuple(UUID(hex=key) for key in token.split(":", 3)[2].split("+"))
