"""The facts of a catalogue. Names and fields are a STORAGE FORMAT, see `domain.incident.events`."""

from datetime import date
from typing import Any, ClassVar

from domain.catalogue.catalogue import Content
from domain.event import Event
from domain.sealed import Sealed


class CatalogueAdopted(Event):
    """The organisation works with this version of the catalogue from this day on."""

    NAME = "catalogue.adopted"
    VERSION: ClassVar[int] = 2
    version: int
    """2, 3, … : version 1 ships with the program."""
    effective_on: date
    content: Content
    reason: Sealed


CatalogueEvent = CatalogueAdopted


def adopted_1_to_2(data: dict[str, Any]) -> dict[str, Any]:
    """In the first version no letters, mailboxes or old units stood: without them it has what shipped."""
    return data
