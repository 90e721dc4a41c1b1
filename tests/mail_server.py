"""A mail server for tests: real sockets and the part of RFC 5321 that a sender meets, with every kind of trouble."""

import base64
import contextlib
import ipaddress
import socketserver
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple, cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "par", "geheim-123"


class Received(NamedTuple):
    """A mail that the server took."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    secure: bool
    user: str | None

    @property
    def message(self) -> EmailMessage:
        """The mail as a reader sees it."""
        return cast(EmailMessage, message_from_bytes(self.content, policy=policy.default))


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail on the loopback address until it is stopped. What it does can be changed while it runs."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0, tls: ssl.SSLContext | None = None, *, from_the_start: bool = False) -> None:
        super().__init__(("127.0.0.1", port), Conversation)
        self.tls, self.from_the_start = tls, from_the_start
        """Encryption after STARTTLS, or from the first byte on."""
        self.log_in = False
        """Takes mail only from who logged in as USER."""
        self.replies: dict[str, str] = {}
        """What to answer instead, by command; `CONNECT` greets, `END` follows the content of a mail."""
        self.refuses: set[str] = set()
        """Mailboxes that it does not know."""
        self.silent_at: set[str] = set()
        self.hangs_up_at: set[str] = set()
        self.mails: list[Received] = []
        self.called: list[str] = []
        """What each sender says it is called."""
        self.met = threading.Semaphore(0)
        """One for every connection."""
        self.released = threading.Event()
        """Ends every silence."""

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class Conversation(socketserver.StreamRequestHandler):
    """One connection."""

    server: MailServer

    def handle(self) -> None:
        """Answer until the other side has had enough, or we have."""
        self.server.met.release()
        self.secure, self.user = False, None
        self.sender, self.recipients = "", list[str]()
        with contextlib.suppress(OSError, EOFError):
            if self.server.from_the_start:
                self._go_secure()
            self._answer("CONNECT", "220 localhost ESMTP")
            while line := self.rfile.readline(4096).decode().rstrip("\r\n"):
                self._obey(line.partition(" ")[0].upper(), line)

    def _obey(self, verb: str, line: str) -> None:
        match verb:
            case "EHLO":
                self.server.called.append(line.partition(" ")[2])
                self._answer(verb, "\r\n".join(self._offers()))
            case "STARTTLS" if self.server.tls:
                self._answer(verb, "220 go ahead")
                self._go_secure()
            case "AUTH":
                self._answer(verb, "235 welcome" if self._knows(line) else "535 5.7.8 wrong password of Jansen")
            case "MAIL" if self.server.log_in and self.user is None:
                self._say("530 5.7.0 log in first")
            case "MAIL":
                self.sender, self.recipients = _address(line), []
                self._answer(verb, "250 ok")
            case "RCPT":
                self.recipients.append(_address(line))
                self._answer(verb, "550 5.1.1 unknown" if self.recipients[-1] in self.server.refuses else "250 ok")
            case "DATA":
                self._answer(verb, "354 go on")
                if "DATA" not in self.server.replies:
                    self._take(self._content())
            case "QUIT":
                self._answer(verb, "221 bye")
                raise EOFError
            case _:
                self._answer(verb, "250 ok" if verb in ("RSET", "NOOP") else "502 what?")

    def _take(self, content: bytes) -> None:
        if "END" not in self.server.replies and not {"END"} & (self.server.silent_at | self.server.hangs_up_at):
            self.server.mails.append(Received(self.sender, tuple(self.recipients), content, self.secure, self.user))
        self._answer("END", "250 taken")

    def _content(self) -> bytes:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise EOFError
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def _offers(self) -> list[str]:
        offers = ["localhost"]
        offers += ["STARTTLS"] if self.server.tls and not self.secure else []
        offers += ["AUTH PLAIN"] if self.server.log_in else []
        return [f"250{'-' if n < len(offers) else ' '}{offer}" for n, offer in enumerate(offers, 1)]

    def _knows(self, line: str) -> bool:
        _, user, password = base64.b64decode(line.split(" ")[2]).decode().split("\0")
        self.user = user if (user, password) == (USER, PASSWORD) else None
        return self.user is not None

    def _go_secure(self) -> None:
        assert self.server.tls is not None
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        self.secure = True
        self.setup()

    def _answer(self, verb: str, usual: str) -> None:
        if verb in self.server.silent_at:
            self.server.released.wait()
            raise EOFError
        if verb in self.server.hangs_up_at:
            raise EOFError
        self._say(self.server.replies.get(verb, usual))

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def _address(line: str) -> str:
    return line.partition("<")[2].partition(">")[0]


@contextlib.contextmanager
def mail_server(
    port: int = 0, tls: ssl.SSLContext | None = None, *, from_the_start: bool = False
) -> Iterator[MailServer]:
    """A running mail server, stopped at the end."""
    with MailServer(port, tls, from_the_start=from_the_start) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


class Certificate(NamedTuple):
    """For 127.0.0.1, signed by itself."""

    file: Path
    """What to trust."""
    server: ssl.SSLContext


def certificate(folder: Path) -> Certificate:
    """A certificate that nobody trusts who was not told to."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of a test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, secret = folder / "certificate.pem", folder / "key.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, secret)
    return Certificate(file, context)
