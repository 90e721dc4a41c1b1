"""Acting as one of the personas of a practice register, as long as there is no log-in."""

from dataclasses import replace

from starlette.testclient import TestClient

from api.local_user import LOCAL_USER, PERSONAS
from api.register import Register
from tests.api.v1.service import a_report, created, faults, problem, report, serving

PERSONA = {"PAR-Persona": "employee"}


def actors(register: Register) -> list[object]:
    """Who recorded what, oldest first."""
    return [fact.actor for fact in register.log.page(0, 100)]


def test_what_a_persona_does_is_on_record_as_hers(client: TestClient, register: Register) -> None:
    report(client)
    created(client.post("/v1/incidents", json=a_report(), headers={"PAR-Persona": "manager"}))

    assert actors(register) == [LOCAL_USER, PERSONAS["manager"]]


def test_a_key_is_of_whoever_sent_it(client: TestClient, register: Register) -> None:
    key = {"Idempotency-Key": "0123456789abcdef"}
    as_manager = {**key, "PAR-Persona": "manager"}
    mine = created(client.post("/v1/incidents", json=a_report(), headers=key))
    hers = created(client.post("/v1/incidents", json=a_report(), headers=as_manager))
    other = created(client.post("/v1/incidents", json=a_report(unit="Handhaving"), headers=PERSONA | key))

    assert created(client.post("/v1/incidents", json=a_report(), headers=key)) == mine
    assert created(client.post("/v1/incidents", json=a_report(), headers=as_manager)) == hers
    assert len({mine["id"], hers["id"], other["id"]}) == 3
    assert actors(register) == [LOCAL_USER, PERSONAS["manager"], PERSONAS["employee"]]


def test_a_persona_that_there_is_not_is_a_fault(client: TestClient, register: Register) -> None:
    answer = client.post("/v1/incidents", json=a_report(), headers={"PAR-Persona": "director"})

    assert [code for _, code in faults(answer, 400)] == ["not_a_choice"]
    assert actors(register) == []


def test_a_real_register_has_no_personas(register: Register) -> None:
    with serving(replace(register, practice=False), with_projections=False) as client:
        answer = client.post("/v1/incidents", json=a_report(), headers={"PAR-Persona": "manager"})

    assert problem(answer, 409) == "no_personas"
    assert actors(register) == []
