"""Handing a mail to a real mail server, on a good day and on every bad one."""

import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from pydantic import SecretStr

from api.notifications.message import Letterhead, compose
from api.notifications.port import WORDS, Mail, NotSent
from api.notifications.smtp import MailServer as Settings
from api.notifications.smtp import SmtpNotifier
from tests.mail_server import PASSWORD, USER, Certificate, MailServer, certificate, mail_server

MAIL = Mail(UUID("6f1c2b1e-3a54-4d0e-9b7a-0d6f2f3c8a11"), "agressie@example.org")
SENDER = "par@example.org"
HEAD = Letterhead(SENDER, "https://par.example.org", False, lambda: datetime(2026, 11, 23, 8, tzinfo=UTC))


def notifier(port: int, **changes: Any) -> SmtpNotifier:
    """One that talks to this port without encryption."""
    usual: dict[str, Any] = {
        "host": "127.0.0.1", "port": port, "security": "none", "trust": ssl.create_default_context(),
        "user": None, "password": None, "timeout": 5.0,
    }  # fmt: skip
    return SmtpNotifier(Settings(**(usual | changes)), SENDER, partial(compose, head=HEAD))


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server that takes everything."""
    with mail_server() as running:
        yield running


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """What makes a mail server on this computer trusted."""
    return certificate(tmp_path_factory.mktemp("certificate"))


def failure(attempt: Callable[[], None]) -> tuple[str, int | None]:
    """Why it failed, and what the server said. The server's own words are nowhere to be seen."""
    with pytest.raises(NotSent) as failed:
        attempt()
    assert "Jansen" not in str(failed.value)
    assert WORDS[failed.value.why] in str(failed.value)
    return failed.value.why, failed.value.reply


def test_a_mail_arrives_once_for_its_mailbox_alone(server: MailServer) -> None:
    notifier(server.port).send(MAIL)

    (mail,) = server.mails
    assert (mail.sender, mail.recipients, mail.secure) == (SENDER, (MAIL.address,), False)
    assert mail.message["Message-ID"] == f"<{MAIL.notification_id}@example.org>"


def test_the_server_does_not_hear_what_this_computer_is_called(server: MailServer) -> None:
    notifier(server.port).send(MAIL)

    assert server.called == ["example.org"]


@pytest.mark.parametrize("from_the_start", [False, True], ids=["starttls", "tls"])
def test_a_mail_goes_encrypted_and_with_a_log_in(certified: Certificate, *, from_the_start: bool) -> None:
    trust = ssl.create_default_context(cafile=certified.file)
    with mail_server(tls=certified.server, from_the_start=from_the_start) as server:
        server.log_in = True
        security = "tls" if from_the_start else "starttls"
        notifier(server.port, security=security, trust=trust, user=USER, password=SecretStr(PASSWORD)).send(MAIL)

    (mail,) = server.mails
    assert (mail.secure, mail.user) == (True, USER)


def test_a_server_that_cannot_encrypt_gets_no_mail(server: MailServer) -> None:
    assert failure(lambda: notifier(server.port, security="starttls").send(MAIL)) == ("insecure", None)
    assert server.mails == []


@pytest.mark.parametrize("from_the_start", [False, True], ids=["starttls", "tls"])
def test_a_server_with_a_certificate_that_nobody_knows_gets_no_mail(
    certified: Certificate, *, from_the_start: bool
) -> None:
    with mail_server(tls=certified.server, from_the_start=from_the_start) as server:
        stranger = notifier(server.port, security="tls" if from_the_start else "starttls")
        assert failure(lambda: stranger.send(MAIL)) == ("insecure", None)
    assert server.mails == []


def test_a_wrong_password_is_said_apart(certified: Certificate) -> None:
    trust = ssl.create_default_context(cafile=certified.file)
    with mail_server(tls=certified.server) as server:
        server.log_in = True
        wrong = notifier(server.port, security="starttls", trust=trust, user=USER, password=SecretStr("anders"))
        assert failure(lambda: wrong.send(MAIL)) == ("login_refused", 535)
        server.replies["AUTH"] = "454 4.7.0 Jansen is asleep"
        assert failure(lambda: wrong.send(MAIL)) == ("busy", 454)


def test_a_server_without_a_log_in_is_not_logged_in_to(server: MailServer) -> None:
    lost = notifier(server.port, user=USER, password=SecretStr(PASSWORD))
    assert failure(lambda: lost.send(MAIL)) == ("login_refused", None)


def test_a_server_that_is_not_there(server: MailServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        assert failure(lambda: notifier(taken.getsockname()[1]).send(MAIL)) == ("unreachable", None)
    assert failure(lambda: notifier(25, host="mail..invalid").send(MAIL)) == ("unreachable", None)


@pytest.mark.parametrize("at", ["CONNECT", "EHLO", "RCPT", "END"])
def test_a_server_that_says_nothing_is_not_waited_for_for_ever(server: MailServer, at: str) -> None:
    server.silent_at.add(at)

    assert failure(lambda: notifier(server.port, timeout=0.2).send(MAIL)) == ("no_answer", None)


@pytest.mark.parametrize("at", ["CONNECT", "EHLO", "MAIL", "DATA", "END"])
def test_a_server_that_hangs_up(server: MailServer, at: str) -> None:
    server.hangs_up_at.add(at)

    assert failure(lambda: notifier(server.port).send(MAIL)) == ("connection_lost", None)


@pytest.mark.parametrize("at", ["CONNECT", "MAIL", "RCPT", "DATA", "END"])
@pytest.mark.parametrize(("reply", "why"), [(421, "busy"), (452, "busy"), (550, "refused"), (554, "refused")])
def test_a_server_that_says_later_or_no(server: MailServer, at: str, reply: int, why: str) -> None:
    server.replies[at] = f"{reply} 5.1.1 Jansen does not live here"

    assert failure(lambda: notifier(server.port).send(MAIL)) == (why, reply)
    assert server.mails == []


@pytest.mark.parametrize("trouble", ["silent_at", "hangs_up_at"])
def test_a_mail_that_was_taken_is_sent_also_when_the_server_does_not_say_goodbye(
    server: MailServer, trouble: str
) -> None:
    getattr(server, trouble).add("QUIT")

    notifier(server.port, timeout=0.2).send(MAIL)

    assert len(server.mails) == 1


def test_a_server_that_speaks_something_else(server: MailServer) -> None:
    server.replies["CONNECT"] = "SSH-2.0-Jansen"

    assert failure(lambda: notifier(server.port).send(MAIL)) == ("refused", None)
