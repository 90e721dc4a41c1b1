"""What the facts of the aftercare of one incident add up to."""

from collections.abc import Iterable, Mapping
from functools import reduce
from uuid import UUID

from domain.aftercare.events import (
    AftercareEvent,
    Concluded,
    Referred,
    TalkDeclined,
    TalkHeld,
    TalkOffered,
    WishRecorded,
)
from domain.event import Value
from domain.sealed import SealedToken


class Care(Value):
    """The care for one colleague."""

    wish: SealedToken | None = None
    talks: tuple[TalkOffered | TalkHeld | TalkDeclined, ...] = ()
    referrals: tuple[Referred, ...] = ()
    conclusion: Concluded | None = None
    """None as long as nobody concluded, and again when something new was recorded since."""


class Aftercare(Value):
    """The care for everybody in the incident about whom something was recorded."""

    of: Mapping[UUID, Care] = {}

    @property
    def concluded(self) -> frozenset[UUID]:
        """The people whose state of care is on record."""
        return frozenset(person for person, care in self.of.items() if care.conclusion is not None)


State = Aftercare
INITIAL = Aftercare()


def evolve(state: State, event: AftercareEvent) -> State:
    """The state after this fact."""
    care = after(state.of.get(event.person_id, Care()), event)
    return Aftercare(of={**state.of, event.person_id: care})


def after(care: Care, event: AftercareEvent) -> Care:
    """The care for one colleague after a fact about her."""
    match event:
        case WishRecorded():
            new: dict[str, object] = {"wish": event.wish}
        case TalkOffered() | TalkHeld() | TalkDeclined():
            new = {"talks": (*care.talks, event)}
        case Referred():
            new = {"referrals": (*care.referrals, event)}
        case Concluded():
            return care.model_copy(update={"conclusion": event})
    return care.model_copy(update={**new, "conclusion": None})


def fold(events: Iterable[AftercareEvent], state: State = INITIAL) -> State:
    """The state after all these facts, in order."""
    return reduce(evolve, events, state)
