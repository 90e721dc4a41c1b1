"""What the service writes in its log: one JSON line per event, and never a value that somebody typed.

Our own lines name what they hold. Lines of libraries lose their arguments, because those can hold a name, a whole row
or a connection string; every exception, ours or theirs, loses its text.
"""

import logging
import re
import sys
import traceback
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

OURS: Final = ("par", "domain", "store", "projections", "api")
"""The loggers below these names are our own, and are never given a value that somebody typed."""
_FRAMES: Final = 10
_PLACE: Final = re.compile(r"(?<!%)%(\(\w+\))?[-#0 +]*(\d+|\*)?(\.(\d+|\*))?[a-zA-Z]")
"""Where Python's own logging fills in an argument."""


def start_logging(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send every line, our own and those of libraries, as JSON to `stream`; without one, to standard error."""
    target = stream or sys.stderr
    render = structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            _add_time,
            _without_exception_text,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(target),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(_LibraryLine())
    logging.basicConfig(handlers=[handler], level=max(level, logging.WARNING), force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


class _LibraryLine(logging.Formatter):
    """A line of Python's own logging: which library, how bad, and its fixed words."""

    def format(self, record: logging.LogRecord) -> str:
        words = record.getMessage() if record.name.split(".")[0] in OURS else _fixed_words(record)
        line: EventDict = {"event": words.strip(), "logger": record.name, "level": record.levelname.lower()}
        if record.exc_info and record.exc_info[1]:
            line = {**line, **_where(record.exc_info[1])}
        elif told := [argument for argument in record.args or () if isinstance(argument, BaseException)]:
            line = {**line, "error": _sort(told[0])}
        rendered = structlog.processors.JSONRenderer()(None, "", _add_time(None, "", line))
        return rendered if isinstance(rendered, str) else rendered.decode()


def _fixed_words(record: logging.LogRecord) -> str:
    """What the library always says, with … for each of its arguments."""
    words = str(record.msg)
    return _PLACE.sub("…", words).replace("%%", "%") if record.args else words


def _add_time(logger: WrappedLogger, name: str, line: EventDict) -> EventDict:
    return structlog.processors.TimeStamper(fmt="iso", utc=True)(logger, name, line)


def _without_exception_text(_logger: WrappedLogger, _name: str, line: EventDict) -> EventDict:
    given = line.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given
    return {**line, **_where(error)} if isinstance(error, BaseException) else line


def _where(error: BaseException) -> dict[str, Any]:
    """The sort of exception and where it was raised, without its text and without source lines."""
    frames = traceback.extract_tb(error.__traceback__, limit=-_FRAMES)
    return {
        "error": _sort(error),
        "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


def _sort(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"
