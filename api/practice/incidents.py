"""The made-up incidents of the practice register.

The nine of September to December 2024 carry the aggression types that make the table of the integrity report 2024:
5 verbal, none physical, 3 psychological, 4 other, over 9 incidents. What happened, who was involved and every
sanction is invented: the sanction counts of that report are damaged in the scan, so they could not be followed.
"""

from typing import NamedTuple


class Told(NamedTuple):
    """One incident as somebody would tell it."""

    day: str
    time: str
    channel: str
    unit: str
    types: tuple[str, ...]
    victim: str
    what: str
    citizen: str | None = None
    """A key of `people.CITIZENS`; None while nobody knows who it was."""
    reporter: str | None = None
    sanctions: tuple[tuple[str, str], ...] = ()
    """Kind and day."""


REPORT_2024: tuple[Told, ...] = (
    Told("2024-09-09", "10:20", "phone", "Vergunningen", ("verbal",), "Ali Praktijk",
         "Beller schold de medewerker uit over een afgewezen aanvraag en hing op.", "jan"),
    Told("2024-09-24", "14:05", "desk", "Publieksbalie", ("verbal", "psychological"), "Fatima Voorbeeld",
         "Bezoeker schreeuwde aan de balie en zei dat hij wist waar de medewerker woont.", "rik", "Manon Jansen",
         (("warning_letter", "2024-10-01"), ("police_report", "2024-09-25"))),
    Told("2024-10-03", "09:15", "phone", "Klantcontact", ("other",), "Joris Proef",
         "Beller zei het leven niet meer te zien zitten. De medewerker belde de huisarts.", "selma"),
    Told("2024-10-16", "11:40", "home_visit", "Handhaving", ("verbal",), "Eva Test",
         "Bewoner schold de toezichthouder uit bij een controle op het erf.", "erf", None,
         (("contact_arrangements", "2024-10-30"),)),
    Told("2024-10-29", "16:30", "letter", "Subsidies", ("psychological", "other"), "Bram Oefening",
         "Brief met verwijten en een omschreven dreiging, en zorgen over de toestand van de schrijver.", "petra", None,
         (("contact_arrangements", "2024-11-12"),)),
    Told("2024-11-07", "13:10", "outdoors", "Wegbeheer", ("verbal", "psychological"), "Daan Demo",
         "Automobilist reed stapvoets naast de wegwerker, schold en dreigde met aanrijden.", "ijsbrand", "Manon Jansen",
         (("police_charge", "2024-11-08"), ("police_report", "2024-11-07"))),
    Told("2024-11-19", "15:55", "phone", "Klantcontact", ("other",), "Joris Proef",
         "Beller huilde en sprak over zelfdoding. De medewerker bleef aan de lijn tot er hulp was.", "selma"),
    Told("2024-12-04", "10:50", "online", "Communicatie", ("verbal",), "Noor Fictie",
         "Reeks scheldberichten onder een bericht van de provincie, gericht op een medewerker met naam.", "petra", None,
         (("warning_letter", "2024-12-11"), ("contact_arrangements", "2024-12-18"))),
    Told("2024-12-17", "12:00", "desk", "Publieksbalie", ("other",), "Fatima Voorbeeld",
         "Bezoeker weigerde weg te gaan, praatte verward en bleef op de grond zitten.", "kees", None,
         (("restorative_or_stop_talk", "2024-12-20"),)),
)  # fmt: skip

LATER: tuple[Told, ...] = (
    Told("2025-01-14", "09:40", "phone", "Vergunningen", ("verbal",), "Ali Praktijk",
         "Beller schreeuwde en noemde de medewerker corrupt.", "jan", None, (("warning_letter", "2025-01-21"),)),
    Told("2025-02-06", "14:25", "home_visit", "Handhaving", ("physical", "verbal"), "Eva Test",
         "Bewoner duwde de toezichthouder van het erf en gooide een emmer water na.", "erf", "Manon Jansen",
         (("police_charge", "2025-02-07"), ("building_ban", "2025-02-20"))),
    Told("2025-03-11", "11:05", "letter", "Subsidies", ("psychological",), "Bram Oefening",
         "Derde brief met de mededeling dat er gevolgen komen voor de behandelaar.", "petra", None,
         (("contact_arrangements", "2025-03-25"),)),
    Told("2025-04-02", "16:45", "desk", "Publieksbalie", ("verbal",), "Fatima Voorbeeld",
         "Bezoeker sloeg met de vlakke hand op de balie en schold.", "rik", None,
         (("restorative_or_stop_talk", "2025-04-10"),)),
    Told("2025-05-20", "08:30", "outdoors", "Wegbeheer", ("physical",), "Daan Demo",
         "Fietser spuugde naar een wegwerker bij een afzetting.", None, None, (("police_report", "2025-05-20"),)),
    Told("2025-06-18", "13:30", "online", "Communicatie", ("psychological",), "Noor Fictie",
         "Bericht met het huisadres van een medewerker en de tekst dat hij moet uitkijken.", None, None,
         (("police_charge", "2025-06-19"),)),
    Told("2025-09-03", "10:10", "phone", "Belastingen", ("verbal", "psychological"), "Sem Schets",
         "Vertegenwoordiger van een bedrijf schold en dreigde de medewerker persoonlijk aansprakelijk te stellen.",
         "firma", None, (("warning_letter", "2025-09-12"),)),
    Told("2025-10-27", "15:20", "phone", "Klantcontact", ("other",), "Joris Proef",
         "Beller klonk verward en zei niet meer veilig te zijn bij zichzelf.", "kees"),
    Told("2025-12-09", "11:45", "off_duty", "Handhaving", ("psychological",), "Eva Test",
         "De toezichthouder werd in de supermarkt aangesproken en tot aan haar auto gevolgd.", "erf", "Manon Jansen",
         (("police_report", "2025-12-09"), ("contact_arrangements", "2025-12-22"))),
    Told("2026-01-22", "09:05", "desk", "Publieksbalie", ("verbal",), "Lotte Maquette",
         "Bezoeker schold omdat hij zonder afspraak niet geholpen werd.", "jan"),
    Told("2026-03-05", "14:50", "home_visit", "Handhaving", ("verbal", "physical"), "Pim Model",
         "Bewoner schold en liet een hond los op de toezichthouder, die wegkwam zonder letsel.", "rik", "Manon Jansen",
         (("police_charge", "2026-03-06"), ("service_suspension", "2026-03-20"))),
    Told("2026-05-12", "10:35", "phone", "Belastingen", ("verbal",), "Sem Schets",
         "Beller schold bij navraag over een openstaande heffing.", "firma"),
    Told("2026-07-08", "12:15", "outdoors", "Wegbeheer", ("physical", "psychological"), "Daan Demo",
         "Automobilist reed door de afzetting, raakte een baak en dreigde met terugkomen.", "ijsbrand", None,
         (("police_charge", "2026-07-08"), ("damage_recovery", "2026-08-03"))),
    Told("2026-09-16", "16:05", "letter", "Vergunningen", ("psychological",), "Ali Praktijk",
         "Brief met de zin dat de behandelaar zich beter kan laten bewaken.", "jan", "Manon Jansen",
         (("police_report", "2026-09-17"), ("contact_arrangements", "2026-10-01"))),
    Told("2026-11-10", "11:30", "online", "Communicatie", ("verbal",), "Noor Fictie",
         "Scheldberichten via het contactformulier, dertig op een middag.", None),
)  # fmt: skip
