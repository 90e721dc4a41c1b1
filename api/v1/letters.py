"""Letters: make one, read it, take it as a document, record that it went out; and the texts they are written with."""

from collections.abc import Callable
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.http.json_body import StrictBody
from api.http.preconditions import IfMatch
from api.http.problem import ProblemError, not_found
from api.http.route import make_router
from api.inputs_letters import DispatchInput, LetterInput, TemplateInput
from api.letters import docx, pdf
from api.letters.letter import Letter
from api.presenting.letters import LetterOutput, TemplateOutput, content, letter, template
from api.presenting.opened import ErasedOutput
from api.register import Register
from api.use_cases import letters
from api.v1.paths import LetterId
from api.v1.reading import Reading
from api.v1.writing import Writing, WrittenOutput, adds, corrects
from domain.letter.facts import LetterKind

Kind = Annotated[LetterKind, Path(description="De soort brief.")]

_TAG: Final = {"description": "De versie, voor If-Match.", "schema": {"type": "string"}, "example": '"v2"'}
_ATTACHED: Final = {
    "description": "Als bijlage, met een naam zonder persoonsgegevens.",
    "schema": {"type": "string"},
    "example": 'attachment; filename="brief-1a2b3c4d.pdf"',
}
_NONE: Final[dict[int | str, dict[str, Any]]] = {404: {}, 503: {}}


class PdfResponse(Response):
    """A letter as PDF."""

    media_type = pdf.MEDIA_TYPE


class DocxResponse(Response):
    """A letter as a Word document."""

    media_type = docx.MEDIA_TYPE


def letters_router() -> APIRouter:
    """Routes over letters."""
    router = make_router("/letters", tags=["letters"])
    _add_template_routes(router)

    @router.post("", operation_id="makeLetter", status_code=201, responses=adds())
    def make(write: Writing, body: Annotated[LetterInput, StrictBody()]) -> WrittenOutput:
        """Maakt een brief uit wat is vastgelegd en wat u erbij geeft. Ontbrekende gegevens worden genoemd."""
        written = letters.generate(write.register, write.ask(body), body)
        return write.answer(written, location=f"/v1/letters/{written.id}")

    @router.get("/{id:id}", operation_id="getLetter", responses={200: {"headers": {"ETag": _TAG}}, **_NONE})
    def one(read: Reading, letter_id: LetterId) -> LetterOutput:
        """Toont een brief zoals die is gemaakt, en hoe die is verstuurd."""
        found = letter(read.office.register, letter_id)
        if found is None:
            raise not_found()
        return read.tagged(found)

    @router.post("/{id:id}/dispatches", operation_id="sendLetter", status_code=201, responses=adds())
    def send(write: Writing, letter_id: LetterId, body: Annotated[DispatchInput, StrictBody()]) -> WrittenOutput:
        """Legt vast dat een brief is verstuurd of gegeven. PAR verstuurt zelf niets."""
        written = letters.send(write.register, write.ask(body), letter_id, body)
        return write.answer(written, location=f"/v1/letters/{letter_id}")

    _add_document_routes(router)
    return router


def _add_document_routes(router: APIRouter) -> None:
    @router.get(
        "/{id:id}/pdf", operation_id="getLetterPdf", response_class=PdfResponse, responses=_document(pdf.MEDIA_TYPE)
    )
    def as_pdf(read: Reading, letter_id: LetterId) -> Response:
        """De brief als PDF, met structuur voor voorleessoftware. Elke keer precies dezelfde."""
        made = _made(read.office.register, letter_id, pdf.pdf)
        return PdfResponse(made, headers=_attached(letter_id, "pdf"))

    @router.get(
        "/{id:id}/docx", operation_id="getLetterDocx", response_class=DocxResponse, responses=_document(docx.MEDIA_TYPE)
    )
    def as_docx(read: Reading, letter_id: LetterId) -> Response:
        """De brief als Word-document, met echte koppen en lijsten."""
        made = _made(read.office.register, letter_id, docx.docx_of)
        return DocxResponse(made, headers=_attached(letter_id, "docx"))


def _add_template_routes(router: APIRouter) -> None:
    @router.get(
        "/templates/{kind}",
        operation_id="getLetterTemplate",
        responses={200: {"headers": {"ETag": _TAG}}, 503: {}},
    )
    def shown(read: Reading, kind: Kind) -> TemplateOutput:
        """Toont de tekst waarmee brieven van deze soort worden gemaakt, en welke invulplekken er zijn."""
        found = template(read.office.register, kind)
        return read.tagged(found)

    @router.post("/templates/{kind}", operation_id="adoptLetterTemplate", responses=corrects())
    def adopt(
        write: Writing, kind: Kind, expected: IfMatch, body: Annotated[TemplateInput, StrictBody()]
    ) -> WrittenOutput:
        """Stelt de tekst vast waarmee brieven van deze soort voortaan worden gemaakt. Eerdere brieven blijven zo."""
        return write.answer(letters.adopt(write.register, write.ask(body), kind, expected, body))


def _made(register: Register, letter_id: UUID, write: Callable[[Letter], bytes]) -> bytes:
    found = content(register, letter_id)
    if found is None:
        raise not_found()
    if isinstance(found, ErasedOutput):
        raise ProblemError(410)
    return write(found)


def _attached(letter_id: UUID, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="brief-{letter_id.hex[:8]}.{ending}"'}


def _document(media_type: str) -> dict[int | str, dict[str, Any]]:
    made = {"headers": {"Content-Disposition": _ATTACHED}, "content": {media_type: {"schema": _BYTES}}}
    return {200: made, 410: {}, **_NONE}


_BYTES: Final = {"type": "string", "contentMediaType": "application/octet-stream"}
