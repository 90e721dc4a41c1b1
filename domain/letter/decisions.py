"""The rules of letters and of their texts. The same command twice gives no events, or a named refusal."""

from datetime import date

from domain.catalogue.catalogue import Catalogue
from domain.dossier.state import Open
from domain.incident.state import Reported, Unreported, person_among
from domain.letter import markup, refusals
from domain.letter.commands import AdoptTemplate, GenerateLetter, LetterCommand, Measure, SendLetter
from domain.letter.events import LONGEST_TEMPLATE, LetterEvent, LetterGenerated, LetterSent, TemplateAdopted
from domain.letter.facts import BY_NAME, BY_PLACEHOLDER, FACTS, NEEDED, missing_facts, places_needed
from domain.letter.state import State, Templates, Unwritten, Written
from domain.periods import local_day
from domain.refusal import Fault, Refusal, refuse_if_any


def decide(state: State, command: LetterCommand, catalogue: Catalogue) -> list[LetterEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    if isinstance(command, GenerateLetter):
        return _generate(state, command, catalogue)
    if isinstance(state, Unwritten):
        raise Refusal(refusals.not_generated())
    return _send(state, command)


def decide_template(state: Templates, command: AdoptTemplate) -> list[TemplateAdopted]:
    """The facts that follow; an empty list when this is the text already. Raises `Refusal`."""
    refuse_if_any(_template_faults(command))
    current = state.adopted.get(command.kind)
    if current is not None and current.text == command.text:
        return []
    version = 1 if current is None else current.template_version + 1
    return [TemplateAdopted(kind=command.kind, template_version=version, text=command.text)]


def _generate(state: State, command: GenerateLetter, catalogue: Catalogue) -> list[LetterEvent]:
    if isinstance(command.incident, Unreported):
        raise Refusal(refusals.incident_not_there())
    if not isinstance(command.incident, Reported):
        raise Refusal(refusals.incident_retracted())
    refuse_if_any(
        [
            *_dossier_faults(command),
            *_perpetrator_faults(command, command.incident),
            *_measure_faults(command.measure),
            *_missing(command),
        ]
    )
    if command.draft is None:
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


def _send(state: Written, command: SendLetter) -> list[LetterEvent]:
    faults = []
    if command.sent_on > command.today:
        faults.append(refusals.sent_in_the_future())
    if command.sent_on < local_day(state.fact.generated_at):
        faults.append(refusals.sent_before_it_was_made())
    refuse_if_any(faults)
    fact = LetterSent(sent_on=command.sent_on, how=command.how, incident_ids=state.fact.incident_ids)
    return [] if fact in state.dispatches else [fact]


def _template_faults(command: AdoptTemplate) -> list[Fault]:
    if len(command.text) > LONGEST_TEMPLATE:
        return [refusals.template_too_long()]
    try:
        blocks = markup.read(command.text)
    except markup.BadMarkup as bad:
        return [refusals.unreadable_template(bad.lines)]
    names = markup.placeholders(blocks)
    titles = [part for block in blocks if block.kind == "title" for part in block.parts]
    faults = [] if len(titles) == 1 and titles[0].only_with is None else [refusals.template_without_title()]
    faults += [refusals.unknown_placeholder(name) for name in sorted(names - BY_PLACEHOLDER.keys())]
    always = markup.asked(blocks, frozenset())
    for fact in FACTS:
        if fact.name in places_needed(command.kind) and fact.placeholder not in names:
            faults.append(refusals.template_without_fact(fact))
        elif fact.name in NEEDED[command.kind] and fact.placeholder not in always:
            faults.append(refusals.conditional_fact(fact))
    return faults
