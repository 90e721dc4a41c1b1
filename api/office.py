"""What every request of this process works with, put together once by `service.make_service`."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.duplicates.finder import DuplicateFinder
from api.freshness import Freshness
from api.notifications.port import Notifier
from api.register import Register
from api.search import NameFinder

_SCOPE_KEY: Final = "par.office"


@dataclass(frozen=True, slots=True)
class Office:
    """The register in use by one process."""

    register: Register
    fresh: Freshness
    names: NameFinder
    duplicates: DuplicateFinder
    notifier: Notifier | None = None
    """What mails; None when nothing does here."""


def office_of(request: Request) -> Office:
    """The office of the application that handles this request; for pages as well as for the API.

    Raises KeyError for an application that was not put behind `InOffice`.
    """
    office: Office = request.scope[_SCOPE_KEY]
    return office


class InOffice:
    """Pure ASGI: every request works with this office, so that the applications inside hold nothing of a register."""

    def __init__(self, app: ASGIApp, office: Office) -> None:
        self._app, self._office = app, office

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        await self._app({**scope, _SCOPE_KEY: self._office}, receive, send)
