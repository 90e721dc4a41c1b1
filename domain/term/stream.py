"""Where the facts of a term are kept: a stream that follows from what began it, so nothing can run twice."""

from uuid import UUID, uuid5


def term_stream(began_by: UUID, code: str, nth: int = 0) -> UUID:
    """The stream of the term with this code that a fact in `began_by` began; `nth` for one that begins again."""
    return uuid5(began_by, f"term {code} {nth}" if nth else f"term {code}")
