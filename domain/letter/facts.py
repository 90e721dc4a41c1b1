"""The facts a letter is made from, and which of them each kind of letter cannot do without.

What a letter must say comes from the ombudsmen and courts that faulted letters like these: concrete behaviour with date
and place, the norm, the measure, why this one and why for so long, start, end and review, which service stays open, how
to object, and who decided. Awb, articles 3:45 to 3:47 and 4:8.
"""

from collections.abc import Mapping
from typing import Final, Literal

from domain.event import Value

LetterKind = Literal["warning", "ban", "hearing_invitation"]
SentBy = Literal["post", "registered_post", "email", "handed_over"]


class Fact(Value):
    """Something a letter can say."""

    name: str
    """In code and in the API."""
    placeholder: str
    """In the text of a letter, between double braces. Texts are stored for ever: never rename one."""
    label: str
    """What it is, in the middle of a Dutch sentence."""


FACTS: Final[tuple[Fact, ...]] = (
    Fact(name="organisation", placeholder="organisatie", label="de naam van uw organisatie"),
    Fact(name="contact", placeholder="contact", label="bij wie de ontvanger met vragen terechtkan"),
    Fact(name="letter_date", placeholder="datum_brief", label="de datum van de brief"),
    Fact(name="reference", placeholder="kenmerk", label="het kenmerk van de brief"),
    Fact(name="addressee_name", placeholder="naam_ontvanger", label="de naam van de ontvanger"),
    Fact(name="addressee_address", placeholder="adres_ontvanger", label="het adres van de ontvanger"),
    Fact(name="behaviour", placeholder="gedrag", label="wat de ontvanger precies deed of zei"),
    Fact(name="incident_date", placeholder="datum_incident", label="wanneer het gebeurde"),
    Fact(name="incident_place", placeholder="plaats_incident", label="waar het gebeurde"),
    Fact(name="norm", placeholder="norm", label="welke regel is overtreden"),
    Fact(name="measure", placeholder="maatregel", label="welke maatregel u neemt of van plan bent"),
    Fact(
        name="measure_meaning", placeholder="betekenis_maatregel", label="wat de maatregel voor de ontvanger betekent"
    ),
    Fact(name="reason_for_nature", placeholder="reden_maatregel", label="waarom u deze maatregel kiest"),
    Fact(name="reason_for_duration", placeholder="reden_duur", label="waarom de maatregel zo lang duurt"),
    Fact(name="starts_on", placeholder="begindatum", label="de eerste dag van de maatregel"),
    Fact(name="ends_on", placeholder="einddatum", label="de laatste dag van de maatregel"),
    Fact(name="review_on", placeholder="datum_herbeoordeling", label="wanneer u de maatregel opnieuw beoordeelt"),
    Fact(name="kept_service", placeholder="bereikbaar_via", label="hoe de ontvanger nog bij u terechtkan"),
    Fact(name="objection_term", placeholder="bezwaartermijn", label="binnen welke termijn bezwaar mogelijk is"),
    Fact(name="objection_address", placeholder="bezwaaradres", label="waar de ontvanger bezwaar kan maken"),
    Fact(name="hearing_on", placeholder="datum_gesprek", label="op welke dag het gesprek is"),
    Fact(name="hearing_time", placeholder="tijd_gesprek", label="hoe laat het gesprek is"),
    Fact(name="hearing_place", placeholder="plaats_gesprek", label="waar het gesprek is"),
    Fact(name="written_until", placeholder="reageren_tot", label="tot wanneer de ontvanger schriftelijk kan reageren"),
    Fact(name="written_to", placeholder="reageren_bij", label="waar een schriftelijke reactie naartoe kan"),
    Fact(name="decided_by", placeholder="beslist_door", label="wie hierover besliste"),
)
BY_NAME: Final[Mapping[str, Fact]] = {fact.name: fact for fact in FACTS}
BY_PLACEHOLDER: Final[Mapping[str, Fact]] = {fact.placeholder: fact for fact in FACTS}

_EVERY_LETTER: Final = frozenset(
    {
        "organisation",
        "contact",
        "letter_date",
        "addressee_name",
        "addressee_address",
        "behaviour",
        "incident_date",
        "incident_place",
        "norm",
        "decided_by",
    }
)
NEEDED: Final[Mapping[LetterKind, frozenset[str]]] = {
    "warning": _EVERY_LETTER,
    "ban": _EVERY_LETTER
    | {
        "measure",
        "reason_for_nature",
        "reason_for_duration",
        "starts_on",
        "ends_on",
        "review_on",
        "kept_service",
        "objection_term",
        "objection_address",
    },
    "hearing_invitation": _EVERY_LETTER | {"measure"},
}
"""What a letter of this kind must say, so its text has a place for each."""

SAID_BY_SANCTION: Final = frozenset(
    {
        "behaviour",
        "norm",
        "measure",
        "reason_for_nature",
        "reason_for_duration",
        "starts_on",
        "ends_on",
        "review_on",
        "kept_service",
    }
)
"""What a letter takes over from the sanction it is about."""

IN_PERSON: Final = ("hearing_on", "hearing_time", "hearing_place")
IN_WRITING: Final = ("written_until", "written_to")
WAYS_TO_BE_HEARD: Final = (IN_PERSON, IN_WRITING)
"""An invitation offers at least one of these, whole; its text has a place for both."""


def places_needed(kind: LetterKind) -> frozenset[str]:
    """The facts that the text of such a letter must have a place for."""
    return NEEDED[kind] | (frozenset(IN_PERSON + IN_WRITING) if kind == "hearing_invitation" else frozenset())


def missing_facts(kind: LetterKind, asked: frozenset[str], known: frozenset[str]) -> list[str]:
    """What is not known and has to be, in the order of `FACTS`. `asked`: what the text cannot be written without."""
    lacking = (NEEDED[kind] | asked) - known
    if kind == "hearing_invitation" and not any(known.issuperset(way) for way in WAYS_TO_BE_HEARD):
        begun = [way for way in WAYS_TO_BE_HEARD if known.intersection(way)]
        lacking |= frozenset(name for way in begun or WAYS_TO_BE_HEARD for name in way) - known
    return [fact.name for fact in FACTS if fact.name in lacking]
