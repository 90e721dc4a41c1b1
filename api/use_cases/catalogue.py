"""Adopting a version of the catalogue."""

from api.catalogues import load_catalogue
from api.inputs_catalogue import CatalogueInput, content_from
from api.register import Register
from api.sealing import Sealing
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.loading import require_current
from domain.catalogue.commands import AdoptCatalogue, InUse
from domain.catalogue.decisions import decide
from domain.periods import local_day
from projections.statistics_facts import queries
from projections.statistics_facts.fold import STATISTICS_FACTS
from store.command import Change


@decided_again
def adopt(register: Register, ask: Ask, catalogue: Seen, typed: CatalogueInput) -> Written:
    """Work with this catalogue from its day on. Raises `Refusal` or `StoreError`."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_catalogue(register.log)
    catalogue.refuse_if_moved(version)
    seal = Sealing(register.keyring, register.organisation, catalogue.id)
    facts = decide(
        state,
        AdoptCatalogue(
            today=local_day(ask.at),
            effective_on=typed.effective_on,
            content=content_from(typed),
            in_use=_in_use(register),
            reason=seal.text(typed.reason, "reason"),
        ),
    )
    answer = written(register.log.append(command(register, ask, [Change(catalogue.id, version, facts)], catalogue.id)))
    register.catalogues.refresh()
    return answer


def _in_use(register: Register) -> InUse:
    require_current(register, STATISTICS_FACTS.name)
    found = queries.codes_in_use(register.views, register.organisation)
    return InUse(types=found.types, sanctions=found.sanctions, channels=found.channels, units=found.units)
