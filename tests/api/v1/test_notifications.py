"""GET /v1/notifications, and what health and figures say of mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.notifications.port import Mail, NotSent
from api.register import Register
from api.service import make_service
from api.use_cases.notifications import send_what_is_due
from projections.views import VIEWS
from tests.api.test_notifications import LICENCES, WHOLE, adopt, reported, run_terms
from tests.api.test_terms import at
from tests.api.v1.service import NOW, content_of, found
from tests.api.v1.test_health import sample

LATER = NOW.replace(day=24, hour=13)


class Post:
    """Takes every mail, or none."""

    def __init__(self) -> None:
        self.failing: NotSent | None = None

    def send(self, _mail: Mail) -> None:
        if self.failing:
            raise self.failing


@contextmanager
def mailing(register: Register, post: Post | None) -> Iterator[TestClient]:
    """A service at a moment at which a term is over, that mails with this; its projections run already."""
    service = make_service(at(register, LATER), with_projections=False, notifier=post)
    with TestClient(service, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def late(register: Register) -> Iterator[Register]:
    """Two reports of which the terms are over, of a unit with a mailbox and one without."""
    with register.projector:
        adopt(register, LICENCES)
        reported(register, "Vergunningen", "Toezicht")
        run_terms(register, 49)
        yield register


def round_of(register: Register, post: Post) -> None:
    send_what_is_due(at(register, LATER), post)
    assert register.projector.wait_for([view.name for view in VIEWS], register.log.head(), seconds=30)


def shown(client: TestClient, **query: Any) -> dict[str, Any]:
    return found(client.get("/v1/notifications", params=query))


def test_what_waits_is_shown_with_where_it_goes_if_anywhere(late: Register) -> None:
    with mailing(late, None) as client:
        answer = shown(client)

    assert (answer["mailOn"], answer["notifications"], answer["nextCursor"]) == (False, [], None)
    waiting = {one["unit"]: one["address"] for one in answer["waiting"]}
    assert waiting == {"Vergunningen": LICENCES.address, "Toezicht": None}
    assert all(one["facts"] >= 1 and one["since"].startswith("2026-11-24T13:00:00") for one in answer["waiting"])


def test_what_was_sent_and_what_failed_is_shown(late: Register) -> None:
    post = Post()
    with mailing(late, post) as client:
        post.failing = NotSent("refused", 550)
        round_of(late, post)
        (failed,) = shown(client)["notifications"]
        assert failed["status"] == "failed"
        assert (failed["why"], failed["reply"], failed["againAt"]) == ("refused", 550, "2026-11-24T13:01:00Z")

        post.failing = None
        send_what_is_due(replace(late, clock=lambda: LATER.replace(minute=1)), post)
        assert late.projector.wait_for(["notifications"], late.log.head(), seconds=30)
        answer = shown(client)

    (sent,) = answer["notifications"]
    assert (sent["status"], sent["attempts"], sent["failures"], sent["againAt"]) == ("sent", 2, 1, None)
    assert (sent["unit"], sent["address"], sent["catalogueVersion"]) == ("Vergunningen", LICENCES.address, 2)
    assert (sent["firstAt"], sent["lastAt"]) == ("2026-11-24T13:00:00Z", "2026-11-24T13:01:00Z")
    assert [one["unit"] for one in answer["waiting"]] == ["Toezicht"]
    assert answer["mailOn"] is True


def test_the_list_goes_on_where_it_stopped(late: Register) -> None:
    adopt(late, LICENCES, WHOLE)
    round_of(late, Post())
    with mailing(late, None) as client:
        first = shown(client, limit=1)
        rest = shown(client, limit=1, cursor=first["nextCursor"])

    assert [len(first["notifications"]), len(rest["notifications"]), rest["nextCursor"]] == [1, 1, None]
    assert first["notifications"][0]["id"] != rest["notifications"][0]["id"]


def test_mail_that_fails_is_a_warning_and_a_figure_and_takes_nothing_away(late: Register) -> None:
    post = Post()
    with mailing(late, post) as client:
        assert found(client.get("/health/ready"))["checks"]["notifications"] == {"status": "ok"}
        waiting = sample(client, "par_notifications_waiting")
        assert waiting
        post.failing = NotSent("no_answer")
        round_of(late, post)

        answer = client.get("/health/ready")
        assert answer.status_code == 200
        assert content_of(answer)["checks"]["notifications"] == {"status": "warning", "reason": "failing: 1"}
        assert sample(client, "par_notifications_failing") == 1
        assert sample(client, "par_notification_failures_total") == 1

        post.failing = None
        send_what_is_due(replace(late, clock=lambda: LATER.replace(minute=1)), post)
        assert late.projector.wait_for(["notifications"], late.log.head(), seconds=30)
        assert found(client.get("/health/ready"))["checks"]["notifications"] == {"status": "ok"}
        assert sample(client, "par_notifications_sent_total") == 1
        assert sample(client, "par_notifications_failing") == 0
        assert 0 < (sample(client, "par_notifications_waiting") or 0) < waiting, "of the unit without a mailbox"


def test_without_a_mail_server_health_says_that_mail_is_off(client: TestClient) -> None:
    assert found(client.get("/health/ready"))["checks"]["notifications"] == {"status": "ok", "reason": "off"}
