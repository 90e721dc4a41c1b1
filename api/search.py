"""Finding a dossier by the name of its subject: the sealed names of the view, opened into an index in memory.

Every search first takes in what changed. What is found is opened anew for each answer, so a name that was erased is
never shown; it leaves the index when it is met, or when the index is next made anew.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.name_search import NameIndex
from api.opening import Erased, Sealed, open_all
from api.presenting.dossiers import SubjectOutput, subject_fields
from api.presenting.opened import ErasedOutput, Show, Shown, open_while
from api.register import Register
from projections.dossier_card.queries import NOTHING_SEEN, Subject, subjects_of, subjects_since, survivors
from store.errors import StoreUnavailable

NAMES_AT_ONCE: Final = 5_000
MOST_HITS: Final = 20
NAMES_PER_DOSSIER: Final = 2
"""How many names a dossier is expected to answer to at most, by merges; with more, a search may show fewer dossiers."""
WAIT_SECONDS: Final = 2.0
"""The longest a search waits for another thread that is opening names."""


class DossierHitOutput(OutputModel):
    """A dossier that answers a search."""

    id: UUID
    subject: SubjectOutput
    score: float = Field(description="Van 60 tot 100; alleen te vergelijken binnen een zoekvraag.")


class DossierSearchOutput(OutputModel):
    """What a search found, the best first."""

    dossiers: tuple[DossierHitOutput, ...]


class NameFinder:
    """The names of all dossiers of one register, in memory. Safe for many threads."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._index: NameIndex | None = None
        self._seen = NOTHING_SEEN
        self._working = threading.Lock()

    def __len__(self) -> int:
        """How many names are in the index."""
        return 0 if self._index is None else len(self._index)

    def search(self, name: str, limit: int = MOST_HITS) -> DossierSearchOutput:
        """The dossiers whose subject answers to this name, as the view has them now.

        A dossier about an address answers to the address. One that was merged leads to the one in which it goes on,
        which so answers to both names. Raises `StoreUnavailable` (also while the names are opened
        for the first time), `KeysUnavailable` or `DamagedSeal`.
        """
        index = self._refreshed(WAIT_SECONDS)
        scores = {hit.id: hit.score for hit in index.search(name, limit * NAMES_PER_DOSSIER)}
        register = self._register
        found = {s.dossier_id: s for s in subjects_of(register.views, register.organisation, list(scores))}
        shown = survivors(register.views, register.organisation, list(found))
        ranked = [(found[one], shown[one]) for one in scores if one in shown]
        hits = open_while(register, lambda show: [_hit(*pair, scores, show) for pair in ranked])
        best: dict[UUID, DossierHitOutput] = {}
        for (answered, _), (name_shown, hit) in zip(ranked, hits, strict=True):
            if isinstance(name_shown, ErasedOutput):
                index.remove(answered.dossier_id)
            elif not _is_erased(hit):
                best.setdefault(hit.id, hit)
        return DossierSearchOutput(dossiers=tuple(best.values())[:limit])

    def refresh(self) -> None:
        """Take in what changed since the last time; the first time everything. Raises as `search`."""
        self._refreshed(None)

    def renew(self) -> None:
        """Make the index anew, without the names that were erased since it was made. Raises as `search`."""
        with self._alone(None):
            self._seen = NOTHING_SEEN
            self._take_in()

    def _refreshed(self, seconds: float | None) -> NameIndex:
        with self._alone(seconds) as alone:
            if alone:
                return self._take_in()
        if self._index is None:
            raise StoreUnavailable
        return self._index

    @contextmanager
    def _alone(self, seconds: float | None) -> Iterator[bool]:
        mine = self._working.acquire(timeout=-1 if seconds is None else seconds)
        try:
            yield mine
        finally:
            if mine:
                self._working.release()

    def _take_in(self) -> NameIndex:
        register = self._register
        changed = subjects_since(register.views, register.organisation, self._seen)
        index = NameIndex() if self._index is None or changed.whole else self._index
        for some in _batches(changed.subjects):
            self._file(index, some)
        self._index, self._seen = index, changed.seen
        return index

    def _file(self, index: NameIndex, subjects: Sequence[Subject]) -> None:
        sealed = [_called(subject) for subject in subjects]
        names = open_all(self._register.keyring, self._register.organisation, sealed)
        for subject, name in zip(subjects, names, strict=True):
            if isinstance(name, Erased):
                index.remove(subject.dossier_id)
            else:
                index.put(subject.dossier_id, name)


def _batches(subjects: Sequence[Subject]) -> Iterable[Sequence[Subject]]:
    return (subjects[start : start + NAMES_AT_ONCE] for start in range(0, len(subjects), NAMES_AT_ONCE))


def _called(subject: Subject) -> Sealed:
    """What the subject is called: an address by its address, everything else by its name (the domain sees to both)."""
    if subject.name is not None:
        return Sealed(subject.name, subject.dossier_id, "subject.name")
    assert subject.address is not None  # noqa: S101 - a subject without a name is an address
    return Sealed(subject.address, subject.dossier_id, "subject.address")


def _hit(answered: Subject, shown: Subject, scores: Mapping[UUID, float], show: Show) -> tuple[Shown, DossierHitOutput]:
    """What answered the search, and the dossier to which that leads."""
    hit = DossierHitOutput(
        id=shown.dossier_id,
        subject=SubjectOutput(**subject_fields(shown, show)),
        score=scores[answered.dossier_id],
    )
    return show(*_called(answered)), hit


def _is_erased(hit: DossierHitOutput) -> bool:
    return isinstance(hit.subject.name or hit.subject.address, ErasedOutput)
