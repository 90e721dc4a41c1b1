"""Views and the command line: a command sees what was recorded before it, also when no service runs."""

from api.cli.console import say
from api.register import Register
from projections.views import VIEWS

PATIENCE_SECONDS = 10.0


def views_current(register: Register) -> int:
    """Bring the views to the head of the log: here, or by waiting for the service that does it.

    Returns the position up to which they are sure to show everything.
    """
    head = register.log.head()
    with register.projector as projector:
        current = projector.wait_for([view.name for view in VIEWS], head, PATIENCE_SECONDS)
    if not current:
        say("De overzichten lopen nog achter. Het nieuwste ontbreekt misschien; probeer het zo opnieuw.")
        return 0
    return head
