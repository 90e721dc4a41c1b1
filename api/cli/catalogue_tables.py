"""A catalogue and a difference between two, as tables for people."""

from api.cli.console import put, put_table
from api.presenting.catalogue import CatalogueOutput, EntryOutput, LetterUseOutput, TermOutput
from api.presenting.catalogue_difference import DifferenceOutput, ListDifferenceOutput

COUNTED_IN = {"calendar": "kalender", "working_days": "werkdagen"}
LISTS = {"types": "Soorten agressie", "sanctions": "Sancties en maatregelen", "channels": "Kanalen"}
WHOLE = "de hele organisatie"
"""Whose mailbox it is when it is of no unit."""
MAPPED = {**LISTS, "units": "Eenheden"}
SEVERITY = {"light": "licht", "serious": "ernstig", "very_serious": "zeer ernstig"}


def put_catalogue(shown: CatalogueOutput) -> None:
    """One version, list by list."""
    since = f"vanaf {shown.effective_on}" if shown.effective_on else "zoals PAR wordt geleverd"
    put(f"Catalogus, versie {shown.version}, {since}{' (geldt vandaag)' if shown.in_force else ''}.")
    put_table(LISTS["types"], ("Code", "Benaming", "Stand"), [_entry(one) for one in shown.types])
    put_table(
        LISTS["sanctions"],
        ("Code", "Benaming", "Beperkt", "Tweede persoon", "Stand"),
        [
            (one.code, one.label, _yes(one.restricts), _yes(one.needs_second_decider), _stand(one))
            for one in shown.sanctions
        ],
    )
    put_table(LISTS["channels"], ("Code", "Benaming", "Stand"), [_entry(one) for one in shown.channels])
    put_table("Markeringen", ("Code", "Benaming", "Stand"), [_entry(one) for one in shown.markers])
    put_table(
        "Termijnen",
        ("Code", "Benaming", "Periode", "Geteld in", "Herinnering ervoor"),
        [(one.code, one.label, one.period, COUNTED_IN[one.counted_in], one.remind_before) for one in shown.terms],
    )
    put_table(
        "Sanctiematrix (een voorbeeld, tot u een eigen vaststelt)",
        ("Soort", "Ernst", "Herhaald", "Advies", "Duur"),
        [
            (row.type, SEVERITY[row.severity], _yes(row.repeated) or "nee", ", ".join(row.kinds), row.duration)
            for row in shown.matrix
        ],
    )
    put_table(
        "Brieven",
        ("Code", "Benaming", "Over welke sancties", "Stand"),
        [(one.code, one.label, _about(one), _stand(one)) for one in shown.letters],
    )
    put_table("Eenheden", ("Naam",), [(unit,) for unit in shown.units])
    put_table(
        "Postbussen voor herinneringen (nooit van een persoon)",
        ("Eenheid", "Adres"),
        [(one.unit or WHOLE, one.address) for one in shown.mailboxes],
    )
    put_table(
        "Omzetting",
        ("Lijst", "Was", "Telt als"),
        [
            (title, one.old, ", ".join(one.new))
            for name, title in MAPPED.items()
            for one in getattr(shown.mapping, name)
        ],
    )


def put_difference(found: DifferenceOutput) -> None:
    """What changes, or that nothing does."""
    became = {one.code for one in found.units_mapped}
    forgotten = [unit for unit in found.units_removed if unit not in became]
    rows = [
        *(row for name in LISTS for row in _changes(LISTS[name], getattr(found, name))),
        *(("Termijnen", "gewijzigd", _term(change.before), _term(change.after)) for change in found.terms),
        *([("Sanctiematrix", "gewijzigd", "", "")] if found.matrix_changed else []),
        *(("Brieven", "gewijzigd", _letter(change.before), _letter(change.after)) for change in found.letters),
        *(("Eenheden", "nieuw", "", unit) for unit in found.units_added),
        *((f"Postbus van {one.unit or WHOLE}", "gewijzigd", one.before, one.after) for one in found.mailboxes),
        *(("Eenheden", "omgezet", one.code, ", ".join(one.new)) for one in found.units_mapped),
        *(("Eenheden", "weggelaten", unit, "") for unit in forgotten),
    ]
    put_table(f"Verschil met versie {found.version}", ("Lijst", "Wat", "Was", "Wordt"), rows)
    if forgotten or any(getattr(found, name).orphaned for name in LISTS):
        put("Wat zonder opvolger is weggelaten, wordt geweigerd zolang het in gebruik is.")


def _changes(name: str, found: ListDifferenceOutput) -> list[tuple[str, str, str, str]]:
    return [
        *((name, "nieuw", "", f"{one.code}: {one.label}") for one in found.added),
        *((name, "andere benaming", one.before, one.after) for one in found.renamed),
        *((name, "vervallen", code, "") for code in found.retired),
        *((name, "omgezet", one.code, ", ".join(one.new)) for one in found.mapped),
        *((name, "weggelaten", code, "") for code in found.orphaned),
    ]


def _term(term: TermOutput | None) -> str:
    return "" if term is None else f"{term.code}: {term.period}, {COUNTED_IN[term.counted_in]}"


def _letter(one: LetterUseOutput | None) -> str:
    return "" if one is None else ", ".join(filter(None, (f"{one.code}: {one.label}", _about(one), _stand(one))))


def _about(one: LetterUseOutput) -> str:
    return ", ".join(one.sanctions) or "elke sanctie"


def _entry(one: EntryOutput) -> tuple[str, str, str]:
    return (one.code, one.label, _stand(one))


def _stand(one: EntryOutput) -> str:
    return "vervallen" if one.retired else ""


def _yes(value: bool) -> str:
    return "ja" if value else ""
