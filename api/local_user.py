"""Who works with the register as long as there is no log-in: one pseudonym for everybody on this machine.

Identities come with a later part; until then the service listens on this machine only (see `serving`).
"""

from typing import Final
from uuid import UUID, uuid4

from pydantic import BaseModel

from api.register import Register
from api.use_cases.asking import Ask

LOCAL_USER: Final = UUID("5e5f10ca-1000-4000-8000-000000000001")
"""The actor in every event that is recorded before there are identities. Stored for ever: never reuse it."""


def ask_now(
    register: Register,
    what: str,
    typed: BaseModel,
    *,
    key: str | None = None,
    correlation: UUID | None = None,
) -> Ask:
    """The request of the local user, now. `what` names the request (such as method and path) and `typed` its content.

    Two requests with the same `key` are one when both are equal.
    """
    return Ask(
        actor=LOCAL_USER,
        at=register.clock(),
        key=key,
        request=f"{what}\n{typed.model_dump_json()}".encode(),
        correlation=correlation or uuid4(),
    )
