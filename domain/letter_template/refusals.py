"""Why the text of a letter is refused."""

from collections.abc import Iterable

from domain.letter.facts import Fact
from domain.refusal import Fault


def too_long() -> Fault:
    return _about_text("letter_template.too_long", "Deze tekst is te lang voor een brief. Maak hem korter.")


def unreadable(lines: Iterable[int]) -> Fault:
    places = ", ".join(map(str, lines))
    return _about_text(
        "letter_template.unreadable",
        f"Deze regels zijn niet te lezen: {places}. Controleer de accolades {{{{ }}}}, de sterretjes ** en of er na # "
        "of - een tekst staat.",
    )


def without_title() -> Fault:
    return _about_text(
        "letter_template.without_title",
        "Een brief heeft één titel nodig. Zet op één regel: een hekje, een spatie en de titel.",
    )


def unknown_placeholder(placeholder: str) -> Fault:
    """Names it: it has the shape of a name of ours, and a text of a letter holds no personal data."""
    return _about_text(
        "letter_template.unknown_placeholder",
        f"De invulplek {{{{ {placeholder} }}}} bestaat niet. Kies een invulplek uit de lijst.",
    )


def without_fact(fact: Fact) -> Fault:
    return _about_text(
        "letter_template.without_fact",
        f"In deze brief moet staan: {fact.label}. Zet {{{{ {fact.placeholder} }}}} in de tekst.",
    )


def conditional_fact(fact: Fact) -> Fault:
    return _about_text(
        "letter_template.conditional_fact",
        f"In deze brief moet altijd staan: {fact.label}. Haal de voorwaarde met het vraagteken daar weg.",
    )


def _about_text(code: str, message: str) -> Fault:
    return Fault(kind="invalid", code=code, message=message, field="/text")
