"""Commands and histories that nobody thought of, for the laws: every aggregate with all that can be asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from hypothesis import strategies as st

from domain.aftercare import commands as a
from domain.catalogue import commands as k
from domain.damage import commands as g
from domain.deputy import commands as y
from domain.dossier import commands as d
from domain.event import Event, Value
from domain.incident import commands as c
from domain.letter import commands as letter
from domain.letter_template import commands as letter_template
from domain.marker import commands as m
from domain.notification import commands as n
from domain.police import commands as p
from domain.refusal import Refusal
from domain.sanction.commands import AnnulSanction, LiftSanction, ProposeSanction, RejectSanction, SanctionCommand
from domain.task import commands as t
from domain.term.commands import TermCommand
from tests.domain.generated_aftercare import AFTERCARE_COMMANDS, DECLINING
from tests.domain.generated_catalogues import CATALOGUE_COMMANDS, adoptions, contents, sound_contents
from tests.domain.generated_damage import DAMAGE_COMMANDS, sound_damage
from tests.domain.generated_dossiers import DOSSIER_COMMANDS, sound_openings, sound_pairs
from tests.domain.generated_incidents import CLOSING, INCIDENT_COMMANDS, sound_reports
from tests.domain.generated_letters import LETTER_COMMANDS, LETTER_TEMPLATE_COMMANDS, sound_bans, sound_letters
from tests.domain.generated_markers import (
    MARKER_COMMANDS,
    sound_approvals,
    sound_demands,
    sound_proposals,
    sound_reviews,
)
from tests.domain.generated_notifications import NOTIFICATION_COMMANDS
from tests.domain.generated_parts import Commands
from tests.domain.generated_police import POLICE_COMMANDS, sound_cases
from tests.domain.generated_sanctions import SANCTION_COMMANDS, sanction_beginnings
from tests.domain.generated_tasks import (
    CHECKING,
    DEPUTY_COMMANDS,
    TASK_COMMANDS,
    TERM_COMMANDS,
    sound_appointments,
    sound_tasks,
)
from tests.domain.given import (
    AFTERCARE,
    CATALOGUE,
    DAMAGE,
    DEPUTY,
    DOSSIER,
    INCIDENT,
    LETTER,
    LETTER_TEMPLATE,
    MARKERS,
    NOTIFICATION,
    POLICE,
    SANCTION,
    TASK,
    TERM,
    Decider,
)


@dataclass(frozen=True)
class World:
    """One aggregate with everything that can be asked of it."""

    decider: Decider
    union: Any
    commands: Commands
    openings: st.SearchStrategy[Value]
    """Sound beginnings: nothing happens before one of these."""
    changes: st.SearchStrategy[Value]
    """What can be asked time and again without an end to it."""
    endings: st.SearchStrategy[list[Value]] = field(default_factory=lambda: st.just([]))
    """What comes last, or nothing: what chance seldom asks in this order and must be met all the same."""
    beginnings: st.SearchStrategy[list[Value]] | None = None
    """Sound beginnings of more than one command, for an aggregate that takes several before it is well under way."""

    def decide(self, past: Sequence[Event], command: Value) -> list[Event]:
        """What follows from the command after these facts; nothing when it is refused."""
        try:
            return list(self.decider.decide(self.decider.fold(past), command))
        except Refusal:
            return []

    def any_command(self) -> st.SearchStrategy[Value]:
        """Anything that can be asked."""
        return st.one_of(*self.commands.values())

    def histories(self) -> st.SearchStrategy[list[Event]]:
        """Facts that can follow from commands in any order, most often after a sound beginning."""
        singles = self.openings.map(lambda opening: [opening])
        beginnings = singles if self.beginnings is None else self.beginnings
        begun = st.tuples(beginnings, st.lists(self.changes, min_size=5, max_size=10))
        a_few = st.lists(self.any_command(), max_size=3)
        lives = st.tuples(begun.map(_joined) | st.just([]), a_few, self.endings).map(_joined)
        return lives.map(self._live)

    def _live(self, commands: list[Value]) -> list[Event]:
        past: list[Event] = []
        for command in commands:
            past += self.decide(past, command)
        return past


def _joined(parts: tuple[list[Value], ...]) -> list[Value]:
    return [command for part in parts for command in part]


def _without(commands: Commands, *kinds: type[Value]) -> st.SearchStrategy[Value]:
    return st.one_of(*(strategy for kind, strategy in commands.items() if kind not in kinds))


WORLDS = {
    "incident": World(
        INCIDENT,
        c.IncidentCommand,
        INCIDENT_COMMANDS,
        openings=sound_reports,
        changes=_without(INCIDENT_COMMANDS, c.ReportIncident, c.Retract),
        endings=st.just([]) | CLOSING | INCIDENT_COMMANDS[c.Retract].map(lambda ending: [ending]),
    ),
    "dossier": World(
        DOSSIER,
        d.DossierCommand,
        DOSSIER_COMMANDS,
        openings=sound_openings,
        changes=st.one_of(_without(DOSSIER_COMMANDS, d.OpenDossier), *sound_pairs),
    ),
    "letter": World(
        LETTER,
        letter.LetterCommand,
        LETTER_COMMANDS,
        openings=sound_letters | sound_bans,
        changes=LETTER_COMMANDS[letter.SendLetter],
    ),
    "letter_template": World(
        LETTER_TEMPLATE,
        letter_template.TemplateCommand,
        LETTER_TEMPLATE_COMMANDS,
        openings=LETTER_TEMPLATE_COMMANDS[letter_template.AdoptTemplate],
        changes=LETTER_TEMPLATE_COMMANDS[letter_template.AdoptTemplate],
    ),
    "catalogue": World(
        CATALOGUE,
        k.CatalogueCommand,
        CATALOGUE_COMMANDS,
        openings=adoptions(sound_contents),
        changes=adoptions(contents),
    ),
    "aftercare": World(
        AFTERCARE,
        a.AftercareCommand,
        AFTERCARE_COMMANDS,
        openings=AFTERCARE_COMMANDS[a.RecordWish],
        changes=st.one_of(*AFTERCARE_COMMANDS.values()),
        endings=DECLINING,
    ),
    "marker": World(
        MARKERS,
        m.MarkerCommand,
        MARKER_COMMANDS,
        openings=sound_proposals,
        changes=sound_approvals | sound_reviews | sound_demands | _without(MARKER_COMMANDS, m.ProposeMarker),
    ),
    "police": World(
        POLICE,
        p.PoliceCommand,
        POLICE_COMMANDS,
        openings=sound_cases,
        changes=_without(POLICE_COMMANDS, p.MakeCase),
    ),
    "damage": World(
        DAMAGE,
        g.DamageCommand,
        DAMAGE_COMMANDS,
        openings=sound_damage,
        changes=_without(DAMAGE_COMMANDS, g.RecordDamage),
    ),
    "term": World(TERM, TermCommand, TERM_COMMANDS, openings=CHECKING, changes=CHECKING),
    "notification": World(
        NOTIFICATION,
        n.NotificationCommand,
        NOTIFICATION_COMMANDS,
        openings=NOTIFICATION_COMMANDS[n.AttemptNotification],
        changes=st.one_of(*NOTIFICATION_COMMANDS.values()),
    ),
    "task": World(
        TASK,
        t.TaskCommand,
        TASK_COMMANDS,
        openings=sound_tasks | TASK_COMMANDS[t.AssignTask],
        changes=_without(TASK_COMMANDS, t.MakeTask),
    ),
    "deputy": World(
        DEPUTY,
        y.DeputyCommand,
        DEPUTY_COMMANDS,
        openings=sound_appointments,
        changes=st.one_of(*DEPUTY_COMMANDS.values()),
    ),
    "sanction": World(
        SANCTION,
        SanctionCommand,
        SANCTION_COMMANDS,
        openings=SANCTION_COMMANDS[ProposeSanction],
        changes=_without(SANCTION_COMMANDS, LiftSanction, AnnulSanction, RejectSanction),
        beginnings=sanction_beginnings,
    ),
}


def members(union: Any) -> set[type[Value]]:
    """The commands in a union of commands; a single one is a union of itself."""
    return set(get_args(union)) or {union}
