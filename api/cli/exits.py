"""The exit codes of `par`, and how an error becomes one. Documented in docs/cli.md."""

from collections.abc import Iterable
from enum import IntEnum

import psycopg
from pydantic import ValidationError

from api.cli.console import OutputLost
from api.clock import ClockAstray
from api.http.faults import code_and_detail, json_pointer
from api.letters.pdf import PdfBusy
from api.notifications.port import NotSent
from api.register import NoRegister
from api.serving import NotLoopback, PortTaken
from domain.refusal import Refusal
from projections.building import RebuildStopped
from projections.rebuild import RebuildBusy
from store.embedded.errors import EmbeddedPostgresError
from store.errors import KeyReused, KeysUnavailable, StoreError, StoreUnavailable, UnsafeStore, VersionConflict

NOTHING_CHANGED = "Er is niets veranderd. Verbeter wat hierboven staat en probeer het opnieuw."


class Exit(IntEnum):
    """What a script can tell apart."""

    DONE = 0
    """Done."""
    UNEXPECTED = 1
    """A mistake of ours: please report it."""
    USAGE = 2
    """The command line itself is wrong; nothing was opened."""
    REFUSED = 3
    """The input or the situation does not allow it; nothing was recorded."""
    NOT_FOUND = 4
    """What was asked for is not there."""
    UNAVAILABLE = 5
    """The database, the keys or the mail server do not answer; try the same again."""
    UNSAFE = 6
    """PAR will not start like this; the message says what to do."""
    UNHEALTHY = 7
    """A view needs a person: something was parked, stands still, or cannot be built."""
    OUTPUT_LOST = 8
    """What was asked is done, but its answer could not be written: disk full, output closed."""
    INTERRUPTED = 130
    """Ctrl-C. `par serve`, `par demo` and `par project` end with 0: that is how they are stopped."""


class NotFound(Exception):
    """What was asked for is not there."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


class NotAccepted(Exception):
    """What was filled in is not right. Nothing was recorded."""

    def __init__(self, faults: Iterable[str]) -> None:
        super().__init__()
        self.faults = list(faults)


class WrongSetting(Exception):
    """An environment variable cannot be right. Nothing was opened."""

    def __init__(self, faults: Iterable[str]) -> None:
        super().__init__("\n".join(faults))


def explain(error: Exception) -> tuple[Exit, list[str]] | None:
    """The exit code and the lines for the person at the terminal; None for what nobody expected."""
    match error:
        case NotAccepted():
            return Exit.REFUSED, [*error.faults, NOTHING_CHANGED]
        case ValidationError():
            return Exit.REFUSED, [*_faults(error), NOTHING_CHANGED]
        case Refusal():
            return Exit.REFUSED, [*(fault.message for fault in error.faults), NOTHING_CHANGED]
        case VersionConflict() | KeyReused():
            return Exit.REFUSED, [str(error)]
        case NotFound() | NoRegister():
            return Exit.NOT_FOUND, [str(error)]
        case KeysUnavailable() | ClockAstray() | RebuildBusy() | PdfBusy() | NotSent():
            return Exit.UNAVAILABLE, [str(error)]
        case StoreUnavailable() | psycopg.OperationalError():
            return Exit.UNAVAILABLE, [_no_database()]
        case UnsafeStore() | EmbeddedPostgresError() | StoreError() | NotLoopback() | PortTaken() | WrongSetting():
            return Exit.UNSAFE, [str(error)]
        case RebuildStopped():
            return Exit.UNHEALTHY, [str(error)]
        case OutputLost():
            return Exit.OUTPUT_LOST, [str(error)]
        case OSError():
            return Exit.UNSAFE, [_no_file(error)]
        case _:
            return None


def _faults(error: ValidationError) -> list[str]:
    entries = error.errors(include_url=False, include_input=False)
    return [f"{json_pointer(entry['loc']) or 'invoer'}: {code_and_detail(entry)[1]}" for entry in entries]


def _no_database() -> str:
    # The text of psycopg's error names hosts and logins, and can hold values.
    return (
        "De database antwoordt niet, of neemt deze login niet aan. Kijk of zij draait en, als u die hebt gezet, "
        "of PAR_DSN en PAR_OWNER_DSN kloppen. Probeer het dan opnieuw."
    )


def _no_file(error: OSError) -> str:
    where = f" {error.filename}" if isinstance(error.filename, str) else ""
    return (
        f"PAR kan een bestand of map niet gebruiken{where}: {error.strerror or type(error).__name__}. "
        "Wat al is vastgelegd, blijft bewaard. Herstel dit en start de opdracht opnieuw."
    )
