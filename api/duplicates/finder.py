"""The pairs of dossiers that may be about the same subject, kept in memory like the names for the search.

What changed is opened and compared with what it shares something with; nothing of it goes to disk. A pair that people
judged different, or merged, is left out; a merged dossier counts for the one in which it goes on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from api.duplicates.blocks import Blocks
from api.duplicates.comparing import SUGGESTED_FROM, Alike, Profile, compare
from api.name_search import normalise
from api.one_at_a_time import OneAtATime
from api.opening import Erased, Opened, Sealed, open_all
from api.register import Register
from projections.dossier_card.queries import NOTHING_SEEN, Judged, Subject, judged, subjects_since
from store.errors import StoreUnavailable

SUBJECTS_AT_ONCE: Final = 2_000
WAIT_SECONDS: Final = 2.0
"""The longest a question waits for another thread that is comparing."""


class Pair(NamedTuple):
    """Two dossiers in use that may be about the same subject."""

    one: UUID
    other: UUID
    alike: Alike


class Suggestions(NamedTuple):
    """Pairs, the most alike first."""

    pairs: list[Pair]
    complete: bool
    """Nothing was too common to compare everything that shares it."""


class DuplicateFinder:
    """The pairs of one register. Safe for many threads."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._seen = NOTHING_SEEN
        self._known = _Known()
        self._turn = OneAtATime()

    def suggestions(self, dossier_id: UUID | None = None) -> Suggestions:
        """The pairs that nobody judged yet, of the whole register or of one dossier.

        Raises `StoreUnavailable` (also while everything is compared for the first time), `KeysUnavailable` or
        `DamagedSeal`.
        """
        with self._turn.alone(WAIT_SECONDS) as alone:
            if not alone:
                raise StoreUnavailable
            self._take_in()
            found = list(self._known.pairs())
            complete = self._known.complete
        pairs = undecided(found, judged(self._register.views, self._register.organisation))
        return Suggestions([pair for pair in pairs if dossier_id in {None, pair.one, pair.other}], complete)

    def refresh(self) -> None:
        """Take in what changed since the last time; the first time everything. Raises as `suggestions`."""
        with self._turn.alone(None):
            self._take_in()

    def renew(self) -> None:
        """Begin anew, without what was erased since. Raises as `suggestions`."""
        with self._turn.alone(None):
            self._seen, self._known = NOTHING_SEEN, _Known()
            self._take_in()

    def __len__(self) -> int:
        """How many dossiers are compared."""
        return len(self._known)

    def _take_in(self) -> None:
        changed = subjects_since(self._register.views, self._register.organisation, self._seen)
        known = _Known() if changed.whole else self._known
        for start in range(0, len(changed.subjects), SUBJECTS_AT_ONCE):
            for profile in self._opened(changed.subjects[start : start + SUBJECTS_AT_ONCE]):
                known.put(profile)
        self._known, self._seen = known, changed.seen

    def _opened(self, subjects: Sequence[Subject]) -> Iterator[Profile]:
        register = self._register
        fields = [(subject, field) for subject in subjects for field in ("name", "address", "date_of_birth")]
        sealed = [
            Sealed(getattr(subject, field), subject.dossier_id, f"subject.{field}")
            for subject, field in fields
            if getattr(subject, field) is not None
        ]
        opened = dict(zip(sealed, open_all(register.keyring, register.organisation, sealed), strict=True))
        for subject in subjects:
            yield _profile(subject, opened)


def undecided(found: Iterable[Pair], rows: Sequence[Judged]) -> list[Pair]:
    """The pairs that nobody judged yet, each of the dossiers in use in which its two go on, the most alike first.

    Where merging brings several pairs together the most alike explains why; of equals the one that is about the
    dossiers in use themselves, so that the reasons are about what people see, and otherwise always the same one.
    """
    decided = _Decided(rows)
    of_ends: dict[frozenset[UUID], list[Pair]] = defaultdict(list)
    for pair in found:
        ends = frozenset({decided.end(pair.one), decided.end(pair.other)})
        if not decided.on(ends):
            of_ends[ends].append(pair)
    best = (
        Pair(min(ends), max(ends), min(pairs, key=partial(_explains, ends)).alike) for ends, pairs in of_ends.items()
    )
    return sorted(best, key=_rank)


class _Known:
    """Everything that was compared. Not thread-safe by itself."""

    def __init__(self) -> None:
        self._profiles: dict[UUID, Profile] = {}
        self._blocks = Blocks()
        self._pairs: dict[UUID, dict[UUID, Alike]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._profiles)

    @property
    def complete(self) -> bool:
        return self._blocks.complete

    def put(self, profile: Profile) -> None:
        for other in self._pairs.pop(profile.id, {}):
            del self._pairs[other][profile.id]
        self._profiles[profile.id] = profile
        for other in self._blocks.put(profile):
            alike = compare(profile, self._profiles[other])
            if alike.score >= SUGGESTED_FROM:
                self._pairs[profile.id][other] = self._pairs[other][profile.id] = alike

    def pairs(self) -> Iterator[Pair]:
        """Each pair once."""
        for one, others in self._pairs.items():
            yield from (Pair(one, other, alike) for other, alike in others.items() if one < other)


class _Decided:
    """What people judged, looked at for the dossiers in use."""

    def __init__(self, rows: Sequence[Judged]) -> None:
        self._into = {row.dossier_id: row.merged_into for row in rows if row.merged_into is not None}
        self._different = {
            frozenset({self.end(row.dossier_id), self.end(other)}) for row in rows for other in row.different
        }

    def end(self, dossier: UUID) -> UUID:
        """Where a dossier goes on in the end; half of a merge in the view is no reason to go round."""
        for _ in range(len(self._into) + 1):
            if dossier not in self._into:
                break
            dossier = self._into[dossier]
        return dossier

    def on(self, ends: frozenset[UUID]) -> bool:
        """Whether the two are one already, or were judged different: they, or what goes on in them."""
        return len(ends) == 1 or ends in self._different


def _profile(subject: Subject, opened: Mapping[Sealed, Opened]) -> Profile:
    def text(field: str) -> str | None:
        token = getattr(subject, field)
        value = None if token is None else opened[Sealed(token, subject.dossier_id, f"subject.{field}")]
        return None if isinstance(value, Erased) else value

    name, address = text("name"), text("address")
    return Profile(
        id=subject.dossier_id,
        kind=subject.kind,
        name=None if name is None else normalise(name),
        address=None if address is None else normalise(address),
        born=text("date_of_birth"),
    )


def _explains(ends: frozenset[UUID], pair: Pair) -> tuple[int, int, UUID, UUID]:
    """The less, the better it tells why the two dossiers in use are alike."""
    return -pair.alike.score, len({pair.one, pair.other} - ends), pair.one, pair.other


def _rank(pair: Pair) -> tuple[int, UUID, UUID]:
    return -pair.alike.score, pair.one, pair.other
