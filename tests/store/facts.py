"""Made-up facts under real seals, and the commands that record them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from domain.event import Event
from domain.incident.events import Circumstances, IncidentReported, Perpetrator, Person, WitnessAdded
from domain.periods import Occurrence
from domain.sealed import SealedToken
from store.command import Change, Command
from store.keys import Key, Keyring
from store.seal import Place, seal

NOW = datetime(2024, 9, 17, 12, 0, 0, 123456, tzinfo=UTC)
AN_OFFICIAL = UUID("0b4f6a51-62a4-4c3e-9d5c-5d1c0f5a9b01")


class Typist(NamedTuple):
    """Seals what is typed for one organisation."""

    keyring: Keyring
    organisation: UUID

    def incident(
        self,
        stream_id: UUID,
        *,
        at: datetime = NOW,
        victim: str = "Ñandú Özgür",
        perpetrator: str = "Ĳsbrand ’t Hoen-İnan ẞ",
        description: str = "Schold aan de balie en sloeg op het glas.",
    ) -> IncidentReported:
        """A report with a victim, a perpetrator and a text under three keys."""
        of_victim, of_perpetrator, of_text = self.keyring.mint(), self.keyring.mint(), self.keyring.mint()
        return IncidentReported(
            reported_at=at,
            occurred=Occurrence(start=at),
            channel="desk",
            unit="Vergunningen",
            types=("verbal", "physical"),
            catalogue_version=1,
            description=self.seal(description, stream_id, "text.description", of_text, of_victim, of_perpetrator),
            circumstances=Circumstances(police_came=False),
            victims=(Person(person_id=uuid4(), name=self.seal(victim, stream_id, "person.name", of_victim)),),
            reporter=None,
            witnesses=(),
            perpetrators=(
                Perpetrator(
                    person_id=uuid4(), name=self.seal(perpetrator, stream_id, "perpetrator.name", of_perpetrator)
                ),
            ),
        )

    def witness(self, stream_id: UUID, name: str = "Noor") -> WitnessAdded:
        """A fact that takes no number and can be recorded any number of times."""
        token = self.seal(name, stream_id, "person.name", self.keyring.mint())
        return WitnessAdded(witness=Person(person_id=uuid4(), name=token))

    def seal(self, text: str, stream_id: UUID, field: str, *keys: Key) -> SealedToken:
        """A sealed value at its place."""
        return seal(text, Place(self.organisation, stream_id, field), keys)

    def report(self, *, at: datetime = NOW, key: str | None = None) -> Command:
        """The command that reports a new incident."""
        stream_id = uuid4()
        return command(Change(stream_id, 0, [self.incident(stream_id, at=at)]), key=key)

    def witnesses(self, stream_id: UUID, expected: int, count: int = 1, *, key: str | None = None) -> Command:
        """The command that adds facts to a stream that stands at `expected`."""
        return command(Change(stream_id, expected, [self.witness(stream_id) for _ in range(count)]), key=key)


def command(*changes: Change, key: str | None = None, request: bytes = b"hash", answer: bytes = b"{}") -> Command:
    """A command of an official, under a key of its own unless one is given."""
    command_id = uuid4()
    return Command(
        changes=changes,
        actor=AN_OFFICIAL,
        recorded_at=NOW,
        key=key or str(command_id),
        request=request,
        command_id=command_id,
        correlation_id=uuid4(),
        causation_id=uuid4(),
        answer=answer,
    )


def only_stream(asked: Command) -> UUID:
    """The stream of a command that changes one."""
    (change,) = asked.changes
    return change.stream_id


def only_events(asked: Command) -> Sequence[Event]:
    """The events of a command that changes one stream."""
    (change,) = asked.changes
    return change.events
