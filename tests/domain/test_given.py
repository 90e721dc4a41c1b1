"""A positive control: every `then` fails when something else happened."""

from collections.abc import Callable

import pytest

from domain.incident.commands import Retract
from domain.incident.events import Retracted
from tests.domain.examples import REASON, report, reported, sealed
from tests.domain.given import INCIDENT, Outcome, given

FACT = Retracted(reason=REASON)
RETRACT = Retract(reason=REASON)


def happened() -> Outcome:
    return given(INCIDENT, [reported()]).when(RETRACT)


def quiet() -> Outcome:
    return given(INCIDENT, [reported(), FACT]).when(RETRACT)


def refused() -> Outcome:
    return given(INCIDENT, []).when(RETRACT)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: happened().then_nothing_happened(),
        lambda: happened().then([FACT, FACT]),
        lambda: happened().then([Retracted(reason=sealed("other reason"))]),
        lambda: happened().then_refused("incident.not_reported"),
        lambda: happened().then_refused_at(("", "incident.not_reported")),
        lambda: quiet().then([FACT]),
        lambda: quiet().then([]),
        lambda: quiet().then_refused("incident.retracted"),
        lambda: quiet().then_refused_at(("", "incident.retracted")),
        lambda: refused().then([FACT]),
        lambda: refused().then_nothing_happened(),
        lambda: refused().then_refused(),
        lambda: refused().then_refused_at(),
        lambda: refused().then_refused("incident.retracted"),
        lambda: refused().then_refused("incident.not_reported", "incident.retracted"),
        lambda: refused().then_refused_at(("/types", "incident.not_reported")),
        lambda: given(INCIDENT, []).when(report(types=(), victims=())).then_refused("incident.no_type"),
    ],
)
def test_a_wrong_expectation_fails(wrong: Callable[[], None]) -> None:
    with pytest.raises(AssertionError):
        wrong()


def test_a_right_expectation_passes() -> None:
    happened().then([FACT])
    quiet().then_nothing_happened()
    refused().then_refused("incident.not_reported")
    refused().then_refused_at(("", "incident.not_reported"))
