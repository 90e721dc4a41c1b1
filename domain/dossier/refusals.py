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


def merged() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.merged",
        message="Dit dossier is samengevoegd met een ander en verandert niet meer. Open het: het wijst naar het "
        "dossier waarin het verder gaat. Doe het daar.",
        field="/dossierId",
    )


def same_dossier() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.same_dossier",
        message="U koos twee keer hetzelfde dossier. Kies als tweede een ander dossier.",
        field="/otherDossierId",
    )


def other_not_opened() -> Fault:
    return Fault(
        kind="missing",
        code="dossier.other_not_opened",
        message="Het andere dossier is er niet. Controleer het kenmerk, of zoek het dossier op naam.",
        field="/otherDossierId",
    )


def other_merged() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.other_merged",
        message="Het andere dossier is zelf samengevoegd met een derde. Open het: het wijst naar het dossier waarin "
        "het verder gaat. Kies dat dossier, of maak eerst die samenvoeging ongedaan.",
        field="/otherDossierId",
    )


def merge_of_other_kinds() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.merge_of_other_kinds",
        message="De dossiers gaan over een verschillende soort: een persoon is geen organisatie of adres. "
        "Zet dezelfde melding in beide dossiers als zij met elkaar te maken hebben.",
        field="/otherDossierId",
    )


def not_merged_together() -> Fault:
    return Fault(
        kind="conflict",
        code="dossier.not_merged_together",
        message="Deze twee dossiers zijn niet met elkaar samengevoegd. Controleer of u de juiste dossiers koos.",
        field="/otherDossierId",
    )


def incident_not_assigned() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.incident_not_assigned",
        message="Sinds het samenvoegen zijn er meldingen bijgekomen. Niemand kan raden bij wie die horen. "
        "Zeg van elk van die meldingen in welk van de twee dossiers zij komt.",
        field="/assign",
    )


def incident_not_to_assign() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.incident_not_to_assign",
        message="Deze melding is niet sinds het samenvoegen toegevoegd. Meldingen van daarvoor gaan vanzelf terug naar "
        "waar zij stonden. Laat deze melding weg.",
        field="/assign/0/incidentId",
    )


def incident_assigned_twice() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.incident_assigned_twice",
        message="Deze melding is twee keer toegewezen. Noem elke melding een keer.",
        field="/assign/0/incidentId",
    )


def assigned_elsewhere() -> Fault:
    return Fault(
        kind="invalid",
        code="dossier.assigned_elsewhere",
        message="Dit is geen van de twee dossiers die uit elkaar gaan. Kies een van die twee.",
        field="/assign/0/dossierId",
    )
