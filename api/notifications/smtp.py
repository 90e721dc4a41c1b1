"""Handing a mail to a mail server, over SMTP (RFC 5321)."""

import contextlib
import smtplib
import ssl
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Final, NamedTuple

from pydantic import SecretStr

from api.mail_settings import Security
from api.notifications.message import domain_of
from api.notifications.port import Mail, NotSent
from domain.notification.events import Why

_CLASS: Final = 100
_TEMPORARY: Final = 4
"""A reply of 4xx: the same may go well later."""


class MailServer(NamedTuple):
    """Where it is and how to talk to it."""

    host: str
    port: int
    security: Security
    trust: ssl.SSLContext
    user: str | None
    password: SecretStr | None
    timeout: float
    """Seconds for each answer."""


class SmtpNotifier:
    """Sends one mail per connection. Safe for many threads: it holds nothing between two mails."""

    def __init__(self, server: MailServer, sender: str, compose: Callable[[Mail], EmailMessage]) -> None:
        self._server, self._sender, self._compose = server, sender, compose

    def send(self, mail: Mail) -> None:
        """Hand it over. Raises `NotSent`."""
        message = self._compose(mail)
        try:
            with self._connected() as smtp:
                self._secure(smtp)
                self._log_in(smtp)
                smtp.send_message(message, from_addr=self._sender, to_addrs=[mail.address])
                # The mail server answers for it from here on, so whether it also says goodbye does not matter.
                with contextlib.suppress(smtplib.SMTPException, OSError):
                    smtp.quit()
        except (smtplib.SMTPException, OSError, UnicodeError) as failed:
            raise not_sent(failed) from failed

    @contextlib.contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        at = self._server
        # Named after the sender: what this computer is called is nobody's business, and looking it up takes time.
        called = domain_of(self._sender)
        smtp = (
            smtplib.SMTP_SSL(at.host, at.port, called, timeout=at.timeout, context=at.trust)
            if at.security == "tls"
            else smtplib.SMTP(at.host, at.port, called, timeout=at.timeout)
        )
        try:
            yield smtp
        finally:
            smtp.close()

    def _secure(self, smtp: smtplib.SMTP) -> None:
        if self._server.security != "starttls":
            return
        try:
            smtp.starttls(context=self._server.trust)
        except smtplib.SMTPNotSupportedError as absent:
            raise NotSent("insecure") from absent

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        user, password = self._server.user, self._server.password
        if user is None or password is None:
            return
        try:
            smtp.login(user, password.get_secret_value())
        except (smtplib.SMTPServerDisconnected, smtplib.SMTPResponseException) as failed:
            reply = getattr(failed, "smtp_code", None)
            if reply is None or reply // _CLASS == _TEMPORARY:
                raise
            raise NotSent("login_refused", reply) from failed
        except smtplib.SMTPException as impossible:  # it offers no log-in, or none that we know
            raise NotSent("login_refused") from impossible


def not_sent(failed: Exception) -> NotSent:
    """Which of our reasons this is."""
    match failed:
        case smtplib.SMTPRecipientsRefused():
            return _by_reply(next(code for code, _ in failed.recipients.values()))
        case smtplib.SMTPResponseException():
            return _by_reply(failed.smtp_code)
        case smtplib.SMTPServerDisconnected():
            # What smtplib makes of any trouble while it waits for an answer.
            return NotSent("no_answer" if isinstance(failed.__context__, TimeoutError) else "connection_lost")
        case ssl.SSLError():
            return NotSent("insecure")
        case TimeoutError():
            return NotSent("no_answer")
        case ConnectionResetError() | BrokenPipeError() | ConnectionAbortedError():
            return NotSent("connection_lost")
        case OSError() | UnicodeError():
            return NotSent("unreachable")
    return NotSent("refused")


def _by_reply(reply: int) -> NotSent:
    why: Why = "busy" if reply // _CLASS == _TEMPORARY else "refused"
    return NotSent(why, reply if reply > 0 else None)  # smtplib says -1 for what is no reply at all
