"""What input is judged against: the present moment, and the catalogue the application hands in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from pydantic import ValidationInfo
from starlette.requests import Request

from domain.periods import local_day

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InputContext:
    """Travels with one request: as pydantic's validation context for the body, and beside the parameters."""

    now: datetime
    """The moment of the request, with an offset."""
    catalogue: object = None
    """Whatever the application's own validators check codes against; read it with `catalogue_of`."""

    @property
    def today(self) -> date:
        """The day it is in the Netherlands."""
        return local_day(self.now)


ContextFactory = Callable[[Request], InputContext]
"""Called once per request, in the event loop: it must not wait for anything."""

_current: ContextVar[InputContext] = ContextVar("par_input_context")


@contextmanager
def using(context: InputContext) -> Iterator[None]:
    """Makes `context` the one that parameters of this request are judged against (FastAPI passes them none)."""
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)


def context_of(info: ValidationInfo) -> InputContext:
    """The context of the value being validated. Raises LookupError outside a request that carries none."""
    return info.context if isinstance(info.context, InputContext) else _current.get()


def catalogue_of(info: ValidationInfo, kind: type[T]) -> T:
    """The application's catalogue, checked to be of `kind`. Raises TypeError when the application gave another."""
    catalogue = context_of(info).catalogue
    if not isinstance(catalogue, kind):
        raise TypeError(f"the input context carries no {kind.__name__}")
    return catalogue
