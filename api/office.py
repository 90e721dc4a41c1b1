"""What every request of this process works with, put together once by `service.make_service`."""

from dataclasses import dataclass

from starlette.requests import Request

from api.duplicates.finder import DuplicateFinder
from api.freshness import Freshness
from api.notifications.port import Notifier
from api.register import Register
from api.search import NameFinder


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
    """The office of the application that handles this request; for pages as well as for the API."""
    office: Office = request.app.state.office
    return office
