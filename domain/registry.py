"""Every event PAR ever stored, by the name and version under which it is stored: an allow-list.

A row in the log can only become an event that stands here; no name in the database makes the program import
anything. Old versions are lifted by upcasters, pure functions from the old data to the next version's data.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from domain.aftercare import events as aftercare
from domain.catalogue import events as catalogue
from domain.damage import events as damage
from domain.deputy import events as deputy
from domain.dossier import events as dossier
from domain.event import Event
from domain.incident import events as incident
from domain.letter import events as letter
from domain.letter_template import events as letter_template
from domain.marker import events as marker
from domain.notification import events as notification
from domain.police import events as police
from domain.sanction import events as sanction
from domain.task import events as task
from domain.term import events as term

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


WRITTEN_VERSION = re.compile("[1-9][0-9]{0,8}")


class UnknownEvent(Exception):
    """The log holds an event whose name this program does not know."""


class NewerEvent(Exception):
    """The log holds an event of a newer version than this program knows: it must be upgraded before it may read on."""


class Stored(NamedTuple):
    """How an event of one name and version becomes today's event."""

    event: type[Event]
    lifts: tuple[Upcaster, ...]


class Registry:
    """The allow-list. Raises ValueError at construction for a double name or a gap in a chain of upcasters."""

    def __init__(self, events: Iterable[type[Event]], upcasters: Mapping[tuple[str, int], Upcaster]) -> None:
        self._stored: dict[str, Stored] = {}
        self._newest: dict[str, int] = {}
        for event in events:
            if event.NAME in self._newest:
                raise ValueError(f"two events are stored under the name {event.NAME}")
            self._newest[event.NAME] = event.VERSION
            self._add(event, upcasters)
        strays = [key for key in upcasters if not 1 <= key[1] < self._newest.get(key[0], 0)]
        if strays:
            raise ValueError(f"upcasters that lift nothing: {strays}")

    def _add(self, event: type[Event], upcasters: Mapping[tuple[str, int], Upcaster]) -> None:
        lifts: tuple[Upcaster, ...] = ()
        for version in range(event.VERSION, 0, -1):
            if version < event.VERSION:
                step = upcasters.get((event.NAME, version))
                if step is None:
                    raise ValueError(f"{event.NAME} version {version} has no upcaster to version {version + 1}")
                lifts = (step, *lifts)
            self._stored[_topic(event.NAME, version)] = Stored(event, lifts)

    def topics(self, events: Iterable[type[Event]]) -> tuple[str, ...]:
        """Every topic, old versions included, under which these events may be stored."""
        wanted = frozenset(events)
        return tuple(topic for topic, stored in self._stored.items() if stored.event in wanted)

    def find(self, topic: str) -> Stored:
        """How to read what is stored under this topic. Raises `NewerEvent` or `UnknownEvent`."""
        stored = self._stored.get(topic)
        if stored is not None:
            return stored
        name, _, version = topic.rpartition(".v")
        known = self._newest.get(name)
        if known and WRITTEN_VERSION.fullmatch(version) and int(version) > known:
            raise NewerEvent(f"{name}: stored in version {version}, this program knows {known}")
        raise UnknownEvent(topic)

    def __iter__(self) -> Iterator[type[Event]]:
        return iter({stored.event: None for stored in self._stored.values()})


def _topic(name: str, version: int) -> str:
    return f"{name}.v{version}"


def topic_of(event: type[Event]) -> str:
    """The name and version under which this event is stored, such as `incident.reported.v1`."""
    return _topic(event.NAME, event.VERSION)


EVENTS: tuple[type[Event], ...] = (
    incident.IncidentReported,
    incident.DescriptionCorrected,
    incident.OccurrenceCorrected,
    incident.SettingCorrected,
    incident.CircumstancesSupplemented,
    incident.Reclassified,
    incident.VictimAdded,
    incident.VictimCorrected,
    incident.WitnessAdded,
    incident.PerpetratorIdentified,
    incident.PerpetratorRuledOut,
    incident.Retracted,
    incident.TreatmentStarted,
    incident.Assessed,
    incident.ReactionGiven,
    incident.StatementRecorded,
    incident.Closed,
    incident.Reopened,
    dossier.DossierOpened,
    dossier.SubjectCorrected,
    dossier.IncidentLinked,
    dossier.IncidentUnlinked,
    dossier.JudgedDifferent,
    dossier.MergedInto,
    dossier.Absorbed,
    dossier.Separated,
    dossier.Restored,
    sanction.SanctionProposed,
    sanction.HearingHeld,
    sanction.HearingMissed,
    sanction.DeclaredAcute,
    sanction.SanctionApproved,
    sanction.SanctionRejected,
    sanction.SanctionImposed,
    sanction.PerpetratorTold,
    sanction.SanctionShortened,
    sanction.SanctionReviewed,
    sanction.ReviewDemanded,
    sanction.ObjectionReceived,
    sanction.ObjectionDecided,
    sanction.SanctionSuspended,
    sanction.SanctionResumed,
    sanction.SanctionLifted,
    sanction.SanctionAnnulled,
    marker.MarkerProposed,
    marker.MarkerApproved,
    marker.MarkerRejected,
    marker.MarkerReviewed,
    marker.MarkerReviewDemanded,
    marker.MarkerWithdrawn,
    police.PoliceReported,
    police.PoliceCharged,
    police.ReliedUpon,
    police.OutcomeRecorded,
    damage.DamageRecorded,
    damage.DamageAssessed,
    damage.DamageClaimed,
    damage.DamageRecovered,
    damage.DamageWrittenOff,
    term.TermReminded,
    term.TermFellDue,
    term.TermBreached,
    term.TermMet,
    notification.NotificationAttempted,
    notification.NotificationSent,
    notification.NotificationFailed,
    letter.LetterGenerated,
    letter.LetterSent,
    letter_template.TemplateAdopted,
    catalogue.CatalogueAdopted,
    aftercare.WishRecorded,
    aftercare.TalkOffered,
    aftercare.TalkHeld,
    aftercare.TalkDeclined,
    aftercare.Referred,
    aftercare.Concluded,
    task.TaskMade,
    task.TaskAssigned,
    task.TaskTakenOver,
    task.TaskDone,
    task.TaskDropped,
    deputy.DeputyAppointed,
    deputy.DeputyEnded,
)

UPCASTERS: Mapping[tuple[str, int], Upcaster] = {
    ("sanction.imposed", 1): sanction.imposed_1_to_2,
    ("sanction.review_demanded", 1): sanction.review_demanded_1_to_2,
    ("marker.review_demanded", 1): marker.review_demanded_1_to_2,
    ("catalogue.adopted", 1): catalogue.adopted_1_to_2,
}

REGISTRY = Registry(EVENTS, UPCASTERS)
