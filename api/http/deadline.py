"""One deadline per request: with the database paused or the network black-holed, a request would hang for ever."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problem import problem_response, unavailable

ANSWER_SECONDS = 5.0
STREAM_SECONDS = 60.0


class AnswerBrokenOffError(Exception):
    """An answer that had begun could not be finished; the server must close the connection, not end it politely."""


class _Answer:
    """What the application sends, until it is too late: after `close` nothing more goes out."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._closed = False
        self.started = False

    async def send(self, message: Message) -> None:
        if self._closed:
            return
        self.started = True
        await self._send(message)

    def close(self) -> None:
        self._closed = True


class Deadline:
    """Pure ASGI: 503 with Retry-After when the answer has not begun in time, whatever the handler is doing.

    The handler runs in a task of its own, because a `def` route sits in a thread that cannot be cancelled: it may still
    commit, and its late answer is thrown away. The client tries again with the same Idempotency-Key. An answer that has
    begun (a streamed export) gets `stream_seconds` to end, then the connection is broken off.
    """

    def __init__(self, app: ASGIApp, seconds: float = ANSWER_SECONDS, stream_seconds: float = STREAM_SECONDS) -> None:
        self._app = app
        self._seconds = seconds
        self._stream_seconds = stream_seconds
        # asyncio itself holds tasks only weakly; an overdue one must live until its thread is done.
        self._overdue: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        task = asyncio.create_task(self._run(scope, receive, answer))
        try:
            await self._finish(task, answer)
        except BaseException:
            self._abandon(task)
            raise
        if not task.done():
            answer.close()
            self._abandon(task)
            await problem_response(scope, unavailable())(scope, receive, send)

    async def _run(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        await self._app(scope, receive, answer.send)

    async def _finish(self, task: asyncio.Task[None], answer: _Answer) -> None:
        """Waits for the whole answer; returns early only when it has not even begun. Raises what the task raised."""
        done, _ = await asyncio.wait({task}, timeout=self._seconds)
        if not done and answer.started:
            done, _ = await asyncio.wait({task}, timeout=self._stream_seconds)
            if not done:
                answer.close()
                raise AnswerBrokenOffError("the answer took too long to send")
        if done:
            task.result()

    def _abandon(self, task: asyncio.Task[None]) -> None:
        if not task.done():
            self._overdue.add(task)
            task.add_done_callback(self._bury)
            task.cancel()

    def _bury(self, task: asyncio.Task[None]) -> None:
        """Ends an overdue task. Its exception, if any, was logged inside; asked for here, asyncio does not print it."""
        self._overdue.discard(task)
        if not task.cancelled():
            task.exception()
