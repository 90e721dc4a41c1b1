"""The card of a dossier, and the sealed subjects that the search in memory is made of."""

from datetime import UTC, date, datetime

from domain.dossier.events import DossierOpened, IncidentLinked, IncidentUnlinked, Subject, SubjectCorrected
from domain.incident.events import OccurrenceCorrected, Reclassified, Retracted, SettingCorrected
from domain.periods import Occurrence
from domain.sanction.events import SanctionImposed
from projections.dossier_card import queries
from projections.dossier_card.fold import DOSSIER_CARD
from projections.dossier_card.queries import Card, CardIncident, Seen, card, subjects_of, subjects_since
from projections.incidents import Sanction
from projections.rebuild import rebuild
from tests.domain.examples import NOW, OCCURRED, REASON, an_id, reported, sealed
from tests.projections.register import Register

DOSSIER, FIRST, SECOND = an_id("dossier"), an_id("first"), an_id("second")
CITIZEN = Subject(kind="person", name=sealed("name"), address=sealed("address"), date_of_birth=sealed("born"))
OPENED = DossierOpened(opened_at=NOW, subject=CITIZEN)


def the_card(register: Register) -> Card:
    register.project(DOSSIER_CARD)
    found = card(register.reading, register.organisation, DOSSIER)
    assert found is not None
    return found


def test_a_new_dossier_has_an_empty_card(register: Register) -> None:
    register.record(DOSSIER, OPENED)

    found = the_card(register)

    assert found == Card(
        dossier_id=DOSSIER,
        kind="person",
        name=CITIZEN.name,
        address=CITIZEN.address,
        date_of_birth=CITIZEN.date_of_birth,
        opened_at=NOW,
        stream_version=1,
        position=1,
        incidents=(),
    )
    assert (found.counts, found.last_incident_on) == ({}, None)


def test_a_card_tells_what_is_linked_in_the_order_of_linking(register: Register) -> None:
    register.record(DOSSIER, OPENED)
    register.record(FIRST, reported())
    register.record(SECOND, reported(types=("verbal", "other"), channel="desk"))
    register.record(DOSSIER, IncidentLinked(incident_id=SECOND), IncidentLinked(incident_id=FIRST))

    found = the_card(register)

    assert found.incidents == (
        CardIncident(SECOND, "2024-0002", OCCURRED, "desk", "Vergunningen", ("verbal", "other"), "reported", ()),
        CardIncident(FIRST, "2024-0001", OCCURRED, "phone", "Vergunningen", ("verbal",), "reported", ()),
    )
    assert found.counts == {"verbal": 2, "other": 1}
    assert (found.stream_version, found.position) == (3, 5)


def test_what_happens_to_an_incident_shows_on_the_cards_it_is_on(register: Register) -> None:
    later = Occurrence(start=datetime(2024, 12, 31, 23, 30, tzinfo=UTC), approximate=True)
    register.record(DOSSIER, OPENED, IncidentLinked(incident_id=FIRST))
    register.record(
        FIRST,
        reported(),
        Reclassified(types=("physical",), catalogue_version=1, reason=REASON),
        OccurrenceCorrected(occurred=later, reason=REASON),
        SettingCorrected(channel="desk", unit="Toezicht", catalogue_version=1, reason=REASON),
    )
    register.record(
        an_id("sanction"),
        SanctionImposed(kind="warning_letter", catalogue_version=1, imposed_on=date(2025, 1, 2), incident_ids=(FIRST,)),
    )

    found = the_card(register)

    sanction = Sanction(sanction_id=an_id("sanction"), kind="warning_letter", imposed_on=date(2025, 1, 2))
    assert found.incidents == (
        CardIncident(FIRST, "2024-0001", later, "desk", "Toezicht", ("physical",), "reported", (sanction,)),
    )
    assert found.last_incident_on == date(2025, 1, 1), "the day in the Netherlands"


def test_a_retracted_incident_is_listed_and_counts_nowhere(register: Register) -> None:
    register.record(DOSSIER, OPENED, IncidentLinked(incident_id=FIRST), IncidentLinked(incident_id=SECOND))
    register.record(FIRST, reported())
    register.record(SECOND, reported(occurred=Occurrence(start=NOW)), Retracted(reason=REASON))

    found = the_card(register)

    assert [(one.incident_id, one.status) for one in found.incidents] == [(FIRST, "reported"), (SECOND, "retracted")]
    assert (found.counts, found.last_incident_on) == ({"verbal": 1}, date(2024, 9, 16))


def test_an_unlinked_incident_is_gone_from_the_card(register: Register) -> None:
    register.record(FIRST, reported())
    register.record(
        DOSSIER,
        OPENED,
        IncidentLinked(incident_id=FIRST),
        IncidentLinked(incident_id=FIRST),
        IncidentUnlinked(incident_id=FIRST, reason=REASON),
    )

    assert the_card(register).incidents == ()


def test_a_corrected_subject_replaces_the_old_one_whole(register: Register) -> None:
    register.record(
        DOSSIER, OPENED, SubjectCorrected(subject=Subject(kind="address", address=sealed("new")), reason=REASON)
    )

    found = the_card(register)

    assert (found.kind, found.name, found.address, found.date_of_birth) == ("address", None, sealed("new"), None)


def test_a_dossier_nobody_opened_has_no_card_and_neither_has_one_of_others(register: Register) -> None:
    register.record(DOSSIER, OPENED)
    register.record(an_id("never opened"), IncidentLinked(incident_id=FIRST))
    register.project(DOSSIER_CARD)

    assert card(register.reading, register.organisation, an_id("unknown")) is None
    assert card(register.reading, register.organisation, an_id("never opened")) is None
    assert card(register.reading, register.database.new_organisation(), DOSSIER) is None


def test_an_incident_that_is_linked_before_the_view_knows_it_is_left_out(register: Register) -> None:
    register.record(DOSSIER, OPENED, IncidentLinked(incident_id=FIRST))

    assert the_card(register).incidents == ()


def test_all_subjects_come_at_first_and_then_what_changed(register: Register) -> None:
    other = an_id("other dossier")
    register.record(DOSSIER, OPENED)
    register.record(other, OPENED)
    register.project(DOSSIER_CARD)

    # when someone reads them all
    first = subjects_since(register.reading, register.organisation)
    assert [subject.dossier_id for subject in first.subjects] == [DOSSIER, other]
    assert (first.whole, first.seen) == (True, Seen(generation=1, position=2))

    # and then one is corrected and another only gets a link
    register.record(other, IncidentLinked(incident_id=FIRST))
    register.record(DOSSIER, SubjectCorrected(subject=Subject(kind="person", name=sealed("right")), reason=REASON))
    register.project(DOSSIER_CARD)
    second = subjects_since(register.reading, register.organisation, first.seen)

    # then the corrected one comes, once
    assert second.subjects == [queries.Subject(DOSSIER, "person", sealed("right"), None, None, None, 4)]
    assert not second.whole
    third = subjects_since(register.reading, register.organisation, second.seen)
    assert (third.subjects, third.whole, third.seen) == ([], False, second.seen)


def test_after_a_rebuild_all_subjects_come_again(lone_register: Register) -> None:
    register = lone_register
    register.record(DOSSIER, OPENED)
    register.project(DOSSIER_CARD)
    seen = subjects_since(register.reading, register.organisation).seen

    rebuild(register.database.app, DOSSIER_CARD)

    again = subjects_since(register.reading, register.organisation, seen)
    assert again.whole
    assert [subject.dossier_id for subject in again.subjects] == [DOSSIER]
    assert again.seen == Seen(generation=2, position=1)


def test_without_a_checkpoint_there_are_no_subjects_yet(register: Register) -> None:
    nothing = subjects_since(register.reading, register.organisation)

    assert (nothing.subjects, nothing.whole, nothing.seen) == ([], False, Seen(0, 0))


def test_subjects_are_found_by_dossier(register: Register) -> None:
    register.record(DOSSIER, OPENED)
    register.project(DOSSIER_CARD)

    found = subjects_of(register.reading, register.organisation, [DOSSIER, an_id("unknown")])

    assert [(subject.dossier_id, subject.name) for subject in found] == [(DOSSIER, CITIZEN.name)]
    assert subjects_of(register.reading, register.database.new_organisation(), [DOSSIER]) == []
