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


def imposed_before_hearing() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.imposed_before_hearing",
        message=(
            "Deze datum ligt voor het horen. Eerst wordt iemand gehoord, dan volgt de maatregel. Controleer de "
            "datum, of leg vast waarom het niet kon wachten."
        ),
        field="/imposedOn",
    )


def nothing_left_of_it() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.nothing_left_of_it",
        message=(
            "De einddatum van het voorstel is dan al voorbij. Een maatregel werkt niet terug. Wijs dit "
            "voorstel af en doe een nieuw."
        ),
        field="/imposedOn",
    )


def already_imposed() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.already_imposed",
        message="Onder dit kenmerk staat al een andere sanctie. Leg deze vast met een nieuw kenmerk.",
    )


def already_proposed() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.already_proposed",
        message="Onder dit kenmerk staat al een ander voorstel. Doe dit voorstel met een nieuw kenmerk.",
    )


def incident_not_there(field: str = "") -> Fault:
    return Fault(
        kind="missing",
        code="sanction.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
        field=field,
    )


def incident_retracted(field: str = "") -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.incident_retracted",
        message="Deze melding is ingetrokken. Op een ingetrokken melding volgt geen sanctie.",
        field=field,
    )


def incident_not_linked(field: str = "/incidentIds") -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.incident_not_linked",
        message=(
            "Deze melding staat niet in het dossier. Een maatregel rust op meldingen in het dossier van wie "
            "zij treft. Zet de melding eerst in het dossier."
        ),
        field=field,
    )


def incident_no_aggression(field: str = "") -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.incident_no_aggression",
        message=(
            "Deze melding is beoordeeld als zorg of als ongegrond. Een sanctie volgt alleen op agressie. Kies een "
            "andere melding, of beoordeel deze opnieuw als het oordeel niet klopt."
        ),
        field=field,
    )


def no_incident() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.no_incident",
        message="Er is geen melding genoemd. Een maatregel volgt op een incident. Noem minstens een melding.",
        field="/incidentIds",
    )


def dossier_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="sanction.dossier_not_there",
        message="Dit dossier is er niet. Controleer het kenmerk, of zoek het dossier op naam.",
        field="/dossierId",
    )


def dossier_merged() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.dossier_merged",
        message=(
            "Dit dossier is samengevoegd met een ander en verandert niet meer. Open het: het wijst naar het dossier "
            "waarin het verder gaat. Doe het voorstel daar."
        ),
        field="/dossierId",
    )


def type_not_of_incidents() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.type_not_of_incidents",
        message="Deze soort agressie staat bij geen van de meldingen. Kies een soort die bij de meldingen staat.",
        field="/type",
    )


def not_motivated(field: str = "/behaviour") -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.not_motivated",
        message=(
            "Dit ontbreekt. Een maatregel die iemand beperkt, noemt gedrag, norm, redenen, duur, "
            "herbeoordeling en de weg die open blijft. Vul dit in."
        ),
        field=field,
    )


def has_no_duration(field: str = "/endsOn") -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.has_no_duration",
        message="Deze soort maatregel heeft geen duur. Laat deze datum leeg, of kies een andere soort.",
        field=field,
    )


def ends_before_it_starts() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.ends_before_it_starts",
        message="De einddatum ligt voor de begindatum. Controleer beide datums.",
        field="/endsOn",
    )


def ends_in_the_past() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.ends_in_the_past",
        message=(
            "De einddatum ligt voor vandaag. Een maatregel eindigt niet met terugwerking. Kies vandaag of een "
            "latere dag."
        ),
        field="/endsOn",
    )


def review_outside_duration() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.review_outside_duration",
        message="De herbeoordeling valt niet binnen de looptijd. Kies een dag voor of op de einddatum.",
        field="/reviewOn",
    )


def deviation_without_reason() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.deviation_without_reason",
        message="Dit wijkt af van wat de sanctiematrix adviseert. Dat mag, met een reden. Vul in waarom u afwijkt.",
        field="/deviationReason",
    )


def proposal_required() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.proposal_required",
        message=(
            "Deze maatregel beperkt iemand, dus die persoon wordt eerst gehoord. Doe een voorstel voor deze "
            "maatregel, en leg daarbij het horen vast, of waarom het niet kon wachten."
        ),
        field="/kind",
    )


def hearing_required() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.hearing_required",
        message=(
            "Deze maatregel beperkt iemand, en die persoon is hierover nog niet gehoord. Leg eerst het horen vast, of "
            "dat die persoon was uitgenodigd en niet kwam, of waarom het niet kon wachten."
        ),
    )


def second_decider_required() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.second_decider_required",
        message=(
            "Voor deze maatregel moet een tweede persoon akkoord geven. Vraag een collega om het voorstel te "
            "beoordelen."
        ),
    )


def same_decider() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.same_decider",
        message=(
            "U deed dit voorstel zelf. Akkoord komt van iemand anders. Vraag een collega om het voorstel te beoordelen."
        ),
    )


def not_there() -> Fault:
    return Fault(
        kind="missing",
        code="sanction.not_there",
        message="Deze sanctie is er niet. Controleer het kenmerk, of zoek haar op bij de melding.",
    )


def no_longer_proposed() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.no_longer_proposed",
        message="Over dit voorstel is al beslist. Bekijk de sanctie voor u verdergaat.",
    )


def not_imposed() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.not_imposed",
        message="Deze sanctie is niet opgelegd. Leg eerst vast dat zij is opgelegd, of wijs het voorstel af.",
    )


def ended() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.ended",
        message=(
            "Deze sanctie is al beëindigd. Er valt niets meer aan te wijzigen. Is er iets nieuws, doe dan een "
            "nieuw voorstel."
        ),
    )


def nothing_to_end() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.nothing_to_end",
        message=(
            "Deze sanctie heeft geen looptijd. Er is dus niets te verkorten of te beëindigen. Was zij "
            "onterecht, vernietig haar dan."
        ),
    )


def shortening_lengthens() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.shortening_lengthens",
        message="Deze einddatum is niet eerder dan de huidige. Verkorten maakt nooit langer. Kies een eerdere dag.",
        field="/endsOn",
    )


def review_without_new_end() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.review_without_new_end",
        message="De nieuwe einddatum ontbreekt. Vul in tot en met welke dag het nog geldt.",
        field="/endsOn",
    )


def no_next_review() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.no_next_review",
        message="De volgende herbeoordeling ontbreekt. Wat blijft gelden, wordt opnieuw bekeken. Vul een dag in.",
        field="/reviewOn",
    )


def not_for_this_outcome(field: str = "/endsOn") -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.not_for_this_outcome",
        message="Deze datum hoort niet bij deze uitkomst. Laat haar leeg, of kies een andere.",
        field=field,
    )


def not_suspended() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.not_suspended",
        message="Deze sanctie is niet geschorst. Bekijk de sanctie voor u verdergaat.",
    )


def objection_open() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.objection_open",
        message="Er loopt al een bezwaar. Leg eerst het antwoord daarop vast.",
    )


def no_objection() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.no_objection",
        message="Er is geen bezwaar dat op antwoord wacht. Leg eerst vast dat er bezwaar is gemaakt.",
    )


def decided_before_it_came() -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.decided_before_it_came",
        message="Deze datum ligt voor de dag waarop het bezwaar binnenkwam. Controleer de datum.",
        field="/decidedOn",
    )


def before_it_was_imposed(field: str = "/toldOn") -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.before_it_was_imposed",
        message="Deze datum ligt voor de dag waarop de maatregel is opgelegd. Controleer de datum.",
        field=field,
    )


def day_in_the_future(field: str = "/heldOn") -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.day_in_the_future",
        message="Deze datum ligt in de toekomst. Leg vast wat is gebeurd, op of na die dag.",
        field=field,
    )


def hearing_before_incident(field: str = "/heldOn") -> Fault:
    return Fault(
        kind="invalid",
        code="sanction.hearing_before_incident",
        message=(
            "Deze datum ligt voor het incident, dus dit ging over iets anders. Controleer de datum. Gebeurde het "
            "incident eerder, verbeter dan eerst het tijdstip van de melding. Is die persoon hierover nog niet "
            "gehoord, doe dat dan alsnog."
        ),
        field=field,
    )


def heard_before_incident() -> Fault:
    return Fault(
        kind="conflict",
        code="sanction.heard_before_incident",
        message=(
            "Het horen ligt voor het incident, want dat gebeurde later dan eerst was gemeld. Het horen telt dus niet. "
            "Hoor de veroorzaker hierover en leg dat vast, of verbeter het tijdstip van de melding."
        ),
    )
