"""Picks the best answers out of the candidates, without looking at those that cannot be among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple
from uuid import UUID

from api.name_search.normalise import NormalName
from api.name_search.ranking import THRESHOLD, Comparison


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A filed name. Two entries are never equal, so they are cheap to keep in sets."""

    id: UUID
    name: NormalName


class Tier(NamedTuple):
    """Candidates of which none can score more than `most`."""

    most: float
    comparison: Comparison
    entries: Iterable[Entry]


def select(tiers: Iterable[Tier], limit: int) -> list[tuple[Entry, float]]:
    """The `limit` best entries with their scores; equal scores in the order of the normal form, then of the id."""
    best: dict[Entry, float] = {}
    for tier in sorted(tiers, key=lambda tier: -tier.most):
        if tier.most < THRESHOLD or (len(best) == limit and min(best.values()) > tier.most):
            break
        _add(best, tier, limit)
        best = dict(nsmallest(limit, best.items(), key=_rank))
    return list(best.items())


def _add(best: dict[Entry, float], tier: Tier, limit: int) -> None:
    """Adds the answers in `tier`, up to as many at the highest score that nobody behind them can get a place."""
    places = limit
    for entry in sorted(tier.entries, key=_order):
        score = tier.comparison.score(entry.name)
        if score >= THRESHOLD and score > best.get(entry, 0.0):
            best[entry] = score
        places -= score >= tier.most
        if not places:
            break


def _order(entry: Entry) -> tuple[str, int]:
    return entry.name.text, entry.id.int


def _rank(scored: tuple[Entry, float]) -> tuple[float, str, int]:
    entry, score = scored
    return -score, *_order(entry)
