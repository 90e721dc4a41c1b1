"""Opening a dossier about a person, an organisation or an address, and correcting whom it is about."""

import pytest

from domain.dossier.commands import CorrectSubject, LinkIncident, OpenDossier, UnlinkIncident
from domain.dossier.events import DossierOpened, Subject, SubjectCorrected
from domain.event import Value
from domain.incident.state import fold
from tests.domain.examples import NOW, REASON, an_id, reported, sealed
from tests.domain.given import DOSSIER, given

PERSON = Subject(kind="person", name=sealed("citizen"))
ORGANISATION = Subject(kind="organisation", name=sealed("company"))
ADDRESS = Subject(kind="address", address=sealed("street"))
BETTER = PERSON.model_copy(update={"name": sealed("the right name")})
OPENED = DossierOpened(opened_at=NOW, subject=PERSON)

WRONG_SUBJECTS = pytest.mark.parametrize(
    ("subject", "faults"),
    [
        (Subject(kind="person"), [("/subject/name", "dossier.subject_without_name")]),
        (Subject(kind="organisation"), [("/subject/name", "dossier.subject_without_name")]),
        (Subject(kind="address", name=sealed("x")), [("/subject/address", "dossier.subject_without_address")]),
        (
            Subject(kind="organisation", date_of_birth=sealed("x")),
            [
                ("/subject/name", "dossier.subject_without_name"),
                ("/subject/dateOfBirth", "dossier.birth_date_without_person"),
            ],
        ),
        (
            Subject(kind="address", date_of_birth=sealed("x")),
            [
                ("/subject/address", "dossier.subject_without_address"),
                ("/subject/dateOfBirth", "dossier.birth_date_without_person"),
            ],
        ),
    ],
    ids=["nameless person", "nameless organisation", "address without one", "organisation born", "address born"],
)


@pytest.mark.parametrize(
    "subject",
    [
        PERSON,
        Subject(kind="person", name=sealed("x"), address=sealed("y"), date_of_birth=sealed("z")),
        ORGANISATION,
        ADDRESS,
        Subject(kind="address", address=sealed("street"), name=sealed("who lives there")),
    ],
    ids=["person", "person in full", "organisation", "address", "address with a name"],
)
def test_a_dossier_is_opened(subject: Subject) -> None:
    given(DOSSIER, []).when(OpenDossier(at=NOW, subject=subject)).then([DossierOpened(opened_at=NOW, subject=subject)])


@WRONG_SUBJECTS
def test_a_dossier_about_nobody_in_particular_is_refused(subject: Subject, faults: list[tuple[str, str]]) -> None:
    given(DOSSIER, []).when(OpenDossier(at=NOW, subject=subject)).then_refused_at(*faults)


def test_opening_twice_is_refused_the_second_time() -> None:
    given(DOSSIER, [OPENED]).when(OpenDossier(at=NOW, subject=PERSON)).then_refused("dossier.already_opened")


def test_the_subject_is_corrected_with_a_reason() -> None:
    given(DOSSIER, [OPENED]).when(CorrectSubject(subject=BETTER, reason=REASON)).then(
        [SubjectCorrected(subject=BETTER, reason=REASON)]
    )


def test_a_correction_can_be_taken_back() -> None:
    past = [OPENED, SubjectCorrected(subject=BETTER, reason=REASON)]
    given(DOSSIER, past).when(CorrectSubject(subject=PERSON, reason=REASON)).then(
        [SubjectCorrected(subject=PERSON, reason=REASON)]
    )


def test_a_correction_to_what_it_already_is_stays_quiet() -> None:
    given(DOSSIER, [OPENED]).when(CorrectSubject(subject=PERSON, reason=REASON)).then_nothing_happened()


def test_the_same_correction_twice_stays_quiet() -> None:
    past = [OPENED, SubjectCorrected(subject=BETTER, reason=REASON)]
    given(DOSSIER, past).when(CorrectSubject(subject=BETTER, reason=sealed("again"))).then_nothing_happened()


@pytest.mark.parametrize("subject", [ORGANISATION, ADDRESS], ids=["organisation", "address"])
def test_a_person_never_becomes_something_else(subject: Subject) -> None:
    given(DOSSIER, [OPENED]).when(CorrectSubject(subject=subject, reason=REASON)).then_refused(
        "dossier.other_kind_of_subject"
    )


@WRONG_SUBJECTS
def test_a_correction_to_nobody_in_particular_is_refused(subject: Subject, faults: list[tuple[str, str]]) -> None:
    whole = Subject(kind=subject.kind, name=sealed("n"), address=sealed("a"))
    given(DOSSIER, [DossierOpened(opened_at=NOW, subject=whole)]).when(
        CorrectSubject(subject=subject, reason=REASON)
    ).then_refused_at(*faults)


@pytest.mark.parametrize(
    "command",
    [
        CorrectSubject(subject=PERSON, reason=REASON),
        LinkIncident(incident_id=an_id("incident"), incident=fold([reported()])),
        UnlinkIncident(incident_id=an_id("incident"), reason=REASON),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_dossier_that_was_never_opened_cannot_change(command: Value) -> None:
    given(DOSSIER, []).when(command).then_refused_at(("/dossierId", "dossier.not_opened"))
