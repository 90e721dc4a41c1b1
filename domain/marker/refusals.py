"""Why a command on a marker is refused."""

from domain.refusal import Fault


def no_dossier() -> Fault:
    return Fault(
        kind="missing",
        code="marker.no_dossier",
        message="Dit dossier is er niet. Controleer het kenmerk, of zoek het dossier op naam.",
    )


def dossier_merged() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.dossier_merged",
        message="Dit dossier is samengevoegd met een ander en verandert niet meer. Open het: het wijst naar het "
        "dossier waarin het verder gaat. Doe het voorstel daar.",
    )


def not_there() -> Fault:
    return Fault(
        kind="missing",
        code="marker.not_there",
        message="Deze markering is er niet. Controleer het kenmerk, of kijk bij de markeringen van het dossier.",
    )


def already_proposed() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.already_proposed",
        message="Onder dit kenmerk staat al een markering. Doe het voorstel met een nieuw kenmerk.",
    )


def kind_taken() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.kind_taken",
        message="In deze periode is er al een markering van deze soort, of een voorstel daarvoor. Per soort geldt er "
        "een tegelijk. Beoordeel die markering opnieuw, of kies een andere periode.",
        field="/kind",
    )


def kind_in_force() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.kind_in_force",
        message="In deze periode geldt al een markering van deze soort, uit een dossier dat hiermee is samengevoegd. "
        "Per soort geldt er een tegelijk. Trek die markering eerst in, of wijs dit voorstel af.",
    )


def no_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.no_incident",
        message="Er is geen melding genoemd. Een markering rust op wat er is gebeurd. Kies minstens een melding uit "
        "dit dossier.",
        field="/incidentIds",
    )


def incident_not_in_dossier() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.incident_not_in_dossier",
        message="Deze melding staat niet in dit dossier. Kies een melding uit het dossier, of voeg haar eerst toe.",
        field="/incidentIds",
    )


def without_aggression() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.without_aggression",
        message="Geen van deze meldingen is agressie die nog geldt. Op alleen zorgen of een ingetrokken melding mag "
        "geen markering rusten. Kies een melding van agressie, of laat de markering achterwege.",
        field="/incidentIds",
    )


def case_not_about_it() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.case_not_about_it",
        message="Deze zaak bij de politie is er niet, of gaat niet over een van deze meldingen. Kies een zaak die bij "
        "de meldingen hoort.",
        field="/policeCaseIds",
    )


def case_without_guilt() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.case_without_guilt",
        message="Deze zaak is geseponeerd of eindigde in vrijspraak. Daar mag geen nieuwe markering op rusten. Laat "
        "de zaak weg.",
        field="/policeCaseIds",
    )


def starts_in_the_past() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.starts_in_the_past",
        message="De eerste dag ligt in het verleden. Een markering waarschuwt vooruit. Kies vandaag of later.",
        field="/startsOn",
    )


def ends_before_it_starts() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.ends_before_it_starts",
        message="De einddatum ligt niet na de eerste dag. Op de einddatum geldt de markering niet meer. Kies een "
        "latere dag.",
        field="/endsOn",
    )


def review_outside_term() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.review_outside_term",
        message="De dag van herbeoordeling valt buiten de looptijd. Kies een dag na vandaag en na het begin, en "
        "uiterlijk de einddatum.",
        field="/reviewOn",
    )


def review_too_late() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.review_too_late",
        message="De herbeoordeling komt te laat. Een markering wordt minstens eens per jaar opnieuw beoordeeld. Kies "
        "een dag binnen een jaar.",
        field="/reviewOn",
    )


def same_person() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.same_person",
        message="U deed dit voorstel zelf. Een markering wordt goedgekeurd door een ander. Vraag een collega die mag "
        "goedkeuren.",
    )


def already_decided() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.already_decided",
        message="Over deze markering is al beslist. Kijk bij het dossier hoe zij ervoor staat, of doe een nieuw "
        "voorstel.",
    )


def not_approved() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.not_approved",
        message="Deze markering is niet goedgekeurd, dus er is niets opnieuw te beoordelen. Keur het voorstel eerst "
        "goed, of doe een nieuw voorstel.",
    )


def over() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.over",
        message="De einddatum van deze markering is voorbij. Zij geldt niet meer. Is er nog een waarschuwing nodig, "
        "doe dan een nieuw voorstel.",
    )


def ground_gone() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.ground_gone",
        message="Waar dit voorstel op rust, is veranderd: een strafzaak eindigde met vrijspraak of sepot, of een "
        "melding geldt niet meer. Wijs het voorstel af, en doe zo nodig een nieuw voorstel op wat nog wel geldt.",
    )


def nothing_decided() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.nothing_decided",
        message="Er is geen nieuwe dag ingevuld. Vul in wanneer de volgende herbeoordeling is, of een eerdere "
        "einddatum. Is de markering niet meer nodig, trek haar dan in.",
    )


def made_longer() -> Fault:
    return Fault(
        kind="conflict",
        code="marker.made_longer",
        message="Een herbeoordeling maakt een markering niet langer. Kies de einddatum die er staat of een eerdere, "
        "of doe een nieuw voorstel.",
        field="/endsOn",
    )


def ends_too_soon() -> Fault:
    return Fault(
        kind="invalid",
        code="marker.ends_too_soon",
        message="Deze einddatum is vandaag of al voorbij. Moet de markering nu weg, trek haar dan in.",
        field="/endsOn",
    )
