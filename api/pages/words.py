"""What a template can say: codes, days and moments in words."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from api.presenting.labels import SUBJECT, UNKNOWN
from api.presenting.words import Words
from api.presenting.written import born, counted, day, iso_day, moment, readable, when


def filters(words: Callable[[], Words]) -> Mapping[str, Callable[..., Any]]:
    """What a template can say, by the name it uses. `words` gives the words of the moment."""
    return {
        "kind": lambda code, version=None: words().kind(code, version),
        "channel": lambda code, version=None: words().channel(code, version),
        "sanction": lambda code, version=None: words().sanction(code, version),
        **_FILTERS,
    }


def subject_kind(kind: str) -> str:
    """Whom or what a dossier is about."""
    return SUBJECT.get(kind, UNKNOWN).capitalize()


_FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "day": day,
    "moment": moment,
    "iso_day": iso_day,
    "when": when,
    "born": born,
    "readable": readable,
    "counted": counted,
    "subject_kind": subject_kind,
}
