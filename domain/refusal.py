"""How the domain says no: by name, with words an official can act on."""

from typing import Literal

from domain.event import Value

Kind = Literal["invalid", "conflict", "missing"]


class Fault(Value):
    """One reason for a no."""

    kind: Kind
    """`invalid`: what was given cannot be right. `conflict`: right, but not in this situation. `missing`: not there."""
    code: str
    """The name of the refusal, such as `incident.no_victim`: stable, for programs."""
    message: str
    """What happened, why, and what to do now, in plain Dutch. Never repeats what was typed."""
    field: str = ""
    """Where in the input, as a JSON pointer such as `/types/0`; empty when it is about the whole."""


class Refusal(Exception):
    """A command the domain will not carry out. Nothing has happened."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults


def refuse_if_any(faults: list[Fault]) -> None:
    """Raise one `Refusal` that names every fault at once; return when there is none."""
    if faults:
        raise Refusal(*faults)
