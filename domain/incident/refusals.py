"""Why a command on an incident is refused: one name each, with words an official can act on."""

from collections.abc import Sequence

from domain.refusal import Fault


def no_type() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.no_type",
        message="Er is geen soort agressie gekozen. Zonder soort telt de melding nergens mee. Kies er minstens een.",
        field="/types",
    )


def no_victim() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.no_victim",
        message="Er is geen betrokken medewerker genoemd. Noem minstens een collega op wie de agressie was gericht.",
        field="/victims",
    )


def no_unit() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.no_unit",
        message="De eenheid ontbreekt. Vul de eenheid in waar het gebeurde.",
        field="/unit",
    )


def unknown_unit(units: Sequence[str] = ()) -> Fault:
    """Names the units there are, never what was typed."""
    return Fault(
        kind="invalid",
        code="incident.unknown_unit",
        message=f"Deze eenheid staat niet in de lijst van uw organisatie. Kies een van: {', '.join(units)}.",
        field="/unit",
    )


def in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.in_the_future",
        message="Dit tijdstip ligt in de toekomst. Een incident heeft al plaatsgevonden. Controleer datum en tijd.",
        field="/occurredAt",
    )


def too_long_ago() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.too_long_ago",
        message="Dit tijdstip ligt voor 1 januari 2000. Zo oud kan een incident hier niet zijn. Controleer de datum.",
        field="/occurredAt",
    )


def ends_before_it_starts() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.ends_before_it_starts",
        message="Het einde ligt voor het begin. Controleer beide tijdstippen.",
        field="/occurredUntil",
    )


def same_person_twice() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.same_person_twice",
        message="Dezelfde persoon staat twee keer in de melding. Noem ieder maar een keer.",
    )


def nothing_known_of_perpetrator() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.nothing_known_of_perpetrator",
        message="Van de veroorzaker is niets ingevuld. Vul een naam, adres of omschrijving in, of laat hem weg.",
        field="/perpetrator",
    )


def nothing_supplemented() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.nothing_supplemented",
        message="Er is niets ingevuld om aan te vullen. Vul minstens een gegeven in.",
    )


def already_reported() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.already_reported",
        message="Onder dit kenmerk staat al een melding. Open die melding, of meld opnieuw met een nieuw kenmerk.",
    )


def not_reported() -> Fault:
    return Fault(
        kind="missing",
        code="incident.not_reported",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
    )


def retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.retracted",
        message="Deze melding is ingetrokken en kan niet meer veranderen. Gebeurde het wel? Meld het dan opnieuw.",
    )


def closed() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.closed",
        message="Deze melding is afgesloten. Er is niets veranderd. Heropen haar eerst, met een reden. "
        "Gegevens verbeteren kan altijd.",
    )


def not_closed() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.not_closed",
        message="Deze melding is niet afgesloten. Heropenen is niet nodig: u kunt er gewoon mee verder.",
    )


def not_assessed() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.not_assessed",
        message="Deze melding is nog niet beoordeeld. Leg eerst vast of zij gegrond, ongegrond of een zorgmelding is.",
    )


def aftercare_not_recorded() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.aftercare_not_recorded",
        message="De nazorg is niet voor elke betrokken medewerker afgerond. Leg eerst bij ieder de stand vast, "
        "ook als nazorg niet nodig was of niet gewenst is.",
    )


def reacted_in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.reacted_in_the_future",
        message="Dit tijdstip ligt in de toekomst. Leg een reactie vast nadat zij is gegeven.",
        field="/givenAt",
    )


def reacted_before_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.reacted_before_incident",
        message="Dit tijdstip ligt voor het incident. Een reactie volgt op een incident. Controleer datum en tijd.",
        field="/givenAt",
    )


def stated_in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.stated_in_the_future",
        message="Deze datum ligt in de toekomst. Leg een verklaring vast op of na de dag waarop zij is gegeven.",
        field="/givenOn",
    )


def stated_before_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.stated_before_incident",
        message="Deze datum ligt voor het incident. Een verklaring gaat over wat al is gebeurd. Controleer de datum.",
        field="/givenOn",
    )


def not_a_victim() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.not_a_victim",
        message="Deze persoon staat niet als betrokken medewerker bij de melding. Voeg hem eerst toe.",
    )


def already_a_victim() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.already_a_victim",
        message="Deze persoon staat al bij de melding, met andere gegevens. Wijzig zijn gegevens, met een reden.",
    )


def already_a_witness() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.already_a_witness",
        message="Deze getuige staat al bij de melding. Is het iemand anders, voeg die dan toe als nieuwe persoon.",
    )


def not_a_perpetrator() -> Fault:
    return Fault(
        kind="conflict",
        code="incident.not_a_perpetrator",
        message="Deze persoon staat niet als veroorzaker bij de melding. Kies een van de genoemde veroorzakers.",
    )


def same_perpetrator() -> Fault:
    return Fault(
        kind="invalid",
        code="incident.same_perpetrator",
        message="De juiste en de onjuiste veroorzaker zijn dezelfde. Kies twee verschillende personen.",
    )
