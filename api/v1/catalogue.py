"""The catalogue: the words and terms an organisation works with, version by version."""

from typing import Annotated, Final

from fastapi import APIRouter, Query

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch, etag
from api.http.problem import not_found
from api.http.route import make_router
from api.inputs_catalogue import CatalogueInput
from api.presenting.catalogue import CatalogueOutput, VersionListOutput, catalogue, stream_version, versions
from api.use_cases.asking import Seen
from api.use_cases.catalogue import adopt
from api.v1.reading import Reading
from api.v1.writing import Writing, WrittenOutput, corrects
from domain.catalogue.stream import catalogue_stream

Version = Annotated[int | None, Query(ge=1, le=9999, description="Welke versie; zonder: die vandaag geldt.")]
_ETAG: Final = {"description": "Waarop u vaststelt, voor If-Match.", "schema": {"type": "string"}, "example": '"v2"'}


def catalogue_router() -> APIRouter:
    """Routes over the catalogue."""
    router = make_router("/catalogue", tags=["catalogue"])

    @router.get("", operation_id="getCatalogue", responses={200: {"headers": {"ETag": _ETAG}}, 404: {}, 503: {}})
    def show(read: Reading, version: Version = None) -> CatalogueOutput:
        """Soorten agressie, sancties, kanalen, termijnen, matrix en eenheden waarmee wordt gewerkt."""
        register = read.office.register
        register.catalogues.refresh()
        found = catalogue(register, version)
        if found is None:
            raise not_found()
        read.response.headers["ETag"] = etag(stream_version(register))
        return found

    @router.get("/versions", operation_id="listCatalogueVersions", responses={503: {}})
    def every_version(read: Reading) -> VersionListOutput:
        """Alle versies, de nieuwste eerst, met de dag waarop elke ingaat."""
        read.office.register.catalogues.refresh()
        return versions(read.office.register)

    @router.post("", operation_id="adoptCatalogue", responses=corrects())
    def adopt_catalogue(
        write: Writing, expected: IfMatch, body: Annotated[CatalogueInput, StrictBody()]
    ) -> WrittenOutput:
        """Stelt een nieuwe versie vast, in haar geheel, met de dag waarop zij ingaat en de reden."""
        seen = Seen(catalogue_stream(write.register.organisation), expected)
        return write.answer(adopt(write.register, write.ask(body), seen, body))

    return router
