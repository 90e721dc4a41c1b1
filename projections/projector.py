"""All runners of one organisation in one process, and what the rest of PAR asks of them."""

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

from domain.registry import REGISTRY, Registry
from projections.hints import BetweenProcesses, Hints
from projections.projection import Projection
from projections.runner import POLL_SECONDS, Runner
from projections.status import Status, status
from projections.together import Together
from projections.views import VIEWS
from projections.waiting import Reached, wait_for
from store.connections import Reading


class Projector:
    """Runs from `start` to `stop`, and may start again. Pass `recorded` to the log of this process as `on_recorded`.

    `across_processes`: hint to, and listen to, other processes that record or project. Without it they notice each
    other's events at the next poll.
    """

    def __init__(
        self,
        conninfo: str,
        organisation: UUID,
        reading: Reading,
        *,
        views: Sequence[Projection] = VIEWS,
        registry: Registry = REGISTRY,
        poll_seconds: float = POLL_SECONDS,
        across_processes: bool = False,
    ) -> None:
        self._conninfo, self._organisation, self._reading = conninfo, organisation, reading
        self._views, self._registry, self._poll_seconds = views, registry, poll_seconds
        self._across_processes = across_processes
        self._hints, self._reached = Hints(), Reached()
        self._runners: list[Runner] = []
        self._running = False
        self._others: BetweenProcesses | None = None

    def start(self) -> None:
        """Begin to follow the log; returns at once. Raises RuntimeError when it runs already."""
        if self._running:
            raise RuntimeError("this projector runs already: its threads would never be stopped")
        self._running = True
        self._hints = Hints()
        together = Together(self._hints)
        self._runners = [self._runner(view, together) for view in self._views]
        for runner in self._runners:
            runner.start()
        if self._across_processes:
            self._others = BetweenProcesses(self._conninfo, self._organisation, self._hints)
            self._others.start()

    def stop(self) -> None:
        """Finish the pages at hand and end."""
        for runner in self._runners:
            runner.ask_to_stop()
        self._hints.close()
        for runner in self._runners:
            runner.join()
        self._running = False
        if self._others:
            self._others.stop()
            self._others = None

    def recorded(self, _position: int) -> None:
        """The log has grown: views follow at once instead of at the next poll."""
        self._hints.recorded()
        if self._others:
            self._others.recorded()

    def wait_for(self, views: Iterable[str], position: int, seconds: float = 2.0) -> bool:
        """Whether these views show everything up to a position, waited for at most so long.

        Raises `StoreUnavailable`.
        """
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

    def _runner(self, view: Projection, together: Together) -> Runner:
        return Runner(
            self._conninfo,
            self._organisation,
            view,
            hints=self._hints,
            reached=self._reached,
            together=together,
            registry=self._registry,
            poll_seconds=self._poll_seconds,
        )
