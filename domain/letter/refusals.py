"""Why a command on a letter is refused."""

from domain.letter.facts import Fact
from domain.refusal import Fault


def facts_missing(fact: Fact) -> Fault:
    return Fault(
        kind="conflict",
        code="letter.facts_missing",
        message=f"De brief mist een gegeven: {fact.label}. PAR verzint niets. Vul dit in en maak de brief opnieuw.",
        field=f"/facts/{fact.name}",
    )


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="letter.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
        field="/incidentId",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.incident_retracted",
        message="Deze melding is ingetrokken. Over een ingetrokken melding gaat geen brief uit.",
        field="/incidentId",
    )


def dossier_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="letter.dossier_not_there",
        message="Dit dossier is er niet. Controleer het kenmerk, of zoek het dossier op naam.",
        field="/dossierId",
    )


def dossier_merged() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.dossier_merged",
        message="Dit dossier is samengevoegd met een ander en verandert niet meer. Open het: het wijst naar het "
        "dossier waarin het verder gaat. Maak de brief bij dat dossier.",
        field="/dossierId",
    )


def incident_not_in_dossier() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.incident_not_in_dossier",
        message="Deze melding staat niet in dit dossier. Kies een ander dossier, of zet de melding er eerst in.",
        field="/dossierId",
    )


def incident_left_dossier() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.incident_left_dossier",
        message="Deze melding staat niet meer in het dossier van de sanctie. Zet haar er weer in, of kies een andere"
        " sanctie.",
        field="/sanctionId",
    )


def sanction_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="letter.sanction_not_there",
        message="Deze sanctie is er niet. Controleer het kenmerk, of zoek de sanctie op bij de melding.",
        field="/sanctionId",
    )


def sanction_of_other_incident() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.sanction_of_other_incident",
        message="Deze sanctie gaat over een andere melding. Kies een sanctie die op deze melding rust.",
        field="/sanctionId",
    )


def sanction_of_other_dossier() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.sanction_of_other_dossier",
        message="Deze sanctie is opgelegd of voorgesteld in een ander dossier, dus voor iemand anders. Kies het dossier"
        " van de sanctie, of een sanctie van deze ontvanger.",
        field="/sanctionId",
    )


def ban_without_sanction() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.ban_without_sanction",
        message="Een besluitbrief vertelt wat is opgelegd, en er is geen sanctie gekozen. Kies de opgelegde sanctie. Is"
        " er nog geen, leg die dan eerst op.",
        field="/sanctionId",
    )


def not_for_this_sanction() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.not_for_this_sanction",
        message="Volgens de catalogus is deze brief niet voor dit soort sanctie. Kies een brief die dat wel is, of een"
        " andere sanctie.",
        field="/sanctionId",
    )


def sanction_not_imposed() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.sanction_not_imposed",
        message="Deze sanctie is alleen voorgesteld. De brief zou vertellen wat nog niet is besloten. Leg haar eerst"
        " op, of maak een uitnodiging om gehoord te worden.",
        field="/sanctionId",
    )


def sanction_over() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.sanction_over",
        message="Deze sanctie geldt niet meer: afgewezen, opgeheven, vernietigd of voorbij de einddatum. Kies een"
        " sanctie die geldt of nog ingaat. Over het einde maakt PAR geen brief: schrijf die zelf.",
        field="/sanctionId",
    )


def sanction_suspended() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.sanction_suspended",
        message="Deze sanctie is geschorst en geldt nu niet. De brief zou zeggen van wel. Laat haar eerst weer gelden."
        " Over de schorsing maakt PAR geen brief: schrijf die zelf.",
        field="/sanctionId",
    )


def sanction_without_end() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.sanction_without_end",
        message="Deze sanctie heeft geen begin en einde: zij beperkt niemand. Een besluitbrief is voor wat iemand"
        " beperkt. Maak een waarschuwingsbrief, of kies een andere sanctie.",
        field="/sanctionId",
    )


def already_decided() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.already_decided",
        message="Over deze sanctie is al besloten, en de uitnodiging zegt van niet. Kies een voorstel. Wilt u achteraf"
        " horen, nodig dan zelf uit en leg het gesprek vast bij de sanctie.",
        field="/sanctionId",
    )


def contradicts_sanction(fact: Fact) -> Fault:
    return Fault(
        kind="conflict",
        code="letter.contradicts_sanction",
        message=f"De sanctie zegt iets anders over dit gegeven: {fact.label}. De brief vertelt wat in de sanctie staat."
        " Laat dit leeg, of kies de juiste sanctie.",
        field=f"/facts/{fact.name}",
    )


def not_a_perpetrator() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.not_a_perpetrator",
        message="Deze persoon staat niet als veroorzaker bij de melding. Kies een van de genoemde veroorzakers.",
        field="/perpetratorId",
    )


def several_perpetrators() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.several_perpetrators",
        message="Bij deze melding staan meer veroorzakers. Kies aan wie u deze brief schrijft.",
        field="/perpetratorId",
    )


def perpetrator_of_other_dossier() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.perpetrator_of_other_dossier",
        message="In het dossier staat niet dat het over deze veroorzaker gaat. Kies een ander, of zet de melding in het"
        " dossier van deze veroorzaker.",
        field="/perpetratorId",
    )


def ends_before_it_starts() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.ends_before_it_starts",
        message="De laatste dag van de maatregel ligt voor de eerste dag. Controleer beide dagen.",
        field="/facts/endsOn",
    )


def review_outside_measure() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.review_outside_measure",
        message="De herbeoordeling valt niet binnen de maatregel. Kies een dag na het begin en niet na het einde.",
        field="/facts/reviewOn",
    )


def hearing_in_the_past(field: str = "/facts/hearingOn") -> Fault:
    return Fault(
        kind="invalid",
        code="letter.hearing_in_the_past",
        message="Dit gesprek is al geweest. Niemand kan nog komen. Kies een dag en een tijd die nog komen.",
        field=field,
    )


def answer_in_the_past() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.answer_in_the_past",
        message="Deze dag is al voorbij. Niemand kan nog op tijd reageren. Kies een dag die nog komt.",
        field="/facts/writtenUntil",
    )


def too_long() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.too_long",
        message="Met deze gegevens wordt de brief te lang. Maak de teksten korter.",
        field="/facts",
    )


def not_printable() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.not_printable",
        message="In de brief staat een teken dat niet in het lettertype zit, zoals een emoji of een ander schrift."
        " Schrijf dat anders en maak de brief opnieuw.",
        field="/facts",
    )


def already_generated() -> Fault:
    return Fault(
        kind="conflict",
        code="letter.already_generated",
        message="Onder dit kenmerk staat al een brief. Een brief verandert niet meer. Maak een nieuwe brief.",
    )


def not_generated() -> Fault:
    return Fault(
        kind="missing",
        code="letter.not_generated",
        message="Deze brief is er niet. Controleer het kenmerk.",
    )


def sent_in_the_future() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.sent_in_the_future",
        message="Deze datum ligt in de toekomst. Leg het versturen vast op of na de dag waarop de brief wegging.",
        field="/sentOn",
    )


def sent_before_it_was_made() -> Fault:
    return Fault(
        kind="invalid",
        code="letter.sent_before_it_was_made",
        message="Deze datum ligt voor de dag waarop de brief is gemaakt. Controleer de datum.",
        field="/sentOn",
    )
