"""The rules of a letter. The same command twice gives no events, or a named refusal."""

from datetime import date

from domain.catalogue.catalogue import Catalogue, code_faults
from domain.catalogue.letters import letters_of
from domain.dossier.state import Merged, Open
from domain.incident.state import Reported, Unreported, person_among
from domain.letter import refusals
from domain.letter.commands import Draft, GenerateLetter, LetterCommand, Measure, SendLetter, Unwritable
from domain.letter.events import LetterEvent, LetterGenerated, LetterSent
from domain.letter.facts import BY_NAME, SAID_BY_SANCTION, missing_facts
from domain.letter.hearing import offered_faults
from domain.letter.resting import is_about_another_incident, sanction_faults
from domain.letter.state import State, Unwritten, Written
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any


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
            *code_faults("/kind", (command.kind,), letters_of(catalogue)),
            *_dossier_faults(command),
            *sanction_faults(command, catalogue),
            *_perpetrator_faults(command, command.incident),
            *_measure_faults(command.measure),
            *offered_faults(command),
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
    if isinstance(command.dossier, Merged):
        return [refusals.dossier_merged()]
    if not isinstance(command.dossier, Open):
        return [refusals.dossier_not_there()]
    if command.incident_id in command.dossier.incidents or is_about_another_incident(command):
        return []
    of_sanction = command.dossier_id == command.sanction_goes_on_in
    return [refusals.incident_left_dossier() if of_sanction else refusals.incident_not_in_dossier()]


def _perpetrator_faults(command: GenerateLetter, incident: Reported) -> list[Fault]:
    """It is clear to which of them it goes, and the dossier is not about another one."""
    several = len(incident.perpetrators) > 1
    of_dossier = command.dossier.incidents.get(command.incident_id) if isinstance(command.dossier, Open) else None
    if command.perpetrator_id is None:
        unclear = several and command.dossier_id is None and of_dossier is None
        return [refusals.several_perpetrators()] if unclear else []
    if person_among(incident.perpetrators, command.perpetrator_id) is None:
        return [refusals.not_a_perpetrator()]
    in_dossier = isinstance(command.dossier, Open) and command.incident_id in command.dossier.incidents
    another = command.perpetrator_id != of_dossier and (several or of_dossier is not None)
    return [refusals.perpetrator_of_other_dossier()] if in_dossier and another else []


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
    """What a sanction says is not asked of somebody who has yet to choose one."""
    lacking = missing_facts(command.kind, command.asked, command.known)
    follows = SAID_BY_SANCTION if command.kind == "ban" and command.sanction_id is None else frozenset()
    return [refusals.facts_missing(BY_NAME[name]) for name in lacking if name not in follows]


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
