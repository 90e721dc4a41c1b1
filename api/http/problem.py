"""RFC 9457: every no of the API is one `application/problem+json`, in Dutch, without a word of what was sent."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from api.http.faults import ErrorItem
from api.http.models import OutputModel
from api.http.trace import trace_of

PROBLEM_JSON = "application/problem+json"
DEFAULT_RETRY_SECONDS = 5


class Problem(OutputModel):
    """What a refused or failed request is answered with."""

    type: str = Field("about:blank", description="Soort probleem; about:blank: de status zegt het al.")
    title: str = Field(description="Korte naam van het probleem.")
    status: int = Field(description="De HTTP-status.")
    detail: str = Field(description="Wat er gebeurde, waarom, en wat u kunt doen.")
    instance: str | None = Field(
        None, description="Kenmerk van deze aanvraag; staat ook in het logboek van de beheerder."
    )
    code: str = Field(description="Vaste naam van het probleem, voor programma's.")
    errors: tuple[ErrorItem, ...] = Field((), description="Elke fout in de invoer, alle tegelijk.")


class Wording(NamedTuple):
    """The fixed words for one status."""

    code: str
    title: str
    detail: str


WORDINGS: Mapping[int, Wording] = {
    400: Wording("invalid_input", "Ongeldige invoer", "De invoer klopt niet. Er is niets opgeslagen."),
    401: Wording("not_signed_in", "Niet ingelogd", "Log in en probeer het opnieuw."),
    403: Wording(
        "not_allowed", "Geen toegang", "U mag dit niet doen. Vraag uw beheerder om toegang als u die nodig hebt."
    ),
    404: Wording("not_found", "Niet gevonden", "Dit bestaat niet, of u mag het niet zien. Controleer het adres."),
    405: Wording(
        "method_not_allowed",
        "Methode niet toegestaan",
        "Deze methode kan hier niet. Gebruik een methode uit de header Allow.",
    ),
    406: Wording(
        "not_acceptable",
        "Vorm niet beschikbaar",
        "Het antwoord bestaat niet in de vorm die u vraagt. Vraag om application/json in de header Accept.",
    ),
    409: Wording("conflict", "Kan nu niet", "Dit kan niet in de huidige situatie. Er is niets opgeslagen."),
    410: Wording(
        "erased",
        "Gewist",
        "De inhoud hiervan is gewist en is niet meer te lezen. Alleen de feiten zijn bewaard.",
    ),
    412: Wording(
        "stale_version",
        "Intussen gewijzigd",
        "Iemand heeft dit intussen gewijzigd. Haal de nieuwe versie op en kijk of uw wijziging nog klopt.",
    ),
    413: Wording("too_large", "Te groot", "De inhoud is te groot. Maak de tekst korter en stuur opnieuw."),
    415: Wording(
        "unsupported_media_type",
        "Verkeerd inhoudstype",
        "De inhoud heeft niet de juiste vorm. Stuur JSON in UTF-8 met Content-Type: application/json.",
    ),
    422: Wording(
        "key_reused",
        "Sleutel al gebruikt",
        "Deze Idempotency-Key hoort bij een ander verzoek. Neem voor elk nieuw verzoek een nieuwe sleutel.",
    ),
    428: Wording(
        "version_required",
        "Versie ontbreekt",
        "Zeg welke versie u wijzigt: zet de ETag die u bij het ophalen kreeg in de header If-Match.",
    ),
    429: Wording("too_many_requests", "Te veel aanvragen", "Wacht even en probeer het opnieuw."),
    500: Wording(
        "internal_error",
        "Onverwachte fout",
        "Er ging iets mis bij ons. Probeer het later opnieuw. Blijft het zo, geef de beheerder dit kenmerk (instance).",
    ),
    503: Wording(
        "unavailable",
        "Tijdelijk niet beschikbaar",
        "Het register antwoordt nu niet. Probeer het zo opnieuw; met dezelfde Idempotency-Key gebeurt niets dubbel.",
    ),
}


class ProblemError(HTTPException):
    """Raised anywhere below a route: becomes the problem answer it describes. Whatever is left out comes from WORDINGS.

    `detail` is for people and goes out as it is: it never holds a value that was sent.
    """

    def __init__(
        self,
        status: int,
        detail: str | None = None,
        *,
        code: str | None = None,
        errors: Sequence[ErrorItem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail or wording(status).detail, dict(headers or {}))
        self.code = code or wording(status).code
        self.errors = tuple(errors)


def wording(status: int) -> Wording:
    """The words for a status; for one without words of its own, those of its hundred."""
    if status in WORDINGS:
        return WORDINGS[status]
    known = 400 if status < 500 else 500
    return WORDINGS[known]._replace(title=HTTPStatus(status).phrase)


def problem_response(scope: Scope, error: ProblemError) -> Response:
    """The answer to one request: an ASGI application as well as a response, so usable without a framework."""
    problem = Problem(
        title=wording(error.status_code).title,
        status=error.status_code,
        detail=error.detail,
        instance=instance_of(scope),
        code=error.code,
        errors=error.errors,
    )
    body = problem.model_dump_json(exclude_none=True)
    return Response(body, error.status_code, headers=error.headers, media_type=PROBLEM_JSON)


def instance_of(scope: Scope) -> str | None:
    """The trace id of the request as a urn; the log of the operator holds the same id."""
    trace = trace_of(scope)
    return f"urn:uuid:{UUID(trace.trace_id)}" if trace else None


def not_found() -> ProblemError:
    """404, also for what exists but is not yours: the same words, always."""
    return ProblemError(404)


def unavailable(retry_after: int = DEFAULT_RETRY_SECONDS) -> ProblemError:
    """503 with `Retry-After` in seconds."""
    return ProblemError(503, headers={"Retry-After": str(retry_after)})
