"""What the facts of one catalogue add up to: its versions, and which of them holds on a day."""

from collections.abc import Iterable
from datetime import date
from functools import reduce

from domain.catalogue.catalogue import Catalogue, Term
from domain.catalogue.events import CatalogueEvent
from domain.catalogue.version_1 import CATALOGUE_1
from domain.event import Value


class Adopted(Value):
    """A version and the day from which it holds."""

    effective_on: date
    catalogue: Catalogue


class State(Value):
    """Every version in order. The first ships with the program and always held."""

    versions: tuple[Adopted, ...] = (Adopted(effective_on=date.min, catalogue=CATALOGUE_1),)

    @property
    def newest(self) -> Adopted:
        """The version that was adopted last, also when it does not hold yet."""
        return self.versions[-1]


INITIAL = State()


def evolve(state: State, event: CatalogueEvent) -> State:
    """The state after this fact."""
    fields = {name: getattr(event.content, name) for name in type(event.content).model_fields}
    catalogue = Catalogue(version=event.version, **fields)
    return State(versions=(*state.versions, Adopted(effective_on=event.effective_on, catalogue=catalogue)))


def fold(events: Iterable[CatalogueEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)


def in_force(state: State, day: date) -> Catalogue:
    """The catalogue that holds on a day: of all that took effect the one that was adopted last."""
    return next(one.catalogue for one in reversed(state.versions) if one.effective_on <= day)


def version(state: State, number: int) -> Catalogue | None:
    """This version; None when it was never adopted."""
    return next((one.catalogue for one in state.versions if one.catalogue.version == number), None)


def term_of(state: State, code: str, began: date, today: date) -> tuple[int, Term]:
    """What holds today for a term that began on a day: what held then, unless a later version applies to running terms.

    With the number of the version that says so.

    Raises LookupError for a code that is no term.
    """
    then = in_force(state, began)
    now = in_force(state, today)
    held = then
    for one in state.versions:
        later = then.version < one.catalogue.version <= now.version and one.effective_on <= today
        if later and _term(one.catalogue, code).applies_to_running:
            held = one.catalogue
    return held.version, _term(held, code)


def _term(catalogue: Catalogue, code: str) -> Term:
    """A version that was adopted before the program knew this term has it as it ships."""
    for term in (*catalogue.terms, *CATALOGUE_1.terms):
        if term.code == code:
            return term
    raise LookupError("no such term")
