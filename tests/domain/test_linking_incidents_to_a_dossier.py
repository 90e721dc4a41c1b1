"""Which incidents belong in a dossier."""

from domain.dossier.commands import LinkIncident, UnlinkIncident
from domain.dossier.events import DossierOpened, IncidentLinked, IncidentUnlinked, Subject
from domain.event import Event
from domain.incident.events import PerpetratorRuledOut, Retracted
from domain.incident.state import fold
from tests.domain.examples import CITIZEN, NEIGHBOUR, NOW, REASON, an_id, reported, sealed
from tests.domain.given import DOSSIER, given

OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("citizen")))
FIRST = an_id("first incident")
SECOND = an_id("second incident")
REPORTED = reported(perpetrators=(CITIZEN,))
LINKED = IncidentLinked(incident_id=FIRST)
LINKED_AS_CITIZEN = IncidentLinked(incident_id=FIRST, perpetrator_id=CITIZEN.person_id)
UNLINKED = IncidentUnlinked(incident_id=FIRST, reason=REASON)


def link(*incident: Event, **changes: object) -> LinkIncident:
    return LinkIncident(**({"incident_id": FIRST, "incident": fold(incident)} | changes))


def unlink() -> UnlinkIncident:
    return UnlinkIncident(incident_id=FIRST, reason=REASON)


def test_an_incident_is_linked() -> None:
    given(DOSSIER, [OPENED]).when(link(REPORTED)).then([LINKED])


def test_a_second_incident_is_linked_beside_the_first() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(link(REPORTED, incident_id=SECOND)).then([IncidentLinked(incident_id=SECOND)])


def test_a_link_says_which_perpetrator_the_subject_is() -> None:
    given(DOSSIER, [OPENED]).when(link(REPORTED, perpetrator_id=CITIZEN.person_id)).then([LINKED_AS_CITIZEN])


def test_linking_twice_stays_quiet() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(link(REPORTED)).then_nothing_happened()


def test_linking_the_same_perpetrator_twice_stays_quiet() -> None:
    given(DOSSIER, [OPENED, LINKED_AS_CITIZEN]).when(
        link(REPORTED, perpetrator_id=CITIZEN.person_id)
    ).then_nothing_happened()


def test_which_perpetrator_the_subject_is_can_become_known_after_the_link() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(link(REPORTED, perpetrator_id=CITIZEN.person_id)).then([LINKED_AS_CITIZEN])


def test_the_subject_can_turn_out_to_be_another_of_the_perpetrators() -> None:
    both = reported(perpetrators=(CITIZEN, NEIGHBOUR))
    given(DOSSIER, [OPENED, LINKED_AS_CITIZEN]).when(link(both, perpetrator_id=NEIGHBOUR.person_id)).then(
        [IncidentLinked(incident_id=FIRST, perpetrator_id=NEIGHBOUR.person_id)]
    )


def test_linking_again_without_a_perpetrator_takes_nothing_away() -> None:
    given(DOSSIER, [OPENED, LINKED_AS_CITIZEN]).when(link(REPORTED)).then_nothing_happened()


def test_linking_again_with_someone_who_is_no_perpetrator_is_refused() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(link(REPORTED, perpetrator_id=NEIGHBOUR.person_id)).then_refused_at(
        ("/perpetratorId", "dossier.not_a_perpetrator")
    )


def test_an_unlinked_incident_forgets_which_perpetrator_the_subject_was() -> None:
    given(DOSSIER, [OPENED, LINKED_AS_CITIZEN, UNLINKED]).when(link(REPORTED)).then([LINKED])


def test_an_incident_that_is_not_there_is_refused() -> None:
    given(DOSSIER, [OPENED]).when(link()).then_refused_at(("/incidentId", "dossier.incident_not_there"))


def test_a_retracted_incident_is_refused() -> None:
    given(DOSSIER, [OPENED]).when(link(REPORTED, Retracted(reason=REASON))).then_refused_at(
        ("/incidentId", "dossier.incident_retracted")
    )


def test_someone_who_is_no_perpetrator_of_the_incident_is_refused() -> None:
    given(DOSSIER, [OPENED]).when(link(REPORTED, perpetrator_id=NEIGHBOUR.person_id)).then_refused_at(
        ("/perpetratorId", "dossier.not_a_perpetrator")
    )


def test_someone_who_was_ruled_out_is_refused() -> None:
    ruled_out = PerpetratorRuledOut(person_id=CITIZEN.person_id, reason=REASON)
    given(DOSSIER, [OPENED]).when(link(REPORTED, ruled_out, perpetrator_id=CITIZEN.person_id)).then_refused(
        "dossier.not_a_perpetrator"
    )


def test_an_incident_is_unlinked_with_a_reason() -> None:
    given(DOSSIER, [OPENED, LINKED]).when(unlink()).then([UNLINKED])


def test_unlinking_twice_is_refused_the_second_time() -> None:
    given(DOSSIER, [OPENED, LINKED, UNLINKED]).when(unlink()).then_refused_at(
        ("/incidentId", "dossier.incident_not_linked")
    )


def test_unlinking_what_was_never_linked_is_refused() -> None:
    past = [OPENED, IncidentLinked(incident_id=SECOND)]
    given(DOSSIER, past).when(unlink()).then_refused("dossier.incident_not_linked")


def test_an_incident_that_was_unlinked_can_be_linked_again() -> None:
    given(DOSSIER, [OPENED, LINKED, UNLINKED]).when(link(REPORTED)).then([LINKED])
