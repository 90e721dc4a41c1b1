"""The compose files are valid by the schema of the Compose Specification and keep the promises their comments make.

No engine runs here, so this is all that is checked. `compose-spec.json` is that schema as the npm package dclint 3.1.0
ships it, unchanged; Apache-2.0, see `compose-spec.LICENSE`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from store.embedded.settings import SILENT_ABOUT_VALUES
from tests.project.tree import ROOT, files, name

COMPOSE_FILES = [path for path in files(".yml", ".yaml") if path.name.startswith("docker-compose")]
WITH_PAR = [path for path in COMPOSE_FILES if "citus" not in path.name]
SCHEMA = Draft7Validator(json.loads(Path(__file__).with_name("compose-spec.json").read_text("utf-8")))

with_every_file = pytest.mark.parametrize("path", COMPOSE_FILES, ids=name)
with_every_stack_of_par = pytest.mark.parametrize("path", WITH_PAR, ids=name)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def faults(compose: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(compose)]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def test_there_is_one_stack_at_the_root_and_one_for_a_cluster() -> None:
    assert [name(path) for path in WITH_PAR] == ["docker-compose.yml", "docs/deploy/docker-compose.ha.yml"]


@with_every_file
def test_a_compose_file_is_valid_by_the_schema(path: Path) -> None:
    assert faults(read(path)) == []


@pytest.mark.parametrize(
    "planted",
    [
        {"services": {"api": {"image": "par", "pots": ["8000:8000"]}}},
        {"services": {"api": {"image": "par", "depends_on": {"db": {"condition": "service_ready"}}}}},
        {"services": {"api": {"image": "par", "read_only": "perhaps", "tmpfs": 5}}},
        {"servces": {}},
    ],
)
def test_the_schema_refuses_a_planted_fault(planted: object) -> None:
    assert faults(planted) != []


@with_every_file
def test_no_obsolete_version_key_stands_in_it(path: Path) -> None:
    assert "version" not in read(path)


@with_every_file
def test_it_says_that_nobody_ran_it(path: Path) -> None:
    assert "NOT RUN" in path.read_text("utf-8")


@with_every_file
def test_every_setting_from_outside_is_required_and_no_password_stands_in_it(path: Path) -> None:
    asked = {word for text in texts(read(path)) for word in text.split("${")[1:]}
    without_answer = {word for word in asked if not word.startswith(("TAG:-dev}",)) and ":?" not in word.split("}")[0]}
    assert asked
    assert without_answer == set()


@with_every_file
def test_published_ports_stay_on_the_loopback_address(path: Path) -> None:
    ports = [port for service in read(path)["services"].values() for port in service.get("ports", [])]
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


@with_every_file
def test_postgresql_18_keeps_its_data_where_the_image_wants_it(path: Path) -> None:
    mounts = [text for service in read(path)["services"].values() for text in service.get("volumes", [])]
    assert any(mount.endswith(":/var/lib/postgresql") for mount in mounts)
    assert not any(mount.endswith("/var/lib/postgresql/data") for mount in mounts)


@with_every_stack_of_par
def test_the_api_listens_on_loopback_and_is_published_nowhere(path: Path) -> None:
    api = read(path)["services"]["api"]
    assert api["command"][:4] == ["par", "serve", "--host", "127.0.0.1"]
    assert "ports" not in api
    assert "network_mode" not in api


@with_every_stack_of_par
def test_the_health_check_asks_whether_the_service_is_ready(path: Path) -> None:
    check = read(path)["services"]["api"]["healthcheck"]["test"]
    assert check[:3] == ["CMD", "python", "-c"]
    assert "http://127.0.0.1:8000/health/ready" in check[3]
    compile(check[3], "healthcheck", "exec")


@with_every_stack_of_par
def test_the_keys_lie_on_a_volume_of_their_own_that_only_the_api_has(path: Path) -> None:
    services = read(path)["services"]
    holders = {
        service
        for service, body in services.items()
        for mount in body.get("volumes", [])
        if mount.startswith("keys:") or mount.endswith("/keys")
    }
    assert holders == {"api"}
    assert "keys:/var/lib/par/keys" in services["api"]["volumes"]
    assert all(body["environment"]["PAR_DATA_DIR"] == "/var/lib/par" for body in par_services(services).values())


@with_every_stack_of_par
def test_only_the_migration_holds_the_login_of_the_owner(path: Path) -> None:
    services = par_services(read(path)["services"])
    assert {service for service, body in services.items() if "PAR_OWNER_DSN" in body["environment"]} == {"migrate"}
    assert {service for service, body in services.items() if "PAR_DSN" in body["environment"]} == {"api", "projector"}


@with_every_stack_of_par
def test_par_cannot_write_to_its_container_or_gain_rights(path: Path) -> None:
    for body in par_services(read(path)["services"]).values():
        assert body["read_only"] is True
        assert body["cap_drop"] == ["ALL"]
        assert body["security_opt"] == ["no-new-privileges:true"]


@with_every_stack_of_par
def test_the_folders_that_are_built_are_there(path: Path) -> None:
    builds = [body["build"] for body in read(path)["services"].values() if "build" in body]
    for build in builds:
        assert (path.parent / build["context"] / build.get("dockerfile", "Dockerfile")).is_file()


def test_every_database_is_as_silent_about_values_as_the_embedded_one() -> None:
    command = read(ROOT / "docker-compose.yml")["services"]["db"]["command"]
    node = read(ROOT / "docs/deploy/patroni/patroni.yml")["bootstrap"]["dcs"]["postgresql"]["parameters"]
    assert "log_parameter_max_length=0" in SILENT_ABOUT_VALUES
    assert [setting for setting in SILENT_ABOUT_VALUES if f"--{setting}" not in command] == []
    assert set(SILENT_ABOUT_VALUES) - {f"{name}={value}" for name, value in node.items()} == set()


def par_services(services: dict[str, Any]) -> dict[str, Any]:
    """The services that run the program itself."""
    return {service: body for service, body in services.items() if body["image"].startswith("par:")}
