"""publiccode.yml 0.5: the required fields with the right shapes, and in agreement with the rest of the project.

Source of the rules: the publiccode.yml standard, core schema, version 0.5.
"""

import re
import tomllib
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from tests.project.tree import ROOT

REQUIRED = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
SOFTWARE_TYPES = {
    *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
    "addon",
    "library",
    "configurationFiles",
}
MAINTENANCE = {"internal", "contract", "community", "none"}


def faults(described: dict[str, Any]) -> list[str]:
    """What is wrong with it by the standard; empty when nothing is."""
    missing = sorted(REQUIRED - described.keys())
    if missing:
        return [f"missing: {field}" for field in missing]
    checks = {
        "publiccodeYmlVersion": described["publiccodeYmlVersion"] in {"0.5", "0.5.0"},
        "name": bool(described["name"]),
        "url": urlsplit(described["url"]).scheme in {"http", "https"},
        "platforms": _texts(described["platforms"]),
        "developmentStatus": described["developmentStatus"] in STATUSES,
        "softwareType": described["softwareType"] in SOFTWARE_TYPES,
        "releaseDate": isinstance(described.get("releaseDate", date.min), date),
        "description": bool(described["description"]),
        "legal": bool(described["legal"].get("license")),
        "maintenance": _maintained(described["maintenance"]),
        "localisation": isinstance(described["localisation"].get("localisationReady"), bool)
        and _texts(described["localisation"].get("availableLanguages")),
    }
    wrong = [field for field, right in checks.items() if not right]
    return wrong + [f"description.{language}" for language, of in described["description"].items() if not _told(of)]


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)


def _told(of: dict[str, Any]) -> bool:
    short, long = of.get("shortDescription", ""), of.get("longDescription", "")
    return 0 < len(short) <= 150 and "\n" not in short and 150 <= len(long) <= 10_000 and _texts(of.get("features"))


def _maintained(maintenance: dict[str, Any]) -> bool:
    contacts = maintenance.get("contacts", [])
    needs_contacts = maintenance.get("type") in {"internal", "community"}
    named = all(contact.get("name") for contact in contacts)
    return maintenance.get("type") in MAINTENANCE and named and (bool(contacts) or not needs_contacts)


@pytest.fixture
def described() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    return found


def test_it_follows_the_standard(described: dict[str, Any]) -> None:
    assert faults(described) == []


@pytest.mark.parametrize("field", sorted(REQUIRED))
def test_a_missing_field_is_seen(described: dict[str, Any], field: str) -> None:
    assert faults({key: value for key, value in described.items() if key != field}) == [f"missing: {field}"]


@pytest.mark.parametrize(
    ("field", "planted"),
    [
        ("publiccodeYmlVersion", 0.5),
        ("url", "git@example.org:par"),
        ("platforms", []),
        ("developmentStatus", "alpha"),
        ("softwareType", "web"),
        ("legal", {"licence": "EUPL-1.2"}),
        ("maintenance", {"type": "internal"}),
        ("maintenance", {"type": "volunteers", "contacts": [{"name": "Maintainers"}]}),
        ("localisation", {"localisationReady": "no", "availableLanguages": ["nl"]}),
    ],
)
def test_a_wrong_shape_is_seen(described: dict[str, Any], field: str, planted: object) -> None:
    assert faults({**described, field: planted}) == [field]


def test_a_text_of_the_wrong_length_is_seen(described: dict[str, Any]) -> None:
    described["description"]["nl"]["shortDescription"] = "x" * 151
    described["description"]["en"]["longDescription"] = "too short"
    assert faults(described) == ["description.nl", "description.en"]


def test_licence_and_languages_agree_with_the_project(described: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert described["legal"]["license"] == project["license"]
    assert described["localisation"]["availableLanguages"] == ["nl"]
    assert set(described["description"]) == {"nl", "en"}
    assert described.get("softwareVersion", project["version"]) == project["version"]


def test_no_person_is_named_in_it(described: dict[str, Any]) -> None:
    text = (ROOT / "publiccode.yml").read_text("utf-8")
    assert re.findall(r"[\w.]+@[\w.]+", text) == []
    assert [contact["name"] for contact in described["maintenance"]["contacts"]] == ["Maintainers of PAR"]
