"""The rules of the texts of letters. The same text twice gives no events the second time."""

from domain.letter import markup
from domain.letter.facts import BY_PLACEHOLDER, FACTS, NEEDED, places_needed
from domain.letter_template import refusals
from domain.letter_template.commands import AdoptTemplate
from domain.letter_template.events import LONGEST_TEMPLATE, TemplateAdopted, TemplateEvent
from domain.letter_template.state import State
from domain.refusal import Fault, refuse_if_any


def decide(state: State, command: AdoptTemplate) -> list[TemplateEvent]:
    """The facts that follow from this command; an empty list when it is already so. Raises `Refusal`."""
    refuse_if_any(_faults(command))
    current = state.adopted.get(command.kind)
    if current is not None and current.text == command.text:
        return []
    version = 1 if current is None else current.template_version + 1
    return [TemplateAdopted(kind=command.kind, template_version=version, text=command.text)]


def _faults(command: AdoptTemplate) -> list[Fault]:
    if len(command.text) > LONGEST_TEMPLATE:
        return [refusals.too_long()]
    try:
        blocks = markup.read(command.text)
    except markup.BadMarkup as bad:
        return [refusals.unreadable(bad.lines)]
    names = markup.placeholders(blocks)
    titles = [part for block in blocks if block.kind == "title" for part in block.parts]
    faults = [] if len(titles) == 1 and titles[0].only_with is None else [refusals.without_title()]
    faults += [refusals.unknown_placeholder(name) for name in sorted(names - BY_PLACEHOLDER.keys())]
    always = markup.asked(blocks, frozenset())
    for fact in FACTS:
        if fact.name in places_needed(command.kind) and fact.placeholder not in names:
            faults.append(refusals.without_fact(fact))
        elif fact.name in NEEDED[command.kind] and fact.placeholder not in always:
            faults.append(refusals.conditional_fact(fact))
    return faults
