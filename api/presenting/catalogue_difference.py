"""What a new catalogue would change, for who is about to adopt it."""

from api.http.models import OutputModel
from api.presenting.catalogue import LetterUseOutput, TermOutput
from api.register import Register
from domain.catalogue.catalogue import Content
from domain.catalogue.difference import changed_letters, changed_mailboxes, changed_terms, list_difference


class RenamedOutput(OutputModel):
    code: str
    before: str
    after: str


class BecameOutput(OutputModel):
    code: str
    new: tuple[str, ...]


class AddedOutput(OutputModel):
    code: str
    label: str


class ListDifferenceOutput(OutputModel):
    """What changes in one list."""

    added: tuple[AddedOutput, ...]
    renamed: tuple[RenamedOutput, ...]
    retired: tuple[str, ...]
    mapped: tuple[BecameOutput, ...]
    orphaned: tuple[str, ...]


class TermChangeOutput(OutputModel):
    before: TermOutput | None
    after: TermOutput | None


class MailboxChangeOutput(OutputModel):
    unit: str | None
    before: str | None
    after: str | None


class LetterChangeOutput(OutputModel):
    before: LetterUseOutput | None
    after: LetterUseOutput


class DifferenceOutput(OutputModel):
    """What changes compared with the version that holds today."""

    version: int
    """The version that holds."""
    types: ListDifferenceOutput
    sanctions: ListDifferenceOutput
    channels: ListDifferenceOutput
    terms: tuple[TermChangeOutput, ...]
    letters: tuple[LetterChangeOutput, ...]
    matrix_changed: bool
    units_added: tuple[str, ...]
    units_removed: tuple[str, ...]
    """Those that are mapped to others included."""
    units_mapped: tuple[BecameOutput, ...]
    mailboxes: tuple[MailboxChangeOutput, ...]


def difference(register: Register, new: Content) -> DifferenceOutput:
    """What this content changes."""
    state, now = register.catalogues.state, register.catalogue
    lists = {
        name: ListDifferenceOutput.model_validate(list_difference(state, name, now, new))
        for name in ("types", "sanctions", "channels")
    }
    return DifferenceOutput(
        version=now.version,
        **lists,
        terms=tuple(map(TermChangeOutput.model_validate, changed_terms(now, new))),
        letters=tuple(map(LetterChangeOutput.model_validate, changed_letters(now, new))),
        matrix_changed=now.matrix != new.matrix,
        units_added=tuple(unit for unit in new.units if unit not in now.units),
        units_removed=tuple(unit for unit in now.units if unit not in new.units),
        mailboxes=tuple(map(MailboxChangeOutput.model_validate, changed_mailboxes(now, new))),
        units_mapped=tuple(
            BecameOutput(code=one.old, new=one.new) for one in new.mapping.units if one not in now.mapping.units
        ),
    )
