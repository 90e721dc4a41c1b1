"""What the sanction matrix advises."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request

from api.http.route import make_router
from api.inputs import TypeCode
from api.office import office_of
from api.presenting.one_sanction import ShownAdviceOutput, advice_output
from domain.catalogue.catalogue import Severity
from domain.sanction.advice import advise

AskedType = Annotated[TypeCode, Query(description="Een soort agressie uit de catalogus.")]
AskedSeverity = Annotated[Severity, Query(description="Hoe ernstig het was, naar uw oordeel.")]
AskedRepeated = Annotated[bool, Query(description="Er was al een eerder incident met dezelfde veroorzaker.")]


def sanction_advice_router() -> APIRouter:
    """The route that answers from the catalogue alone."""
    router = make_router("/sanction-advice", tags=["sanctions"])

    @router.get("", operation_id="getSanctionAdvice")
    def advice(
        request: Request,
        type: AskedType,  # noqa: A002 - the name of the question
        severity: AskedSeverity,
        repeated: AskedRepeated,
    ) -> ShownAdviceOutput:
        """Zegt wat de sanctiematrix adviseert. Zolang de organisatie geen eigen matrix heeft, is het een voorbeeld."""
        register = office_of(request).register
        return advice_output(register, advise(register.catalogue, type, severity, repeated=repeated))

    return router
