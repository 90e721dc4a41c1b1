"""W3C Trace Context: every request has one trace id, given by the caller or made here, and hears it back.

It is what a 500 is found by: the answer, the log line and the caller's own log hold the same id.
"""

import re
import secrets
from typing import NamedTuple
from uuid import UUID

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

# Version 00 of https://www.w3.org/TR/trace-context/: version, trace id, parent id, flags.
_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")
_SCOPE_KEY = "par.trace"


class Trace(NamedTuple):
    """The place of this request in a chain of requests."""

    trace_id: str
    """32 hexadecimal digits, the same for the whole chain."""
    span_id: str
    """16 hexadecimal digits: this request."""
    flags: str

    @property
    def traceparent(self) -> str:
        """The header that names this request as the parent of what follows."""
        return f"00-{self.trace_id}-{self.span_id}-{self.flags}"


def trace_of(scope: Scope) -> Trace | None:
    """The trace of a request; None for an application that was not put behind `TraceContext`."""
    trace = scope.get(_SCOPE_KEY)
    return trace if isinstance(trace, Trace) else None


def trace_id_of(scope: Scope) -> UUID | None:
    """The trace id of a request; None as with `trace_of`."""
    trace = trace_of(scope)
    return UUID(trace.trace_id) if trace else None


def start_trace(header: str | None) -> Trace:
    """Continues the caller's trace; a header that is absent or not valid starts a new one, as the standard says."""
    match = _TRACEPARENT.fullmatch(header or "")
    span_id = secrets.token_hex(8)
    if match is None or set(match[1]) == {"0"} or set(match[2]) == {"0"}:
        return Trace(secrets.token_hex(16), span_id, "00")
    return Trace(match[1], span_id, match[3])


class TraceContext:
    """Pure ASGI: puts the trace in the scope, in every log line of the request, and in the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).getlist("traceparent")
        trace = start_trace(given[0] if len(given) == 1 else None)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["traceparent"] = trace.traceparent
            await send(message)

        with bound_contextvars(trace_id=trace.trace_id):
            await self._app({**scope, _SCOPE_KEY: trace}, receive, answer)
