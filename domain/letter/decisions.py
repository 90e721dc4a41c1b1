"""The rules of a letter. The same command twice gives no events, or a named refusal."""

from datetime import date

from domain.catalogue.catalogue import Catalogue
from domain.dossier.state import Open
from domain.incident.state import Reported, Unreported, person_among
from domain.letter import refusals
from domain.letter.commands import Draft, GenerateLetter, LetterCommand, Measure, SendLetter, Unwritable
from domain.letter.events import LetterEvent, LetterGenerated, LetterSent
from domain.letter.facts import BY_NAME, missing_facts
from domain.letter.state import State, Unwritten, Written
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction.state import Sanction


def decide(state: State, command: LetterCommand, catalogue: Catalogue) -> list[LetterEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, GenerateLetter):
        return _generate(state, command, catalogue)
    if isinstance(state, Unwritten):
        raise Refusal(refusals.not_generated())
    return _send(state, command)


def _generate(state: State, command: GenerateLetter, catalogue: Catalogue) -> list[LetterEvent]:
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    refuse_if_any(
        [
            *_dossier_faults(command),
            *_sanction_faults(command),
            *_perpetrator_faults(command, command.incident),
            *_measure_faults(command.measure),
            *_missing(command),
            *_draft_faults(command.draft),
        ]
    )
    if not isinstance(command.draft, Draft):
        raise ValueError("every fact is known, so the letter could have been written")
    fact = LetterGenerated(
        generated_at=command.at,
        kind=command.kind,
        template_version=command.template_version,
        catalogue_version=catalogue.version,
        incident_ids=(command.incident_id,),
        dossier_id=command.dossier_id,
        sanction_id=command.sanction_id,
        addressee=command.draft.addressee,
        content=command.draft.content,
    )
    if isinstance(state, Unwritten):
        return [fact]
    if state.fact == fact:
        return []
    raise Refusal(refusals.already_generated())


def _dossier_faults(command: GenerateLetter) -> list[Fault]:
    if command.dossier_id is None:
        return []
    if not isinstance(command.dossier, Open):
        return [refusals.dossier_not_there()]
    return [] if command.incident_id in command.dossier.incidents else [refusals.incident_not_in_dossier()]


def _sanction_faults(command: GenerateLetter) -> list[Fault]:
    if command.sanction_id is None:
        return []
    if not isinstance(command.sanction, Sanction):
        return [refusals.sanction_not_there()]
    return [] if command.incident_id in command.sanction.incident_ids else [refusals.sanction_of_other_incident()]


def _perpetrator_faults(command: GenerateLetter, incident: Reported) -> list[Fault]:
    if command.perpetrator_id is not None:
        known = person_among(incident.perpetrators, command.perpetrator_id)
        return [] if known else [refusals.not_a_perpetrator()]
    of_dossier = command.dossier.incidents.get(command.incident_id) if isinstance(command.dossier, Open) else None
    several = len(incident.perpetrators) > 1 and command.dossier_id is None and of_dossier is None
    return [refusals.several_perpetrators()] if several else []


def _measure_faults(measure: Measure) -> list[Fault]:
    first, last, review = measure.starts_on, measure.ends_on, measure.review_on
    faults = []
    if _before(last, first):
        faults.append(refusals.ends_before_it_starts())
    if _before(review, first) or _before(last, review):
        faults.append(refusals.review_outside_measure())
    return faults


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _missing(command: GenerateLetter) -> list[Fault]:
    lacking = missing_facts(command.kind, command.asked, command.known)
    return [refusals.facts_missing(BY_NAME[name]) for name in lacking]


def _draft_faults(draft: Draft | Unwritable) -> list[Fault]:
    match draft:
        case "too_long":
            return [refusals.too_long()]
        case "not_printable":
            return [refusals.not_printable()]
    return []


def _send(state: Written, command: SendLetter) -> list[LetterEvent]:
    faults = []
    if command.sent_on > command.today:
        faults.append(refusals.sent_in_the_future())
    if command.sent_on < local_day(state.fact.generated_at):
        faults.append(refusals.sent_before_it_was_made())
    refuse_if_any(faults)
    fact = LetterSent(sent_on=command.sent_on, how=command.how, incident_ids=state.fact.incident_ids)
    return [] if fact in state.dispatches else [fact]
