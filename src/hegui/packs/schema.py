"""JSON Schemas of the YAML files, for editors (yaml-language-server)."""

from __future__ import annotations

import json
import os
from typing import Any, Literal, get_args

from hegui.packs.model import PackFile, ReferenceFile, adapter
from hegui.packs.soundness import RULE_ID, SLUG

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FORMS = (
    ("Rule", "id", RULE_ID),
    ("Rule", "name", SLUG),
    ("Rule", "title", r"\S"),
    ("Rule", "why", r"\S"),
    ("Change", "id", RULE_ID),
    ("Reference", "id", SLUG),
    ("Reference", "form", r"\S"),
    ("Reference", "source", r"\S"),
)


Of = Literal["pack", "references"]


def json_schema(of: Of = "pack") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a pack's file, or of a file of reference data.

    An editor shows its descriptions and completes keys by it; `load` checks more (ids used twice, inheritance).
    """
    model: Any = PackFile if of == "pack" else ReferenceFile
    made = adapter(model, documented=True).json_schema()
    definitions = made["$defs"]
    top = definitions.pop(model.__name__)
    for name, key, form in _FORMS:
        if name in definitions:
            definitions[name]["properties"][key]["pattern"] = form
    if of == "pack":
        top["properties"]["pack"]["pattern"] = SLUG
        _close_checks(definitions)
    title = "hegui rule pack" if of == "pack" else "hegui reference data"
    return {"$schema": DIALECT, "title": title, **_plain({**top, "$defs": definitions})}


def text(of: Of) -> str:
    """The schema as it is kept in the package for editors."""
    return json.dumps(json_schema(of), ensure_ascii=False, indent=1) + "\n"


def path(of: Of) -> str:
    """Where it is kept; the first line of a pack in a checkout names it."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{of}.schema.json")


def _close_checks(definitions: dict[str, Any]) -> None:
    """One definition of "any kind of check", by its `kind`, which must be written."""
    union = definitions["Rule"]["properties"]["check"]
    kinds = [branch["$ref"].rpartition("/")[2] for branch in union["oneOf"]]
    for kind in kinds:
        definition = definitions[kind]
        definition["required"] = ["kind", *definition.get("required", ())]
        for part in definition["properties"].values():
            if "oneOf" in part.get("items", {}):
                part.setdefault("description", "The checks it is made of.")  # lost where it is inherited
                part["items"] = {"$ref": "#/$defs/Check"}
    named = sorted((definitions[kind]["properties"]["kind"]["const"], kind) for kind in kinds)
    definitions["Check"] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": [name for name, _ in named]}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": name}}}, "then": {"$ref": f"#/$defs/{kind}"}}
            for name, kind in named
        ],
    }
    definitions["Rule"]["properties"]["check"] = {
        "description": union.get("description", ""),
        "$ref": "#/$defs/Check",
    }


def _plain(schema: Any) -> Any:
    """Without what only clutters an editor's hints: titles made of field names, defaults that mean "nothing"."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _plain(part) for key, part in schema.items() if not _clutter(key, part)}


def _clutter(key: str, part: Any) -> bool:
    if key == "title":
        return isinstance(part, str)
    return key == "default" and (part in (None, "") or isinstance(part, (list, dict)))


def write() -> None:
    """Writes the kept schemas anew."""
    for of in get_args(Of):
        with open(path(of), "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text(of))


if __name__ == "__main__":
    write()
