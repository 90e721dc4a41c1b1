"""What every write has in common: who asks under which key, what is answered, and what the document says about it."""

from typing import Annotated, Any, Final, NamedTuple
from uuid import UUID

from fastapi import Depends
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from api.http.models import InputModel, OutputModel
from api.http.preconditions import OptionalKey, etag
from api.http.trace import trace_id_of
from api.local_user import Persona, ask_now
from api.office import Office, office_of
from api.register import Register
from api.use_cases.asking import Ask, Written
from api.v1.personas import OptionalPersona, personas_of_practice


class WrittenOutput(OutputModel):
    """What was recorded, and where to find it back."""

    id: UUID = Field(description="Kenmerk van wat is gemaakt of gewijzigd.")
    number: str | None = Field(
        None, description="Meldingsnummer, alleen bij een nieuwe melding.", exclude_if=lambda number: number is None
    )
    version: int = Field(description="De versie na deze wijziging; ook als ETag, voor een volgende If-Match.")
    position: int = Field(description="Plaats in het logboek: stuur mee als PAR-Position om dit terug te zien.")


class Write(NamedTuple):
    """One request that changes something."""

    request: Request
    response: Response
    office: Office
    key: str | None
    persona: Persona | None

    @property
    def register(self) -> Register:
        """The register it changes."""
        return self.office.register

    def ask(self, typed: InputModel) -> Ask:
        """Who asks what. The same key with the same method, path and content is the same request.

        Capitals in a path are those of an id, which is the same id without them: our own words have none.
        """
        with personas_of_practice():
            return ask_now(
                self.register,
                f"{self.request.method} {self.request.scope['path'].lower()}",
                typed,
                key=self.key,
                correlation=trace_id_of(self.request.scope),
                persona=self.persona,
            )

    def answer(self, written: Written, location: str | None = None) -> WrittenOutput:
        """What was recorded, with its version as ETag. From now on the reads of this process wait for it."""
        self.office.fresh.wrote(written.position)
        self.response.headers["ETag"] = etag(written.version)
        if location is not None:
            self.response.headers["Location"] = location
        return WrittenOutput.model_validate(written)


async def _write(
    request: Request, response: Response, key: OptionalKey = None, persona: OptionalPersona = None
) -> Write:
    return Write(request, response, office_of(request), key, persona)


Writing = Annotated[Write, Depends(_write)]

_ETAG: Final = {"description": "De versie na deze wijziging.", "schema": {"type": "string"}, "example": '"v2"'}
_LOCATION: Final = {"description": "Waar dit te vinden is.", "schema": {"type": "string", "format": "uri-reference"}}
_KEY_REUSED: Final = "Deze Idempotency-Key is al gebruikt voor een ander verzoek. Er is niets opgeslagen."
_CONFLICT: Final = "Dit kan niet in de huidige situatie, of iemand anders was net eerder. Er is niets opgeslagen."

Responses = dict[int | str, dict[str, Any]]


def creates() -> Responses:
    """For the document: a route that makes something."""
    return {201: {"headers": {"ETag": _ETAG, "Location": _LOCATION}}, **_REFUSALS}


def adds() -> Responses:
    """For the document: a route that makes something in what exists."""
    return {**creates(), 404: {}}


def unlinks() -> Responses:
    """For the document: a route that takes something away whatever the version."""
    return {200: {"headers": {"ETag": _ETAG}}, 404: {}, **_REFUSALS}


def corrects() -> Responses:
    """For the document: a route that changes what the caller saw."""
    return {**unlinks(), 412: {}, 428: {}}


_REFUSALS: Final[Responses] = {409: {"description": _CONFLICT}, 422: {"description": _KEY_REUSED}, 503: {}}
