"""What a new catalogue changes in the words of the one that holds."""

from domain.catalogue.catalogue import Catalogue, Content, Entry, Letter, Mailbox, Term
from domain.catalogue.letters import letters_of
from domain.catalogue.mapping import List, counted_as, entries_of
from domain.catalogue.state import State
from domain.event import Value


class Renamed(Value):
    """The same code with another label."""

    code: str
    before: str
    after: str


class Became(Value):
    """A code that is left out, with what it is counted as from now on."""

    code: str
    new: tuple[str, ...]


class ListDifference(Value):
    """What changes in one list."""

    added: tuple[Entry, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    retired: tuple[str, ...] = ()
    mapped: tuple[Became, ...] = ()
    orphaned: tuple[str, ...] = ()
    """Left out without a word about what they became: refused when they are in use."""


class TermChange(Value):
    """A term that is another one from now on."""

    before: Term | None
    after: Term


class MailboxChange(Value):
    """A mailbox that is new, has another address, or is gone."""

    unit: str | None
    before: str | None
    after: str | None


class LetterChange(Value):
    """A letter that is called otherwise, can be about other sanctions, or can be made no longer, or again."""

    before: Letter | None
    after: Letter


def list_difference(state: State, which: List, before: Catalogue, after: Content) -> ListDifference:
    """What changes in this list, each kind of change in the order of the lists."""
    old = {entry.code: entry for entry in entries_of(before, which)}
    new = {entry.code: entry for entry in entries_of(after, which)}
    both = [(old[code], entry) for code, entry in new.items() if code in old]
    left_out = [Became(code=code, new=counted_as(state, which, code, after)) for code in old if code not in new]
    return ListDifference(
        added=tuple(Entry(code=one.code, label=one.label) for code, one in new.items() if code not in old),
        renamed=tuple(
            Renamed(code=was.code, before=was.label, after=now.label) for was, now in both if was.label != now.label
        ),
        retired=tuple(now.code for was, now in both if now.retired and not was.retired),
        mapped=tuple(one for one in left_out if one.new),
        orphaned=tuple(one.code for one in left_out if not one.new),
    )


def changed_terms(before: Catalogue, after: Content) -> tuple[TermChange, ...]:
    """The terms with another period, way of counting or reminder."""
    old = {term.code: term for term in before.terms}
    return tuple(
        TermChange(before=old.get(term.code), after=term) for term in after.terms if old.get(term.code) != term
    )


def changed_mailboxes(before: Catalogue, after: Content) -> tuple[MailboxChange, ...]:
    """The units, and the organisation as a whole (None), whose mailbox changes: first those that stand in the new."""
    old, new = _addresses(before.mailboxes), _addresses(after.mailboxes)
    return tuple(
        MailboxChange(unit=unit, before=old.get(unit), after=new.get(unit))
        for unit in {**new, **old}
        if old.get(unit) != new.get(unit)
    )


def _addresses(mailboxes: tuple[Mailbox, ...]) -> dict[str | None, str]:
    return {mailbox.unit: mailbox.address for mailbox in mailboxes}


def changed_letters(before: Catalogue, after: Content) -> tuple[LetterChange, ...]:
    """The letters of which anything changes."""
    old = {letter.code: letter for letter in letters_of(before)}
    return tuple(
        LetterChange(before=old.get(letter.code), after=letter)
        for letter in after.letters
        if old.get(letter.code) != letter
    )
