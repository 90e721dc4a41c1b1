"""Why a command on a task is refused."""

from domain.refusal import Fault
from domain.task.asked import done_by


def not_there() -> Fault:
    return Fault(
        kind="missing",
        code="task.not_there",
        message="Deze taak is er niet. Controleer het kenmerk, of zoek de taak op in de werklijst.",
    )


def already_made() -> Fault:
    return Fault(
        kind="conflict",
        code="task.already_made",
        message="Onder dit kenmerk staat al een taak. Maak deze taak met een nieuw kenmerk.",
    )


def about_one_thing() -> Fault:
    return Fault(
        kind="invalid",
        code="task.about_one_thing",
        message="Een taak hoort bij een melding of bij een dossier. Noem er precies een van de twee.",
        field="/incidentId",
    )


def incident_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="task.incident_not_there",
        message="Deze melding is er niet. Controleer het kenmerk, of zoek de melding op in het overzicht.",
    )


def incident_retracted() -> Fault:
    return Fault(
        kind="conflict",
        code="task.incident_retracted",
        message="Deze melding is ingetrokken. Daar hoort geen nieuwe taak bij. Kies een melding die nog geldt.",
        field="/incidentId",
    )


def dossier_not_there() -> Fault:
    return Fault(
        kind="missing",
        code="task.dossier_not_there",
        message="Dit dossier is er niet. Controleer het kenmerk, of zoek het dossier op naam.",
    )


def dossier_merged() -> Fault:
    return Fault(
        kind="conflict",
        code="task.dossier_merged",
        message="Dit dossier is samengevoegd met een ander en verandert niet meer. Open het: het wijst naar het "
        "dossier waarin het verder gaat. Maak de taak daar.",
        field="/dossierId",
    )


def last_day_has_passed() -> Fault:
    return Fault(
        kind="invalid",
        code="task.last_day_has_passed",
        message="De laatste dag ligt in het verleden. Kies vandaag of later, of laat de dag weg.",
        field="/lastDay",
    )


def is_done() -> Fault:
    return Fault(
        kind="conflict",
        code="task.is_done",
        message="Deze taak is al gedaan en verandert niet meer. Is er nog iets te doen, maak dan een nieuwe taak.",
    )


def is_over() -> Fault:
    return Fault(
        kind="conflict",
        code="task.is_over",
        message="Wat deze taak vroeg, is vastgelegd of niet meer nodig. Zij staat daarom niet meer open. Kijk in de "
        "geschiedenis wat er is gebeurd.",
    )


def is_dropped() -> Fault:
    return Fault(
        kind="conflict",
        code="task.is_dropped",
        message="Deze taak is vervallen. Is zij toch gedaan, neem haar dan eerst over en meld haar daarna gedaan.",
    )


def done_by_its_fact(code: str = "") -> Fault:
    return Fault(
        kind="conflict",
        code="task.done_by_its_fact",
        message=f"Deze taak vinkt u niet af. Zij is klaar zodra dit is vastgelegd: {done_by(code)}. Leg dat vast. De "
        "taak verdwijnt dan vanzelf.",
    )


def owed() -> Fault:
    return Fault(
        kind="conflict",
        code="task.owed",
        message="Deze taak hoort bij een maatregel of markering die geldt. De wet vraagt dat zij wordt gedaan, dus "
        "zij kan niet vervallen. Doe wat de taak vraagt, of beëindig de maatregel of de markering.",
    )
