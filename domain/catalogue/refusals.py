"""Why a catalogue is refused. Its codes are no personal data: those that it lacks are named."""

from collections.abc import Iterable, Sequence
from typing import Final

from domain.refusal import Fault, Kind

MOST_NAMED: Final = 20
"""Of what was left out."""


def code_not_plain(field: str = "/types/0/code") -> Fault:
    return _fault(
        "code_not_plain",
        field,
        "Deze code kan niet worden opgeslagen. Een code begint met een kleine letter en heeft verder alleen kleine "
        "letters, cijfers en liggende streepjes, hoogstens 40 tekens. Kies een andere.",
    )


def code_twice(field: str = "/types/0/code") -> Fault:
    return _fault(
        "code_twice", field, "Deze code staat al in deze lijst. Elke code hoort bij een benaming. Kies een andere code."
    )


def no_label(field: str = "/types/0/label") -> Fault:
    return _fault("no_label", field, "De benaming ontbreekt. Vul in wat mensen bij deze code moeten lezen.")


def label_twice(field: str = "/types/0/label") -> Fault:
    return _fault(
        "label_twice",
        field,
        "Deze benaming staat al in deze lijst. Wie kiest, kan ze niet uit elkaar houden. Kies een andere benaming.",
    )


def nothing_to_choose(field: str = "/types") -> Fault:
    return _fault(
        "nothing_to_choose",
        field,
        "In deze lijst is niets te kiezen. Zonder keuze kan niemand melden. Zet er minstens een in die geldt.",
    )


def unknown_term(field: str = "/terms/0/code", known: Iterable[str] = ()) -> Fault:
    return _fault(
        "unknown_term",
        field,
        f"Deze termijn kent het programma niet, dus niets zou hem bewaken. Kies uit: {', '.join(known)}.",
    )


def term_missing(field: str = "/terms", missing: Iterable[str] = ()) -> Fault:
    return _fault(
        "term_missing",
        field,
        f"Niet elke termijn staat in de catalogus. Elke stap moet een termijn hebben. Voeg toe: {', '.join(missing)}.",
    )


def period_too_long(field: str = "/terms/0/period") -> Fault:
    return _fault("period_too_long", field, "Deze periode is langer dan 100 jaar. Kies een kortere periode.")


def unknown_type_in_matrix(field: str = "/matrix/0/type") -> Fault:
    return _fault(
        "unknown_type_in_matrix",
        field,
        "Deze soort agressie is in deze catalogus niet te kiezen. Het advies zou nooit gelden. Kies een andere soort.",
    )


def unknown_kind_in_matrix(field: str = "/matrix/0/kinds/0") -> Fault:
    return _fault(
        "unknown_kind_in_matrix",
        field,
        "Deze maatregel is in deze catalogus niet te kiezen. Niemand kan dit advies volgen. Kies een andere maatregel.",
    )


def no_advice(field: str = "/matrix/0/kinds") -> Fault:
    return _fault(
        "no_advice", field, "Deze regel van de matrix adviseert niets. Noem een maatregel, of laat de regel weg."
    )


def advice_twice(field: str = "/matrix/0") -> Fault:
    return _fault(
        "advice_twice",
        field,
        "De matrix heeft voor deze soort, ernst en herhaling al een advies. Laat er een van de twee over.",
    )


def no_unit_name(field: str = "/units/0") -> Fault:
    return _fault("no_unit_name", field, "De naam van deze eenheid ontbreekt. Vul hem in, of haal de regel weg.")


def unit_twice(field: str = "/units/0") -> Fault:
    return _fault("unit_twice", field, "Deze eenheid staat al in de lijst. Haal een van de twee weg.")


def not_an_address(field: str = "/mailboxes/0/address") -> Fault:
    return _fault(
        "not_an_address",
        field,
        "Dit is geen e-mailadres waar PAR naartoe kan mailen. Vul het adres van een gedeelde postbus in, zoals "
        "agressie@example.org, en nooit dat van een persoon: het blijft altijd leesbaar.",
    )


def mailbox_twice(field: str = "/mailboxes/0/unit") -> Fault:
    return _fault(
        "mailbox_twice",
        field,
        "Voor deze eenheid, of voor de hele organisatie, staat er al een postbus. Laat er een van de twee over.",
    )


def unknown_unit_of_mailbox(field: str = "/mailboxes/0/unit") -> Fault:
    return _fault(
        "unknown_unit_of_mailbox",
        field,
        "Deze eenheid staat niet in de lijst van eenheden. Niemand zou er mail krijgen. Kies een eenheid uit de lijst, "
        "of laat de eenheid weg voor de postbus van de hele organisatie.",
    )


def unknown_old_code(field: str = "/mapping/types/0/old") -> Fault:
    return _fault(
        "unknown_old_code",
        field,
        "Deze oude code heeft nooit in de catalogus gestaan. Er is niets om om te zetten. Controleer de code.",
    )


def unknown_new_code(field: str = "/mapping/types/0/new/0") -> Fault:
    return _fault(
        "unknown_new_code",
        field,
        "Dit staat niet in deze catalogus, dus zo kan niets tellen. Kies iets uit de lijst, of zet het erin.",
    )


def mapped_to_nothing(field: str = "/mapping/types/0/new") -> Fault:
    return _fault(
        "mapped_to_nothing",
        field,
        "Hier staat niet wat het oude is geworden. Wat ermee is vastgelegd, zou nergens meer tellen. "
        "Noem wat het werd.",
    )


def mapped_twice(field: str = "/mapping/types/0/old") -> Fault:
    return _fault("mapped_twice", field, "Dit oude staat al in de omzetting. Zet alles wat het werd op een regel.")


def mapped_but_to_choose(field: str = "/mapping/types/0/old") -> Fault:
    return _fault(
        "mapped_but_to_choose",
        field,
        "Deze oude code is nog te kiezen. Wat ermee wordt vastgelegd, zou als iets anders tellen. "
        "Zet er 'retired' bij, of haal hem uit de omzetting.",
    )


def unit_mapped_but_to_choose(field: str = "/mapping/units/0/old") -> Fault:
    return _fault(
        "unit_mapped_but_to_choose",
        field,
        "Deze eenheid is nog te kiezen. Wat daar gebeurt, zou bij een andere eenheid tellen. "
        "Haal hem uit 'units', of uit de omzetting.",
    )


def mapping_without_units(field: str = "/mapping/units") -> Fault:
    return _fault(
        "mapping_without_units",
        field,
        "Zonder lijst van eenheden kan iedereen elke naam nog kiezen, ook een oude. Zet in 'units' welke er zijn, "
        "of haal de omzetting weg.",
    )


def unknown_letter(field: str = "/letters/0/code", known: Iterable[str] = ()) -> Fault:
    return _fault(
        "unknown_letter",
        field,
        f"Deze brief kent het programma niet, dus niets zou hem maken. Kies uit: {', '.join(known)}.",
    )


def letter_missing(field: str = "/letters", missing: Iterable[str] = ()) -> Fault:
    return _fault(
        "letter_missing",
        field,
        "Niet elke brief staat in de catalogus. Brieven die er al zijn, zouden geen naam meer hebben. "
        f"Voeg toe: {', '.join(missing)}. Gebruikt u er een niet, zet er dan 'retired' bij.",
    )


def unknown_kind_in_letter(field: str = "/letters/0/sanctions/0") -> Fault:
    return _fault(
        "unknown_kind_in_letter",
        field,
        "Deze maatregel staat niet in deze catalogus. De brief zou er nooit over gaan. Kies een andere maatregel.",
    )


def orphans_unit_in_use(field: str = "/units", orphans: Sequence[str] = ()) -> Fault:
    """Names the first of them: who could type any name has many."""
    named = ", ".join(orphans[:MOST_NAMED])
    others = f" en nog {len(orphans) - MOST_NAMED} andere" if len(orphans) > MOST_NAMED else ""
    return _fault(
        "orphans_unit_in_use",
        field,
        f"Deze eenheden staan bij meldingen, of kunnen dat nog, en staan niet in de lijst: {named}{others}. Wie per "
        "eenheid werkt, zou die meldingen niet meer zien. Zet elke eenheid in de lijst, of zet hem om in 'mapping'.",
        kind="conflict",
    )


def orphans_code_in_use(field: str = "/types", orphans: Iterable[str] = ()) -> Fault:
    return _fault(
        "orphans_code_in_use",
        field,
        f"Er zijn codes weggelaten die in gebruik zijn of dat nog kunnen worden: {', '.join(orphans)}. Wat ermee is "
        "vastgelegd, zou nergens meer tellen. Laat elke code staan, zet er 'retired' bij, of zet hem om in 'mapping'.",
        kind="conflict",
    )


def _fault(name: str, field: str, message: str, kind: Kind = "invalid") -> Fault:
    return Fault(kind=kind, code=f"catalogue.{name}", message=message, field=field)
