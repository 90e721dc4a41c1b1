"""The words people read for the codes that are stored. No code value ever reaches a screen."""

from collections.abc import Iterable, Mapping
from typing import Final

from domain.catalogue.catalogue import Entry

STATUS: Final[Mapping[str, str]] = {
    "reported": "gemeld",
    "in_treatment": "in behandeling",
    "closed": "afgesloten",
    "retracted": "ingetrokken",
}
ASSESSMENT: Final[Mapping[str, str]] = {"founded": "gegrond", "unfounded": "ongegrond", "concern": "zorg"}
TALK: Final[Mapping[str, str]] = {
    "first": "eerste gesprek",
    "second": "tweede gesprek",
    "third": "derde gesprek",
    "other": "ander gesprek",
}
TALKED: Final[Mapping[str, str]] = {"offered": "aangeboden", "held": "gevoerd", "declined": "afgeslagen"}
CARER: Final[Mapping[str, str]] = {
    "manager": "leidinggevende",
    "advisor": "adviseur Veilige Publieke Taak",
    "peer_supporter": "collega-opvanger",
    "other": "iemand anders",
}
CARE_PROVIDER: Final[Mapping[str, str]] = {
    "company_doctor": "bedrijfsarts",
    "victim_support": "Slachtofferhulp",
    "psychologist": "psycholoog",
    "other": "iemand anders",
}
OUTCOME: Final[Mapping[str, str]] = {
    "completed": "afgerond",
    "declined": "niet gewild",
    "not_needed": "niet nodig",
}
ROLE: Final[Mapping[str, str]] = {"victim": "betrokken medewerker", "witness": "getuige"}
MEANS: Final[Mapping[str, str]] = {
    "conversation": "in een gesprek",
    "telephone": "per telefoon",
    "letter": "per brief",
    "email": "per e-mail",
    "other": "op een andere manier",
}
SUBJECT: Final[Mapping[str, str]] = {"person": "persoon", "organisation": "organisatie", "address": "adres"}

FACTS: Final[Mapping[str, str]] = {
    "incident.reported": "Melding gedaan",
    "incident.description_corrected": "Beschrijving verbeterd",
    "incident.occurrence_corrected": "Tijdstip verbeterd",
    "incident.setting_corrected": "Kanaal of eenheid verbeterd",
    "incident.circumstances_supplemented": "Toedracht aangevuld",
    "incident.reclassified": "Soort agressie anders beoordeeld",
    "incident.victim_added": "Betrokken medewerker toegevoegd",
    "incident.victim_corrected": "Gegevens van betrokken medewerker verbeterd",
    "incident.witness_added": "Getuige toegevoegd",
    "incident.perpetrator_identified": "Veroorzaker bekend geworden",
    "incident.perpetrator_ruled_out": "Genoemde veroorzaker was het niet",
    "incident.retracted": "Melding ingetrokken",
    "incident.treatment_started": "Behandeling begonnen",
    "incident.assessed": "Beoordeeld",
    "incident.reaction_given": "Reactie gegeven aan de veroorzaker",
    "incident.statement_recorded": "Verklaring van de veroorzaker vastgelegd",
    "incident.closed": "Melding afgesloten",
    "incident.reopened": "Melding heropend",
    "dossier.incident_linked": "In een dossier gezet",
    "dossier.incident_unlinked": "Uit een dossier gehaald",
    "aftercare.wish_recorded": "Nazorg: wens vastgelegd",
    "aftercare.talk_offered": "Nazorg: gesprek aangeboden",
    "aftercare.talk_held": "Nazorg: gesprek gevoerd",
    "aftercare.talk_declined": "Nazorg: gesprek afgeslagen",
    "aftercare.referred": "Nazorg: doorverwezen",
    "aftercare.concluded": "Nazorg: stand vastgelegd",
    "sanction.imposed": "Sanctie of maatregel vastgelegd",
}
"""What happened, per stored name; `tests/api/presenting` checks that none is missing."""


def label(entries: Iterable[Entry], code: str) -> str:
    """The label of a code, without the explanation between brackets that the annual table carries.

    An old code that this version of the catalogue does not have is shown as it was stored.
    """
    return next((entry.label for entry in entries if entry.code == code), code).split(" (")[0]


def labels(entries: Iterable[Entry], codes: Iterable[str]) -> str:
    """Several labels in one line."""
    known = tuple(entries)
    return ", ".join(label(known, code) for code in codes)
