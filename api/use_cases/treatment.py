"""The life of a report: taking it up, judging, reacting, the perpetrator's statement, reopening."""

from api.inputs import ReasonInput
from api.inputs_treatment import AssessmentInput, ReactionInput, StatementInput
from api.register import Register
from api.use_cases.asking import Ask, Seen, Written
from api.use_cases.incidents import change
from domain.incident import commands as c
from domain.periods import local_day


def start_treatment(register: Register, ask: Ask, incident: Seen) -> Written:
    """Take the report up."""
    return change(register, ask, incident, lambda _seal: c.StartTreatment(at=ask.at))


def assess(register: Register, ask: Ask, incident: Seen, typed: AssessmentInput) -> Written:
    """Judge what the report is, with the reason."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.Assess(at=ask.at, assessment=typed.assessment, reason=seal.text(typed.reason, "reason")),
    )


def give_reaction(register: Register, ask: Ask, incident: Seen, typed: ReactionInput) -> Written:
    """The organisation let the perpetrator know what it thinks of this."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.GiveReaction(
            at=ask.at,
            person_id=typed.person_id,
            means=typed.means,
            given_at=typed.given_at,
            note=seal.text(typed.note, "note") if typed.note else None,
        ),
    )


def record_statement(register: Register, ask: Ask, incident: Seen, typed: StatementInput) -> Written:
    """What the perpetrator says of it himself."""
    return change(
        register,
        ask,
        incident,
        lambda seal: c.RecordStatement(
            today=local_day(ask.at),
            person_id=typed.person_id,
            given_on=typed.given_on,
            statement=seal.text(typed.statement, "statement"),
        ),
    )


def reopen(register: Register, ask: Ask, incident: Seen, typed: ReasonInput) -> Written:
    """There is something to do again."""
    return change(register, ask, incident, lambda seal: c.Reopen(reason=seal.text(typed.reason, "reason")))
