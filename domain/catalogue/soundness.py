"""Whether a catalogue can be worked with, whatever came before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from domain.catalogue import refusals
from domain.catalogue.catalogue import LETTERS, CalendarPeriod, Content, Entry, MatrixRow, choosable, codes
from domain.catalogue.mapping import LISTS, MAPPED_LISTS, List, entries_of, mapped_in
from domain.catalogue.version_1 import CATALOGUE_1
from domain.mail_address import is_mail_address
from domain.refusal import Fault
from domain.term.days import day_after, length

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FROM: Final = date(2000, 1, 1)
_LATEST: Final = date(2100, 1, 1)


def content_faults(content: Content) -> Iterator[Fault]:
    """Everything that is wrong in it by itself."""
    for which in LISTS:
        entries = entries_of(content, which)
        yield from _entry_faults(f"/{which}", entries)
        if not choosable(entries):
            yield refusals.nothing_to_choose(f"/{which}")
    yield from _term_faults(content)
    yield from _matrix_faults(content)
    yield from _letter_faults(content)
    yield from _unit_faults(content)
    yield from _mailbox_faults(content)
    for which in MAPPED_LISTS:
        yield from _mapping_faults(content, which)


def _entry_faults(place: str, entries: Sequence[Entry]) -> Iterator[Fault]:
    for n, entry in enumerate(entries):
        if not _CODE.fullmatch(entry.code):
            yield refusals.code_not_plain(f"{place}/{n}/code")
        if not entry.label.strip():
            yield refusals.no_label(f"{place}/{n}/label")
    yield from _twice((entry.code for entry in entries), lambda n: refusals.code_twice(f"{place}/{n}/code"))
    yield from _twice((entry.label for entry in entries), lambda n: refusals.label_twice(f"{place}/{n}/label"))


def _term_faults(content: Content) -> Iterator[Fault]:
    known = [term.code for term in CATALOGUE_1.terms]
    missing = [code for code in known if code not in codes(content.terms)]
    if missing:
        yield refusals.term_missing("/terms", missing)
    yield from _twice((term.code for term in content.terms), lambda n: refusals.code_twice(f"/terms/{n}/code"))
    for n, term in enumerate(content.terms):
        if term.code not in known:
            yield refusals.unknown_term(f"/terms/{n}/code", known)
        if not term.label.strip():
            yield refusals.no_label(f"/terms/{n}/label")
        if _too_long(term.period):
            yield refusals.period_too_long(f"/terms/{n}/period")
        if term.remind_before and _too_long(term.remind_before):
            yield refusals.period_too_long(f"/terms/{n}/remindBefore")


def _matrix_faults(content: Content) -> Iterator[Fault]:
    yield from _twice(map(_case, content.matrix), lambda n: refusals.advice_twice(f"/matrix/{n}"))
    kinds = choosable(content.sanctions)
    for n, row in enumerate(content.matrix):
        if row.type not in choosable(content.types):
            yield refusals.unknown_type_in_matrix(f"/matrix/{n}/type")
        if not row.kinds:
            yield refusals.no_advice(f"/matrix/{n}/kinds")
        for m, kind in enumerate(row.kinds):
            if kind not in kinds:
                yield refusals.unknown_kind_in_matrix(f"/matrix/{n}/kinds/{m}")
        if row.duration and _too_long(row.duration):
            yield refusals.period_too_long(f"/matrix/{n}/duration")


def _letter_faults(content: Content) -> Iterator[Fault]:
    known = [letter.code for letter in LETTERS]
    missing = [code for code in known if code not in codes(content.letters)]
    if missing:
        yield refusals.letter_missing("/letters", missing)
    yield from _twice((one.code for one in content.letters), lambda n: refusals.code_twice(f"/letters/{n}/code"))
    yield from _twice((one.label for one in content.letters), lambda n: refusals.label_twice(f"/letters/{n}/label"))
    for n, letter in enumerate(content.letters):
        if letter.code not in known:
            yield refusals.unknown_letter(f"/letters/{n}/code", known)
        if not letter.label.strip():
            yield refusals.no_label(f"/letters/{n}/label")
        for m, kind in enumerate(letter.sanctions):
            if kind not in codes(content.sanctions):
                yield refusals.unknown_kind_in_letter(f"/letters/{n}/sanctions/{m}")


def _unit_faults(content: Content) -> Iterator[Fault]:
    for n, unit in enumerate(content.units):
        if not unit.strip():
            yield refusals.no_unit_name(f"/units/{n}")
    yield from _twice(content.units, lambda n: refusals.unit_twice(f"/units/{n}"))
    if content.mapping.units and not content.units:
        yield refusals.mapping_without_units()


def _mailbox_faults(content: Content) -> Iterator[Fault]:
    for n, mailbox in enumerate(content.mailboxes):
        if not is_mail_address(mailbox.address):
            yield refusals.not_an_address(f"/mailboxes/{n}/address")
        if mailbox.unit is not None and content.units and mailbox.unit not in content.units:
            yield refusals.unknown_unit_of_mailbox(f"/mailboxes/{n}/unit")
        if mailbox.unit == "":
            yield refusals.no_unit_name(f"/mailboxes/{n}/unit")
    yield from _twice((one.unit for one in content.mailboxes), lambda n: refusals.mailbox_twice(f"/mailboxes/{n}/unit"))


def _mapping_faults(content: Content, which: List) -> Iterator[Fault]:
    place, known = f"/mapping/{which}", codes(entries_of(content, which))
    still = refusals.unit_mapped_but_to_choose if which == "units" else refusals.mapped_but_to_choose
    mapped = mapped_in(content, which)
    yield from _twice((one.old for one in mapped), lambda n: refusals.mapped_twice(f"{place}/{n}/old"))
    for n, one in enumerate(mapped):
        if one.old in choosable(entries_of(content, which)):
            yield still(f"{place}/{n}/old")
        if not one.new:
            yield refusals.mapped_to_nothing(f"{place}/{n}/new")
        for m, new in enumerate(one.new):
            if new not in known:
                yield refusals.unknown_new_code(f"{place}/{n}/new/{m}")


def _case(row: MatrixRow) -> tuple[str, str, bool]:
    return (row.type, row.severity, row.repeated)


def _twice(given: Iterable[object], fault: Callable[[int], Fault]) -> Iterator[Fault]:
    seen: set[object] = set()
    for n, one in enumerate(given):
        if one in seen:
            yield fault(n)
        seen.add(one)


def _too_long(period: CalendarPeriod) -> bool:
    """Longer than a century. Hours and minutes never are: a period has at most four figures."""
    if length(period).on_the_clock is not None:
        return False
    try:
        return day_after(_FROM, period) > _LATEST
    except OverflowError:
        return True
