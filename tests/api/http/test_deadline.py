"""One deadline per request: nobody waits for ever, whatever the handler does."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.http.deadline import AnswerBrokenOffError, Deadline
from tests.api.http.toy import Toy

SCOPE: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _answers(app: Callable[[Scope, Receive, Send], Awaitable[None]], **limits: Any) -> list[Message]:
    """Everything that one request to `app` behind a deadline sends."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_call(Deadline(app, **limits), send))
    return sent


async def _call(app: Deadline, send: Send) -> None:
    await app(SCOPE, _no_body, send)


def test_a_handler_that_hangs_in_a_thread_is_answered_with_503_in_time() -> None:
    toy = Toy(deadline_seconds=0.05)

    with toy.client() as client:
        answer = client.get("/v1/trouble/hang")
        toy.gate.set()

    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0


def test_the_late_answer_of_a_thread_is_thrown_away_and_the_next_request_is_served() -> None:
    toy = Toy(deadline_seconds=0.5)

    with toy.client() as client:
        late = client.get("/v1/trouble/hang")
        toy.gate.set()
        next_one = client.get("/v1/trouble/hang")

    assert (late.status_code, next_one.status_code) == (503, 200)
    assert all(toy.late_handlers.acquire(timeout=30) for _ in range(2)), "both handlers ran to their end"
    assert "te laat" not in late.text


def test_a_handler_that_hangs_in_the_event_loop_is_answered_with_503_as_well() -> None:
    assert Toy(deadline_seconds=0.05).client().get("/v1/trouble/hang-async").status_code == 503


def test_a_handler_that_will_not_be_cancelled_does_not_hold_up_the_answer() -> None:
    async def stubborn(_scope: Scope, _receive: Receive, send: Send) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"late"})

    sent = _answers(stubborn, seconds=0.02)

    assert [message.get("status") for message in sent if message["type"] == "http.response.start"] == [503]
    assert b"late" not in b"".join(message.get("body", b"") for message in sent)


def test_a_late_exception_is_not_raised_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    async def bitter(_scope: Scope, _receive: Receive, _send: Send) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise RuntimeError("Jansen") from None

    sent = _answers(bitter, seconds=0.02)

    assert sent[0]["status"] == 503
    assert "Jansen" not in "".join(capfd.readouterr())


def test_a_slow_client_is_not_waited_for_either() -> None:
    async def reads(_scope: Scope, receive: Receive, _send: Send) -> None:
        await receive()

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def run() -> None:
        await Deadline(reads, seconds=0.02)(SCOPE, never, send)

    asyncio.run(run())

    assert sent[0]["status"] == 503


def test_an_answer_that_has_begun_may_go_on_after_the_deadline() -> None:
    async def streams(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        deadline_passed = asyncio.Event()
        asyncio.get_running_loop().call_later(0.05, deadline_passed.set)
        await deadline_passed.wait()
        await send({"type": "http.response.body", "body": b"the end"})

    sent = _answers(streams, seconds=0.01, stream_seconds=30)

    assert sent[-1] == {"type": "http.response.body", "body": b"the end"}


def test_an_answer_that_never_ends_is_broken_off() -> None:
    async def endless(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.Event().wait()

    with pytest.raises(AnswerBrokenOffError):
        _answers(endless, seconds=0.01, stream_seconds=0.01)


def test_an_answer_that_breaks_halfway_is_broken_off_without_its_exception() -> None:
    with pytest.raises(AnswerBrokenOffError) as broken:
        Toy().client().get("/v1/trouble/broken-stream")

    assert broken.value.__cause__ is None
    assert broken.value.__suppress_context__


def test_a_cancelled_server_cancels_the_handler() -> None:
    ended: list[str] = []

    async def waits(_scope: Scope, _receive: Receive, _send: Send) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("handler")

    async def run() -> None:
        async def send(_message: Message) -> None:
            raise AssertionError

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(Deadline(waits, seconds=30)(SCOPE, _no_body, send), 0.02)

    asyncio.run(run())

    assert ended == ["handler"]
