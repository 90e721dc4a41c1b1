"""The mail says that there is something, and where to look. Nothing else."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from api.notifications.message import Letterhead, compose
from api.notifications.port import Mail

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
MAIL = Mail(UUID("6f1c2b1e-3a54-4d0e-9b7a-0d6f2f3c8a11"), "toezicht@example.org")


def head(**changes: Any) -> Letterhead:
    return Letterhead("par@example.org", "https://par.example.org/vpt/", practice=False, clock=lambda: AT)._replace(
        **changes
    )


def test_a_reader_sees_that_there_is_something_and_where() -> None:
    mail = compose(MAIL, head())

    assert (mail["Subject"], mail["From"], mail["To"]) == (
        "PAR: er staat iets voor u klaar",
        "par@example.org",
        "toezicht@example.org",
    )
    text = mail.get_content()
    assert "In PAR staat iets voor u klaar. Wat het is, staat niet in deze mail." in text
    assert "\nhttps://par.example.org/vpt/\n" in text
    assert "oefenregister" not in text


def test_no_machine_answers_it_and_a_repeat_can_be_recognised() -> None:
    first, again = compose(MAIL, head()), compose(MAIL, head())

    assert first["Auto-Submitted"] == "auto-generated"
    assert first["X-Auto-Response-Suppress"] == "All"
    assert first["Message-ID"] == again["Message-ID"] == f"<{MAIL.notification_id}@example.org>"
    assert first["Date"] == "Mon, 23 Nov 2026 08:00:00 +0000"


def test_every_reminder_reads_the_same_but_for_its_id_and_mailbox() -> None:
    other = Mail(UUID(int=1), "balie@example.org")
    one, two = compose(MAIL, head()).as_string(), compose(other, head()).as_string()

    assert one.replace(str(MAIL.notification_id), str(other.notification_id)).replace("toezicht", "balie") == two


def test_it_is_plain_text_that_every_mail_server_passes_on_unchanged() -> None:
    mail = compose(MAIL, head())

    assert (mail.get_content_type(), mail["Content-Transfer-Encoding"]) == ("text/plain", "7bit")
    assert max(map(len, mail.as_string().splitlines())) <= 78


def test_a_practice_register_says_so() -> None:
    mail = compose(MAIL, head(practice=True))

    assert mail["Subject"].startswith("[oefening] ")
    assert "uit een oefenregister" in mail.get_content()


@pytest.mark.parametrize("practice", [False, True])
def test_a_test_mail_is_no_reminder(practice: bool) -> None:
    mail = compose(MAIL._replace(test=True), head(practice=practice))

    assert mail["Subject"].endswith("PAR: proefmail")
    assert "U hoeft niets te doen." in mail.get_content()
