"""What PAR takes for an e-mail address: it goes into a mail as it is, so nothing in it may mean anything else there."""

import re
from typing import Final

_ATOM: Final = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(rf"{_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})+")
"""A mailbox of RFC 5321, without quotes and addresses of machines."""
_LONGEST: Final = 254
_LONGEST_LOCAL_PART: Final = 64


def is_mail_address(text: str) -> bool:
    """Whether a mail can be addressed to this."""
    if len(text) > _LONGEST or _ADDRESS.fullmatch(text) is None:
        return False
    return len(text.partition("@")[0]) <= _LONGEST_LOCAL_PART
