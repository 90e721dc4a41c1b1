"""A dossier: whom or what it is about, what happened before, and what was done."""

from collections.abc import Sequence
from typing import Final, cast
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.http.trace import trace_id_of
from api.local_user import LOCAL_USER
from api.pages import views
from api.pages.visit import Visit
from api.presenting.dossiers import AnyDossierOutput, DossierIncidentOutput, DossierOutput, MergedDossierOutput, dossier
from api.presenting.labels import SANCTION_STATE
from api.presenting.sanctions import DossierSanctionOutput
from api.presenting.written import counted, day
from api.use_cases.consulting import Looker, consult

AT_ONCE: Final = 25
"""Incidents per page: a page stays small and quick however long a dossier gets."""


def show_dossier(visit: Visit) -> Response:
    """The dossier with this id, or the way to the one in which it goes on."""
    dossier_id = _id(visit.request.path_params["id"])
    found = consult(
        visit.register,
        Looker(LOCAL_USER, "page", trace_id_of(visit.request.scope)),
        dossier_id,
        "card",
        lambda: _read(visit, dossier_id),
    )
    if isinstance(found, MergedDossierOutput):
        return RedirectResponse(f"/dossiers/{found.merged_into}", status_code=303)
    newest_first = sorted(found.incidents, key=lambda one: (one.occurred_at, one.number), reverse=True)
    pages = max(1, -(-len(newest_first) // AT_ONCE))
    page = _page(visit.request.query_params.get("deel", "1"), pages)
    return visit.page(
        "dossier.html",
        id=found.id,
        subject=found.subject,
        also_known_as=found.also_known_as,
        opened_at=found.opened_at,
        told=told(found, newest_first),
        markers=found.markers,
        incidents=newest_first[(page - 1) * AT_ONCE : page * AT_ONCE],
        page=page,
        pages=pages,
        imposed=[(one, how_it_stands(one)) for one in reversed(found.sanctions)],
    )


def how_it_stands(one: DossierSanctionOutput) -> str | None:
    """Until when a measure holds, or how it came to its end; None for what has no duration."""
    if one.starts_on is None or one.ends_on is None:
        return None
    if one.state == "expired":
        return f"Afgelopen op {day(one.ends_on)}."
    if one.state != "imposed":
        return f"{SANCTION_STATE[one.state].capitalize()}."
    return f"Geldt {'' if one.in_force else f'van {day(one.starts_on)} '}tot en met {day(one.ends_on)}."


def _read(visit: Visit, dossier_id: UUID) -> tuple[AnyDossierOutput, int]:
    shown = visit.office.fresh.wait(views.DOSSIER).position
    return cast(AnyDossierOutput, visit.look_up(views.DOSSIER, lambda: dossier(visit.register, dossier_id))), shown


def told(found: DossierOutput, newest_first: Sequence[DossierIncidentOutput]) -> str:
    """The dossier in one line: how many incidents count, and when the last one was."""
    counting = [one for one in newest_first if one.status != "retracted"]
    done = counted(len(found.sanctions), "sanctie of maatregel", "sancties en maatregelen")
    if not counting:
        return f"In dit dossier telt geen incident mee.{f' {done}.' if found.sanctions else ''}"
    number = counted(len(counting), "incident", "incidenten")
    return f"{number}, {'het laatste op ' if len(counting) > 1 else 'op '}{day(counting[0].occurred_at)}. {done}."


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise HTTPException(404) from None


def _page(asked: str, pages: int) -> int:
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 6):
        raise HTTPException(404)
    page = int(asked)
    if not 1 <= page <= pages:
        raise HTTPException(404)
    return page
