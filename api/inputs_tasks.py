"""What people can fill in about tasks and deputies. People are pseudonyms as long as there are no identities."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.http.fields import Day, LongText, ShortText
from api.http.models import InputModel

PersonId = Annotated[UUID, Field(description="Pseudoniem, zoals `actor` in een verloop en `person.id` bij een taak.")]


class TaskInput(InputModel):
    """Something to do, about one incident or one dossier."""

    text: Annotated[ShortText, Field(description="Wat er moet gebeuren, in een regel. Wordt versleuteld bewaard.")]
    incident_id: Annotated[UUID | None, Field(description="De melding. Of noem een dossier.")] = None
    dossier_id: Annotated[UUID | None, Field(description="Het dossier. Of noem een melding.")] = None
    last_day: Annotated[Day | None, Field(description="De laatste dag die op tijd is.")] = None
    person_id: Annotated[PersonId | None, Field(description="Wie de taak doet, als dat al duidelijk is.")] = None


class TaskAssignmentInput(InputModel):
    """Who is asked to do it."""

    person_id: PersonId


class TakeOverInput(InputModel):
    """Nothing to fill in: whoever asks does it from now on."""


class CompletionInput(InputModel):
    """A task that was made by hand is done."""

    note: LongText | None = None


class DeputyInput(InputModel):
    """Who does somebody's tasks, from the first day to the last, both included."""

    person_id: Annotated[PersonId, Field(description="Wiens taken het zijn.")]
    deputy_id: Annotated[PersonId, Field(description="Wie ze doet: de waarnemer.")]
    first_day: Day
    last_day: Day
