"""What can be set about mail. Without PAR_SMTP_HOST PAR mails nothing."""

import ipaddress
import re
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings

from api.http.faults import input_fault
from domain.mail_address import is_mail_address

Security = Literal["starttls", "tls", "none"]
PORTS: Final[dict[Security, int]] = {"starttls": 587, "tls": 465, "none": 25}
"""Of RFC 8314 and RFC 5321, when no port was set."""
_HOST: Final = re.compile(r"[A-Za-z0-9:]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?")


class MailSettings(BaseSettings):
    """The mail server, who the mail is from, and where its link leads."""

    smtp_host: str | None = None
    """The mail server; without one PAR mails nothing."""
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    """587 for starttls, 465 for tls, 25 for none, when it is left out."""
    smtp_security: Security = "starttls"
    """`none` is for a mail server on this computer only."""
    smtp_ca_file: Path | None = None
    """Certificates to trust instead of those of the system, for a mail server with one of the organisation."""
    smtp_password: SecretStr | None = None
    smtp_password_file: Path | None = None
    """A file that holds the password and nothing else."""
    smtp_user: str | None = None
    """Without one PAR does not log in."""
    smtp_timeout: int = Field(default=20, ge=1, le=30)
    """Seconds to wait for each answer of the mail server: a dozen of them must fit in the longest attempt."""
    mail_from: str | None = Field(default=None, validate_default=True)
    """The address that the mail is from, and to which a mail that cannot be delivered comes back."""
    base_url: str | None = Field(default=None, validate_default=True)
    """The address at which people open PAR: the link in a mail begins with it."""

    @field_validator("smtp_host")
    @classmethod
    def _a_host(cls, host: str | None) -> str | None:
        if host is not None and not _HOST.fullmatch(host):
            raise input_fault(
                "not_a_host", "Dit is geen naam of adres van een mailserver. Schrijf bijvoorbeeld mail.example.org."
            )
        return host

    @field_validator("smtp_security")
    @classmethod
    def _secure(cls, security: Security, info: ValidationInfo) -> Security:
        host = info.data.get("smtp_host")
        if security == "none" and host is not None and not is_this_machine(host):
            raise input_fault(
                "mail_in_the_clear",
                "Zonder versleuteling mailt PAR alleen via een mailserver op deze computer zelf. "
                "Kies starttls of tls, of zet PAR_SMTP_HOST op 127.0.0.1.",
            )
        return security

    @field_validator("smtp_user")
    @classmethod
    def _with_a_password(cls, user: str | None, info: ValidationInfo) -> str | None:
        passwords = [info.data.get(name) for name in ("smtp_password", "smtp_password_file")]
        if user is not None and sum(one is not None for one in passwords) != 1:
            raise input_fault(
                "one_password",
                "Bij een gebruiker hoort een wachtwoord. Zet PAR_SMTP_PASSWORD_FILE of PAR_SMTP_PASSWORD, en niet "
                "allebei.",
            )
        return user

    @field_validator("mail_from")
    @classmethod
    def _an_address(cls, address: str | None, info: ValidationInfo) -> str | None:
        if address is None and info.data.get("smtp_host") is not None:
            raise input_fault("missing", "Dit ontbreekt. Zet hier het adres waarvandaan PAR mailt.")
        if address is not None and not is_mail_address(address):
            raise input_fault("not_an_address", "Dit is geen e-mailadres. Schrijf bijvoorbeeld par@example.org.")
        return address

    @field_validator("base_url")
    @classmethod
    def _a_link(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is None and info.data.get("smtp_host") is not None:
            raise input_fault("missing", "Dit ontbreekt. Zet hier het adres waarop mensen PAR openen.")
        if url is not None and not _is_link(url):
            raise input_fault(
                "not_a_link",
                "Dit is geen adres waarop mensen PAR openen. Schrijf https:// met de naam van de server, zonder "
                "vraagteken of wachtwoord. Alleen voor deze computer zelf mag het met http://.",
            )
        return url


def is_this_machine(host: str) -> bool:
    """The names and addresses that surely do not leave this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_link(url: str) -> bool:
    if not url.isascii() or not url.isprintable() or set(url) & set(' ?#@\\<>"'):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or not _HOST.fullmatch(host):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(host))
