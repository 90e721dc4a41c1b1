"""Which views a page reads: it waits for these until they show what this process wrote."""

from typing import Final

from projections.dossier_card.fold import DOSSIER_CARD
from projections.incident_history.fold import INCIDENT_HISTORY
from projections.incident_overview.fold import INCIDENT_OVERVIEW
from projections.markers.fold import MARKERS
from projections.sanctions.fold import SANCTIONS_VIEW
from projections.statistics_facts.fold import STATISTICS_FACTS

LIST: Final = (INCIDENT_OVERVIEW.name,)
DOSSIER: Final = (DOSSIER_CARD.name, MARKERS.name, SANCTIONS_VIEW.name)
INCIDENT: Final = (INCIDENT_OVERVIEW.name, INCIDENT_HISTORY.name, *DOSSIER)
START: Final = (INCIDENT_OVERVIEW.name, STATISTICS_FACTS.name, DOSSIER_CARD.name)
