"""All runners of one organisation in one process, and what the rest of PAR asks of them."""

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

from domain.registry import REGISTRY, Registry
from projections.hints import Hints
from projections.projection import Projection
from projections.runner import POLL_SECONDS, Runner
from projections.status import Status, status
from projections.views import VIEWS
from projections.waiting import Reached, wait_for
from store.connections import Reading


class Projector:
    """Runs from `start` to `stop`, and may start again. Pass `recorded` to the log of this process as `on_recorded`."""

    def __init__(
        self,
        conninfo: str,
        organisation: UUID,
        reading: Reading,
        *,
        views: Sequence[Projection] = VIEWS,
        registry: Registry = REGISTRY,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._organisation, self._reading = organisation, reading
        self._hints, self._reached = Hints(), Reached()
        self._runners: list[Runner] = []

        def runner(view: Projection) -> Runner:
            return Runner(
                conninfo,
                organisation,
                view,
                hints=self._hints,
                reached=self._reached,
                registry=registry,
                poll_seconds=poll_seconds,
            )

        self._make_runners = lambda: [runner(view) for view in views]

    def start(self) -> None:
        """Begin to follow the log; returns at once."""
        self._hints = Hints()
        self._runners = self._make_runners()
        for runner in self._runners:
            runner.start()

    def stop(self) -> None:
        """Finish the pages at hand and end."""
        for runner in self._runners:
            runner.ask_to_stop()
        self._hints.close()
        for runner in self._runners:
            runner.join()

    def recorded(self, position: int) -> None:
        """The log has reached this position: views follow at once instead of at the next poll."""
        self._hints.recorded(position)

    def wait_for(self, views: Iterable[str], position: int, seconds: float = 2.0) -> bool:
        """Whether these views show everything up to a position, waited for at most so long."""
        return wait_for(self._reading, self._organisation, views, position, seconds=seconds, reached=self._reached)

    def status(self) -> list[Status]:
        """How every view is doing. Raises `StoreUnavailable`."""
        states = {runner.projection.name: runner.state for runner in self._runners}
        return status(self._reading, self._organisation, states)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
