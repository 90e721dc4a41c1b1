"""Two dossiers that were merged turn out to be about different subjects."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from domain.dossier import commands as c
from domain.dossier.events import (
    Absorbed,
    DossierEvent,
    DossierOpened,
    IncidentLinked,
    IncidentUnlinked,
    Link,
    MergedInto,
    Restored,
    Separated,
    Subject,
)
from domain.dossier.state import Side, fold
from tests.domain.examples import CITIZEN, NOW, REASON, an_id, sealed
from tests.domain.given import DOSSIER, Outcome, given

SON, FATHER, THIRD = an_id("son"), an_id("father"), an_id("third")
OF_SON, OF_FATHER, OF_BOTH, SINCE = (an_id(word) for word in ("of the son", "of the father", "of both", "since"))
OPENED = DossierOpened(opened_at=NOW, subject=Subject(kind="person", name=sealed("citizen")))
MERGED = MergedInto(other_dossier_id=FATHER, reason=REASON)
SON_BEFORE = [OPENED, IncidentLinked(incident_id=OF_SON), IncidentLinked(incident_id=OF_BOTH)]
FATHER_BEFORE = [OPENED, IncidentLinked(incident_id=OF_FATHER), IncidentLinked(incident_id=OF_BOTH)]
BROUGHT = Absorbed(other_dossier_id=SON, incidents=(Link(incident_id=OF_SON), Link(incident_id=OF_BOTH)), reason=REASON)
ADDED = IncidentLinked(incident_id=SINCE, perpetrator_id=CITIZEN.person_id)

Assigned = Sequence[tuple[UUID, UUID]]


def chosen(assigned: Assigned) -> tuple[c.Assignment, ...]:
    return tuple(c.Assignment(incident_id=incident, dossier_id=dossier) for incident, dossier in assigned)


def separate(*since: DossierEvent, assigned: Assigned = ()) -> Outcome:
    """The dossier of the father, after these facts since it absorbed that of the son."""
    other = Side(dossier_id=SON, state=fold([*SON_BEFORE, MERGED]))
    return given(DOSSIER, [*FATHER_BEFORE, BROUGHT, *since]).when(
        c.Separate(dossier_id=FATHER, other=other, assigned=chosen(assigned), reason=REASON)
    )


def restore(*since: DossierEvent, assigned: Assigned = (), here: Sequence[DossierEvent] = ()) -> Outcome:
    """The dossier of the son, after these facts in that of the father, and `here` in his own."""
    other = Side(dossier_id=FATHER, state=fold([*FATHER_BEFORE, BROUGHT, *since]))
    return given(DOSSIER, [*SON_BEFORE, MERGED, *here]).when(
        c.Restore(dossier_id=SON, other=other, assigned=chosen(assigned), reason=REASON)
    )


def gone(*incidents: UUID) -> list[DossierEvent]:
    return [Separated(other_dossier_id=SON, gone=incidents, reason=REASON)]


def has(*links: Link) -> list[DossierEvent]:
    return [Restored(other_dossier_id=FATHER, incidents=links, reason=REASON)]


def test_what_was_brought_goes_back_by_itself() -> None:
    separate().then(gone(OF_SON))
    restore().then(has(Link(incident_id=OF_SON), Link(incident_id=OF_BOTH)))


def test_what_was_linked_since_goes_where_somebody_says() -> None:
    linked = Link(incident_id=SINCE, perpetrator_id=CITIZEN.person_id)
    separate(ADDED, assigned=[(SINCE, SON)]).then(gone(SINCE, OF_SON))
    restore(ADDED, assigned=[(SINCE, SON)]).then(has(Link(incident_id=OF_SON), Link(incident_id=OF_BOTH), linked))
    separate(ADDED, assigned=[(SINCE, FATHER)]).then(gone(OF_SON))
    restore(ADDED, assigned=[(SINCE, FATHER)]).then(has(Link(incident_id=OF_SON), Link(incident_id=OF_BOTH)))


def test_what_became_known_of_an_incident_goes_back_with_it() -> None:
    known = IncidentLinked(incident_id=OF_SON, perpetrator_id=CITIZEN.person_id)
    restore(known).then(has(Link(incident_id=OF_SON, perpetrator_id=CITIZEN.person_id), Link(incident_id=OF_BOTH)))


def test_what_was_unlinked_since_does_not_come_back() -> None:
    unlinked = IncidentUnlinked(incident_id=OF_SON, reason=REASON)
    separate(unlinked).then(gone())
    restore(unlinked).then(has(Link(incident_id=OF_BOTH)))
    restore(here=[unlinked]).then(has(Link(incident_id=OF_BOTH)))


def test_what_was_unlinked_and_linked_again_was_linked_since() -> None:
    again = (IncidentUnlinked(incident_id=OF_SON, reason=REASON), IncidentLinked(incident_id=OF_SON))
    separate(*again).then_refused("dossier.incident_not_assigned")
    separate(*again, assigned=[(OF_SON, SON)]).then(gone(OF_SON))


def test_another_absorbed_dossier_keeps_what_it_brought() -> None:
    third = Absorbed(other_dossier_id=THIRD, incidents=(Link(incident_id=OF_SON),), reason=REASON)
    separate(third).then(gone())
    restore(third).then(has(Link(incident_id=OF_SON), Link(incident_id=OF_BOTH)))


@pytest.mark.parametrize("ask", [separate, restore], ids=["separate", "restore"])
@pytest.mark.parametrize(
    ("assigned", "faults"),
    [
        ([], [("/assign", "dossier.incident_not_assigned")]),
        (
            [(SINCE, SON), (SINCE, FATHER)],
            [("/assign/1/incidentId", "dossier.incident_assigned_twice")],
        ),
        (
            [(OF_SON, SON), (SINCE, THIRD)],
            [
                ("/assign/0/incidentId", "dossier.incident_not_to_assign"),
                ("/assign/1/dossierId", "dossier.assigned_elsewhere"),
            ],
        ),
    ],
    ids=["left out", "twice", "wrong incident and wrong dossier"],
)
def test_every_incident_since_is_assigned_once_to_one_of_the_two(
    ask: object, assigned: Assigned, faults: list[tuple[str, str]]
) -> None:
    assert callable(ask)
    ask(ADDED, assigned=assigned).then_refused_at(*faults)


def test_dossiers_that_are_not_merged_together_cannot_be_separated() -> None:
    stranger = Side(dossier_id=THIRD, state=fold([OPENED]))
    nobody = Side(dossier_id=THIRD, state=fold([]))
    elsewhere = Side(dossier_id=SON, state=fold([*SON_BEFORE, MergedInto(other_dossier_id=THIRD, reason=REASON)]))
    opened, merged = given(DOSSIER, [OPENED, BROUGHT]), given(DOSSIER, [OPENED, MERGED])
    both = {"assigned": (), "reason": REASON}

    opened.when(c.Separate(dossier_id=FATHER, other=stranger, **both)).then_refused("dossier.not_merged_together")
    opened.when(c.Separate(dossier_id=FATHER, other=elsewhere, **both)).then_refused("dossier.not_merged_together")
    opened.when(c.Separate(dossier_id=FATHER, other=nobody, **both)).then_refused("dossier.other_not_opened")
    opened.when(c.Restore(dossier_id=FATHER, other=stranger, **both)).then_refused("dossier.not_merged_together")
    merged.when(c.Restore(dossier_id=SON, other=stranger, **both)).then_refused("dossier.not_merged_together")
    merged.when(c.Restore(dossier_id=SON, other=nobody, **both)).then_refused("dossier.other_not_opened")
    not_absorbed = Side(dossier_id=FATHER, state=fold([OPENED]))
    merged.when(c.Restore(dossier_id=SON, other=not_absorbed, **both)).then_refused("dossier.not_merged_together")


def test_in_a_chain_the_last_merge_is_undone_first() -> None:
    further = Side(
        dossier_id=FATHER, state=fold([*FATHER_BEFORE, BROUGHT, MergedInto(other_dossier_id=THIRD, reason=REASON)])
    )
    son = Side(dossier_id=SON, state=fold([*SON_BEFORE, MERGED]))
    both = {"assigned": (), "reason": REASON}

    given(DOSSIER, [*SON_BEFORE, MERGED]).when(c.Restore(dossier_id=SON, other=further, **both)).then_refused(
        "dossier.other_merged"
    )
    given(DOSSIER, [*FATHER_BEFORE, BROUGHT, MergedInto(other_dossier_id=THIRD, reason=REASON)]).when(
        c.Separate(dossier_id=FATHER, other=son, **both)
    ).then_refused("dossier.merged")


def test_separating_twice_is_refused_the_second_time() -> None:
    separate(*gone(OF_SON)).then_refused("dossier.not_merged_together")
    restore(here=has(Link(incident_id=OF_SON))).then_refused("dossier.not_merged_together")
