"""A catalogue as a YAML file: what `par catalogue show --yaml` writes, `par catalogue import` takes."""

import json
from collections.abc import Hashable
from typing import Any, Final

import yaml

from api.presenting.catalogue import CatalogueOutput, ContentOutput

_HEAD: Final = """\
# Catalogus, versie {version}. Pas aan wat anders moet en vergelijk:  par catalogue diff BESTAND
# Lees hem daarna in:  par catalogue import BESTAND --effective 2027-01-01 --reason 'Waarom'
"""


class NotYaml(Exception):
    """The file cannot be read as a catalogue. Says where, never what stands there."""

    def __init__(self, why: str, line: int | None) -> None:
        place = "" if line is None else f" (regel {line})"
        super().__init__(f"Dit bestand is niet te lezen{place}: {why} Er is niets veranderd.")


def as_yaml(shown: CatalogueOutput) -> str:
    """The file for this version: all that can be filled in, and nothing else."""
    content = {name: getattr(shown, name) for name in ContentOutput.model_fields}
    fields = ContentOutput(**content).model_dump(mode="json", by_alias=True)
    body = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=110)
    return _HEAD.format(version=shown.version) + body


def as_json(file: bytes, **more: str) -> bytes:
    """What stands in the file as the JSON that the API takes, with more fields. Raises `NotYaml`."""
    try:
        read = yaml.load(file, _Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        why = wrong.why if isinstance(wrong, _Refused) else "het is geen geldige YAML. Controleer inspringen en tekens."
        raise NotYaml(why, None if mark is None else mark.line + 1) from None
    except RecursionError:
        raise NotYaml("er staan te veel lijsten in elkaar.", None) from None
    if not isinstance(read, dict):
        raise NotYaml("er staan geen velden in. Begin met een bestand uit 'par catalogue show --yaml'.", None)
    return json.dumps(read | more).encode()


class _Refused(yaml.MarkedYAMLError):
    def __init__(self, why: str, mark: Any) -> None:
        super().__init__(problem_mark=mark)
        self.why = why


class _Loader(yaml.SafeLoader):
    """Plain data only: no references, which can make a small file huge, no field twice, and a date stays text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base class has it
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Raises on a reference."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML has none
            raise _Refused("er staat een verwijzing (*) in, en die leest PAR niet. Schrijf het uit.", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Raises when a field stands there twice or is no text."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.tag != "tag:yaml.org,2002:str":
                raise _Refused("de naam van een veld is geen tekst. Zet hem tussen aanhalingstekens.", key.start_mark)
            if key.value in seen:
                raise _Refused("een veld staat er twee keer. Haal er een weg.", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)
