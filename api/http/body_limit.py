"""No body above the limit is read: 256 kB holds the longest report with room to spare."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problem import ProblemError, problem_response

MAX_BODY_BYTES = 256 * 1024


class BodyLimit:
    """Pure ASGI: 413 before anything is read when the length is announced, and while reading when it is not."""

    def __init__(self, app: ASGIApp, max_bytes: int = MAX_BODY_BYTES) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._announced(scope) > self._max_bytes:
            await problem_response(scope, ProblemError(413))(scope, receive, send)
            return
        read = 0

        async def count() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._max_bytes:
                raise ProblemError(413)
            return message

        await self._app(scope, count, send)

    def _announced(self, scope: Scope) -> int:
        length = Headers(scope=scope).get("content-length", "")
        return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0
