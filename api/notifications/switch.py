"""Whether this process mails, and how: as the settings say."""

import ssl
from functools import partial

from pydantic import SecretStr

from api.mail_settings import PORTS, MailSettings
from api.notifications.message import Letterhead, compose
from api.notifications.port import Notifier
from api.notifications.smtp import MailServer, SmtpNotifier
from api.register import Register
from store.errors import UnsafeStore


def notifier_of(settings: MailSettings, register: Register) -> Notifier | None:
    """What sends the mail of this register; None when no mail server was set.

    Raises OSError for a file that cannot be read, and `UnsafeStore` for certificates that are none.
    """
    host, sender, base_url = settings.smtp_host, settings.mail_from, settings.base_url
    if host is None or sender is None or base_url is None:
        return None
    server = MailServer(
        host=host,
        port=settings.smtp_port or PORTS[settings.smtp_security],
        security=settings.smtp_security,
        trust=_trust(settings),
        user=settings.smtp_user,
        password=_password(settings),
        timeout=settings.smtp_timeout,
    )
    head = Letterhead(sender, base_url, register.practice, register.clock)
    return SmtpNotifier(server, sender, partial(compose, head=head))


def _trust(settings: MailSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=settings.smtp_ca_file)
    except ssl.SSLError:
        raise UnsafeStore(
            "In het bestand van PAR_SMTP_CA_FILE staan geen certificaten. Er is niets gestart. "
            "Wijs een PEM-bestand aan, of laat PAR_SMTP_CA_FILE weg."
        ) from None


def _password(settings: MailSettings) -> SecretStr | None:
    if settings.smtp_password_file is None:
        return settings.smtp_password
    return SecretStr(settings.smtp_password_file.read_text("utf-8").strip("\r\n"))
