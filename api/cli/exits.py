"""The exit codes of `par`, and how an error becomes one. Documented in docs/cli.md."""

from collections.abc import Callable
from enum import IntEnum

from pydantic import ValidationError

from api.http.faults import code_and_detail, json_pointer
from api.register import NoRegister
from api.serving import NotLoopback, PortTaken
from domain.refusal import Refusal
from store.embedded.errors import EmbeddedPostgresError
from store.errors import KeyReused, KeysUnavailable, StoreError, StoreUnavailable, UnsafeStore, VersionConflict


class Exit(IntEnum):
    """What a script can tell apart."""

    DONE = 0
    UNEXPECTED = 1
    """A mistake of ours: please report it."""
    USAGE = 2
    """The command line itself is wrong."""
    REFUSED = 3
    """The input or the situation does not allow it; nothing was recorded."""
    NOT_FOUND = 4
    UNAVAILABLE = 5
    """The database or the keys do not answer; try the same again."""
    UNSAFE = 6
    """PAR will not start like this: the message says what to do."""
    UNHEALTHY = 7
    """`par projections status` found something that needs a person."""


class NotFound(Exception):
    """What was asked for is not there."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


def explain(error: Exception) -> tuple[Exit, list[str]] | None:
    """The exit code and the lines for the person at the terminal; None for what nobody expected."""
    match error:
        case ValidationError():
            return Exit.REFUSED, _faults(error)
        case Refusal():
            return Exit.REFUSED, [fault.message for fault in error.faults]
        case NotFound() | NoRegister():
            return Exit.NOT_FOUND, [str(error)]
        case VersionConflict() | KeyReused():
            return Exit.REFUSED, [str(error)]
        case StoreUnavailable() | KeysUnavailable():
            return Exit.UNAVAILABLE, [str(error)]
        case UnsafeStore() | EmbeddedPostgresError() | StoreError() | NotLoopback() | PortTaken():
            return Exit.UNSAFE, [str(error)]
        case _:
            return None


def _faults(error: ValidationError) -> list[str]:
    read: Callable[..., tuple[str, str]] = code_and_detail
    entries = error.errors(include_url=False, include_input=False)
    return [f"{json_pointer(entry['loc']) or 'invoer'}: {read(entry)[1]}" for entry in entries]
