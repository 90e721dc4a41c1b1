"""Catalogue version 1: the labels of the integrity report 2024 of the province of Overijssel, 'Agressie en geweld'."""

from domain.catalogue.catalogue import Catalogue, Entry, MatrixRow, SanctionKind, Term

CATALOGUE_1 = Catalogue(
    version=1,
    types=(
        Entry(code="verbal", label="Verbale agressie (uitschelden, schreeuwen of zeer fel in discussie gaan)"),
        Entry(code="physical", label="Fysieke agressie (schoppen, duwen, slaan, spugen, bijten en vernielen)"),
        Entry(code="psychological", label="Psychische agressie (bedreigen, intimideren, chanteren, vernederen)"),
        Entry(code="other", label="Anders (bijv. zorgen om suïcidale uitingen)"),
    ),
    sanctions=(
        SanctionKind(code="warning_letter", label="Waarschuwingsbrief"),
        SanctionKind(code="restorative_or_stop_talk", label="Herstel- of stopgesprek"),
        SanctionKind(code="contact_arrangements", label="Contactafspraken, uitleg", restricts=True),
        SanctionKind(code="police_report", label="Melding politie"),
        SanctionKind(code="police_charge", label="Aangifte politie"),
        SanctionKind(
            code="building_ban",
            label="Toegangsontzegging (pandverbod)",
            restricts=True,
            needs_second_decider=True,
            always_in_report=False,
        ),
        SanctionKind(
            code="service_suspension",
            label="Opschorten dienstverlening",
            restricts=True,
            needs_second_decider=True,
            always_in_report=False,
        ),
        SanctionKind(code="damage_recovery", label="Schadeverhaal", always_in_report=False),
    ),
    channels=(
        Entry(code="letter", label="Brief of e-mail"),
        Entry(code="phone", label="Telefoon"),
        Entry(code="desk", label="Balie of gebouw"),
        Entry(code="home_visit", label="Huisbezoek"),
        Entry(code="outdoors", label="Buiten, tijdens het werk"),
        Entry(code="online", label="Online of sociale media"),
        Entry(code="off_duty", label="Buiten werktijd"),
        Entry(code="other", label="Anders"),
    ),
    markers=(
        Entry(code="visit_with_two", label="Bezoek met twee personen"),
        Entry(code="in_writing_only", label="Alleen schriftelijk contact"),
        Entry(code="at_the_office_only", label="Alleen ontvangen op kantoor"),
        Entry(code="with_a_colleague", label="Gesprek met een collega erbij"),
        Entry(code="fixed_contact", label="Alleen contact via een vaste contactpersoon"),
        Entry(code="alert_police", label="Vooraf overleggen met de politie"),
    ),
    terms=(
        Term(code="reaction", label="Reactie richting de veroorzaker", period="PT48H", remind_before="PT12H"),
        Term(code="first_talk", label="Eerste opvanggesprek", period="PT72H", remind_before="PT24H"),
        Term(code="second_talk", label="Tweede gesprek", period="P2W", remind_before="P2D"),
        Term(code="third_talk", label="Derde gesprek", period="P6W", remind_before="P1W"),
        Term(
            code="police",
            label="Melding of aangifte bij de politie",
            period="P2D",
            counted_in="working_days",
            remind_before="P1D",
        ),
        Term(code="hearing_afterwards", label="Hoor en wederhoor achteraf", period="P2W", remind_before="P3D"),
        Term(code="sanction_review", label="Herbeoordeling van een maatregel", period="P3M", remind_before="P2W"),
        Term(code="marker_review", label="Herbeoordeling van een markering", period="P3M", remind_before="P2W"),
        Term(code="demanded_review", label="Verplichte herbeoordeling", period="P2W", remind_before="P1W"),
        Term(code="objection_answer", label="Antwoord op een bezwaar", period="P6W", remind_before="P1W"),
    ),
    matrix=(
        MatrixRow(type="verbal", severity="light", repeated=False, kinds=("restorative_or_stop_talk",)),
        MatrixRow(type="verbal", severity="light", repeated=True, kinds=("warning_letter",)),
        MatrixRow(type="verbal", severity="serious", repeated=False, kinds=("warning_letter",)),
        MatrixRow(type="verbal", severity="serious", repeated=True, kinds=("contact_arrangements",), duration="P6M"),
        MatrixRow(
            type="verbal", severity="very_serious", repeated=False, kinds=("contact_arrangements",), duration="P6M"
        ),
        MatrixRow(type="verbal", severity="very_serious", repeated=True, kinds=("building_ban",), duration="P6M"),
        MatrixRow(type="psychological", severity="light", repeated=False, kinds=("warning_letter",)),
        MatrixRow(
            type="psychological", severity="light", repeated=True, kinds=("contact_arrangements",), duration="P6M"
        ),
        MatrixRow(
            type="psychological",
            severity="serious",
            repeated=False,
            kinds=("contact_arrangements", "police_report"),
            duration="P6M",
        ),
        MatrixRow(
            type="psychological",
            severity="serious",
            repeated=True,
            kinds=("building_ban", "police_charge"),
            duration="P1Y",
        ),
        MatrixRow(
            type="psychological",
            severity="very_serious",
            repeated=False,
            kinds=("building_ban", "police_charge"),
            duration="P1Y",
        ),
        MatrixRow(
            type="psychological",
            severity="very_serious",
            repeated=True,
            kinds=("building_ban", "police_charge"),
            duration="P2Y",
        ),
        MatrixRow(type="physical", severity="light", repeated=False, kinds=("building_ban",), duration="P3M"),
        MatrixRow(
            type="physical", severity="light", repeated=True, kinds=("building_ban", "police_charge"), duration="P1Y"
        ),
        MatrixRow(
            type="physical",
            severity="serious",
            repeated=False,
            kinds=("building_ban", "police_charge"),
            duration="P1Y",
        ),
        MatrixRow(
            type="physical",
            severity="serious",
            repeated=True,
            kinds=("building_ban", "police_charge"),
            duration="P2Y",
        ),
        MatrixRow(
            type="physical",
            severity="very_serious",
            repeated=False,
            kinds=("building_ban", "police_charge"),
            duration="P2Y",
        ),
        MatrixRow(
            type="physical",
            severity="very_serious",
            repeated=True,
            kinds=("building_ban", "police_charge"),
            duration="P2Y",
        ),
    ),
)
