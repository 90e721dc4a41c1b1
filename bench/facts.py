"""The commands that are measured: a follow-up note with one sealed text, and a full report with three."""

from uuid import uuid4

from bench.ground import Ground, now
from domain.event import Event
from domain.incident.events import Circumstances, DescriptionCorrected, IncidentReported, Perpetrator, Person
from domain.periods import Occurrence
from store.command import Change, Command
from store.seal import Place, seal

NOTE = "De beller noemde de medewerker bij naam, schold en zei dat hij volgende week langs zou komen. "
ACTOR = uuid4()


def note(ground: Ground) -> Command:
    """One fact, two sealed texts of 100 bytes under a key each, about 600 bytes stored: the commonest kind of event."""
    stream = uuid4()
    texts = [
        seal(NOTE, Place(ground.organisation, stream, field), (ground.keyring.mint(),))
        for field in ("text.description", "text.reason")
    ]
    return _command(ground, Change(stream, 0, [DescriptionCorrected(description=texts[0], reason=texts[1])]))


def report(ground: Ground) -> Command:
    """A new incident: victim, perpetrator and description sealed under three keys; takes the next number."""
    stream, at = uuid4(), now()
    victim, citizen, text = ground.keyring.mint(), ground.keyring.mint(), ground.keyring.mint()
    return _command(
        ground,
        Change(
            stream,
            0,
            [
                IncidentReported(
                    reported_at=at,
                    occurred=Occurrence(start=at),
                    channel="phone",
                    unit="Vergunningen",
                    types=("verbal", "psychological"),
                    catalogue_version=1,
                    description=seal(
                        NOTE * 3, Place(ground.organisation, stream, "text.description"), (text, victim, citizen)
                    ),
                    circumstances=Circumstances(),
                    victims=(
                        Person(
                            person_id=uuid4(),
                            name=seal("Ali Praktijk", Place(ground.organisation, stream, "person.name"), (victim,)),
                        ),
                    ),
                    reporter=None,
                    witnesses=(),
                    perpetrators=(
                        Perpetrator(
                            person_id=uuid4(),
                            name=seal("Jan Proef", Place(ground.organisation, stream, "perpetrator.name"), (citizen,)),
                        ),
                    ),
                )
            ],
        ),
    )


def first_event(command: Command) -> Event:
    """The event of a command that has one."""
    return command.changes[0].events[0]


def _command(ground: Ground, change: Change) -> Command:
    command_id = uuid4()
    return Command(
        changes=[change],
        actor=ACTOR,
        recorded_at=now(),
        key=str(command_id),
        request=ground.keyring.request_hash(command_id.bytes),
        command_id=command_id,
        correlation_id=command_id,
    )
