"""A log that nobody thought of: a small world in which facts meet each other, in orders that should not occur too."""

from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from domain.aftercare.events import Concluded, Referred, TalkHeld, WishRecorded
from domain.aftercare.stream import aftercare_id
from domain.damage.events import (
    DamageAssessed,
    DamageClaimed,
    DamageRecorded,
    DamageRecovered,
    DamageWrittenOff,
)
from domain.damage.stream import damage_stream
from domain.deputy.events import DeputyAppointed, DeputyEnded
from domain.deputy.stream import deputies_stream
from domain.dossier.events import (
    Absorbed,
    DossierOpened,
    IncidentLinked,
    IncidentUnlinked,
    JudgedDifferent,
    Link,
    MergedInto,
    Restored,
    Separated,
    Subject,
    SubjectCorrected,
)
from domain.event import Event
from domain.incident.events import (
    Assessed,
    Circumstances,
    CircumstancesSupplemented,
    Closed,
    DescriptionCorrected,
    OccurrenceCorrected,
    Perpetrator,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Person,
    ReactionGiven,
    Reclassified,
    Reopened,
    Retracted,
    SettingCorrected,
    StatementRecorded,
    TreatmentStarted,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.letter.events import Addressee, LetterGenerated, LetterSent
from domain.marker.events import (
    MarkerApproved,
    MarkerProposed,
    MarkerRejected,
    MarkerReviewDemanded,
    MarkerReviewed,
    MarkerWithdrawn,
)
from domain.marker.stream import markers_stream
from domain.notification.events import NotificationAttempted, NotificationFailed, NotificationSent, TermFact
from domain.periods import Occurrence
from domain.police.events import OutcomeRecorded, PoliceCharged, PoliceReported, ReliedUpon
from domain.sanction import events as sanction
from domain.sanction.events import SanctionImposed
from domain.task.events import TaskAssigned, TaskDone, TaskDropped, TaskMade, TaskTakenOver
from domain.task.stream import task_stream
from domain.term.events import TermAbout, TermBreached, TermFellDue, TermReminded
from domain.term.stream import term_stream
from tests.domain.examples import NOW, REASON, an_id, reported, sealed
from tests.domain.sanctions import ADVICE
from tests.projections.register import Entry

TYPES = ("verbal", "physical", "psychological", "other")
UNITS = ("Vergunningen", "Toezicht", 'Ĳ "plein", {\\}')


class World:
    """Draws facts. The same seed gives the same log."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret
        self._made = 0

    def log(self, count: int) -> list[Entry]:
        """So many facts in the order in which they are recorded."""
        return [self._entry() for _ in range(count)]

    def _entry(self) -> Entry:
        draw = self._random.choice(
            [self._new_incident] * 3
            + [self._of_an_incident] * 6
            + [self._of_a_dossier] * 4
            + [self._sanction, self._letter, self._aftercare]
            + [self._of_a_marker, self._of_the_police, self._damage] * 2
            + [self._of_a_term, self._of_a_notification]
            + [self._of_a_sanction, self._of_a_task] * 2
            + [self._deputy] * 2
        )
        return draw()

    def _new_incident(self) -> Entry:
        self._made += 1
        at = NOW + timedelta(hours=self._random.randrange(20_000))
        return Entry(
            an_id(f"incident {self._made}"),
            reported(
                reported_at=at,
                occurred=self._occurrence(),
                types=self._types(),
                unit=self._random.choice(UNITS),
                circumstances=self._circumstances(),
                victims=tuple(self._person() for _ in range(self._random.randrange(3))),
                reporter=self._random.choice([None, self._person()]),
                perpetrators=tuple(self._perpetrator() for _ in range(self._random.randrange(3))),
            ),
        )

    def _of_an_incident(self) -> Entry:
        makers = (
            lambda: DescriptionCorrected(description=self._text(), reason=REASON),
            lambda: OccurrenceCorrected(occurred=self._occurrence(), reason=REASON),
            lambda: SettingCorrected(
                channel="desk", unit=self._random.choice(UNITS), catalogue_version=1, reason=REASON
            ),
            lambda: CircumstancesSupplemented(circumstances=self._circumstances()),
            lambda: Reclassified(types=self._types(), catalogue_version=2, reason=REASON),
            lambda: VictimAdded(victim=self._person()),
            lambda: VictimCorrected(victim=self._person(), reason=REASON),
            lambda: WitnessAdded(witness=self._person()),
            lambda: PerpetratorIdentified(perpetrator=self._perpetrator()),
            lambda: PerpetratorRuledOut(person_id=an_id(f"person {self._random.randrange(6)}"), reason=REASON),
            lambda: Retracted(reason=REASON),
            lambda: TreatmentStarted(started_at=NOW),
            lambda: Assessed(assessment=self._random.choice(["founded", "unfounded", "concern"]), reason=REASON),
            lambda: ReactionGiven(person_id=None, means="letter", given_at=NOW, note=self._text()),
            lambda: StatementRecorded(person_id=None, given_on=NOW.date(), statement=self._text()),
            lambda: Closed(reason=REASON),
            lambda: Reopened(reason=REASON),
        )
        event: Event = self._random.choice(makers)()
        return Entry(an_id(self._incident()), event)

    def _of_a_dossier(self) -> Entry:
        makers = (
            lambda: DossierOpened(opened_at=NOW, subject=self._subject()),
            lambda: SubjectCorrected(subject=self._subject(), reason=REASON),
            lambda: IncidentLinked(incident_id=an_id(self._incident())),
            lambda: IncidentLinked(incident_id=an_id(self._incident())),
            lambda: IncidentUnlinked(incident_id=an_id(self._incident()), reason=REASON),
            lambda: JudgedDifferent(other_dossier_id=self._dossier(), reason=REASON),
            lambda: MergedInto(other_dossier_id=self._dossier(), reason=REASON),
            lambda: Absorbed(other_dossier_id=self._dossier(), incidents=self._links(), reason=REASON),
            lambda: Separated(other_dossier_id=self._dossier(), gone=self._gone(), reason=REASON),
            lambda: Restored(other_dossier_id=self._dossier(), incidents=self._links(), reason=REASON),
        )
        event: Event = self._random.choice(makers)()
        return Entry(self._dossier(), event)

    def _dossier(self) -> UUID:
        return an_id(f"dossier {self._random.randrange(8)}")

    def _gone(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(an_id(self._incident()) for _ in range(self._random.randrange(4))))

    def _links(self) -> tuple[Link, ...]:
        return tuple(Link(incident_id=incident) for incident in self._gone())

    def _sanction(self) -> Entry:
        self._made += 1
        return Entry(
            an_id(f"sanction {self._made}"),
            SanctionImposed(
                kind=self._random.choice(["warning_letter", "police_report"]),
                catalogue_version=1,
                imposed_on=(NOW + timedelta(days=self._random.randrange(900))).date(),
                incident_ids=tuple(an_id(self._incident()) for _ in range(self._random.randrange(1, 4))),
                note=self._random.choice([None, self._text()]),
            ),
        )

    def _of_a_marker(self) -> Entry:
        dossier = an_id(f"dossier {self._random.randrange(3)}")
        about: dict[str, Any] = {
            "marker_id": uuid5(dossier, "the marker"),
            "dossier_id": dossier,
            "incident_ids": (an_id(self._incident()), an_id(self._incident())),
        }
        term: dict[str, Any] = {"review_on": NOW.date(), "ends_on": NOW.date() + timedelta(days=30)}
        makers = (
            lambda: MarkerProposed(
                **about,
                **term,
                kind="visit_with_two",
                catalogue_version=1,
                advice=self._text(),
                reason=self._text(),
                police_case_ids=(an_id("case 0"),),
                starts_on=NOW.date(),
                proposed_by=an_id("proposer"),
            ),
            lambda: MarkerApproved(**about, reason=REASON),
            lambda: MarkerRejected(**about, reason=REASON),
            lambda: MarkerReviewed(**about, **term, reason=REASON),
            lambda: MarkerReviewDemanded(
                **about, ground="police_outcome", because_of=an_id("case 0"), outcome="acquitted"
            ),
            lambda: MarkerWithdrawn(**about, reason=REASON),
        )
        event: Event = self._random.choice((*makers[:1] * 4, *makers))()
        return Entry(markers_stream(dossier), event)

    def _damage(self) -> Entry:
        incident = an_id(f"incident {self._random.randrange(3)}")
        about: dict[str, Any] = {"damage_id": uuid5(incident, "the damage"), "incident_id": incident}
        makers = (
            lambda: DamageRecorded(**about, kind="vehicle", description=self._text(), amount_cents=None, on=NOW.date()),
            lambda: DamageAssessed(**about, amount_cents=self._random.randrange(1, 9_999), reason=REASON),
            lambda: DamageClaimed(**about, route="civil", police_case_id=None, on=NOW.date()),
            lambda: DamageRecovered(**about, recovery_id=an_id("payment"), amount_cents=1, on=NOW.date()),
            lambda: DamageWrittenOff(**about, reason=REASON),
        )
        event: Event = self._random.choice((*makers[:1] * 4, *makers))()
        return Entry(damage_stream(incident), event)

    def _of_a_task(self) -> Entry:
        number = self._random.randrange(4)
        about: dict[str, Any] = {
            "task_id": an_id(f"task {number}"),
            "incident_ids": (an_id(f"incident {number}"),),
            "dossier_id": self._random.choice([None, an_id(f"dossier {number}")]),
        }
        asks: dict[str, Any] = {"asks": self._random.choice([None, "reaction", "sanction.tell"])}
        person = an_id(f"colleague {self._random.randrange(3)}")
        makers = (
            lambda: TaskMade(**about, text=self._text(), last_day=self._random.choice([None, NOW.date()])),
            lambda: TaskAssigned(**about, **asks, person_id=person),
            lambda: TaskTakenOver(**about, **asks, person_id=person),
            lambda: TaskDone(**about, note=self._random.choice([None, self._text()])),
            lambda: TaskDropped(**about, **asks, reason=REASON),
        )
        event: Event = self._random.choice(makers)()
        return Entry(task_stream(about["task_id"]), event)

    def _deputy(self) -> Entry:
        person = an_id(f"colleague {self._random.randrange(3)}")
        who: dict[str, Any] = {
            "deputyship_id": uuid5(person, "the deputyship"),
            "person_id": person,
            "deputy_id": an_id("deputy"),
        }
        period: dict[str, Any] = {"first_day": NOW.date(), "last_day": NOW.date() + timedelta(days=30)}
        makers = (
            lambda: DeputyAppointed(**who, **period),
            lambda: DeputyEnded(**who, on=NOW.date(), reason=REASON),
        )
        event: Event = self._random.choice((*makers[:1] * 2, *makers))()
        return Entry(deputies_stream(person), event)

    def _of_the_police(self) -> Entry:
        incidents = (an_id(self._incident()), an_id(self._incident()))
        made: dict[str, Any] = {
            "incident_ids": incidents,
            "number": self._random.choice([None, self._text()]),
            "made_on": NOW.date(),
            "made_by": self._text(),
            "domicile_at_employer": self._random.random() < 0.5,
        }
        makers = (
            lambda: PoliceReported(**made),
            lambda: PoliceCharged(**made),
            lambda: ReliedUpon(by="marker", id=an_id("marker"), dossier_id=an_id("dossier 0")),
            lambda: OutcomeRecorded(incident_ids=incidents, outcome="dismissed", on=NOW.date(), note=self._text()),
        )
        event: Event = self._random.choice(makers)()
        return Entry(an_id(f"case {self._random.randrange(4)}"), event)

    def _letter(self) -> Entry:
        self._made += 1
        incidents = tuple(an_id(self._incident()) for _ in range(self._random.randrange(1, 3)))
        sent = LetterSent(sent_on=NOW.date(), how=self._random.choice(["post", "email"]), incident_ids=incidents)
        made = LetterGenerated(
            generated_at=NOW,
            kind=self._random.choice(["warning", "ban"]),
            template_version=0,
            catalogue_version=1,
            incident_ids=incidents,
            dossier_id=None,
            sanction_id=None,
            addressee=Addressee(name=self._text(), address=self._text()),
            content=self._text(),
        )
        return Entry(an_id(f"letter {self._made}"), self._random.choice([made, sent]))

    def _aftercare(self) -> Entry:
        incident = an_id(self._incident())
        about = {"incident_id": incident, "person_id": an_id(f"person {self._random.randrange(6)}")}
        makers = (
            lambda: WishRecorded(**about, wish=self._text()),
            lambda: TalkHeld(**about, talk="first", held_on=NOW.date(), note=self._random.choice([None, self._text()])),
            lambda: Referred(**about, to="psychologist", referred_on=NOW.date(), note=self._text()),
            lambda: Concluded(**about, outcome="completed", reason=REASON),
        )
        event: Event = self._random.choice(makers)()
        return Entry(aftercare_id(incident), event)

    def _of_a_sanction(self) -> Entry:
        about = {"incident_ids": tuple(an_id(self._incident()) for _ in range(self._random.randrange(1, 3)))}
        day = (NOW + timedelta(days=self._random.randrange(900))).date()
        makers = (
            lambda: sanction.SanctionProposed(
                **about, dossier_id=an_id("dossier 1"), kind="building_ban", catalogue_version=1, norm=self._text(),
                starts_on=day, ends_on=day + timedelta(days=90), advice=ADVICE,
            ),
            lambda: sanction.HearingHeld(**about, form="oral", held_on=day, summary=self._text()),
            lambda: sanction.SanctionApproved(**about, reason=REASON),
            lambda: sanction.SanctionProposed(
                **about, dossier_id=an_id("dossier 1"), kind="police_charge", catalogue_version=1, advice=ADVICE
            ),
            lambda: SanctionImposed(
                **about, dossier_id=an_id("dossier 1"), kind="building_ban", catalogue_version=1, imposed_on=day,
                starts_on=day, ends_on=day + timedelta(days=90), review_on=day + timedelta(days=30),
            ),
            lambda: sanction.SanctionReviewed(
                **about, outcome="kept", review_on=self._random.choice([None, day]), reason=REASON
            ),
            lambda: sanction.SanctionRejected(**about, reason=REASON),
            lambda: sanction.SanctionShortened(**about, ends_on=day, reason=REASON),
            lambda: sanction.ObjectionReceived(**about, received_on=day, summary=self._text()),
            lambda: sanction.SanctionSuspended(**about, reason=REASON),
            lambda: sanction.SanctionResumed(**about, reason=REASON),
            lambda: sanction.SanctionLifted(**about, reason=REASON),
            lambda: sanction.SanctionAnnulled(**about, reason=REASON),
            lambda: sanction.ReviewDemanded(**about, ground="incident_unlinked", because_of=an_id(self._incident())),
        )  # fmt: skip
        event: Event = self._random.choice(makers)()
        return Entry(an_id(f"sanction {self._random.randrange(self._made + 2)}"), event)

    def _of_a_term(self) -> Entry:
        incident = an_id(f"incident {self._random.randrange(3)}")
        about = TermAbout(code="reaction", stream_id=incident, incident_id=self._random.choice([None, incident]))
        kind = self._random.choice([TermReminded, TermFellDue, TermBreached])
        return Entry(term_stream(incident, "reaction"), kind(about=about, ends_at=NOW, catalogue_version=1))

    def _of_a_notification(self) -> Entry:
        facts = tuple(
            TermFact(term_id=term_stream(an_id(f"incident {n}"), "reaction"), version=self._random.randrange(1, 3))
            for n in range(self._random.randrange(3))
        )
        makers = (
            lambda: NotificationAttempted(
                attempt=self._random.randrange(1, 4), unit=self._random.choice([None, *UNITS]), catalogue_version=1,
                about=facts, lost_at=NOW,
            ),
            lambda: NotificationSent(attempt=1),
            lambda: NotificationFailed(attempt=1, why="busy", reply=421, again_at=NOW),
        )  # fmt: skip
        event: Event = self._random.choice(makers)()
        return Entry(an_id(f"notification {self._random.randrange(3)}"), event)

    def _incident(self) -> str:
        return f"incident {self._random.randrange(self._made + 2)}"

    def _types(self) -> tuple[str, ...]:
        return tuple(self._random.choices(TYPES, k=self._random.randrange(1, 4)))

    def _occurrence(self) -> Occurrence:
        start = NOW - timedelta(minutes=self._random.randrange(2_000_000))
        end = self._random.choice([None, start + timedelta(hours=1)])
        return Occurrence(start=start, end=end, approximate=self._random.random() < 0.5)

    def _circumstances(self) -> Circumstances:
        place = self._random.choice([None, self._text()])
        return Circumstances(place=place, injury=self._text(), police_came=self._random.choice([None, True, False]))

    def _person(self) -> Person:
        return Person(person_id=an_id(f"person {self._random.randrange(6)}"), name=self._text())

    def _perpetrator(self) -> Perpetrator:
        return Perpetrator(person_id=an_id(f"person {self._random.randrange(6)}"), address=self._text())

    def _subject(self) -> Subject:
        return Subject(kind="person", name=self._text(), date_of_birth=self._random.choice([None, self._text()]))

    def _text(self) -> str:
        return sealed(f"text {self._random.randrange(1_000)}")
