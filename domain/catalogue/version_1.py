"""Catalogue version 1: the labels of the integrity report 2024 of the province of Overijssel, 'Agressie en geweld'."""

from domain.catalogue.catalogue import Catalogue, Entry, SanctionKind

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
            code="building_ban", label="Toegangsontzegging (pandverbod)", restricts=True, always_in_report=False
        ),
        SanctionKind(
            code="service_suspension", label="Opschorten dienstverlening", restricts=True, always_in_report=False
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
)
