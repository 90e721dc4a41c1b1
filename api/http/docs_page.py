"""The API documentation page: Swagger UI from the package `fastapi-offline`, served by ourselves.

FastAPI's own page loads from a content delivery network and a font server; this one asks nobody else. Its
policy allows scripts and styles of our own host only, and the setting-up script is a file instead of an inline script.
"""

from html import escape
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

# Swagger UI writes style attributes and draws its icons from data: addresses.
DOCS_CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ASSETS: Final = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
_ONE_DAY: Final = {"Cache-Control": "public, max-age=86400"}
# validatorUrl: Swagger UI sends the address of the document to validator.swagger.io unless it is told not to.
_START_SCRIPT: Final = """SwaggerUIBundle({
  url: "openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, queryConfigEnabled: false
});
"""
_PAGE: Final = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - API-documentatie</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="swagger-ui"></main>
<noscript>
<p>Deze pagina heeft JavaScript nodig. De beschrijving zelf staat in <a href="openapi.json">openapi.json</a>.</p>
</noscript>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""


def docs_routes(title: str) -> list[BaseRoute]:
    """`/docs` and what it loads, for the application that also serves `/openapi.json`."""
    page = _PAGE.format(title=escape(title))

    async def show(_request: Request) -> Response:
        return HTMLResponse(page, headers={"Content-Security-Policy": DOCS_CSP})

    async def start(_request: Request) -> Response:
        return Response(_START_SCRIPT, media_type="text/javascript", headers=_ONE_DAY)

    assets = [_asset_route(name, media_type) for name, media_type in _ASSETS.items()]
    return [Route("/docs", show), Route("/docs/start.js", start), *assets]


def _asset_route(name: str, media_type: str) -> Route:
    content = files("fastapi_offline").joinpath("static", name).read_bytes()

    async def serve(_request: Request) -> Response:
        return Response(content, media_type=media_type, headers=_ONE_DAY)

    return Route(f"/docs/{name}", serve)
