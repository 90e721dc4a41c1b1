"""Why a command on aftercare is refused."""

from domain.refusal import Fault


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="aftercare.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.incident_retracted",
        message="Deze melding is ingetrokken. Leg nazorg vast bij de melding van wat wel gebeurde.",
    )


def not_in_the_incident() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.not_in_the_incident",
        message="Deze persoon staat niet als betrokken medewerker of getuige bij de melding. Voeg hem eerst toe.",
        field="/personId",
    )


def in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="aftercare.in_the_future",
        message="Deze datum ligt in de toekomst. Leg nazorg vast op of na de dag zelf. Controleer de datum.",
    )


def before_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="aftercare.before_incident",
        message="Deze datum ligt voor het incident. Nazorg volgt op een incident. Controleer de datum.",
    )


def talk_already_held() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.talk_already_held",
        message="Dit gesprek is al gevoerd. Kies het volgende gesprek, of leg het vast als een ander gesprek.",
        field="/talk",
    )


def talk_not_offered() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.talk_not_offered",
        message="Dit gesprek is niet aangeboden. Leg eerst vast wanneer het is aangeboden, en dan dat het niet hoefde.",
        field="/talk",
    )


def no_care_given() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.no_care_given",
        message="Er is geen gesprek en geen verwijzing vastgelegd. Leg die eerst vast, of kies een andere uitkomst.",
        field="/outcome",
    )


def already_concluded() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.already_concluded",
        message="Deze uitkomst van de nazorg staat al vast, met een andere reden. Er is niets veranderd. Leg eerst "
        "vast wat er daarna gebeurde, of kies een andere uitkomst.",
        field="/outcome",
    )


def nothing_declined() -> Fault:
    return Fault(
        kind="conflict",
        code="aftercare.nothing_declined",
        message="Er staat niet vast dat deze collega een gesprek afsloeg. Leg dat eerst vast, of kies een andere "
        "uitkomst.",
        field="/outcome",
    )
