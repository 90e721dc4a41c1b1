"""Reporting an incident: the form, what is wrong with it, and the page that says it was received.

A form has its key from the moment it is opened, in its address and hidden in itself. A second click, a refresh and the
back button send the same key, and the log answers that with the incident it already has.
"""

from typing import Final, NamedTuple
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.http.context import InputContext
from api.http.trace import trace_of
from api.inputs import ReportInput
from api.local_user import ask_now
from api.pages import views
from api.pages.report_form import CHOICES, FIELDS, Typed, blank, faults_of_refusal, read_form
from api.pages.trouble import UNAVAILABLE
from api.pages.visit import Visit, in_time, visit_of
from api.presenting.incidents import find_by_number
from api.use_cases.asking import Written
from api.use_cases.incidents import report
from domain.periods import local_day
from domain.refusal import Refusal
from store.errors import KeyReused

KEY: Final = "kenmerk"


class Notice(NamedTuple):
    """What is said on top of the form about all of it."""

    title: str
    text: str


SENT_BEFORE: Final = Notice(
    "Deze melding hebt u al verstuurd",
    "PAR heeft de melding al. Wat u daarna in het formulier veranderde, is niet opgeslagen. Is dit een ander incident? "
    "Verstuur dan opnieuw; het wordt een nieuwe melding. Zo niet, ga dan naar de startpagina: daar staat uw melding.",
)
NOT_REACHED: Final = Notice(
    "Het register antwoordt nu niet",
    "Uw melding is misschien nog niet opgeslagen. Wat u invulde, staat er nog. Wacht een paar tellen en verstuur het "
    "opnieuw. Het wordt nooit dubbel opgeslagen.",
)


def open_form(visit: Visit) -> Response:
    """An empty form under a key of its own, which stands in the address."""
    key = _key(visit.request.query_params.get(KEY, ""))
    if key is None:
        return RedirectResponse(f"/melden?{KEY}={uuid4()}", 303)
    return _form(visit, key, blank(local_day(visit.register.clock())))


async def send_form(request: Request) -> Response:
    """Record what was typed and go to the page that says so; or show the form again with what was typed."""
    visit = await visit_of(request)
    key = _key(visit.typed(KEY)) or uuid4()
    typed = _typed(visit)
    read = read_form(typed, InputContext(visit.register.clock(), visit.register.catalogue))
    if read.report is None:
        return _form(visit, key, typed, status=400, faults=read.faults)
    filled_in = read.report
    try:
        written = await in_time(lambda: _record(visit, key, filled_in))
    except Refusal as refused:
        return _form(visit, key, typed, status=400, faults=faults_of_refusal(refused.faults))
    except KeyReused:
        return _form(visit, uuid4(), typed, status=409, notice=SENT_BEFORE)
    except UNAVAILABLE:
        return _form(visit, key, typed, status=503, notice=NOT_REACHED)
    return RedirectResponse(f"/melden/ontvangen/{written.number}", 303)


def received(visit: Visit) -> Response:
    """The receipt. A report that the views do not show yet was recorded all the same."""
    number = visit.request.path_params["number"]
    if visit.office.fresh.wait(views.LIST).fresh:
        visit.look_up(views.LIST, lambda: find_by_number(visit.register, number))
    return visit.page("received.html", number=number)


def _record(visit: Visit, key: UUID, filled_in: ReportInput) -> Written:
    trace = trace_of(visit.request.scope)
    correlation = UUID(trace.trace_id) if trace else None
    ask = ask_now(visit.register, "POST /melden", filled_in, key=str(key), correlation=correlation)
    written = report(visit.register, ask, filled_in)
    visit.office.fresh.wrote(written.position)
    return written


def _form(
    visit: Visit,
    key: UUID,
    typed: Typed,
    *,
    status: int = 200,
    faults: dict[str, str] | None = None,
    notice: Notice | None = None,
) -> Response:
    words = visit.look.words
    return visit.page(
        "report.html",
        status=status,
        key=key,
        typed=typed,
        faults=faults or {},
        notice=notice,
        kinds=words.kinds,
        channels=words.channels,
    )


def _typed(visit: Visit) -> Typed:
    return {field: visit.chosen(field) if field in CHOICES else visit.typed(field) for field in FIELDS}


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
