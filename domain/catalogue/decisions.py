"""The rules of a catalogue. The same command twice gives no events the second time, or a named refusal."""

from collections.abc import Iterator

from domain.catalogue import refusals
from domain.catalogue.catalogue import Content, choosable, codes, content_of
from domain.catalogue.commands import AdoptCatalogue
from domain.catalogue.events import CatalogueAdopted, CatalogueEvent
from domain.catalogue.mapping import LISTS, List, counted_as, entries_of, mapped_in, units_now
from domain.catalogue.soundness import content_faults
from domain.catalogue.state import State, in_force
from domain.refusal import Fault, refuse_if_any


def decide(state: State, command: AdoptCatalogue) -> list[CatalogueEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    newest = state.newest
    if command.content == content_of(newest.catalogue) and _settled(state, command):
        return []
    refuse_if_any(
        [
            *content_faults(command.content),
            *_unknown_old_codes(state, command.content),
            *_orphans(state, command),
            *_orphaned_units(state, command),
        ]
    )
    return [
        CatalogueAdopted(
            version=newest.catalogue.version + 1,
            effective_on=command.effective_on,
            content=command.content,
            reason=command.reason,
        )
    ]


def _settled(state: State, command: AdoptCatalogue) -> bool:
    """It holds already, or will from the very day that is asked."""
    since = state.newest.effective_on
    return since == command.effective_on or since <= command.today


def _unknown_old_codes(state: State, content: Content) -> Iterator[Fault]:
    """Not of units: before there was a list, any name could be given."""
    for which in LISTS:
        known = {code for one in state.versions for code in codes(entries_of(one.catalogue, which))}
        for n, mapped in enumerate(mapped_in(content, which)):
            if mapped.old not in known:
                yield refusals.unknown_old_code(f"/mapping/{which}/{n}/old")


def _orphans(state: State, command: AdoptCatalogue) -> Iterator[Fault]:
    """Codes that are in use and that this catalogue neither keeps, retires nor maps."""
    for which in LISTS:
        lost = sorted(
            code for code in _in_use(state, command, which) if not counted_as(state, which, code, command.content)
        )
        if lost:
            yield refusals.orphans_code_in_use(f"/{which}", lost)


def _orphaned_units(state: State, command: AdoptCatalogue) -> list[Fault]:
    """Units of incidents that are in the list no more: who works by unit would not meet these incidents again."""
    used = _in_use(state, command, "units")
    lost = sorted(unit for unit in used if not units_now(state, unit, command.content))
    return [refusals.orphans_unit_in_use("/units", lost)] if lost else []


def _in_use(state: State, command: AdoptCatalogue, which: List) -> frozenset[str]:
    """What was recorded, and what can still be recorded until the day on which this takes effect."""
    recorded = {
        "types": command.in_use.types,
        "sanctions": command.in_use.sanctions,
        "channels": command.in_use.channels,
        "units": command.in_use.units,
    }[which]
    if command.effective_on <= command.today:
        return recorded
    until_then = [in_force(state, command.today)] + [
        one.catalogue for one in state.versions if command.today < one.effective_on < command.effective_on
    ]
    return recorded.union(*(choosable(entries_of(catalogue, which)) for catalogue in until_then))
