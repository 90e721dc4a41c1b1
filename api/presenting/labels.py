"""The words people read for the codes that are stored. No code value ever reaches a screen."""

from collections.abc import Mapping
from typing import Final

from store.consultations import Origin, Part

UNKNOWN: Final = "Staat niet in de catalogus"
"""Shown for a code without a label; the code itself never reaches a screen."""

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
CARE_OUTCOME: Final[Mapping[str, str]] = {
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
OUTCOME: Final[Mapping[str, str]] = {
    "pending": "loopt nog",
    "dismissed": "geseponeerd",
    "acquitted": "vrijspraak",
    "convicted": "veroordeeld",
    "withdrawn": "ingetrokken",
}
GROUND: Final[Mapping[str, str]] = {
    "police_outcome": "een strafzaak eindigde met vrijspraak of sepot",
    "incident_retracted": "een melding is ingetrokken",
    "incident_unlinked": "een melding hoort niet in dit dossier",
    "incident_unfounded": "een melding is beoordeeld als ongegrond",
    "incident_concern": "een melding is beoordeeld als zorg",
    "incident_reclassified": "een melding is bij nader inzien geen agressie",
}
"""Why a review is mandatory."""
DAMAGE: Final[Mapping[str, str]] = {
    "property": "Spullen of gebouw",
    "vehicle": "Voertuig",
    "medical": "Zorgkosten",
    "other": "Andere schade",
}
ROUTE: Final[Mapping[str, str]] = {"criminal": "in de strafzaak", "civil": "via de burgerlijke rechter"}
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
    "check_days": "de datums nakijken: het incident gebeurde later dan het opleggen",
    "tell": "de veroorzaker op de hoogte brengen",
    "review": "herbeoordelen",
    "answer_objection": "het bezwaar beantwoorden",
    "act_on_objection": "gevolg geven aan het bezwaar",
}
PERSONA: Final[Mapping[str, str]] = {
    "employee": "medewerker",
    "colleague": "betrokken collega",
    "manager": "leidinggevende",
    "vpt-advisor": "adviseur Veilige Publieke Taak",
    "report-reader": "lezer van rapportages",
    "privacy-officer": "functionaris gegevensbescherming",
    "second-approver": "tweede beoordelaar",
    "administrator": "functioneel beheerder",
}
"""The roles of a practice register."""
ASKS: Final[Mapping[str, str]] = {
    **{f"sanction.{step}": words for step, words in STEPS.items()},
    "sanction.decision": "het besluit nemen",
    "marker.judgement": "het voorstel beoordelen",
    "marker.review": "opnieuw beoordelen",
    "marker.one_of_two": "geldt dubbel na het samenvoegen, trek er een in",
}
"""What a step of a sanction or marker asks for; that of a term stands in the catalogue."""
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
    "dossier.opened": "Dossier geopend",
    "dossier.subject_corrected": "Gegevens van wie of wat het dossier betreft verbeterd",
    "dossier.incident_linked": "In een dossier gezet",
    "dossier.incident_unlinked": "Uit een dossier gehaald",
    "dossier.judged_different": "Ander dossier beoordeeld als iemand anders",
    "dossier.merged_into": "Samengevoegd met een ander dossier, en gaat daarin verder",
    "dossier.absorbed": "Een ander dossier hierin opgenomen",
    "dossier.separated": "Een opgenomen dossier weer losgemaakt",
    "dossier.restored": "Weer een eigen dossier",
    "incident.treatment_started": "Behandeling begonnen",
    "incident.assessed": "Beoordeeld",
    "incident.reaction_given": "Reactie gegeven aan de veroorzaker",
    "incident.statement_recorded": "Verklaring van de veroorzaker vastgelegd",
    "incident.closed": "Melding afgesloten",
    "incident.reopened": "Melding heropend",
    "aftercare.wish_recorded": "Nazorg: wens vastgelegd",
    "aftercare.talk_offered": "Nazorg: gesprek aangeboden",
    "aftercare.talk_held": "Nazorg: gesprek gevoerd",
    "aftercare.talk_declined": "Nazorg: gesprek afgeslagen",
    "aftercare.referred": "Nazorg: doorverwezen",
    "aftercare.concluded": "Nazorg: stand vastgelegd",
    "sanction.imposed": "Sanctie of maatregel vastgelegd",
    "marker.proposed": "Markering voorgesteld",
    "marker.approved": "Markering goedgekeurd",
    "marker.rejected": "Voorstel voor een markering afgewezen",
    "marker.reviewed": "Markering opnieuw beoordeeld",
    "marker.review_demanded": "Markering moet opnieuw worden beoordeeld",
    "marker.withdrawn": "Markering ingetrokken",
    "police.reported": "Melding gedaan bij de politie",
    "police.charged": "Aangifte gedaan",
    "police.outcome_recorded": "Uitkomst bij politie of rechter bekend",
    "damage.recorded": "Schade vastgelegd",
    "damage.assessed": "Bedrag van de schade bekend geworden",
    "damage.claimed": "Gevraagd de schade te vergoeden",
    "damage.recovered": "Schade betaald",
    "damage.written_off": "Schade afgeboekt",
    "term.breached": "Termijn voorbij zonder dat het was gedaan",
    "letter.generated": "Brief gemaakt",
    "letter.sent": "Brief verstuurd",
    "sanction.proposed": "Sanctie of maatregel voorgesteld",
    "sanction.hearing_held": "Veroorzaker gehoord",
    "sanction.hearing_missed": "Veroorzaker uitgenodigd om gehoord te worden, niet gekomen",
    "sanction.declared_acute": "Maatregel kon niet wachten op het horen",
    "sanction.approved": "Tweede persoon akkoord met de maatregel",
    "sanction.rejected": "Voorstel voor een maatregel afgewezen",
    "sanction.perpetrator_told": "Veroorzaker op de hoogte gebracht van de maatregel",
    "sanction.shortened": "Maatregel verkort",
    "sanction.reviewed": "Maatregel herbeoordeeld",
    "sanction.review_demanded": "Maatregel moet opnieuw worden beoordeeld",
    "sanction.objection_received": "Bezwaar tegen de maatregel ontvangen",
    "sanction.objection_decided": "Bezwaar tegen de maatregel beantwoord",
    "sanction.suspended": "Maatregel geschorst",
    "sanction.resumed": "Maatregel geldt weer",
    "sanction.lifted": "Maatregel opgeheven",
    "sanction.annulled": "Sanctie of maatregel vernietigd",
    "task.made": "Taak gemaakt",
    "task.assigned": "Taak toegewezen",
    "task.taken_over": "Taak overgenomen",
    "task.done": "Taak gedaan",
    "task.dropped": "Taak vervallen",
}
"""What happened, per stored name; `tests/api/pages/test_words.py` checks that none is missing."""

IN_A_DOSSIER: Final[Mapping[str, str]] = {
    "dossier.incident_linked": "Melding erin gezet",
    "dossier.incident_unlinked": "Melding eruit gehaald",
}
"""What reads differently in the history of the dossier itself."""

SENT_BY: Final[Mapping[str, str]] = {
    "post": "per post",
    "registered_post": "per aangetekende post",
    "email": "per e-mail",
    "handed_over": "in handen gegeven",
}

PART: Final[Mapping[Part, str]] = {
    "card": "het dossier",
    "history": "het verloop",
    "markers": "de markeringen",
    "sanction": "een sanctie",
    "consultations": "de inzages",
}
"""What of a dossier somebody saw."""

ORIGIN: Final[Mapping[Origin, str]] = {"page": "scherm", "api": "programma", "command": "opdrachtregel"}
"""Where he saw it."""
