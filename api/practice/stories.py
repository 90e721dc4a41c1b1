"""Two stories of the practice register that can be followed from report to end. All invented.

The arrangements after the home visit are shortened after a complaint. The charge after the threat on the road ends in
an acquittal, after which the marker that rested on it is withdrawn.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from api.http.models import InputModel
from api.inputs import ReasonInput
from api.inputs_damage import DamageInput
from api.inputs_markers import MarkerInput
from api.inputs_police import OutcomeInput, PoliceCaseInput
from api.inputs_sanctions import ObjectionDecisionInput, ObjectionInput, ShorteningInput
from api.local_user import PERSONAS
from api.register import Register
from api.use_cases import damage, markers, police, sanctions
from api.use_cases.asking import Ask, Seen, Written
from domain.periods import AMSTERDAM

M = TypeVar("M", bound=InputModel)


class Made(NamedTuple):
    """What earlier steps of the story made."""

    incident: UUID
    dossier: UUID
    arrangement: UUID | None
    """The contact arrangements, when there are any."""
    steps: Mapping[str, UUID]
    """What each earlier step of this story made, by its name."""


class Chapter(NamedTuple):
    """One thing that happened."""

    at: datetime
    name: str
    model: type[InputModel]
    fields: Callable[[Made], dict[str, Any]]
    act: Callable[[Register, Ask, Made, Any], Written]
    actor: UUID | None = None
    """Who did it; None for the advisor."""


def story_moment(moment: str) -> datetime:
    """This moment on the clock in the Netherlands."""
    return datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)


def _arrangement(made: Made) -> Seen:
    assert made.arrangement is not None  # noqa: S101 - the story has them
    return Seen(made.arrangement, None)


def _outcome(register: Register, ask: Ask, made: Made, typed: OutcomeInput) -> Written:
    return police.record_outcome(register, ask, Seen(made.steps["charge"], None), typed)


SHORTENED: Final = (
    Chapter(
        story_moment("2024-11-20T10:00"),
        "objection",
        ObjectionInput,
        lambda _made: {
            "receivedOn": "2024-11-19",
            "summary": "Vindt een half jaar te lang en zegt dat het bij die ene keer is gebleven.",
        },
        lambda register, ask, made, typed: sanctions.receive_objection(register, ask, _arrangement(made), typed),
    ),
    Chapter(
        story_moment("2024-12-05T15:00"),
        "decision",
        ObjectionDecisionInput,
        lambda _made: {
            "outcome": "partly",
            "decidedOn": "2024-12-05",
            "reason": "De afspraken waren nodig. Er is sindsdien niets gebeurd, dus drie maanden is genoeg.",
        },
        lambda register, ask, made, typed: sanctions.decide_objection(register, ask, _arrangement(made), typed),
    ),
    Chapter(
        story_moment("2024-12-05T15:10"),
        "shortening",
        ShorteningInput,
        lambda _made: {
            "endsOn": "2025-01-30",
            "reason": "Verkort na het bezwaar, van een half jaar naar drie maanden.",
        },
        lambda register, ask, made, typed: sanctions.shorten(register, ask, _arrangement(made), typed),
    ),
)
ACQUITTED: Final = (
    Chapter(
        story_moment("2024-11-07T17:45"),
        "damage",
        DamageInput,
        lambda _made: {
            "kind": "vehicle",
            "description": "De spiegel van de dienstauto is eraf gereden.",
            "amountCents": 18_450,
            "on": "2024-11-07",
        },
        lambda register, ask, made, typed: damage.record(register, ask, made.incident, typed),
    ),
    Chapter(
        story_moment("2024-11-08T18:00"),
        "charge",
        PoliceCaseInput,
        lambda _made: {
            "kind": "charge",
            "number": "PL0600-OEFEN-1",
            "madeOn": "2024-11-08",
            "madeBy": "Manon Jansen",
            "domicileAtEmployer": True,
        },
        lambda register, ask, made, typed: police.make_case(register, ask, made.incident, typed),
    ),
    Chapter(
        story_moment("2024-11-12T09:00"),
        "marker",
        MarkerInput,
        lambda made: {
            "kind": "visit_with_two",
            "advice": "Ga met twee personen. Houd afstand en rijd door als hij naast u komt rijden.",
            "reason": "Dreigde met aanrijden; er is aangifte gedaan.",
            "incidentIds": [str(made.incident)],
            "policeCaseIds": [str(made.steps["charge"])],
            "startsOn": "2024-11-13",
            "endsOn": "2025-11-13",
            "reviewOn": "2025-05-13",
        },
        lambda register, ask, made, typed: markers.propose(register, ask, made.dossier, typed),
        PERSONAS["colleague"],
    ),
    Chapter(
        story_moment("2024-11-13T09:00"),
        "approval",
        ReasonInput,
        lambda _made: {"reason": "Eens: werken langs de weg is anders niet veilig."},
        lambda register, ask, made, typed: markers.approve(
            register, ask, made.dossier, Seen(made.steps["marker"], None), typed
        ),
        PERSONAS["second-approver"],
    ),
    Chapter(
        story_moment("2025-05-06T14:00"),
        "outcome",
        OutcomeInput,
        lambda _made: {
            "outcome": "acquitted",
            "on": "2025-05-06",
            "note": "Vrijgesproken: niet bewezen wie er reed.",
        },
        _outcome,
    ),
    Chapter(
        story_moment("2025-05-08T10:00"),
        "withdrawal",
        ReasonInput,
        lambda _made: {"reason": "De grond is vervallen door de vrijspraak."},
        lambda register, ask, made, typed: markers.withdraw(
            register, ask, made.dossier, Seen(made.steps["marker"], None), typed
        ),
    ),
)
STORIES: Final[Mapping[int, tuple[Chapter, ...]]] = {4: SHORTENED, 6: ACQUITTED}
"""By the place of the incident in the whole story, from 1."""
