"""What people can fill in about cases at the police."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from api.http.fields import Day, LongText, Name, ShortText
from api.http.models import InputModel
from domain.police.events import Outcome


class PoliceCaseInput(InputModel):
    """A report to the police or a charge."""

    kind: Annotated[Literal["report", "charge"], Field(description="`report`: melding; `charge`: aangifte.")]
    number: Annotated[ShortText | None, Field(description="Het nummer van de politie, als dat er is.")] = None
    made_on: Day
    made_by: Annotated[Name, Field(description="Wie de melding of aangifte deed.")]
    domicile_at_employer: Annotated[
        bool, Field(description="Het adres van de werkgever staat in de stukken, niet dat van de medewerker.")
    ]
    other_incident_ids: Annotated[
        tuple[UUID, ...], Field(max_length=50, description="Andere meldingen waarover het ook gaat.")
    ] = ()


class OutcomeInput(InputModel):
    """How a case stands with police, prosecutor or court."""

    outcome: Annotated[
        Outcome,
        Field(
            description="`pending`: loopt nog; `dismissed`: geseponeerd; `acquitted`: vrijspraak; "
            "`convicted`: veroordeeld; `withdrawn`: ingetrokken."
        ),
    ]
    on: Annotated[Day, Field(description="De dag van deze uitkomst.")]
    note: LongText | None = None
