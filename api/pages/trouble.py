"""What a person reads when a page cannot be given: what happened, why, and what to do now."""

from typing import Final, NamedTuple

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.http.problem import DEFAULT_RETRY_SECONDS
from api.http.trace import trace_of
from api.pages.look import Look
from store.errors import DamagedSeal, KeysUnavailable, StoreUnavailable


class Trouble(NamedTuple):
    """The words for one sort of trouble."""

    title: str
    lines: tuple[str, ...]


TROUBLES: Final = {
    400: Trouble(
        "Dit verzoek kunnen we niet lezen",
        (
            "PAR is alleen op deze computer te bereiken, als 127.0.0.1 of localhost. "
            "Dit verzoek kwam onder een andere naam binnen, of was niet volledig. Er is niets opgeslagen.",
            "Typ het adres dat bij het starten van PAR op het scherm stond.",
        ),
    ),
    403: Trouble(
        "Dit formulier kwam niet van PAR",
        (
            "Een andere website, of een oud venster, probeerde hier iets te versturen. Er is niets opgeslagen.",
            "Wilt u zelf iets melden of zoeken? Ga naar de startpagina en doe het daar.",
        ),
    ),
    404: Trouble(
        "Deze pagina is er niet",
        (
            "Het adres klopt niet, of wat u zoekt bestaat niet.",
            "Controleer het nummer in het adres, of zoek vanaf de startpagina verder.",
        ),
    ),
    405: Trouble(
        "Zo kunt u deze pagina niet openen",
        ("Deze pagina hoort bij een formulier. Er is niets opgeslagen.", "Begin opnieuw vanaf de startpagina."),
    ),
    413: Trouble(
        "Dit is te veel tekst",
        (
            "Wat u verstuurde is te groot. Er is niets opgeslagen.",
            "Ga terug, maak de tekst korter en verstuur opnieuw.",
        ),
    ),
    500: Trouble(
        "Er ging iets mis",
        (
            "Dit is een fout van PAR, niet van u.",
            "Probeer het over een paar minuten opnieuw. Blijft het zo? Geef de beheerder dan het kenmerk hieronder.",
        ),
    ),
    503: Trouble(
        "PAR is even niet bereikbaar",
        (
            "Het register antwoordt nu niet. Wat al is opgeslagen, is er nog.",
            "Wacht een paar tellen en probeer het opnieuw. Duurt het langer? Vraag dan de beheerder om hulp.",
        ),
    ),
}
SEALED_DAMAGE: Final = Trouble(
    "Een gegeven kan niet worden getoond",
    (
        "Een verzegeld gegeven past niet bij de plek waar het staat. PAR toont het daarom niet.",
        "Meld dit meteen aan de beheerder: misschien is er met de database geknoeid.",
    ),
)


def trouble_page(
    request: Request, look: Look, status: int, trouble: Trouble | None = None, headers: dict[str, str] | None = None
) -> Response:
    """The page for a status, with the id under which the administrator finds a fault of ours in the log."""
    said = trouble or TROUBLES.get(status) or TROUBLES[500 if status >= 500 else 400]
    trace = trace_of(request.scope)
    shown_trace = trace.trace_id if trace and status == 500 else None
    return look.page(
        request, "trouble.html", status=status, headers=headers, title=said.title, lines=said.lines, trace=shown_trace
    )


async def http_trouble(request: Request, error: Exception) -> Response:
    """For what the framework says no to."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else None
    return trouble_page(request, request.app.state.look, status, headers=headers)


async def unavailable_trouble(request: Request, error: Exception) -> Response:
    """For a register or a keyring that does not answer."""
    structlog.get_logger(__name__).warning("unavailable", error=type(error).__qualname__)
    headers = {"Retry-After": str(DEFAULT_RETRY_SECONDS)}
    return trouble_page(request, request.app.state.look, 503, headers=headers)


async def damage_trouble(request: Request, error: Exception) -> Response:
    """For a sealed value that does not belong where it was found."""
    structlog.get_logger(__name__).error("damaged_seal", error=type(error).__qualname__)
    return trouble_page(request, request.app.state.look, 500, SEALED_DAMAGE)


async def crash_trouble(request: Request, _error: Exception) -> Response:
    """For a fault of ours. The framework raises it again, and `CrashGuard` logs it without its text."""
    return trouble_page(request, request.app.state.look, 500)


UNAVAILABLE: Final = (StoreUnavailable, KeysUnavailable)

HANDLERS: Final = {
    HTTPException: http_trouble,
    DamagedSeal: damage_trouble,
    **dict.fromkeys(UNAVAILABLE, unavailable_trouble),
    Exception: crash_trouble,
}
