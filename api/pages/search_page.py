"""Finding a dossier by name. The name travels in a form, never in an address, and stands in no title."""

from typing import Final

from pydantic import ValidationError
from starlette.responses import Response

from api.http.context import InputContext
from api.http.faults import error_items
from api.inputs import NameSearchInput
from api.pages import views
from api.pages.visit import Visit
from store.errors import StoreUnavailable

MOST: Final = 20
NOTHING_TYPED: Final = "Vul een naam of een adres in om te zoeken."


def empty_search(visit: Visit) -> Response:
    """The form alone."""
    return visit.page("search.html", typed="", fault=None, found=None, most=MOST)


def search(visit: Visit) -> Response:
    """The form, and the dossiers that answer to the name in it."""
    typed = visit.typed("naam")
    if not typed:
        return _refused(visit, typed, NOTHING_TYPED)
    context = InputContext(visit.register.clock(), visit.register.catalogue)
    try:
        asked = NameSearchInput.model_validate({"name": typed}, context=context)
    except ValidationError as wrong:
        faults = error_items([{**error, "loc": ("body", *error["loc"])} for error in wrong.errors(include_url=False)])
        return _refused(visit, typed, faults[0].detail)
    if not visit.caught_up(views.DOSSIER):
        # "Nothing found" may send somebody unprepared to a visit: say it only when it is true.
        raise StoreUnavailable
    found = visit.office.names.search(asked.name, MOST).dossiers
    return visit.page("search.html", typed=typed, fault=None, found=found, most=MOST)


def _refused(visit: Visit, typed: str, fault: str) -> Response:
    return visit.page("search.html", status=400, typed=typed, fault=fault, found=None, most=MOST)
