"""The text literal under each field of a class: what the generated papers say of it."""

import ast
import inspect
from itertools import pairwise


def own_field_texts(owner: type) -> dict[str, str]:
    """Of the fields that this class itself declares, and of the members of an enum."""
    body = ast.parse(inspect.getsource(owner)).body[0].body  # type: ignore[attr-defined]  # the class
    return {
        name: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body)
        if (name := _name_of(field)) and _is_text(below)
    }


def _name_of(field: ast.stmt) -> str | None:
    match field:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return None


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
