"""What can be asked of a term."""

from domain.event import Value
from domain.periods import Moment
from domain.term.events import TermAbout


class CheckTerm(Value):
    """See what is to be said of this term now. When it reminds and ends, the catalogue that holds for it says."""

    at: Moment
    about: TermAbout
    remind_at: Moment | None
    due_at: Moment
    ends_at: Moment
    """The last moment that is in time."""
    met_at: Moment | None
    """When what it asks for was done; None as long as it was not."""
    catalogue_version: int


TermCommand = CheckTerm
