"""Finding a dossier by the name or address of its subject: sealed in the view, opened into an index in memory.

Every search first takes in what changed. What is found is opened anew for each answer, so a name that was erased is
never shown; it leaves the index when it is met, or when the index is next made anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.name_search import NameIndex
from api.one_at_a_time import OneAtATime
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


class _Index(NamedTuple):
    """What subjects answer to."""

    names: NameIndex
    addresses: NameIndex


class NameFinder:
    """The names of all dossiers of one register, in memory. Safe for many threads."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._index: _Index | None = None
        self._seen = NOTHING_SEEN
        self._turn = OneAtATime()

    def __len__(self) -> int:
        """How many names are in the index."""
        return 0 if self._index is None else len(self._index.names)

    def search(self, name: str, limit: int = MOST_HITS) -> DossierSearchOutput:
        """The dossiers whose subject answers to this name, as the view has them now.

        It answers to its address as well. One that was merged leads to the one in which it goes on, which so answers
        to both names. Raises `StoreUnavailable` (also while the names are opened for the first time),
        `KeysUnavailable` or `DamagedSeal`.
        """
        index = self._refreshed(WAIT_SECONDS)
        scores = _best(index, name, limit * NAMES_PER_DOSSIER)
        register = self._register
        found = {s.dossier_id: s for s in subjects_of(register.views, register.organisation, list(scores))}
        shown = survivors(register.views, register.organisation, list(found))
        ranked = [(found[one], shown[one]) for one in scores if one in shown]
        hits = open_while(register, lambda show: [_hit(*pair, scores, show) for pair in ranked])
        best: dict[UUID, DossierHitOutput] = {}
        for (answered, _), (name_shown, hit) in zip(ranked, hits, strict=True):
            if isinstance(name_shown, ErasedOutput):
                _forget(index, answered.dossier_id)
            elif not _is_erased(hit):
                best.setdefault(hit.id, hit)
        return DossierSearchOutput(dossiers=tuple(best.values())[:limit])

    def refresh(self) -> None:
        """Take in what changed since the last time; the first time everything. Raises as `search`."""
        self._refreshed(None)

    def renew(self) -> None:
        """Make the index anew, without the names that were erased since it was made. Raises as `search`."""
        with self._turn.alone(None):
            self._seen = NOTHING_SEEN
            self._take_in()

    def _refreshed(self, seconds: float | None) -> _Index:
        with self._turn.alone(seconds) as alone:
            if alone:
                return self._take_in()
        if self._index is None:
            raise StoreUnavailable
        return self._index

    def _take_in(self) -> _Index:
        register = self._register
        changed = subjects_since(register.views, register.organisation, self._seen)
        index = _Index(NameIndex(), NameIndex()) if self._index is None or changed.whole else self._index
        for some in _batches(changed.subjects):
            self._file(index, some)
        self._index, self._seen = index, changed.seen
        return index

    def _file(self, index: _Index, subjects: Sequence[Subject]) -> None:
        for part, field in zip(index, ("name", "address"), strict=True):
            known = {s.dossier_id: getattr(s, field) for s in subjects}
            sealed = [Sealed(value, dossier, f"subject.{field}") for dossier, value in known.items() if value]
            opened = open_all(self._register.keyring, self._register.organisation, sealed)
            found = {one.stream_id: text for one, text in zip(sealed, opened, strict=True)}
            for dossier in known:
                text = found.get(dossier)
                if text is None or isinstance(text, Erased):
                    part.remove(dossier)
                else:
                    part.put(dossier, text)


def _batches(subjects: Sequence[Subject]) -> Iterable[Sequence[Subject]]:
    return (subjects[start : start + NAMES_AT_ONCE] for start in range(0, len(subjects), NAMES_AT_ONCE))


def _called(subject: Subject) -> Sealed:
    """What the subject is called: an address by its address, everything else by its name (the domain sees to both)."""
    if subject.name is not None:
        return Sealed(subject.name, subject.dossier_id, "subject.name")
    assert subject.address is not None  # noqa: S101 - a subject without a name is an address
    return Sealed(subject.address, subject.dossier_id, "subject.address")


def _best(index: _Index, asked: str, limit: int) -> dict[UUID, float]:
    """The best score of each dossier that answers, by name or by address; the best first, and no more than `limit`."""
    scores: dict[UUID, float] = {}
    for part in index:
        for hit in part.search(asked, limit):
            scores[hit.id] = max(hit.score, scores.get(hit.id, 0))
    return dict(sorted(scores.items(), key=lambda one: -one[1])[:limit])


def _forget(index: _Index, dossier: UUID) -> None:
    for part in index:
        part.remove(dossier)


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
