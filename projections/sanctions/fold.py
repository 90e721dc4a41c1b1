"""Facts in, sanction rows out: the state of the domain, kept with who proposed, agreed and decided."""

from typing import Any

from domain.sanction.events import SanctionApproved, SanctionEvent, SanctionImposed, SanctionProposed
from domain.sanction.state import NotThere, State, evolve
from domain.sanction.state import Sanction as Known
from projections.fact import Fact
from projections.incidents import SANCTION_EVENTS
from projections.projection import Known as KnownRows
from projections.projection import Projection, Touch
from projections.sanctions.rows import KNOWN, SANCTIONS, SanctionRow


def touches(fact: Fact) -> list[Touch]:
    """The sanction it is a fact of."""
    return [(SanctionRow, fact.stream_id)] if type(fact.event) in SANCTION_EVENTS else []


def fold(known: KnownRows, fact: Fact) -> list[SanctionRow]:
    """The sanction as it stands after this fact."""
    row = known.get(SanctionRow, fact.stream_id)
    event = fact.event
    if not isinstance(event, SanctionEvent):
        return []
    before: State = NotThere() if row is None else KNOWN.load(row.known)
    after = evolve(before, event)
    if not isinstance(after, Known):
        return []
    decided = {name: getattr(row, name, None) for name in ("proposed_by", "approved_by", "decided_by")} | by_whom(fact)
    return [
        SanctionRow(
            organisation=fact.organisation,
            sanction_id=fact.stream_id,
            dossier_id=after.dossier_id,
            incident_ids=after.incident_ids,
            kind=after.kind,
            phase=after.phase,
            starts_on=after.starts_on,
            ends_on=after.ends_on,
            **decided,
            known=KNOWN.dump(after),
            stream_version=fact.stream_version,
            position=fact.position,
        )
    ]


def by_whom(fact: Fact) -> dict[str, Any]:
    """Whose name stands under it by this fact."""
    match fact.event:
        case SanctionProposed():
            return {"proposed_by": fact.actor}
        case SanctionApproved():
            return {"approved_by": fact.actor}
        case SanctionImposed():
            return {"decided_by": fact.actor}
    return {}


SANCTIONS_VIEW = Projection(
    name="sanctions", version=4, tables=(SANCTIONS,), interests=SANCTION_EVENTS, touches=touches, fold=fold
)
