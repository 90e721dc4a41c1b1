"""How a page is made: templates, static files, and the headers that go with both."""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.pages.words import filters
from api.presenting.words import Words, words_of
from api.register import Register

HERE: Final = Path(__file__).parent
PAGE_CSP: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
PAGE_HEADERS: Final = {
    "Content-Security-Policy": PAGE_CSP,
    # Not "no-referrer": browsers then send a form of our own with the Origin "null", as a stranger's would be.
    "Referrer-Policy": "same-origin",
}
STATIC_CACHING: Final = "public, max-age=86400"


class Look:
    """The templates of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.filters.update(filters(lambda: self.words))
        self._templates.globals.update(
            static=_addresses(HERE / "static").__getitem__,
            practice=register.practice,
            version=version("par-register"),
        )

    @property
    def words(self) -> Words:
        """The words of the catalogue that holds now."""
        return words_of(self._register)

    def page(
        self, request: Request, name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **shows: Any
    ) -> Response:
        """A template with what it shows."""
        html = self._templates.get_template(name).render(here=request.url.path, **shows)
        return Response(html, status, {**PAGE_HEADERS, **(headers or {})}, "text/html")


class Assets(StaticFiles):
    """Our own style sheets, letters and icon: kept by the browser for a day."""

    def __init__(self) -> None:
        super().__init__(directory=HERE / "static")

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        response = await super().get_response(path, scope)
        if response.status_code < 400:
            response.headers["Cache-Control"] = STATIC_CACHING
        return response


def _addresses(directory: Path) -> dict[str, str]:
    """Where each file is asked for. The address changes with the content, so that no browser shows an old style."""
    return {file.name: f"/static/{file.name}?v={_digest(file)}" for file in directory.iterdir()}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]
