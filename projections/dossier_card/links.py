"""Which incidents a dossier shows, and which other dossiers go on in it, after each of its facts."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from domain.dossier.events import (
    Absorbed,
    IncidentLinked,
    IncidentUnlinked,
    JudgedDifferent,
    Link,
    MergedInto,
    Restored,
    Separated,
)
from domain.event import Event
from projections.dossier_card.rows import ABSORBED, NONE_ABSORBED, AbsorbedDossier, DossierRow
from projections.incidents import without
from projections.table import Json

NOT_MERGED: Final[dict[str, Any]] = {"merged_into": None, "absorbed": NONE_ABSORBED, "different": ()}
"""What a dossier begins with."""


def links_after(row: DossierRow, event: Event) -> dict[str, Any]:
    """What the fact changes in the row of its dossier."""
    match event:
        case IncidentLinked():
            return _linked(row, event.incident_id)
        case IncidentUnlinked():
            return _left(row, {event.incident_id})
        case MergedInto():
            return {"merged_into": event.other_dossier_id}
        case Absorbed():
            return _absorbed(row, event)
        case Separated():
            others = tuple(one for one in ABSORBED.load(row.absorbed) if one.dossier_id != event.other_dossier_id)
            left = _left(row._replace(absorbed=ABSORBED.dump(others)), set(event.gone))
            return {**left, **_different(row, event.other_dossier_id)}
        case Restored():
            return {**_restored(row, event.incidents), **_different(row, event.other_dossier_id)}
        case JudgedDifferent():
            return _different(row, event.other_dossier_id)
    return {}


def _linked(row: DossierRow, incident: UUID) -> dict[str, Any]:
    shown = {"incident_ids": (*without(row.incident_ids, incident), incident)}
    if row.absorbed == NONE_ABSORBED or incident in row.incident_ids:
        return shown
    since = (one.model_copy(update={"since": (*one.since, incident)}) for one in ABSORBED.load(row.absorbed))
    return {**shown, "absorbed": ABSORBED.dump(tuple(since))}


def _left(row: DossierRow, gone: Collection[UUID]) -> dict[str, Any]:
    return {"incident_ids": _but(row.incident_ids, gone), "absorbed": _absorbed_but(row.absorbed, gone)}


def _absorbed(row: DossierRow, event: Absorbed) -> dict[str, Any]:
    brought = _ids(event.incidents)
    earlier = (one for one in ABSORBED.load(row.absorbed) if one.dossier_id != event.other_dossier_id)
    more = AbsorbedDossier(dossier_id=event.other_dossier_id, brought=brought)
    return {
        "incident_ids": (*row.incident_ids, *_but(brought, row.incident_ids)),
        "absorbed": ABSORBED.dump((*earlier, more)),
    }


def _restored(row: DossierRow, links: tuple[Link, ...]) -> dict[str, Any]:
    now = _ids(links)
    kept = _left(row, set(_but(row.incident_ids, now)))
    # What was assigned to it was linked since it absorbed others itself, if it did.
    for added in _but(now, row.incident_ids):
        kept = {**kept, **_linked(row._replace(**kept), added)}
    return {**kept, "merged_into": None}


def _different(row: DossierRow, other: UUID) -> dict[str, Any]:
    return {"different": (*without(row.different, other), other)}


def _absorbed_but(absorbed: Json, gone: Collection[UUID]) -> Json:
    if absorbed == NONE_ABSORBED:
        return absorbed
    return ABSORBED.dump(
        tuple(
            one.model_copy(update={"brought": _but(one.brought, gone), "since": _but(one.since, gone)})
            for one in ABSORBED.load(absorbed)
        )
    )


def _ids(links: tuple[Link, ...]) -> tuple[UUID, ...]:
    return tuple(link.incident_id for link in links)


def _but(ids: tuple[UUID, ...], gone: Collection[UUID]) -> tuple[UUID, ...]:
    return tuple(one for one in ids if one not in gone)
