"""Figures for the operator, in the format of Prometheus. Counts and times only: no ids, no names, no addresses."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from prometheus_client import CONTENT_TYPE_PLAIN_1_0_0, CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.plain_route import get_routes
from projections.notifications.queries import Figures
from projections.status import Status
from store.errors import StoreUnavailable

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BUCKETS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_API: Final = "/v1"
_ROUTED: Final = "par.routed"
OTHER: Final = "other"
"""What no route or method of ours names: a caller's own words are no label."""


class RequestFigures:
    """How many requests each route gets, and how long they take."""

    def __init__(self, registry: CollectorRegistry, beside_api: Sequence[BaseRoute]) -> None:
        self._beside_api = beside_api
        self._seconds = Histogram(
            "par_http_request_seconds",
            "Requests: how many, and how long until the answer began.",
            ("method", "route", "status"),
            registry=registry,
            buckets=_BUCKETS,
        )

    def around(self, site: ASGIApp) -> ASGIApp:
        """The whole site, measured."""

        async def measured(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await site(scope, receive, send)
                return
            routed: list[Scope] = []
            began = time.perf_counter()

            async def answer(message: Message) -> None:
                if message["type"] == "http.response.start":
                    self._count(scope, routed, message["status"], time.perf_counter() - began)
                await send(message)

            await site({**scope, _ROUTED: routed}, receive, answer)

        return measured

    def _count(self, scope: Scope, routed: list[Scope], status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else OTHER
        self._seconds.labels(method, self._route(scope, routed), status).observe(seconds)

    def _route(self, scope: Scope, routed: list[Scope]) -> str:
        if routed:
            route = routed[0].get("route")
            # Before the API found one of its own, it is the mount that led to the API.
            return OTHER if isinstance(route, Mount | None) else f"{_API}{getattr(route, 'path_format', '')}"
        matched = (route for route in self._beside_api if route.matches(scope)[0] is not Match.NONE)
        found = next(matched, None)
        return f"{found.path}/*" if isinstance(found, Mount) else str(getattr(found, "path", OTHER))


class NoteRoute:
    """Inside the API: lets `RequestFigures`, outside it, see which route was found, also when the deadline strikes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        routed: Any = scope.get(_ROUTED)
        if routed is not None:
            routed.append(scope)
        await self._app(scope, receive, send)


class ViewFigures(Collector):
    """How the views are doing, asked at the moment somebody looks."""

    def __init__(self, ask: Callable[[], list[Status]]) -> None:
        self._ask = ask

    def collect(self) -> Iterator[Metric]:
        """One figure per view; none but `par_database_up 0` when the database does not answer."""
        up = GaugeMetricFamily("par_database_up", "1 when the database answers.")
        lag = GaugeMetricFamily("par_view_lag_events", "Events that a view is behind the log.", labels=("view",))
        still = GaugeMetricFamily("par_view_still_seconds", "Since a view last moved.", labels=("view",))
        parked = GaugeMetricFamily("par_view_parked_events", "Events that a view could not take in.", labels=("view",))
        try:
            views = self._ask()
        except StoreUnavailable:
            up.add_metric((), 0)
            yield up
            return
        up.add_metric((), 1)
        for view in views:
            lag.add_metric((view.projection,), view.lag)
            still.add_metric((view.projection,), view.still_seconds)
            parked.add_metric((view.projection,), view.parked)
        yield from (up, lag, still, parked)


class NotificationFigures(Collector):
    """How it goes with mailing, asked at the moment somebody looks."""

    def __init__(self, ask: Callable[[], Figures]) -> None:
        self._ask = ask

    def collect(self) -> Iterator[Metric]:
        """Nothing when the database does not answer: `par_database_up` says that."""
        try:
            found = self._ask()
        except StoreUnavailable:
            return
        yield CounterMetricFamily("par_notifications_sent", "Mails that a mail server took.", found.sent)
        yield CounterMetricFamily("par_notification_failures", "Attempts to mail that failed.", found.failures)
        yield GaugeMetricFamily("par_notifications_failing", "Mails whose last attempt failed.", found.failing)
        yield GaugeMetricFamily(
            "par_notifications_waiting", "Facts of terms that no mail is about yet, of the last week.", found.waiting
        )


def metrics_routes(path: str, registry: CollectorRegistry) -> list[Route]:
    """Where the figures are read."""

    def show(_request: Request) -> Response:
        return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_PLAIN_1_0_0})

    return get_routes(path, show)
