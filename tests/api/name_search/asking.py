"""Index a few names and ask for them by name."""

from uuid import UUID

from api.name_search import NameIndex


def index_of(*names: str) -> NameIndex:
    """An index of these names; the n-th has the id n."""
    index = NameIndex()
    for number, name in enumerate(names):
        index.put(UUID(int=number), name)
    return index


def found(query: str, *names: str, limit: int = 20) -> list[str]:
    """The names that answer the query, best first."""
    return [names[hit.id.int] for hit in index_of(*names).search(query, limit)]


def score(query: str, name: str) -> float:
    """The score of the one name there is; 0 if it is no answer."""
    hits = index_of(name).search(query)
    return hits[0].score if hits else 0.0
