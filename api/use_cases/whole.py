"""A dossier and all that are one with it by merging, read from their streams."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from api.register import Register
from api.use_cases.loading import load_dossier, load_markers
from domain.dossier.state import Merged, Open
from domain.dossier.state import State as Dossier
from domain.marker.state import Marker, Markers
from domain.marker.stream import markers_stream
from store.command import Change


class Part(NamedTuple):
    """The markers of one of the dossiers, as they stand."""

    dossier_id: UUID
    version: int
    markers: Markers


class Parts(NamedTuple):
    """One of the dossiers, and the others."""

    here: Part
    others: tuple[Part, ...]

    @property
    def elsewhere(self) -> tuple[Marker, ...]:
        """The markers of the others."""
        return tuple(marker for part in self.others for marker in part.markers.of.values())

    @property
    def conditions(self) -> list[Change]:
        """That the markers of the others still stand so when the decision is recorded."""
        return [Change(markers_stream(part.dossier_id), part.version) for part in self.others]


def markers_around(register: Register, dossier_id: UUID, marker_id: UUID | None = None) -> Parts:
    """The markers of the dossier apart from those of all others that are one with it.

    With `marker_id`: apart are those of the dossier in which this marker was proposed, when it is among them.
    """
    parts = [Part(one, *load_markers(register, one)) for one in _whole(register, dossier_id)]
    asked = next(part for part in parts if part.dossier_id == dossier_id)
    here = next((part for part in parts if marker_id in part.markers.of), asked)
    return Parts(here, tuple(part for part in parts if part is not here))


def _whole(register: Register, dossier_id: UUID) -> Iterator[UUID]:
    """The dossier in which it goes on in the end first."""
    _, state = load_dossier(register, dossier_id)
    while isinstance(state, Merged):
        dossier_id = state.into
        _, state = load_dossier(register, dossier_id)
    yield dossier_id
    waiting = _absorbed_by(state)
    while waiting:
        one = waiting.pop()
        yield one
        waiting += _absorbed_by(load_dossier(register, one)[1])


def _absorbed_by(state: Dossier) -> list[UUID]:
    match state:
        case Open():
            return list(state.absorbed)
        case Merged():
            return list(state.before.absorbed)
    return []
