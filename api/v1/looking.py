"""What reads of a dossier have in common: that somebody looks is recorded before anything is answered."""

from collections.abc import Callable, Sequence
from typing import Annotated, NamedTuple, TypeVar
from uuid import UUID

from fastapi import Depends
from starlette.requests import Request

from api.http.trace import trace_id_of
from api.local_user import acting_as
from api.register import Register
from api.use_cases.consulting import Looker, consult
from api.v1.personas import OptionalPersona, personas_of_practice
from api.v1.reading import Read, Reading
from store.consultations import Part

T = TypeVar("T")


class Look(NamedTuple):
    """One request that looks into a dossier."""

    read: Read
    looker: Looker

    def into(self, dossier_id: UUID, part: Part, views: Sequence[str], present: Callable[[Register], T | None]) -> T:
        """What `present` makes of these views, as `Read.shown`; also 503 when the look cannot be recorded."""
        register = self.read.office.register
        return consult(register, self.looker, dossier_id, part, lambda: self.read.shown_up_to(views, present))


async def _look(request: Request, read: Reading, persona: OptionalPersona = None) -> Look:
    with personas_of_practice():
        reader = acting_as(read.office.register, persona)
    return Look(read, Looker(reader, "api", trace_id_of(request.scope)))


Looking = Annotated[Look, Depends(_look)]
