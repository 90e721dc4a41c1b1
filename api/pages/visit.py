"""One request for a page: what it works with, what was typed, and how long it may take."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, NamedTuple, TypeVar

import anyio
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.office import Office, office_of
from api.pages.look import Look
from api.register import Register
from store.errors import StoreUnavailable

T = TypeVar("T")

ANSWER_SECONDS: Final = 4.5
"""Before the deadline of the whole site strikes, so that a person gets a page and not a problem document."""

Endpoint = Callable[[Request], Awaitable[Response]]


class Visit(NamedTuple):
    """A request, and what it is answered with."""

    request: Request
    office: Office
    look: Look
    form: FormData

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self.office.register

    def typed(self, field: str) -> str:
        """What was typed in a field, empty when it was not sent. A file is not what we ask for."""
        value = self.form.get(field, "")
        return value.strip() if isinstance(value, str) else ""

    def chosen(self, field: str) -> list[str]:
        """Every choice that was ticked under this name."""
        return [value for value in self.form.getlist(field) if isinstance(value, str)]

    def caught_up(self, views: Sequence[str]) -> bool:
        """Whether these views show all that was ever recorded, waited for at most 2 s. Raises `StoreUnavailable`."""
        return self.office.fresh.wait(views, self.register.log.head()).fresh

    def look_up(self, views: Sequence[str], find: Callable[[], T | None]) -> T:
        """What `find` finds in these views, once they show what this process wrote.

        Raises HTTPException 404 when it is not there, and `StoreUnavailable` when it is too early to say so.
        """
        fresh = self.office.fresh.wait(views).fresh
        found = find()
        if found is None and fresh:
            fresh = self.caught_up(views)
            found = find()
        if found is not None:
            return found
        raise HTTPException(404) if fresh else StoreUnavailable

    def page(self, name: str, *, status: int = 200, **shows: Any) -> Response:
        """A template with what it shows."""
        return self.look.page(self.request, name, status=status, **shows)


def page(show: Callable[[Visit], Response]) -> Endpoint:
    """The endpoint that answers with what `show` makes, in a thread and in time."""

    async def answer(request: Request) -> Response:
        visit = await visit_of(request)
        return await in_time(lambda: show(visit))

    return answer


async def visit_of(request: Request) -> Visit:
    """The visit, with the form when it came with one."""
    form = await request.form() if request.method == "POST" else FormData()
    return Visit(request, office_of(request), request.app.state.look, form)


async def in_time(work: Callable[[], T]) -> T:
    """What `work` gives, in a thread. Raises `StoreUnavailable` when it takes too long; the thread is left to end."""
    with anyio.move_on_after(ANSWER_SECONDS):
        return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)
    raise StoreUnavailable
