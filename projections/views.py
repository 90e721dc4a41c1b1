"""All views of PAR."""

from projections.dossier_card.fold import DOSSIER_CARD
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.projection import Projection
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.statistics_facts.fold import STATISTICS_FACTS

VIEWS: tuple[Projection, ...] = (INCIDENT_OVERVIEW, INCIDENT_HISTORY, DOSSIER_CARD, STATISTICS_FACTS, SANCTIONS_VIEW)
