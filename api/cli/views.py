"""Views and the command line: a command sees what was recorded before it, also when no service runs."""

from api.cli.console import put, put_json, say
from api.register import Register
from api.use_cases.asking import Written
from projections.views import VIEWS

PATIENCE_SECONDS = 10.0


def views_current(register: Register) -> None:
    """Bring the views to the head of the log: here, or by waiting for the service that does it."""
    head = register.log.head()
    with register.projector as projector:
        current = projector.wait_for([view.name for view in VIEWS], head, PATIENCE_SECONDS)
    if not current:
        say("De overzichten lopen nog achter. Het nieuwste ontbreekt misschien; probeer het zo opnieuw.")


def show_written(register: Register, done: Written, *, as_json: bool) -> None:
    """What was recorded, for a person or a program."""
    views_current(register)
    if as_json:
        answer = {"id": str(done.id), "number": done.number, "version": done.version, "position": done.position}
        put_json({name: value for name, value in answer.items() if value is not None})
    else:
        put(f"Vastgelegd: {done.number or done.id}")
