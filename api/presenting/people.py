"""The people in an incident, opened."""

from uuid import UUID

from pydantic import Field

from api.http.models import OutputModel
from api.presenting.opened import Show, Shown, ShownDay, as_day, maybe
from domain.incident.events import Perpetrator, Person


class PersonOutput(OutputModel):
    """An employee: victim, witness or reporter."""

    person_id: UUID
    name: Shown
    contact: Shown | None


class PerpetratorOutput(OutputModel):
    """The citizen, as far as known."""

    person_id: UUID
    name: Shown | None
    address: Shown | None
    date_of_birth: ShownDay | None
    appearance: Shown | None = Field(description="Hoe iemand te herkennen is van wie de naam niet bekend is.")


def person_output(person: Person, stream_id: UUID, show: Show) -> PersonOutput:
    """An employee in the incident with this id."""
    return PersonOutput(
        person_id=person.person_id,
        name=show(person.name, stream_id, "person.name"),
        contact=maybe(show, person.contact, stream_id, "person.contact"),
    )


def perpetrator_output(person: Perpetrator, stream_id: UUID, show: Show) -> PerpetratorOutput:
    """A perpetrator in the incident with this id."""
    return PerpetratorOutput(
        person_id=person.person_id,
        name=maybe(show, person.name, stream_id, "perpetrator.name"),
        address=maybe(show, person.address, stream_id, "perpetrator.address"),
        date_of_birth=as_day(maybe(show, person.date_of_birth, stream_id, "perpetrator.date_of_birth")),
        appearance=maybe(show, person.appearance, stream_id, "perpetrator.appearance"),
    )
