"""A log that nobody thought of: a small world in which facts meet each other, in orders that should not occur too."""

from datetime import timedelta
from random import Random

from domain.dossier.events import DossierOpened, IncidentLinked, IncidentUnlinked, Subject, SubjectCorrected
from domain.event import Event
from domain.incident.events import (
    Circumstances,
    CircumstancesSupplemented,
    DescriptionCorrected,
    OccurrenceCorrected,
    Perpetrator,
    PerpetratorIdentified,
    PerpetratorRuledOut,
    Person,
    Reclassified,
    Retracted,
    SettingCorrected,
    VictimAdded,
    VictimCorrected,
    WitnessAdded,
)
from domain.periods import Occurrence
from domain.sanction import events as sanction
from domain.sanction.events import SanctionImposed
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
            + [self._sanction]
            + [self._of_a_sanction] * 2
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
        )
        event: Event = self._random.choice(makers)()
        return Entry(an_id(f"dossier {self._random.randrange(8)}"), event)

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
            lambda: sanction.SanctionShortened(**about, ends_on=day, reason=REASON),
            lambda: sanction.ObjectionReceived(**about, received_on=day, summary=self._text()),
            lambda: sanction.SanctionSuspended(**about, reason=REASON),
            lambda: sanction.SanctionResumed(**about, reason=REASON),
            lambda: sanction.SanctionLifted(**about, reason=REASON),
            lambda: sanction.SanctionAnnulled(**about, reason=REASON),
        )  # fmt: skip
        event: Event = self._random.choice(makers)()
        return Entry(an_id(f"sanction {self._random.randrange(self._made + 2)}"), event)

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
