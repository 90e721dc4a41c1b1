"""Why a command on a deputy is refused."""

from domain.refusal import Fault


def not_there() -> Fault:
    return Fault(
        kind="missing",
        code="deputy.not_there",
        message="Deze waarneming is er niet. Controleer het kenmerk, of kijk in de lijst van waarnemers.",
    )


def already_appointed() -> Fault:
    return Fault(
        kind="conflict",
        code="deputy.already_appointed",
        message="Onder dit kenmerk staat al een waarneming. Leg deze vast met een nieuw kenmerk.",
    )


def oneself() -> Fault:
    return Fault(
        kind="invalid",
        code="deputy.oneself",
        message="Niemand neemt voor zichzelf waar. Kies iemand anders als waarnemer.",
        field="/deputyId",
    )


def starts_in_the_past() -> Fault:
    return Fault(
        kind="invalid",
        code="deputy.starts_in_the_past",
        message="De eerste dag ligt in het verleden. Een waarneming begint vandaag of later. Kies een andere dag.",
        field="/firstDay",
    )


def ends_before_it_starts() -> Fault:
    return Fault(
        kind="invalid",
        code="deputy.ends_before_it_starts",
        message="De laatste dag ligt voor de eerste. Kies een latere laatste dag.",
        field="/lastDay",
    )


def overlaps() -> Fault:
    return Fault(
        kind="conflict",
        code="deputy.overlaps",
        message="In deze periode heeft deze persoon al een waarnemer. Er is er een tegelijk. Beëindig de andere "
        "waarneming eerst, of kies een andere periode.",
        field="/firstDay",
    )


def already_ended() -> Fault:
    return Fault(
        kind="conflict",
        code="deputy.already_ended",
        message="Deze waarneming is al eerder beëindigd. Kijk bij de waarneming wanneer dat was en waarom.",
    )


def is_over() -> Fault:
    return Fault(
        kind="conflict",
        code="deputy.is_over",
        message="De laatste dag van deze waarneming is voorbij. Er valt niets meer te beëindigen.",
    )
