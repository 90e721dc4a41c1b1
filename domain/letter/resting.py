"""On which sanction a letter may rest: one of the addressee himself, in the state that the letter tells of."""

from datetime import date

from domain.catalogue.catalogue import Catalogue
from domain.catalogue.letters import can_be_about
from domain.dossier.state import Open
from domain.letter import refusals
from domain.letter.commands import GenerateLetter
from domain.letter.facts import BY_NAME, LetterKind
from domain.periods import local_day
from domain.refusal import Fault
from domain.sanction.state import Sanction, has_expired


def sanction_faults(command: GenerateLetter, catalogue: Catalogue) -> list[Fault]:
    """A ban has a sanction; what a letter is about belongs to its incident and addressee, and stands as it says."""
    if command.sanction_id is None:
        return [refusals.ban_without_sanction()] if command.kind == "ban" else []
    sanction = command.sanction
    if not isinstance(sanction, Sanction):
        return [refusals.sanction_not_there()]
    kinds = command.sanction_counts_as | {sanction.kind}
    return [
        *([refusals.sanction_of_other_incident()] if is_about_another_incident(command) else []),
        *_dossier_faults(command),
        *([] if can_be_about(catalogue, command.kind, kinds) else [refusals.not_for_this_sanction()]),
        *_standing_faults(command.kind, sanction, local_day(command.at)),
        *(refusals.contradicts_sanction(BY_NAME[name]) for name in command.contradicted),
    ]


def is_about_another_incident(command: GenerateLetter) -> bool:
    """The sanction does not rest on the incident of the letter."""
    return isinstance(command.sanction, Sanction) and command.incident_id not in command.sanction.incident_ids


def _dossier_faults(command: GenerateLetter) -> list[Fault]:
    """What was recorded without a proposal has no dossier: then the incident says to whom it can belong.

    Of a dossier that is not there or goes on in another, that is said, and nothing follows about the sanction.
    """
    home = command.sanction_goes_on_in
    if home is None or home == command.dossier_id:
        return []
    said_otherwise = command.dossier_id is not None and not isinstance(command.dossier, Open)
    return [] if said_otherwise else [refusals.sanction_of_other_dossier()]


def _standing_faults(kind: LetterKind, sanction: Sanction, today: date) -> list[Fault]:
    """An invitation comes before the decision, a warning and a ban tell of one that stands."""
    if kind == "hearing_invitation":
        return [] if sanction.phase == "proposed" else [refusals.already_decided()]
    if sanction.phase == "proposed":
        return [refusals.sanction_not_imposed()]
    if sanction.phase in ("rejected", "lifted", "annulled") or has_expired(sanction, today):
        return [refusals.sanction_over()]
    if sanction.phase == "suspended":
        return [refusals.sanction_suspended()]
    return [refusals.sanction_without_end()] if kind == "ban" and sanction.ends_on is None else []
