"""The last net: a fault of ours becomes a 500 that says nothing, and a log line that says where but never what.

An exception's text can hold a name or a whole row, so it goes neither to the client nor to the log.
"""

import traceback
from collections.abc import Iterator

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.deadline import AnswerBrokenOffError
from api.http.problem import ProblemError, problem_response

_FRAMES = 10


class CrashGuard:
    """Pure ASGI: nothing but `AnswerBrokenOffError` reaches the server, which would log exceptions with their text."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = ended = False

        async def watch(message: Message) -> None:
            nonlocal started, ended
            started = True
            ended = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except ClientDisconnect:
            return  # nobody is left to answer, and nothing is wrong with us
        except Exception as error:  # noqa: BLE001 - the last net catches everything, logs it and answers
            log_crash(scope, error)
            if not started:
                await problem_response(scope, ProblemError(500))(scope, receive, send)
            elif not ended:
                raise AnswerBrokenOffError("the answer broke off") from None


async def crash_answer(request: Request, _error: Exception) -> Response:
    """The 500 of an application of Starlette, which raises the exception again afterwards: for `CrashGuard` to log."""
    return problem_response(request.scope, ProblemError(500))


def log_crash(scope: Scope, error: BaseException) -> None:
    """One line: which sorts of exception, in which functions, on which route. The trace id joins it to the answer."""
    structlog.get_logger(__name__).error(
        "request_crashed",
        method=scope["method"],
        route=getattr(scope.get("route"), "path", None),
        errors=[_name(link) for link in _chain(error)],
        frames=_innermost_frames(error),
    )


def _innermost_frames(error: BaseException) -> list[str]:
    """Where it broke, without the source lines; the outer frames are the framework's and always the same."""
    frames = traceback.extract_tb(error.__traceback__, limit=-_FRAMES)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and those that caused it, the last one first."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__
