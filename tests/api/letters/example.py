"""A letter to look at: every fact known, and a text that tries to be markup."""

from datetime import date
from typing import Any

from api.letters.facts import LetterFacts
from api.letters.letter import Letter
from api.letters.shipped import shipped
from domain.letter import markup
from domain.letter.facts import LetterKind

WORST_NAME = "Ñandú Özgür Ĳsbrand ’t Hoen-İnan ẞ ı"
HOSTILE = '#strong[x] #import "@preview/x:1" $a^2$ _u_ *b* **c** @ref [k] <l> // `r` \\n ~ - = {{ norm }} &amp; %s'

_FACTS: dict[str, Any] = {
    "organisation": "Provincie Voorbeeld",
    "contact": "telefoon 038 000 00 00",
    "letter_date": date(2026, 11, 25),
    "reference": "B-1a2b3c4d",
    "addressee_name": WORST_NAME,
    "addressee_address": "Veldweg 40, 8000 AA Proefdam",
    "behaviour": "U riep: ik weet waar je woont.\nDaarna sloeg u op de balie.",
    "incident_date": "20 november 2026, 10:30",
    "incident_place": "Publieksbalie",
    "norm": "Bedreigen mag niet: huisregel 3.",
    "measure": "U mag ons gebouw niet in.",
    "reason_for_nature": "Onze medewerkers aan de balie zijn bang.",
    "reason_for_duration": "Dit is de tweede keer in een jaar.",
    "starts_on": date(2026, 12, 1),
    "ends_on": date(2027, 3, 1),
    "review_on": date(2027, 1, 15),
    "kept_service": "U kunt ons schrijven of bellen.",
    "objection_term": "Zes weken na het versturen van deze brief.",
    "objection_address": "Postbus 1, 8000 AA Proefdam",
    "hearing_on": date(2026, 12, 7),
    "hearing_time": "10:00",
    "hearing_place": "Kamer 12",
    "written_until": date(2026, 12, 9),
    "written_to": "post@voorbeeld.example",
    "decided_by": "M. Jansen, teamleider",
}


def facts(**changes: Any) -> LetterFacts:
    """Every fact known, with `changes`."""
    return LetterFacts(**(_FACTS | changes))


def letter(kind: LetterKind = "ban", **changes: Any) -> Letter:
    """A letter with the text that PAR comes with."""
    known = facts(**changes)
    blocks = markup.fill(markup.read(shipped(kind)), known.in_words())
    return Letter(organisation=known.organisation or "", blocks=blocks)
