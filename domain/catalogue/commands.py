"""What someone can ask of a catalogue."""

from datetime import date

from domain.catalogue.catalogue import Content
from domain.event import Value
from domain.sealed import Sealed


class InUse(Value):
    """The codes and units that something in the register was recorded with."""

    types: frozenset[str] = frozenset()
    sanctions: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


class AdoptCatalogue(Value):
    """Work with this from `effective_on`. `today` is the day in the Netherlands.

    A day in the past is allowed: a policy can be recorded late. The reason says why; what was recorded in between keeps
    the words it was recorded with.
    """

    today: date
    effective_on: date
    content: Content
    in_use: InUse
    reason: Sealed


CatalogueCommand = AdoptCatalogue
