"""The words people read for the codes that are stored. No code value ever reaches a screen."""

from collections.abc import Iterable, Mapping
from typing import Final

from domain.catalogue.catalogue import Entry

STATUS: Final[Mapping[str, str]] = {"reported": "geldt", "retracted": "ingetrokken"}
SUBJECT: Final[Mapping[str, str]] = {"person": "persoon", "organisation": "organisatie", "address": "adres"}
SANCTION_STATE: Final[Mapping[str, str]] = {
    "proposed": "voorgesteld",
    "rejected": "afgewezen",
    "imposed": "opgelegd",
    "suspended": "geschorst",
    "expired": "afgelopen",
    "lifted": "opgeheven",
    "annulled": "vernietigd",
}
STEPS: Final[Mapping[str, str]] = {
    "hearing": "horen, of vastleggen waarom het niet kon wachten",
    "second_decider": "akkoord van een tweede persoon",
    "hearing_afterwards": "alsnog horen",
    "tell": "de veroorzaker op de hoogte brengen",
    "review": "herbeoordelen",
    "answer_objection": "het bezwaar beantwoorden",
    "act_on_objection": "gevolg geven aan het bezwaar",
}
HEARING_FORM: Final[Mapping[str, str]] = {"oral": "mondeling", "written": "schriftelijk"}
TELLING: Final[Mapping[str, str]] = {
    "letter": "met een brief",
    "talk": "in een gesprek",
    "phone": "per telefoon",
    "by_other": "door een ander",
}
OBJECTION_OUTCOME: Final[Mapping[str, str]] = {
    "upheld": "gegrond",
    "rejected": "ongegrond",
    "partly": "deels gegrond",
}

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
    "dossier.incident_linked": "In een dossier gezet",
    "dossier.incident_unlinked": "Uit een dossier gehaald",
    "sanction.proposed": "Sanctie of maatregel voorgesteld",
    "sanction.hearing_held": "Veroorzaker gehoord",
    "sanction.hearing_missed": "Veroorzaker uitgenodigd om gehoord te worden, niet gekomen",
    "sanction.declared_acute": "Maatregel kon niet wachten op het horen",
    "sanction.approved": "Tweede persoon akkoord met de maatregel",
    "sanction.rejected": "Voorstel voor een maatregel afgewezen",
    "sanction.imposed": "Sanctie of maatregel vastgelegd",
    "sanction.perpetrator_told": "Veroorzaker op de hoogte gebracht van de maatregel",
    "sanction.shortened": "Maatregel verkort",
    "sanction.reviewed": "Maatregel herbeoordeeld",
    "sanction.review_demanded": "Herbeoordeling verplicht door de uitkomst van de strafzaak",
    "sanction.objection_received": "Bezwaar tegen de maatregel ontvangen",
    "sanction.objection_decided": "Bezwaar tegen de maatregel beantwoord",
    "sanction.suspended": "Maatregel geschorst",
    "sanction.resumed": "Maatregel geldt weer",
    "sanction.lifted": "Maatregel opgeheven",
    "sanction.annulled": "Sanctie of maatregel vernietigd",
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
