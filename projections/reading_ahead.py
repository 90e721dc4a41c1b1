"""Pages of the log, the next one under way while this one is folded."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg

from projections.source import Page, Source


def pages_ahead(conn: psycopg.Connection, source: Source, after: int, upto: int, size: int) -> Iterator[Page]:
    """All pages after one position up to another. `conn` is in use until the last one was taken."""
    with ThreadPoolExecutor(1, thread_name_prefix="par-reading-ahead") as reader:
        soon: Future[Page] | None = None
        while after < upto or soon is not None:
            page = soon.result() if soon is not None else None
            soon = None
            if after < upto:
                until = min(after + size, upto)
                soon = reader.submit(source.page, conn, after, until)
                after = until
            if page is not None:
                yield page
