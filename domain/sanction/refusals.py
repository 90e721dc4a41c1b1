"""Why a command on a sanction is refused."""

from domain.refusal import Fault


def imposed_in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.imposed_in_the_future",
        message="Deze datum ligt in de toekomst. Leg een sanctie vast op of na de dag waarop zij is opgelegd.",
        field="/imposedOn",
    )


def imposed_before_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.imposed_before_incident",
        message="Deze datum ligt voor het incident. Een sanctie volgt op een incident. Controleer de datum.",
        field="/imposedOn",
    )


def already_imposed() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.already_imposed",
        message="Onder dit kenmerk staat al een andere sanctie. Leg deze vast met een nieuw kenmerk.",
    )


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="sanction.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.incident_retracted",
        message="Deze melding is ingetrokken. Op een ingetrokken melding volgt geen sanctie.",
    )
