"""Why a command on a dossier is refused."""

from domain.refusal import Fault


def subject_without_name() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.subject_without_name",
        message="De naam ontbreekt. Een dossier over een persoon of organisatie heeft een naam nodig. Vul die in.",
        field="/subject/name",
    )


def subject_without_address() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.subject_without_address",
        message="Het adres ontbreekt. Een dossier over een adres heeft een adres nodig. Vul het in.",
        field="/subject/address",
    )


def birth_date_without_person() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.birth_date_without_person",
        message="Alleen een persoon heeft een geboortedatum. Laat de geboortedatum leeg, of kies 'persoon'.",
        field="/subject/dateOfBirth",
    )


def already_opened() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.already_opened",
        message="Onder dit kenmerk staat al een dossier. Open dat dossier, of maak een nieuw met een ander kenmerk.",
    )


def not_opened() -> Fault:
    return Fault(
        kind="missing",
        code="dossier.not_opened",
        message="Dit dossier is er niet. Controleer het kenmerk, of zoek het dossier op naam.",
        field="/dossierId",
    )


def other_kind_of_subject() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.other_kind_of_subject",
        message="Een dossier blijft over dezelfde soort gaan: een persoon wordt geen adres. Open een nieuw dossier.",
        field="/subject/kind",
    )


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="dossier.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
        field="/incidentId",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.incident_retracted",
        message="Deze melding is ingetrokken en hoort in geen dossier. Kies een melding die nog geldt.",
        field="/incidentId",
    )


def not_a_perpetrator() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.not_a_perpetrator",
        message="Deze persoon staat niet als veroorzaker bij de melding. Kies een van de genoemde veroorzakers.",
        field="/perpetratorId",
    )


def incident_not_linked() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.incident_not_linked",
        message="Deze melding staat niet in dit dossier. Controleer of u het juiste dossier hebt geopend.",
        field="/incidentId",
    )
