"""What more is told of a fact in a history than its name: which, when, how much."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from api.presenting.history import HistoryDetailsOutput
from api.presenting.labels import ASKS, ASSESSMENT, DAMAGE, GROUND, MEANS, OUTCOME, ROUTE, SENT_BY, TALK, UNKNOWN
from api.presenting.written import day, euros, moment


class CatalogueWords(Protocol):
    """The labels of codes, by the version of the catalogue they were recorded with."""

    def kind(self, code: str, version: int | None = None) -> str:
        """Of a type of aggression."""

    def channel(self, code: str, version: int | None = None) -> str:
        """Of how it reached the organisation."""

    def sanction(self, code: str, version: int | None = None) -> str:
        """Of a sanction."""

    def marker(self, code: str, version: int | None = None) -> str:
        """Of a marker."""

    def letter(self, code: str, version: int | None = None) -> str:
        """Of a letter."""

    def term(self, code: str, version: int | None = None) -> str:
        """Of a term."""


Teller = Callable[[str, CatalogueWords, HistoryDetailsOutput], str]
"""The name of the fact, the labels, and its details; the whole line."""


def _reclassified(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    lighter = " (lichter of minder dan ervoor)" if told.downgrade else ""
    kinds = (words.kind(code, told.catalogue_version) for code in told.types or ())
    return f"{fact}: {', '.join(kinds)}{lighter}"


def _setting(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {words.channel(told.channel or '', told.catalogue_version)}, {told.unit}"


def _assessed(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {ASSESSMENT.get(told.assessment or '', UNKNOWN)}"


def _reaction(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    on = f", op {moment(told.given_at)}" if told.given_at else ""
    return f"{fact}: {MEANS.get(told.means or '', UNKNOWN)}{on}"


def _statement(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}, gegeven op {day(told.given_on)}" if told.given_on else fact


def _talk(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact} ({TALK.get(told.talk or '', UNKNOWN)})"


def _sanction(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    if told.imposed_on is None:
        return fact
    return f"Opgelegd: {words.sanction(told.kind or '', told.catalogue_version)}, op {day(told.imposed_on)}"


def _marker_proposed(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    term = f", van {day(told.starts_on)} tot {day(told.ends_on)}" if told.starts_on and told.ends_on else ""
    return f"{fact}: {words.marker(told.kind or '', told.catalogue_version)}{term}"


def _marker_reviewed(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    if told.ends_on is None or told.review_on is None:
        return fact
    return f"{fact}: blijft tot {day(told.ends_on)}, volgende keer {day(told.review_on)}"


def _police(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact} op {day(told.made_on)}" if told.made_on else fact


def _outcome(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {OUTCOME.get(told.outcome or '', UNKNOWN)}"


def _demanded(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {OUTCOME.get(told.outcome or '') or GROUND.get(told.ground or '', UNKNOWN)}"


def _damage(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    cost = f", {euros(told.amount_cents)}" if told.amount_cents else ""
    return f"{fact}: {DAMAGE.get(told.kind or '', UNKNOWN).lower()}{cost}"


def _amount(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {euros(told.amount_cents)}" if told.amount_cents else fact


def _claimed(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {ROUTE.get(told.route or '', UNKNOWN)}"


def _letter(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {words.letter(told.letter_kind)}" if told.letter_kind else fact


def _sent(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact} op {day(told.sent_on)}, {SENT_BY[told.how]}" if told.sent_on and told.how else fact


def _breached(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    until = f" (uiterlijk {moment(told.ended_at)})" if told.ended_at else ""
    return f"{fact}: {words.term(told.term or '', told.catalogue_version).lower()}{until}"


def _task_made(fact: str, _words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}, uiterlijk {day(told.last_day)}" if told.last_day else fact


def _task(fact: str, words: CatalogueWords, told: HistoryDetailsOutput) -> str:
    return f"{fact}: {asked_for(told.asks, words)}" if told.asks else fact


def asked_for(code: str, words: CatalogueWords) -> str:
    """What a task with this code asks for, in words."""
    return ASKS.get(code) or words.term(code)


MORE: Final[Mapping[str, Teller]] = {
    "incident.reclassified": _reclassified,
    "incident.setting_corrected": _setting,
    "incident.assessed": _assessed,
    "incident.reaction_given": _reaction,
    "incident.statement_recorded": _statement,
    "aftercare.talk_offered": _talk,
    "aftercare.talk_held": _talk,
    "aftercare.talk_declined": _talk,
    "sanction.imposed": _sanction,
    "marker.proposed": _marker_proposed,
    "marker.reviewed": _marker_reviewed,
    "marker.review_demanded": _demanded,
    "sanction.review_demanded": _demanded,
    "police.reported": _police,
    "police.charged": _police,
    "police.outcome_recorded": _outcome,
    "damage.recorded": _damage,
    "damage.assessed": _amount,
    "damage.recovered": _amount,
    "damage.claimed": _claimed,
    "term.breached": _breached,
    "letter.generated": _letter,
    "letter.sent": _sent,
    "task.made": _task_made,
    "task.assigned": _task,
    "task.taken_over": _task,
    "task.dropped": _task,
}
