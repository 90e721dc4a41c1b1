"""How a measure that restricts somebody comes about in the practice register: proposed, heard, imposed and told.

All of it is invented. The order and the steps are those that a real one takes.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from api.http.models import InputModel
from api.inputs import ReasonInput
from api.inputs_sanctions import HearingInput, ImpositionInput, NoticeInput, ProposalInput
from api.local_user import PERSONAS
from api.practice.incidents import Told
from api.register import Register
from api.use_cases import sanctions
from api.use_cases.asking import Ask, Seen, Written
from domain.sanction.advice import day_after
from domain.sanction.faults import kind_in

NORMS: Final = {
    "verbal": "Gedragsregel 2 van de provincie: medewerkers worden met respect behandeld.",
    "psychological": "Gedragsregel 3 van de provincie: niet dreigen en niet intimideren.",
    "physical": "Gedragsregel 4 van de provincie: geen lichamelijk geweld.",
    "other": "Gedragsregel 1 van de provincie: het werk kan ongestoord doorgaan.",
}
SEVEREST: Final = ("physical", "psychological", "verbal", "other")
SEVERITY: Final = {"verbal": "very_serious"}
"""As judged in the story; serious when it is not here. So the matrix advises what was done, but for one kind."""
DURATION: Final = {"building_ban": "P1Y"}
"""Half a year when it is not here."""
DEVIATION: Final = {"service_suspension": "Een pandverbod helpt niet: het gebeurde bij deze persoon thuis."}
NATURE: Final = {
    "contact_arrangements": "Met afspraken kan het contact doorgaan zonder dat het uit de hand loopt.",
    "building_ban": "Het gebeurde tegenover een medewerker; afstand houden voorkomt herhaling.",
    "service_suspension": "Bezoek aan huis is nu niet veilig te doen.",
}
KEPT: Final = "Schriftelijk en per telefoon, via een vaste contactpersoon."
SECOND_DECIDER: Final = PERSONAS["manager"]
PROPOSED, HEARD, AGREED, IMPOSED, TOLD = (
    timedelta(hours=-8),
    timedelta(hours=-4),
    timedelta(hours=-1),
    timedelta(),
    timedelta(hours=1),
)
"""Around the moment at which it is imposed."""


class Ground(NamedTuple):
    """What a measure rests on in the story."""

    day: date
    """On which it is imposed."""
    dossier_id: UUID
    incident_id: UUID
    told: Told


class MeasureStep(NamedTuple):
    """One thing somebody did about it."""

    name: str
    after: timedelta
    """From the moment at which it is imposed."""
    model: type[InputModel]
    fields: Callable[[str, Ground], dict[str, Any]]
    act: Callable[[Register, Ask, UUID | None, Any], Written]
    """Takes the sanction, once there is one."""
    actor: UUID | None = None
    """Who did it, when that is not the advisor."""


def restricts(register: Register, kind: str) -> bool:
    """Whether a measure of this kind takes these steps."""
    found = kind_in(register.catalogue, kind)
    return found is not None and found.restricts


def steps_of(register: Register, kind: str) -> tuple[MeasureStep, ...]:
    """The steps of a measure of this kind, in order."""
    found = kind_in(register.catalogue, kind)
    agreed = MeasureStep("agreed", AGREED, ReasonInput, _agreement, _on(sanctions.approve), SECOND_DECIDER)
    return (
        MeasureStep("proposed", PROPOSED, ProposalInput, _proposal, _propose),
        MeasureStep("heard", HEARD, HearingInput, _hearing, _on(sanctions.record_hearing)),
        *((agreed,) if found is not None and found.needs_second_decider else ()),
        MeasureStep("imposed", IMPOSED, ImpositionInput, _imposition, _on(sanctions.impose_proposal)),
        MeasureStep("told", TOLD, NoticeInput, _notice, _on(sanctions.tell)),
    )


def _propose(register: Register, ask: Ask, _none_yet: UUID | None, typed: ProposalInput) -> Written:
    return sanctions.propose(register, ask, typed)


def _on(
    use_case: Callable[[Register, Ask, Seen, Any], Written],
) -> Callable[[Register, Ask, UUID | None, Any], Written]:
    def act(register: Register, ask: Ask, sanction_id: UUID | None, typed: InputModel) -> Written:
        if sanction_id is None:
            raise ValueError(f"{use_case.__name__} comes before the proposal")
        return use_case(register, ask, Seen(sanction_id, None), typed)

    return act


def _proposal(kind: str, ground: Ground) -> dict[str, Any]:
    severest = next(code for code in SEVEREST if code in ground.told.types)
    last_day = day_after(ground.day, DURATION.get(kind, "P6M")) - timedelta(days=1)
    return {
        "dossierId": str(ground.dossier_id),
        "incidentIds": [str(ground.incident_id)],
        "kind": kind,
        "type": severest,
        "severity": SEVERITY.get(severest, "serious"),
        "repeated": False,
        "behaviour": ground.told.what,
        "norm": NORMS[severest],
        "reasonForNature": NATURE[kind],
        "reasonForDuration": "Zo lang geeft rust en ruimte om te zien of het anders gaat.",
        "keptService": KEPT,
        "startsOn": ground.day.isoformat(),
        "endsOn": last_day.isoformat(),
        "reviewOn": day_after(ground.day, "P3M").isoformat(),
        "deviationReason": DEVIATION.get(kind),
    }


def _hearing(_kind: str, ground: Ground) -> dict[str, Any]:
    return {
        "form": "oral",
        "heldOn": ground.day.isoformat(),
        "summary": "Vertelde het verhaal van de andere kant, en vroeg om een vast aanspreekpunt.",
    }


def _agreement(_kind: str, _ground: Ground) -> dict[str, Any]:
    return {"reason": "De aard en de duur passen bij wat er gebeurde."}


def _imposition(_kind: str, ground: Ground) -> dict[str, Any]:
    return {"imposedOn": ground.day.isoformat()}


def _notice(_kind: str, ground: Ground) -> dict[str, Any]:
    return {"how": "letter", "toldOn": ground.day.isoformat()}
