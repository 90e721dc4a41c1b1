"""Python's search for reference cycles, put off while many objects are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """No search for cycles within. Over thousands of events it finds nothing and takes a third of the time.

    It counts for the whole process, so only around work that ends soon. Threads may overlap: whoever finds it
    switched off leaves that to the one who did.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
