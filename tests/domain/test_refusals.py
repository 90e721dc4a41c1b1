"""Every refusal there is: reached by a test, named for programs, worded for people."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.aftercare import refusals as aftercare
from domain.catalogue import refusals as catalogue
from domain.catalogue.catalogue import retired_code, unknown_code
from domain.catalogue.version_1 import CATALOGUE_1
from domain.damage import refusals as damage
from domain.deputy import refusals as deputy
from domain.dossier import refusals as dossier
from domain.incident import refusals as incident
from domain.marker import refusals as marker
from domain.police import refusals as police
from domain.refusal import Fault, Refusal, refuse_if_any
from domain.sanction import refusals as sanction
from domain.task import refusals as task

FACTORIES: list[Callable[[], Fault]] = [
    factory
    for module in (aftercare, catalogue, incident, dossier, sanction, marker, police, damage, task, deputy)
    for name, factory in inspect.getmembers(module, inspect.isfunction)
    if not name.startswith("_") and factory.__module__ == module.__name__
]
FAULTS = [factory() for factory in FACTORIES] + [
    unknown_code("/channel", CATALOGUE_1.channels),
    retired_code("/channel", CATALOGUE_1.channels),
]
EVERY_FAULT = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)


def codes_that_tests_expect() -> Iterator[str]:
    """Every text in an argument of a `then_refused` or `then_refused_at` in this folder, and in tables for them."""
    not_proof = {Path(__file__).name, "test_given.py"}
    for file in Path(__file__).parent.glob("test_*.py"):
        if file.name in not_proof:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if _is_expectation(node):
                yield from (part.value for part in ast.walk(node) if _is_text(part))


def _is_expectation(node: ast.AST) -> bool:
    refused = isinstance(node, ast.Call) and getattr(node.func, "attr", "").startswith("then_refused")
    table = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "parametrize"
    return refused or table


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_refusal_is_reached_by_a_test() -> None:
    assert {fault.code for fault in FAULTS} - set(codes_that_tests_expect()) == set()


def test_every_refusal_has_its_own_code() -> None:
    codes = [fault.code for fault in FAULTS]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: f"{factory.__module__}.{factory.__name__}")
def test_a_code_is_the_aggregate_and_the_name_of_its_function(factory: Callable[[], Fault]) -> None:
    aggregate = factory.__module__.split(".")[1]
    assert factory().code == f"{aggregate}.{factory.__name__}"


@EVERY_FAULT
def test_a_refusal_says_what_happened_and_what_to_do_now(fault: Fault) -> None:
    sentences = re.findall(r"[A-Z'][^.?!]*[.?!]", fault.message)
    assert len(sentences) >= 2, fault.message
    assert fault.message[-1] in ".!?"


@EVERY_FAULT
def test_the_place_of_a_fault_is_a_json_pointer(fault: Fault) -> None:
    assert re.fullmatch(r"(/[A-Za-z0-9]+)*", fault.field)


def test_no_fault_means_no_refusal() -> None:
    refuse_if_any([])


def test_one_refusal_names_every_fault() -> None:
    with pytest.raises(Refusal, match=r"^incident\.no_type, incident\.no_victim$") as refused:
        refuse_if_any([incident.no_type(), incident.no_victim()])
    assert refused.value.faults == (incident.no_type(), incident.no_victim())
