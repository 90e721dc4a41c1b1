"""The same view the way the library documents it: its mapper, its JSON transcoder, its `ProjectionRunner`.

A materialised view is a `PostgresTrackingRecorder` with a method per kind of change; each of these is one transaction
with its statement and its tracking record. The subscription asks for the topics of the view only, as ours does.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.domain import DomainEvent, DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Tracking, Transcoding
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.utils import get_topic
from psycopg.sql import SQL

from bench.ground import Ground, now
from bench.story import Told
from domain.event import Event
from domain.incident import events as incident
from domain.periods import local_day
from domain.sanction import events as sanction

AT_ONCE: Final = 100
"""Events in one insert. With some 900 kB in one, the library's insert (psycopg in pipeline mode) waits for ever."""
LONGEST_SECONDS: Final = 600.0
CREATE: Final = (
    "create table if not exists stock_incident_facts (incident_id uuid primary key, occurred_on date not null,"
    " reported_on date not null, unit text not null, channel text not null, types text[] not null,"
    " catalogue_version int8 not null, retracted bool not null)",
    "create index if not exists stock_incident_facts_by_day on stock_incident_facts (occurred_on)",
    "create table if not exists stock_sanction_facts (sanction_id uuid primary key, kind text not null,"
    " imposed_on date not null, incident_ids uuid[] not null, catalogue_version int8 not null)",
    "create index if not exists stock_sanction_facts_by_day on stock_sanction_facts (imposed_on)",
)
REPORTED: Final = (
    "insert into stock_incident_facts values (%s, %s, %s, %s, %s, %s, %s, false) on conflict (incident_id) do update"
    " set occurred_on = excluded.occurred_on, reported_on = excluded.reported_on, unit = excluded.unit,"
    " channel = excluded.channel, types = excluded.types, catalogue_version = excluded.catalogue_version"
)
IMPOSED: Final = (
    "insert into stock_sanction_facts values (%s, %s, %s, %s, %s) on conflict (sanction_id) do update set"
    " kind = excluded.kind, imposed_on = excluded.imposed_on, incident_ids = excluded.incident_ids,"
    " catalogue_version = excluded.catalogue_version"
)
MOVED: Final = "update stock_incident_facts set occurred_on = %s where incident_id = %s"
SET: Final = "update stock_incident_facts set channel = %s, unit = %s where incident_id = %s"
RECLASSIFIED: Final = "update stock_incident_facts set types = %s, catalogue_version = %s where incident_id = %s"
RETRACTED: Final = "update stock_incident_facts set retracted = true where incident_id = %s"
SAME: Final = (
    "select count(*) from (select incident_id, occurred_on, reported_on, unit, channel, types, catalogue_version,"
    " retracted from views.incident_facts except select * from stock_incident_facts) as missing_incidents",
    "select count(*) from (select * from stock_incident_facts except select incident_id, occurred_on, reported_on,"
    " unit, channel, types, catalogue_version, retracted from views.incident_facts) as extra_incidents",
    "select count(*) from (select sanction_id, kind, imposed_on, incident_ids, catalogue_version"
    " from views.sanction_facts except select * from stock_sanction_facts) as missing_sanctions",
    "select count(*) from (select * from stock_sanction_facts except select sanction_id, kind, imposed_on,"
    " incident_ids, catalogue_version from views.sanction_facts) as extra_sanctions",
)
"""Each counts rows that one side has and the other has not."""


class Reported(DomainEvent):
    reported_at: datetime
    occurred: dict[str, Any]
    channel: str
    unit: str
    types: list[str]
    catalogue_version: int
    description: str
    circumstances: dict[str, Any]
    victims: list[dict[str, Any]]
    reporter: dict[str, Any] | None
    witnesses: list[dict[str, Any]]
    perpetrators: list[dict[str, Any]]


class OccurrenceCorrected(DomainEvent):
    occurred: dict[str, Any]
    reason: str


class SettingCorrected(DomainEvent):
    channel: str
    unit: str
    catalogue_version: int
    reason: str


class Reclassified(DomainEvent):
    types: list[str]
    catalogue_version: int
    reason: str


class Retracted(DomainEvent):
    reason: str


class SanctionImposed(DomainEvent):
    kind: str
    catalogue_version: int
    imposed_on: date
    incident_ids: list[UUID]
    note: str | None
    dossier_id: UUID | None
    starts_on: date | None
    ends_on: date | None
    review_on: date | None


class Other(DomainEvent):
    """Any fact that the view does not look at."""

    said: dict[str, Any]


CLASSES: Mapping[type[Event], type[DomainEvent]] = {
    incident.IncidentReported: Reported,
    incident.OccurrenceCorrected: OccurrenceCorrected,
    incident.SettingCorrected: SettingCorrected,
    incident.Reclassified: Reclassified,
    incident.Retracted: Retracted,
    sanction.SanctionImposed: SanctionImposed,
}


class DateAsISO(Transcoding):
    """The library brings one for moments only."""

    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class StockRegister(Application[UUID]):
    """An application of the library's own."""

    name = "stock_register"

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(DateAsISO())


class StatisticsView(PostgresTrackingRecorder):
    """The countable facts, a row per incident and a row per sanction."""

    def __init__(self, datastore: PostgresDatastore, **options: Any) -> None:
        super().__init__(datastore, **options)
        self.sql_create_statements.extend(SQL(statement).format() for statement in CREATE)

    def change(self, tracking: Tracking, statement: str, values: tuple[Any, ...]) -> None:
        """One change of the view with its tracking record."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(SQL(statement), values, prepare=True)
            self._insert_tracking(cursor, tracking)


class StatisticsProjection(Projection[StatisticsView]):
    """Facts in, changes of the view out."""

    name = "stock_statistics"
    topics = tuple(get_topic(kind) for kind in CLASSES.values())

    @singledispatchmethod
    def process_event(self, domain_event: DomainEventProtocol[UUID], tracking: Tracking) -> None:
        """A fact that the subscription was not to give."""
        raise NotImplementedError(type(domain_event))

    @process_event.register
    def _(self, event: Reported, tracking: Tracking) -> None:
        days = local_day(event.occurred["start"]), local_day(event.reported_at)
        rest = event.unit, event.channel, event.types, event.catalogue_version
        self.view.change(tracking, REPORTED, (event.originator_id, *days, *rest))

    @process_event.register
    def _(self, event: OccurrenceCorrected, tracking: Tracking) -> None:
        self.view.change(tracking, MOVED, (local_day(event.occurred["start"]), event.originator_id))

    @process_event.register
    def _(self, event: SettingCorrected, tracking: Tracking) -> None:
        self.view.change(tracking, SET, (event.channel, event.unit, event.originator_id))

    @process_event.register
    def _(self, event: Reclassified, tracking: Tracking) -> None:
        self.view.change(tracking, RECLASSIFIED, (event.types, event.catalogue_version, event.originator_id))

    @process_event.register
    def _(self, event: Retracted, tracking: Tracking) -> None:
        self.view.change(tracking, RETRACTED, (event.originator_id,))

    @process_event.register
    def _(self, event: SanctionImposed, tracking: Tracking) -> None:
        values = event.originator_id, event.kind, event.imposed_on, event.incident_ids, event.catalogue_version
        self.view.change(tracking, IMPOSED, values)


def record(on: Ground, told: Iterable[Told]) -> int:
    """Put a story in the library's own log. Returns the place of the last fact that the view looks at."""
    last = 0
    told = iter(told)
    app = StockRegister(environment(on))
    try:
        while some := list(islice(told, AT_ONCE)):
            stored = [app.mapper.to_stored_event(_as_stock(one)) for one in some]
            places = app.recorder.insert_events(stored) or []
            last = max([last, *(place for place, one in zip(places, some, strict=True) if type(one.event) in CLASSES)])
    finally:
        app.close()
    return last


def catch_up(on: Ground, last: int) -> float:
    """Run the library's runner from where its view stands until `last`. Returns the seconds it took."""
    there = threading.Event()

    class Watched(StatisticsProjection):
        name = StatisticsProjection.name

        def process_event(self, domain_event: DomainEventProtocol[UUID], tracking: Tracking) -> None:
            super().process_event(domain_event, tracking)
            if tracking.notification_id >= last:
                there.set()

    begin = time.perf_counter()
    with ProjectionRunner(
        application_class=StockRegister,
        projection_class=Watched,
        view_class=StatisticsView,
        env=environment(on),
    ) as runner:
        _await(there, runner)
        return time.perf_counter() - begin


def _await(there: threading.Event, runner: ProjectionRunner[StockRegister, StatisticsView]) -> None:
    give_up = time.monotonic() + LONGEST_SECONDS
    while not there.wait(0.5):
        if runner.is_interrupted.is_set() or time.monotonic() > give_up:
            runner.run_forever(timeout=0)  # raises what stopped it
            raise TimeoutError("the library's runner did not get there")


def environment(on: Ground) -> dict[str, str]:
    """How the library is told where its database is."""
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": on.dbname,
        "POSTGRES_HOST": on.server.host,
        "POSTGRES_PORT": str(on.server.port),
        "POSTGRES_USER": on.server.user,
        "POSTGRES_PASSWORD": "",
    }


def _as_stock(told: Told) -> DomainEvent:
    make: Callable[..., DomainEvent] = CLASSES.get(type(told.event), Other)
    said = told.event.model_dump()
    return make(
        originator_id=told.stream,
        originator_version=told.version,
        timestamp=now(),
        **({"said": said} if make is Other else said),
    )
