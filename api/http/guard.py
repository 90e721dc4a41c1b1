"""Who may ask anything, as long as there is no log-in: this machine under its own name, and forms of our own.

A page of somebody else can make a browser send a form here (cross-site request forgery), and can give its own host
name our address to read the answers (DNS rebinding). Both are seen by the headers that the browser itself sets.
"""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN: Final = frozenset({"same-origin", "none"})
"""Of `Sec-Fetch-Site`: sent by a page of ours, or by the person himself (an address that was typed, a reload)."""

Refuse = Callable[[Request, int], Response]


class Guard:
    """Pure ASGI around the pages and the API: 400 for a strange host name, 403 for a form of another site."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] == "http":
            status = refusal(scope["method"], Headers(scope=scope))
            if status:
                await self._refuse(Request(scope), status)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def refusal(method: str, headers: Headers) -> int | None:
    """The status to refuse a request with; None for one that may go on."""
    hosts = headers.getlist("host")
    if len(hosts) != 1 or _host_name(hosts[0]) not in THIS_MACHINE:
        return 400
    return None if method in _SAFE_METHODS or is_own_form(headers) else 403


def is_own_form(headers: Headers) -> bool:
    """Whether a page of ours sent this. Without either header it was no browser, so nobody was tricked into it."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in _OWN
    return origin is None or origin.partition("://")[2] == headers["host"]


def _host_name(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if not (parts.username or parts.path or parts.query) else None
