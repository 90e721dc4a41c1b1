"""Is the process alive, and can it do its work: `/health/live` and `/health/ready`. Names no secrets and no data."""

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple
from uuid import UUID

import anyio
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.http.plain_route import get_routes
from projections.notifications.queries import Figures
from projections.status import Status
from store.errors import StoreError
from store.keys import Keyring

ANSWER_SECONDS: Final = 2.0
"""How long one check may take before it counts as failed: below the deadline of a request."""
RETRY_SECONDS: Final = 5


class Finding(NamedTuple):
    """How one check came out. A `warning` asks for a person and leaves the service ready."""

    status: Literal["ok", "warning", "failed"]
    reason: str | None = None
    """In words of ours, never in those of an error."""


WELL: Final = Finding("ok")
AskStatus = Callable[[], list[Status]]


class Check(NamedTuple):
    """One question. `ask` may raise a `StoreError`, which counts as failed."""

    name: str
    ask: Callable[[], Finding]


def health_routes(checks: Sequence[Check]) -> list[Route]:
    """Alive without asking anything; ready when no check fails."""
    # A check that hangs keeps its place, so that a paused database costs a handful of threads and never all of them.
    limiter = anyio.CapacityLimiter(2 * len(checks))

    async def live(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_request: Request) -> Response:
        found = dict.fromkeys((check.name for check in checks), Finding("failed", "no_answer"))
        async with anyio.create_task_group() as asking:
            for check in checks:
                asking.start_soon(_ask, check, limiter, found)
        return _answer(found)

    return [*get_routes("/health/live", live), *get_routes("/health/ready", ready)]


def database_check(head: Callable[[], int]) -> Check:
    """Whether the log can be read."""

    def ask() -> Finding:
        head()
        return WELL

    return Check("database", ask)


def keyring_check(keyring: Keyring) -> Check:
    """Whether keys can be read: asked with a key of our own that seals nothing."""
    probe: list[UUID] = []

    def ask() -> Finding:
        if not probe:
            probe.append(keyring.mint().id)
        keyring.find(probe)
        return WELL

    return Check("keyring", ask)


def views_check(ask_status: AskStatus) -> Check:
    """Whether no view stands still far behind the log, and none is of another version than this program."""

    def ask() -> Finding:
        views = [view._replace(parked=0) for view in ask_status()]
        troubled = [f"{view.projection}: {view.unhealthy}" for view in views if view.unhealthy]
        return Finding("failed", ", ".join(troubled)) if troubled else WELL

    return Check("views", ask)


def parked_check(ask_status: AskStatus) -> Check:
    """Whether every event could be taken in. One bad event must not take the whole service away, so it is a warning."""

    def ask() -> Finding:
        parked = [f"{view.projection}: {view.parked}" for view in ask_status() if view.parked]
        return Finding("warning", ", ".join(parked)) if parked else WELL

    return Check("parked_events", ask)


def notifications_check(on: bool, ask: Callable[[], Figures]) -> Check:
    """Whether mail arrives. The work list says the same as the mail, so that it does not is a warning."""

    def find() -> Finding:
        if not on:
            return Finding("ok", "off")
        failing = ask().failing
        return Finding("warning", f"failing: {failing}") if failing else WELL

    return Check("notifications", find)


async def _ask(check: Check, limiter: anyio.CapacityLimiter, found: dict[str, Finding]) -> None:
    with anyio.move_on_after(ANSWER_SECONDS):
        found[check.name] = await anyio.to_thread.run_sync(_safely, check, limiter=limiter, abandon_on_cancel=True)


def _safely(check: Check) -> Finding:
    try:
        return check.ask()
    except StoreError as failed:
        structlog.get_logger(__name__).warning("not_ready", check=check.name, error=type(failed).__qualname__)
        return Finding("failed", type(failed).__name__)


def _answer(found: dict[str, Finding]) -> Response:
    ready = all(finding.status != "failed" for finding in found.values())
    checks = {
        name: {"status": status, **({"reason": reason} if reason else {})} for name, (status, reason) in found.items()
    }
    body = {"status": "ready" if ready else "not_ready", "checks": checks}
    return JSONResponse(body, 200 if ready else 503, {} if ready else {"Retry-After": str(RETRY_SECONDS)})
