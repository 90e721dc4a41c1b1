"""All views of PAR."""

from projections.aftercare.fold import AFTERCARE
from projections.damage.fold import DAMAGE
from projections.deputies.fold import DEPUTIES
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_history.fold import DOSSIER_HISTORY
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.markers.fold import MARKERS
from projections.notifications.fold import NOTIFICATIONS_VIEW
from projections.police.fold import POLICE
from projections.projection import Projection
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.statistics_facts.fold import STATISTICS_FACTS
from projections.tasks.fold import TASKS
from projections.terms.fold import RUNNING_TERMS

VIEWS: tuple[Projection, ...] = (
    INCIDENT_OVERVIEW,
    INCIDENT_HISTORY,
    DOSSIER_CARD,
    DOSSIER_HISTORY,
    STATISTICS_FACTS,
    MARKERS,
    POLICE,
    DAMAGE,
    RUNNING_TERMS,
    AFTERCARE,
    SANCTIONS_VIEW,
    NOTIFICATIONS_VIEW,
    TASKS,
    DEPUTIES,
)
