"""Catalogues to test with: version 1 with something changed."""

from datetime import date
from typing import Any

from domain.catalogue.catalogue import Content, Entry, Mapped, Mapping, content_of
from domain.catalogue.commands import AdoptCatalogue, InUse
from domain.catalogue.events import CatalogueAdopted
from domain.catalogue.version_1 import CATALOGUE_1
from tests.domain.examples import NOW, REASON

TODAY = NOW.date()
NEXT_YEAR = date(2025, 1, 1)
SHIPPED = content_of(CATALOGUE_1)

DOXING = Entry(code="doxing", label="Privégegevens verspreiden")
SHOUTING = Entry(code="shouting", label="Schreeuwen")
INSULT = Entry(code="insult", label="Uitschelden")
ALL_BUT_VERBAL = tuple(entry for entry in CATALOGUE_1.types if entry.code != "verbal")
WITHOUT_VERBAL_ADVICE = tuple(row for row in CATALOGUE_1.matrix if row.type != "verbal")


def content(**changes: Any) -> Content:
    """The shipped content, with this changed."""
    return Content.model_validate({name: getattr(SHIPPED, name) for name in Content.model_fields} | changes)


VERBAL_DIVIDED = content(
    types=(SHOUTING, INSULT, *ALL_BUT_VERBAL),
    matrix=WITHOUT_VERBAL_ADVICE,
    mapping=Mapping(types=(Mapped(old="verbal", new=("shouting", "insult")),)),
)
"""Verbal aggression became two types."""
VERBAL_RETIRED = content(
    types=(CATALOGUE_1.types[0].model_copy(update={"retired": True}), *ALL_BUT_VERBAL), matrix=WITHOUT_VERBAL_ADVICE
)
VERBAL_FORGOTTEN = content(types=ALL_BUT_VERBAL, matrix=WITHOUT_VERBAL_ADVICE)


def adopt(of: Content, **changes: Any) -> AdoptCatalogue:
    """Work with this content from today on."""
    return AdoptCatalogue.model_validate(
        {"today": TODAY, "effective_on": TODAY, "content": of, "in_use": InUse(), "reason": REASON} | changes
    )


def adopted(of: Content, version: int = 2, effective_on: date = TODAY) -> CatalogueAdopted:
    """The fact that follows."""
    return CatalogueAdopted(version=version, effective_on=effective_on, content=of, reason=REASON)
