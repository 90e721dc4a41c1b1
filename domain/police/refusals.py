"""Why a command on a case at the police is refused."""

from domain.refusal import Fault


def not_made() -> Fault:
    return Fault(
        kind="missing",
        code="police.not_made",
        message="Deze zaak bij de politie is er niet. Controleer het kenmerk, of kijk bij de melding.",
    )


def already_made() -> Fault:
    return Fault(
        kind="conflict",
        code="police.already_made",
        message="Onder dit kenmerk staat al een andere zaak. Leg deze vast met een nieuw kenmerk.",
    )


def no_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="police.no_incident",
        message="Er is geen melding genoemd. Leg vast over welke melding de politie is ingelicht.",
    )


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="police.incident_not_there",
        message="Een van de meldingen is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="police.incident_retracted",
        message="Een van de meldingen is ingetrokken. Over een ingetrokken melding wordt niets bij de politie "
        "vastgelegd.",
    )


def made_in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="police.made_in_the_future",
        message="Deze datum ligt in de toekomst. Leg de zaak vast op of na de dag waarop de politie is ingelicht.",
        field="/madeOn",
    )


def made_before_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="police.made_before_incident",
        message="Deze datum ligt voor het incident. De politie wordt daarna ingelicht. Controleer de datum.",
        field="/madeOn",
    )


def outcome_in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="police.outcome_in_the_future",
        message="Deze datum ligt in de toekomst. Leg de uitkomst vast als die bekend is.",
        field="/on",
    )


def outcome_before_case() -> Fault:
    return Fault(
        kind="invalid",
        code="police.outcome_before_case",
        message="Deze datum ligt voor de dag waarop de politie is ingelicht. Controleer de datum.",
        field="/on",
    )
