"""What was said of terms is mailed once, whoever looks and whatever becomes of the mail server, and says nothing."""

import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from queue import Queue
from typing import Any
from uuid import uuid4

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

import api.notification_keeper
import api.use_cases.notifications
from api.catalogues import load_catalogue
from api.clock import ClockAstray
from api.notification_keeper import NotificationKeeper
from api.notifications.port import Mail, Notifier
from api.notifications.switch import notifier_of
from api.register import Register, open_register, utc_now
from api.settings import Settings
from api.use_cases.notifications import THE_POST, Sent, send_what_is_due, waiting
from api.use_cases.terms import say_what_came_of_terms
from domain.catalogue.catalogue import Mailbox, Mapped, Mapping, content_of
from domain.catalogue.decisions import decide
from domain.catalogue.stream import catalogue_stream
from domain.notification.events import NotificationAttempted, NotificationFailed, NotificationSent
from domain.term.events import TermAbout, TermBreached
from projections.views import VIEWS
from tests.api.test_terms import record
from tests.api.v1.service import NOW, a_register, report, serving
from tests.domain.catalogues import adopt as adopting
from tests.domain.examples import reported as an_incident
from tests.mail_server import MailServer, mail_server
from tests.postgres import Database, database, server, template

__all__ = ["database", "server", "template"]

WHOLE = Mailbox(address="agressie@example.org")
LICENCES = Mailbox(unit="Vergunningen", address="vergunningen@example.org")
DESK = Mailbox(unit="Publieksbalie", address="balie@example.org")
VICTIM, PERPETRATOR, TEXT = "Ali Yılmaz-Proef", "Ĳsbrand Veroorzaker", "Schold en sloeg op het glas."


@pytest.fixture
def register(database: Database, tmp_path: Path) -> Iterator[Register]:
    """A practice register at noon on 22 November 2026."""
    with a_register(database, tmp_path) as opened, opened.projector:
        yield opened


@pytest.fixture
def post() -> Iterator[MailServer]:
    """A mail server that takes everything."""
    with mail_server() as running:
        yield running


def a_notifier(register: Register, port: int, timeout: int = 5) -> Notifier:
    """What the settings give for a mail server on this computer."""
    settings = Settings(
        smtp_host="127.0.0.1", smtp_port=port, smtp_security="none", smtp_timeout=timeout,
        mail_from="par@example.org", base_url="https://par.example.org",
    )  # fmt: skip
    made = notifier_of(settings, register)
    assert made is not None
    return made


def adopt(register: Register, *mailboxes: Mailbox, **changes: Any) -> None:
    """These are the mailboxes, on every day that a test plays on; with `changes` in the rest of the catalogue."""
    version, state = load_catalogue(register.log)
    content = content_of(state.newest.catalogue).model_copy(update={"mailboxes": mailboxes, **changes})
    (adopted,) = decide(state, adopting(content, today=NOW.date(), effective_on=date(2024, 1, 1)))
    record(register, catalogue_stream(register.organisation), version, adopted)
    register.catalogues.refresh()


def at(register: Register, hours: float) -> Register:
    """The register so many hours after noon."""
    return replace(register, clock=lambda: NOW + timedelta(hours=hours))


def current(register: Register) -> None:
    """The views show all there is."""
    assert register.projector.wait_for([view.name for view in VIEWS], register.log.head(), seconds=30)


def reported(register: Register, *units: str) -> None:
    """An incident in each of these units, at noon."""
    for unit in units:
        record(register, uuid4(), 0, an_incident(unit=unit))


def run_terms(register: Register, hours: float) -> None:
    """Say what there is to say of terms so many hours after noon."""
    current(register)
    say_what_came_of_terms(at(register, hours))
    current(register)


def send(register: Register, post: MailServer | int, hours: float) -> Sent:
    """One round so many hours after noon."""
    port = post if isinstance(post, int) else post.port
    later = at(register, hours)
    done = send_what_is_due(later, a_notifier(later, port))
    current(register)
    return done


def on_record(register: Register) -> list[str]:
    """What is on record of mail, oldest first."""
    return [fact.event.NAME.partition(".")[2] for fact in register.log.page(0, 1000) if fact.actor == THE_POST]


def a_free_port() -> int:
    """Where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_all_there_is_for_a_mailbox_goes_in_one_mail(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE, LICENCES)
    reported(register, *["Vergunningen"] * 20, "Toezicht", "Publieksbalie")
    run_terms(register, 49)

    assert send(register, post, 49) == Sent(2, ())

    assert sorted(mail.recipients for mail in post.mails) == [(WHOLE.address,), (LICENCES.address,)]
    assert send(register, post, 50) == Sent(0, ())
    assert on_record(register) == ["attempted", "sent", "attempted", "sent"]


def test_nothing_of_what_it_is_about_is_in_the_mail(register: Register, post: MailServer) -> None:
    adopt(register, LICENCES)
    with serving(register, with_projections=False) as client:
        report(client, description=TEXT, victims=[{"name": VICTIM}], perpetrators=[{"name": PERPETRATOR}])
    run_terms(register, 49)
    send(register, post, 49)

    (mail,) = post.mails
    read = mail.content.decode() + mail.message.get_content()
    for word in (VICTIM, "Yılmaz", PERPETRATOR, "Veroorzaker", TEXT, "Vergunningen", "2026-0001", "verbal", "reaction",
                 "Reactie", "termijn", "melding"):  # fmt: skip
        assert word not in read, word
    # The look itself works: the words of the mail are there.
    assert "In PAR staat iets voor u klaar." in read
    assert "https://par.example.org/" in read


def test_who_was_mailed_when_is_on_record_by_the_catalogue_and_not_by_address(
    register: Register, post: MailServer
) -> None:
    adopt(register, LICENCES)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    send(register, post, 49)

    attempted, sent = [fact for fact in register.log.page(0, 100) if fact.actor == THE_POST]
    assert isinstance(attempted.event, NotificationAttempted)
    assert (attempted.event.unit, attempted.event.catalogue_version) == ("Vergunningen", 2)
    assert attempted.recorded_at == NOW + timedelta(hours=49)
    assert sent.event == NotificationSent(attempt=1)
    said = [fact for fact in register.log.page(0, 100) if fact.event.NAME.startswith("term.")]
    assert [(one.term_id, one.version) for one in attempted.event.about] == [
        (fact.stream_id, fact.stream_version) for fact in said
    ]


def test_without_a_mailbox_nothing_goes_out_until_there_is_one(register: Register, post: MailServer) -> None:
    adopt(register, DESK)
    reported(register, "Vergunningen")
    run_terms(register, 49)

    assert send(register, post, 49) == Sent(0, ())
    (left,) = waiting(at(register, 49), register.catalogue)
    assert (left.unit, left.mailbox) == ("Vergunningen", None)
    assert on_record(register) == []

    adopt(register, DESK, WHOLE)
    assert send(register, post, 50) == Sent(1, ())
    assert [mail.recipients for mail in post.mails] == [(WHOLE.address,)]


def test_a_mail_server_that_is_down_loses_nothing_and_doubles_nothing(
    register: Register, database: Database, tmp_path: Path
) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 37)
    port = a_free_port()

    assert [failure.why for failure in send(register, port, 37).failed] == ["unreachable"]
    assert send(register, port, 37) == Sent(0, ()), "it is left alone for a minute"
    run_terms(register, 49)

    # Another process, after a restart of everything.
    settings = Settings(data_dir=tmp_path, dsn=SecretStr(database.app), organisation=register.organisation)
    with open_register(settings, clock=register.clock) as restarted, restarted.projector:
        assert [failure.why for failure in send(restarted, port, 49).failed] == ["unreachable"]
        with mail_server(port) as post:
            assert send(restarted, post, 49.02) == Sent(0, ())
            assert send(restarted, post, 50) == Sent(1, ())
            assert send(restarted, post, 51) == Sent(0, ())
            assert len(post.mails) == 1

    assert on_record(register) == ["attempted", "failed", "attempted", "failed", "attempted", "sent"]
    told = [fact.event for fact in register.log.page(0, 100) if isinstance(fact.event, NotificationAttempted)]
    said = [fact for fact in register.log.page(0, 100) if fact.event.NAME.startswith("term.")]
    assert sum(len(one.about) for one in told) == len(said), "what came in meanwhile went along"
    assert waiting(at(register, 51), register.catalogue) == []


def test_two_processes_with_the_same_view_send_it_once(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    later = at(register, 49)
    notifier = a_notifier(later, post.port)

    first, second = send_what_is_due(later, notifier), send_what_is_due(later, notifier)

    assert (first, second) == (Sent(1, ()), Sent(0, ()))
    assert len(post.mails) == 1


def test_while_one_process_is_sending_another_does_not(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    later = at(register, 49)
    inside: list[Sent] = []

    class Slow:
        """Meanwhile another process looks, with its views up to the moment."""

        def send(self, mail: Mail) -> None:
            current(register)
            inside.append(send_what_is_due(later, a_notifier(later, post.port)))
            a_notifier(later, post.port).send(mail)

    assert send_what_is_due(later, Slow()) == Sent(1, ())
    assert inside == [Sent(0, ())]
    assert len(post.mails) == 1


class KilledError(Exception):
    """The process ends here."""


def test_a_process_that_dies_between_sending_and_recording_doubles_that_one_mail_at_most(
    register: Register, post: MailServer
) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    later = at(register, 49)

    class Killed:
        """Sends, and is no more."""

        def send(self, mail: Mail) -> None:
            a_notifier(later, post.port).send(mail)
            raise KilledError

    with pytest.raises(KilledError):
        send_what_is_due(later, Killed())
    current(register)

    assert send(register, post, 49.16) == Sent(0, ()), "another may be busy with it for ten minutes"
    assert send(register, post, 49.17) == Sent(1, ())
    assert send(register, post, 60) == Sent(0, ())
    assert len({mail.message["Message-ID"] for mail in post.mails}) == 1
    assert len(post.mails) == 2


def test_a_mailbox_that_is_refused_does_not_stop_the_others(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE, LICENCES, DESK)
    reported(register, "Vergunningen", "Publieksbalie", "Toezicht")
    run_terms(register, 49)
    post.refuses.add(LICENCES.address)

    done = send(register, post, 49)

    assert (done.mails, [(one.why, one.reply) for one in done.failed]) == (2, [("refused", 550)])
    post.refuses.clear()
    assert send(register, post, 50) == Sent(1, ())


def test_a_mail_goes_to_where_the_catalogue_says_by_then(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE, LICENCES)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    post.refuses.add(LICENCES.address)
    send(register, post, 49)

    adopt(register, WHOLE, Mailbox(unit="Vergunningen", address="team.vergunningen@example.org"))
    assert send(register, post, 50) == Sent(1, ())
    assert [mail.recipients for mail in post.mails] == [("team.vergunningen@example.org",)]


@pytest.mark.parametrize(
    ("became", "mailbox"), [(("Publieksbalie",), DESK), (("Publieksbalie", "Vergunningen"), WHOLE)]
)
def test_of_a_unit_that_went_up_in_others_the_one_it_became_hears_or_the_organisation(
    register: Register, post: MailServer, became: tuple[str, ...], mailbox: Mailbox
) -> None:
    reported(register, "Loket")
    mapping = Mapping(units=(Mapped(old="Loket", new=became),))
    adopt(register, WHOLE, LICENCES, DESK, units=("Publieksbalie", "Vergunningen"), mapping=mapping)
    run_terms(register, 49)

    assert send(register, post, 49) == Sent(1, ())

    assert [mail.recipients for mail in post.mails] == [(mailbox.address,)]


def test_of_a_unit_that_lost_its_mailbox_the_organisation_hears(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE, LICENCES)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    post.refuses.add(LICENCES.address)
    send(register, post, 49)

    adopt(register)
    assert send(register, post, 50) == Sent(0, ())
    adopt(register, WHOLE)
    assert send(register, post, 51) == Sent(1, ())
    assert [mail.recipients for mail in post.mails] == [(WHOLE.address,)]


def test_a_catalogue_that_is_adopted_meanwhile_is_looked_at_first(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    later = at(register, 49)

    def going_on() -> bool:
        if len(register.catalogues.state.versions) == 2:
            adopt(register, DESK)
        return True

    assert send_what_is_due(later, a_notifier(later, post.port), going_on=going_on) == Sent(0, ())
    assert post.mails == []


def test_a_mail_server_in_trouble_is_met_once_a_round(register: Register) -> None:
    adopt(register, WHOLE, LICENCES, DESK)
    reported(register, "Vergunningen", "Publieksbalie", "Toezicht")
    run_terms(register, 49)

    done = send(register, a_free_port(), 49)

    assert [failure.why for failure in done.failed] == ["unreachable"]
    assert on_record(register) == ["attempted", "failed"]


def test_the_past_is_not_mailed_when_mail_is_switched_on(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    week = 24 * 7

    assert send(register, post, 49 + week + 0.01) == Sent(0, ())
    assert send(register, post, 49 + week) == Sent(1, ())


def test_more_than_fits_in_one_attempt_goes_with_a_later_mail(
    register: Register, post: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.use_cases.notifications, "IN_ONE_MAIL", 2)
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 37)
    run_terms(register, 49)
    there = sum(len(one.facts) for one in waiting(at(register, 49), register.catalogue))
    assert there > 2

    rounds = [send(register, post, 49 + n).mails for n in range(there)]

    assert sum(rounds) == -(-there // 2)
    assert waiting(at(register, 60), register.catalogue) == []


def test_a_failure_keeps_no_words_of_the_mail_server(register: Register, post: MailServer) -> None:
    adopt(register, WHOLE)
    reported(register, "Vergunningen")
    run_terms(register, 49)
    post.replies["RCPT"] = "450 4.2.0 Jansen is on holiday"
    send(register, post, 49)

    (failed,) = [fact.event for fact in register.log.page(0, 100) if isinstance(fact.event, NotificationFailed)]
    again_at = NOW + timedelta(hours=49, minutes=1)
    assert failed == NotificationFailed(attempt=1, why="busy", reply=450, again_at=again_at)


class Keeping:
    """A keeper at work, by the real clock: that of the database must agree."""

    def __init__(self, register: Register, notifier: Notifier) -> None:
        self.keeper = NotificationKeeper(replace(register, clock=utc_now), notifier, look_seconds=0.01)


def something_to_tell(register: Register) -> None:
    """A breach that is said now, by the real clock."""
    now = utc_now()
    about = TermAbout(code="reaction", stream_id=uuid4(), incident_id=None)
    record(
        replace(register, clock=lambda: now), uuid4(), 0, TermBreached(about=about, ends_at=now, catalogue_version=1)
    )
    current(register)


def test_the_keeper_mails_by_itself(register: Register) -> None:
    adopt(register, WHOLE)
    something_to_tell(register)
    sent: Queue[Mail] = Queue()

    class Noting:
        """Takes everything."""

        def send(self, mail: Mail) -> None:
            sent.put(mail)

    with Keeping(register, Noting()).keeper:
        assert sent.get(timeout=30).address == WHOLE.address
    assert sent.empty()


def test_a_mail_server_that_hangs_keeps_nothing_from_stopping(
    register: Register, post: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.notification_keeper, "STOP_SECONDS", 0.01)
    adopt(register, WHOLE)
    something_to_tell(register)
    post.silent_at.add("CONNECT")
    began = time.monotonic()

    with Keeping(register, a_notifier(register, post.port, timeout=30)).keeper as keeper:
        assert post.met.acquire(timeout=30)

    assert time.monotonic() - began < 25, "it did not wait as long as the mail server may take"
    post.released.set()
    keeper.join()
    assert on_record(register) == ["attempted", "failed"]


def test_the_keeper_says_in_the_log_what_went_wrong_and_to_nobody_what_was_in_it(
    register: Register, post: MailServer
) -> None:
    adopt(register, WHOLE)
    something_to_tell(register)
    post.replies["RCPT"] = "550 5.1.1 Jansen is gone"

    with capture_logs() as lines, Keeping(register, a_notifier(register, post.port)).keeper:
        assert post.met.acquire(timeout=30)

    (line,) = [line for line in lines if line["event"] == "notification_failed"]
    assert line == {"event": "notification_failed", "why": "refused", "reply": 550, "log_level": "warning"}
    assert "example.org" not in str(lines)


def test_an_error_that_nobody_expected_is_said_and_the_keeper_goes_on(register: Register) -> None:
    adopt(register, WHOLE)
    something_to_tell(register)
    asked: Queue[Mail] = Queue()

    class Broken:
        """Does what no notifier should."""

        def send(self, mail: Mail) -> None:
            asked.put(mail)
            raise KilledError

    with capture_logs() as lines, Keeping(register, Broken()).keeper as keeper:
        asked.get(timeout=30)
        current(register)
        something_to_tell(register)
        assert keeper.is_alive()
    assert [line["event"] for line in lines if line["log_level"] == "error"] == ["round_failed"]
    assert on_record(register) == ["attempted"], "after ten minutes it counts as lost"


def test_with_another_clock_than_that_of_the_database_nothing_is_sent(register: Register, post: MailServer) -> None:
    with pytest.raises(ClockAstray):
        NotificationKeeper(register, a_notifier(register, post.port)).look()
