"""Who asks, when, and under which key; and what is answered to everything that changes the register."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec
from uuid import UUID, uuid4

from api.register import Register
from domain.incident.numbering import incident_number
from domain.refusal import Refusal
from store.command import Change, Command, Receipt, key_of
from store.errors import VersionConflict

P = ParamSpec("P")
ATTEMPTS = 4


class Ask(NamedTuple):
    """Everything about a request except what it asks."""

    actor: UUID
    at: datetime
    """Now, by the clock of the service."""
    key: str | None
    """The Idempotency-Key, when the caller gave one. It is his own: under that of another it is another request."""
    request: bytes
    """What was asked, in a form that is equal when the request is."""
    correlation: UUID


class Seen(NamedTuple):
    """What the caller wants to change, and the version he saw (`If-Match`); None when he saw none."""

    id: UUID
    version: int | None

    def refuse_if_moved(self, current: int) -> None:
        """Raise `SeenMoved` when it is no longer as the caller saw it."""
        if self.version is not None and self.version != current:
            raise SeenMoved(current)


class SeenMoved(VersionConflict):
    """What the caller saw is no longer so. Deciding again would not help: he must look first."""


class Written(NamedTuple):
    """What changed, and where to find it back."""

    id: UUID
    version: int
    """The version at which the stream stands now."""
    position: int
    """The place in the log up to which a view must have come to show it."""
    number: str | None
    """The incident number, for a report."""


def command(
    register: Register,
    ask: Ask,
    changes: list[Change],
    subject: UUID,
    *,
    year: int | None = None,
    named: UUID | None = None,
) -> Command:
    """The command for the log. The answer it keeps is what a repetition of the key is answered with.

    `subject` is the stream whose version is answered; `named` is what is answered as its id when that is a part of it.
    """
    command_id = uuid4()
    change = next(change for change in changes if change.stream_id == subject)
    answer = {"id": str(named or subject), "version": change.expected + len(change.events), "year": year}
    return Command(
        changes=changes,
        actor=ask.actor,
        recorded_at=ask.at,
        key=str(command_id) if ask.key is None else key_of(ask.actor, ask.key),
        request=register.keyring.request_hash(ask.request),
        command_id=command_id,
        correlation_id=ask.correlation,
        answer=json.dumps(answer).encode(),
    )


def written(receipt: Receipt) -> Written:
    """What the log acknowledged, also when it had acknowledged it before."""
    answer = json.loads(receipt.answer)
    number = None
    if receipt.first_number is not None:
        number = incident_number(answer["year"], receipt.first_number)
    return Written(UUID(answer["id"]), answer["version"], receipt.position, number)


UseCase = Callable[Concatenate[Register, Ask, P], Written]


def decided_again(use_case: UseCase[P]) -> UseCase[P]:
    """When somebody else was first, look again and decide anew, unless the caller saw a version that has moved.

    Whoever was first may have been the same request, sent twice at once: then its answer is the answer.
    """

    @wraps(use_case)
    def attempt(register: Register, ask: Ask, /, *args: P.args, **kwargs: P.kwargs) -> Written:
        for last in (*[False] * (ATTEMPTS - 1), True):
            try:
                return use_case(register, ask, *args, **kwargs)
            except (VersionConflict, Refusal) as refused:
                before = answered_before(register, ask)
                if before is not None:
                    return before
                if last or not isinstance(refused, VersionConflict) or isinstance(refused, SeenMoved):
                    raise
        raise AssertionError("the last attempt returns or raises")

    return attempt


def answered_before(register: Register, ask: Ask) -> Written | None:
    """What the same key of the same actor was answered before, if it was.

    Raises `KeyReused` when it came with another request.
    """
    if ask.key is None:
        return None
    receipt = register.log.answered(key_of(ask.actor, ask.key), register.keyring.request_hash(ask.request))
    return None if receipt is None else written(receipt)
