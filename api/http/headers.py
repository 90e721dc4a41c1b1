"""The headers every answer has, errors and streams as well: NLGov API Design Rules 2.2, section transport security."""

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTHING_CSP: Final = "default-src 'none'; frame-ancestors 'none'"
"""For JSON: a browser that shows it loads nothing and runs nothing. A page sets a policy of its own."""

SECURITY_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": NOTHING_CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_WITHOUT_CONTENT = frozenset({204, 304})


class SecurityHeaders:
    """Pure ASGI around the whole application, because Starlette answers a crash outside its own middleware.

    A header that an answer already has is left alone: a page may set its own policy, a static file its own caching.
    """

    def __init__(self, app: ASGIApp, api_version: str) -> None:
        self._app = app
        self._headers = {**SECURITY_HEADERS, "API-Version": api_version}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), message["status"])
            await send(message)

        await self._app(scope, receive, answer)

    def _complete(self, headers: MutableHeaders, status: int) -> None:
        for name, value in self._headers.items():
            headers.setdefault(name, value)
        if status not in _WITHOUT_CONTENT:
            headers.setdefault("Content-Type", "text/plain; charset=utf-8")
