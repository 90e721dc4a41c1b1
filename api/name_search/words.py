"""Words in Dutch names that carry no weight of their own, and words that give an organisation away.

The lists hold plain lower-case forms, as `api.name_search.letters.plain` makes them.
"""

from typing import Final


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


PARTICLES: Final = _words(
    """
    van vanden vander vande vant vd vh de den der des het te ten ter tot toe op opden opde in aan bij onder over
    uit uyt voor von zu zum zur af el al ben bin ibn bint la le du da di do dos das del della 't 's 'r 'n 'k
    """
)
"""Prefixes of surnames. They are recognised, and decide nothing: people type them, shorten them and forget them."""

GIVEN_NAME_IF_FIRST: Final = frozenset({"ben"})
"""Particles that are given names at the head of a name: "Ben Smits", but "Mohamed ben Ali"."""

FILLERS: Final = _words(
    """
    en and und dhr mevr mw mevrouw meneer fam familie drs dr ir ing mr prof jr sr junior senior
    """
)
"""Titles and conjunctions: left out of every comparison."""

LEGAL_FORMS: Final = _words(
    """
    bv nv vof cv ua ba gmbh ltd inc
    """
)
"""Legal forms, recognised at the end of a name only ("N.V. de Groot" has initials)."""

ORGANISATIONS: Final = _words(
    """
    stichting vereniging bakkerij slagerij kwekerij drukkerij smederij rijwielhandel groothandel supermarkt garage
    autobedrijf bouwbedrijf aannemersbedrijf installatiebedrijf schildersbedrijf loonbedrijf transportbedrijf
    bedrijf firma maatschap holding beheer advocaten notaris makelaardij makelaars apotheek praktijk
    huisartsenpraktijk kliniek ziekenhuis zorggroep school basisschool college hogeschool universiteit moskee
    gemeente provincie waterschap ministerie museum bibliotheek theater hotel restaurant cafe cafetaria kapsalon
    camping manege sportvereniging voetbalvereniging woningcorporatie cooperatie
    """
)
"""Words that make a name an organisation: such a name has no given name and no surname, every word counts the same."""
