"""Making letters, recording that they were sent, and adopting the texts they are made with."""

from datetime import time
from typing import NamedTuple
from uuid import UUID, uuid4

from api.inputs_letters import DispatchInput, LetterInput, TemplateInput
from api.letters.facts import LetterFacts
from api.letters.gathering import Gathered, Recorded, gathered, perpetrator_of, sanction_texts
from api.letters.letter import Letter
from api.letters.pdf import NotPrintable, pdf
from api.letters.shipped import SHIPPED, shipped
from api.register import Register
from api.sealing import Sealing, living_keys, people_in
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.incidents import load_incident
from api.use_cases.loading import load_dossier, load_sanction, where_it_goes_on
from domain.catalogue.mapping import counted_as
from domain.dossier.state import INITIAL as NO_DOSSIER
from domain.dossier.state import Open
from domain.dossier.state import State as Dossier
from domain.incident.state import Reported
from domain.incident.state import State as Incident
from domain.letter import markup
from domain.letter.commands import Draft, GenerateLetter, Measure, Offered, SendLetter, Unwritable
from domain.letter.decisions import decide
from domain.letter.events import Addressee, LetterEvent
from domain.letter.facts import BY_PLACEHOLDER, LetterKind, missing_facts
from domain.letter.state import INITIAL, State, fold
from domain.letter_template.commands import AdoptTemplate
from domain.letter_template.decisions import decide as decide_template
from domain.letter_template.events import TemplateEvent
from domain.letter_template.state import State as Templates
from domain.letter_template.state import fold as fold_templates
from domain.letter_template.stream import templates_stream
from domain.periods import local_day
from domain.sanction.state import INITIAL as NO_SANCTION
from domain.sanction.state import Sanction
from domain.sanction.state import State as SanctionState
from domain.sealed import key_ids
from store.command import Change
from store.keys import Key


class Template(NamedTuple):
    """The text that letters of a kind are written with now."""

    version: int
    """0 for the text that PAR comes with."""
    text: str


@decided_again
def generate(register: Register, ask: Ask, typed: LetterInput) -> Written:
    """Make a letter: holds only while incident, dossier, sanction and text stand as they were read."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    letter_id, read = uuid4(), _read(register, typed)
    known, contradicted = _gathered(register, ask, letter_id, read, typed)
    asked = markup.asked(read.blocks, frozenset(known.in_words()))
    wanted = GenerateLetter(
        at=ask.at,
        kind=typed.kind,
        template_version=read.template.version,
        incident_id=typed.incident_id,
        incident=read.incident,
        dossier_id=read.dossier_id,
        dossier=read.dossier,
        sanction_id=typed.sanction_id,
        sanction=read.sanction,
        sanction_goes_on_in=read.sanction_goes_on_in,
        sanction_counts_as=_counts_as(register, read.sanction),
        contradicted=contradicted,
        perpetrator_id=typed.perpetrator_id,
        asked=frozenset(BY_PLACEHOLDER[name].name for name in asked),
        known=known.known(),
        measure=Measure(starts_on=known.starts_on, ends_on=known.ends_on, review_on=known.review_on),
        offered=_offered(known),
        draft="facts_missing",
    )
    if not missing_facts(wanted.kind, wanted.asked, wanted.known):
        wanted = wanted.model_copy(update={"draft": _draft(register, letter_id, read, known)})
    facts = decide(INITIAL, wanted, register.catalogue)
    return written(register.log.append(command(register, ask, [Change(letter_id, 0, facts), *read.stands], letter_id)))


@decided_again
def send(register: Register, ask: Ask, letter_id: UUID, typed: DispatchInput) -> Written:
    """Record that a letter went to the addressee."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    version, state = load_letter(register, letter_id)
    facts = decide(state, SendLetter(today=local_day(ask.at), sent_on=typed.sent_on, how=typed.how), register.catalogue)
    return written(register.log.append(command(register, ask, [Change(letter_id, version, facts)], letter_id)))


@decided_again
def adopt(register: Register, ask: Ask, kind: LetterKind, seen: int | None, typed: TemplateInput) -> Written:
    """Write letters of this kind with this text from now on. `seen` is the version of the texts that was looked at."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    stream = templates_stream(register.organisation)
    version, state = load_templates(register)
    Seen(stream, seen).refuse_if_moved(version)
    facts = decide_template(state, AdoptTemplate(kind=kind, text=typed.text))
    return written(register.log.append(command(register, ask, [Change(stream, version, facts)], stream)))


def load_letter(register: Register, letter_id: UUID) -> tuple[int, State]:
    """The version at which a letter stands and what its facts add up to."""
    version, events = register.log.load(letter_id)
    return version, fold(event for event in events if isinstance(event, LetterEvent))


def load_templates(register: Register) -> tuple[int, Templates]:
    """The version at which the texts of this organisation stand, and which it adopted."""
    version, events = register.log.load(templates_stream(register.organisation))
    return version, fold_templates(event for event in events if isinstance(event, TemplateEvent))


def template_of(templates: Templates, kind: LetterKind) -> Template:
    """What letters of this kind are written with."""
    adopted = templates.adopted.get(kind)
    return Template(SHIPPED, shipped(kind)) if adopted is None else Template(adopted.template_version, adopted.text)


class _Read(NamedTuple):
    """What a letter is decided on."""

    incident: Incident
    dossier_id: UUID | None
    """What was said, or else that of the sanction."""
    dossier: Dossier
    sanction: SanctionState
    sanction_goes_on_in: UUID | None
    template: Template
    blocks: tuple[markup.OpenBlock, ...]
    recorded: Recorded | None
    """None when there is no incident that stands."""
    addressee_keys: list[Key]
    """What is known of the addressee falls under these."""
    everyone_keys: list[Key]
    """The letter falls under these: it can name anybody in the incident, or in the texts of the sanction."""
    stands: list[Change]
    """What must not have moved since."""


def _read(register: Register, typed: LetterInput) -> _Read:
    incident_version, events, incident = load_incident(register, typed.incident_id)
    sanction_version, sanction = load_sanction(register, typed.sanction_id) if typed.sanction_id else (0, NO_SANCTION)
    of_sanction = sanction.dossier_id if isinstance(sanction, Sanction) else None
    goes_on_in, way_there = where_it_goes_on(register, of_sanction) if of_sanction else (None, [])
    dossier_id = typed.dossier_id or goes_on_in
    dossier_version, dossier = load_dossier(register, dossier_id) if dossier_id else (0, NO_DOSSIER)
    templates_version, templates = load_templates(register)
    template = template_of(templates, typed.kind)
    recorded = _recorded(typed, incident, dossier_id, dossier, sanction)
    people = (recorded.perpetrator, recorded.subject) if recorded else ()
    addressee = [key for person in people if person for key in living_keys(person, register.keyring)]
    named = [*people_in(events, register.keyring), *_keys_of_texts(register, sanction)]
    others = [key for key in dict.fromkeys(named) if key not in addressee]
    stands = [
        Change(typed.incident_id, incident_version),
        Change(templates_stream(register.organisation), templates_version),
        *([Change(dossier_id, dossier_version)] if dossier_id else []),
        *(passed for passed in way_there if passed.stream_id != dossier_id),
        *([Change(typed.sanction_id, sanction_version)] if typed.sanction_id else []),
    ]
    return _Read(
        incident=incident,
        dossier_id=dossier_id,
        dossier=dossier,
        sanction=sanction,
        sanction_goes_on_in=goes_on_in,
        template=template,
        blocks=markup.read(template.text),
        recorded=recorded,
        addressee_keys=addressee,
        everyone_keys=[*addressee, *others],
        stands=stands,
    )


def _keys_of_texts(register: Register, sanction: SanctionState) -> list[Key]:
    """A sanction can rest on more incidents than the letter tells of: its texts fall under the keys of all in them."""
    tokens = sanction_texts(sanction).values() if isinstance(sanction, Sanction) else ()
    found = register.keyring.find({key for token in tokens for key in key_ids(token)})
    return [key for key in found.values() if isinstance(key, Key)]


def _recorded(
    typed: LetterInput, incident: Incident, dossier_id: UUID | None, dossier: Dossier, sanction: SanctionState
) -> Recorded | None:
    if not isinstance(incident, Reported):
        return None
    person = perpetrator_of(incident, typed.incident_id, dossier, typed.perpetrator_id)
    subject = dossier.subject if isinstance(dossier, Open) else None
    return Recorded(
        incident_id=typed.incident_id,
        incident=incident,
        perpetrator=person,
        dossier_id=dossier_id,
        subject=subject,
        sanction_id=typed.sanction_id,
        sanction=sanction if isinstance(sanction, Sanction) else None,
    )


def _gathered(register: Register, ask: Ask, letter_id: UUID, read: _Read, typed: LetterInput) -> Gathered:
    if read.recorded is None:
        return Gathered(LetterFacts(), ())
    return gathered(register, ask.at, letter_id, read.recorded, typed.facts)


def _counts_as(register: Register, sanction: SanctionState) -> frozenset[str]:
    if not isinstance(sanction, Sanction):
        return frozenset()
    return frozenset(counted_as(register.catalogues.state, "sanctions", sanction.kind, register.catalogue))


def _offered(known: LetterFacts) -> Offered:
    return Offered(
        hearing_on=known.hearing_on,
        hearing_time=time.fromisoformat(known.hearing_time) if known.hearing_time else None,
        written_until=known.written_until,
    )


def _draft(register: Register, letter_id: UUID, read: _Read, known: LetterFacts) -> Draft | Unwritable:
    words = known.in_words()
    try:
        letter = Letter(organisation=words["organisatie"], blocks=markup.fill(read.blocks, words))
        pdf(letter)  # what cannot be printed is refused now, not when somebody wants to send it
    except markup.TooLong:
        return "too_long"
    except NotPrintable:
        return "not_printable"
    to_one = Sealing(register.keyring, register.organisation, letter_id, read.addressee_keys)
    to_all = Sealing(register.keyring, register.organisation, letter_id, read.everyone_keys)
    return Draft(
        addressee=Addressee(
            name=to_one.text(words["naam_ontvanger"], "addressee_name"),
            address=to_one.text(words["adres_ontvanger"], "addressee_address"),
        ),
        content=to_all.text(letter.model_dump_json(), "content"),
    )
