"""Why a command on damage is refused."""

from domain.refusal import Fault


def not_recorded() -> Fault:
    return Fault(
        kind="missing",
        code="damage.not_recorded",
        message="Deze schade is er niet. Controleer het kenmerk, of kijk bij de melding.",
    )


def already_recorded() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.already_recorded",
        message="Onder dit kenmerk staat al een schade. Leg deze vast met een nieuw kenmerk.",
    )


def already_recovered() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.already_recovered",
        message="Deze betaling is al vastgelegd. Kijk bij de schade wat er is betaald.",
    )


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="damage.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.incident_retracted",
        message="Deze melding is ingetrokken. Bij een ingetrokken melding hoort geen schade.",
    )


def in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="damage.in_the_future",
        message="Deze datum ligt in de toekomst. Leg vast wat al is gebeurd.",
        field="/on",
    )


def too_early() -> Fault:
    return Fault(
        kind="invalid",
        code="damage.too_early",
        message="Deze datum ligt voor het incident of voor de schade. Controleer de datum.",
        field="/on",
    )


def is_written_off() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.is_written_off",
        message="Deze schade is afgeboekt. Er is niets veranderd, en er verandert niets meer aan. "
        "Leg nieuwe schade apart vast.",
    )


def amount_not_known() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.amount_not_known",
        message="Van deze schade is het bedrag niet bekend. Leg eerst het bedrag vast, en daarna wat is betaald.",
    )


def more_than_the_amount() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.more_than_the_amount",
        message="Er zou meer zijn betaald dan de schade is. Controleer het bedrag van de betaling of van de schade.",
        field="/amountCents",
    )


def less_than_recovered() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.less_than_recovered",
        message="Er is al meer betaald dan dit bedrag. Controleer het bedrag van de schade.",
        field="/amountCents",
    )


def paid_in_full() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.paid_in_full",
        message="Deze schade is helemaal betaald. Er valt niets af te boeken.",
    )


def no_case_to_join() -> Fault:
    return Fault(
        kind="conflict",
        code="damage.no_case_to_join",
        message="De zaak bij de politie ontbreekt, of gaat niet over deze melding. Kies een zaak die bij de "
        "melding hoort.",
        field="/policeCaseId",
    )


def civil_claim_with_case() -> Fault:
    return Fault(
        kind="invalid",
        code="damage.civil_claim_with_case",
        message="Een vordering bij de burgerlijke rechter hoort niet bij een strafzaak. Laat de zaak weg, of "
        "kies de strafzaak.",
        field="/policeCaseId",
    )
