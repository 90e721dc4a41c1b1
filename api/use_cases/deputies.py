"""Who does somebody's tasks for a period: saying so, and ending it early."""

from uuid import UUID, uuid4

from api.inputs import ReasonInput
from api.inputs_tasks import DeputyInput
from api.register import Register
from api.sealing import Sealing
from api.use_cases.asking import Ask, Seen, Written, answered_before, command, decided_again, written
from api.use_cases.loading import require_current
from domain.deputy import refusals
from domain.deputy.commands import AppointDeputy, EndDeputyship
from domain.deputy.decisions import decide
from domain.deputy.events import DeputyEvent
from domain.deputy.state import State, fold
from domain.deputy.stream import deputies_stream
from domain.periods import local_day
from domain.refusal import Refusal
from projections.deputies.fold import DEPUTIES
from projections.deputies.queries import deputyship
from store.command import Change


@decided_again
def appoint(register: Register, ask: Ask, typed: DeputyInput) -> Written:
    """Somebody does the tasks of another for a period. Raises `Refusal` or `StoreError`."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    stream, deputyship_id = deputies_stream(typed.person_id), uuid4()
    version, state = _load(register, stream)
    facts = decide(
        state,
        AppointDeputy(
            today=local_day(ask.at),
            deputyship_id=deputyship_id,
            person_id=typed.person_id,
            deputy_id=typed.deputy_id,
            first_day=typed.first_day,
            last_day=typed.last_day,
        ),
    )
    changes = [Change(stream, version, facts)]
    return written(register.log.append(command(register, ask, changes, stream, named=deputyship_id)))


@decided_again
def end(register: Register, ask: Ask, seen: Seen, typed: ReasonInput) -> Written:
    """It holds no longer, from today on. Raises `Refusal` or `StoreError`."""
    before = answered_before(register, ask)
    if before is not None:
        return before
    stream = _stream_of(register, seen.id)
    version, state = _load(register, stream)
    seen.refuse_if_moved(version)
    seal = Sealing(register.keyring, register.organisation, stream)
    ended = EndDeputyship(today=local_day(ask.at), deputyship_id=seen.id, reason=seal.text(typed.reason, "reason"))
    changes = [Change(stream, version, decide(state, ended))]
    return written(register.log.append(command(register, ask, changes, stream, named=seen.id)))


def _stream_of(register: Register, deputyship_id: UUID) -> UUID:
    """Whose deputies it is among, as the view says. Raises `Refusal`, and `StoreUnavailable` when it is too early."""
    require_current(register, DEPUTIES.name)
    found = deputyship(register.views, register.organisation, deputyship_id)
    if found is None:
        raise Refusal(refusals.not_there())
    return found.stream_id


def _load(register: Register, stream: UUID) -> tuple[int, State]:
    version, events = register.log.load(stream)
    return version, fold(event for event in events if isinstance(event, DeputyEvent))
