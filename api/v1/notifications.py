"""Mails that there is something to do: what went where and when, what failed, and what waits."""

from typing import Annotated, Final

from fastapi import APIRouter, Query

from api.http.route import make_router
from api.presenting.notifications import NotificationsOutput, notifications_shown
from api.v1.reading import Reading, shows_many
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.notifications.fold import NOTIFICATIONS_VIEW
from projections.notifications.queries import LARGEST_PAGE

SHOWN: Final = (NOTIFICATIONS_VIEW.name, INCIDENT_OVERVIEW.name)
Cursor = Annotated[int | None, Query(ge=1, le=2**53 - 1, description="De `nextCursor` uit het vorige antwoord.")]
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Hoeveel mails hoogstens.")]


def notifications_router() -> APIRouter:
    """Routes over mail. There are no personal data in it."""
    router = make_router("/notifications", tags=["work"])

    @router.get("", operation_id="listNotifications", responses=shows_many())
    def overview(read: Reading, cursor: Cursor = None, limit: Limit = 50) -> NotificationsOutput:
        """Toont welke mail naar welke postbus ging en wanneer, wat mislukte, en wat nog wacht."""
        mail_on = read.office.notifier is not None
        return read.shown(
            SHOWN, lambda register: notifications_shown(register, mail_on=mail_on, cursor=cursor, limit=limit)
        )

    return router
