"""What people can fill in about markers."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.http.fields import Day, LongText, ShortText
from api.http.models import InputModel
from api.inputs import known_code

MarkerCode = Annotated[ShortText, known_code(lambda catalogue: catalogue.markers)]
Ids = Annotated[tuple[UUID, ...], Field(max_length=50)]


class MarkerInput(InputModel):
    """A proposal to warn whoever deals with the subject of a dossier."""

    kind: MarkerCode
    advice: Annotated[LongText, Field(description="Hoe om te gaan met deze persoon of dit adres.")]
    reason: Annotated[LongText, Field(description="De grond: waarom deze meldingen om deze waarschuwing vragen.")]
    incident_ids: Annotated[Ids, Field(description="De meldingen uit dit dossier waarop de markering rust.")]
    police_case_ids: Annotated[Ids, Field(description="Zaken bij de politie waarop zij ook rust.")] = ()
    starts_on: Annotated[Day, Field(description="De eerste dag.")]
    ends_on: Annotated[Day, Field(description="De eerste dag waarop de markering niet meer geldt.")]
    review_on: Annotated[Day, Field(description="Wanneer zij opnieuw wordt beoordeeld, binnen een jaar.")]


class MarkerReviewInput(InputModel):
    """A marker judged anew: a new day for the next review, an earlier end, or both."""

    review_on: Annotated[Day | None, Field(description="De volgende herbeoordeling. Weglaten: op de einddatum.")] = None
    ends_on: Annotated[Day | None, Field(description="Een eerdere einddatum. Weglaten: die blijft zoals zij was.")] = (
        None
    )
    reason: LongText
