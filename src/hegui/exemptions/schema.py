"""JSON Schemas of the two files, for editors; kept beside this module. `python -m hegui.exemptions.schema` writes them anew."""

from __future__ import annotations

import json
import os
from typing import Any

from hegui.exemptions.model import AttestationFile, WaiverFile
from hegui.exemptions.soundness import FINGERPRINT, SHA256
from hegui.packs.model import adapter
from hegui.packs.schema import DIALECT
from hegui.packs.soundness import RULE_ID, SLUG

_MODELS: dict[str, Any] = {"waivers": WaiverFile, "attestations": AttestationFile}
_FORMS = {
    "rule": f"{RULE_ID}|{SLUG}",
    "path": r"^(?![/~])[^\\]+$",
    "document": SHA256,
    "fingerprint": FINGERPRINT,
    "quote": r"\S",
    "reason": r"\S",
    "approver": r"\S",
    "name": r"\S",
}


def json_schema(key: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file. key: "waivers" or "attestations"."""
    made = adapter(_MODELS[key], documented=True).json_schema()
    (entry,) = [made["$defs"][name] for name in made["$defs"] if name.endswith("Entry")]
    for name, form in _FORMS.items():
        if name in entry["properties"]:
            entry["properties"][name]["pattern"] = form
    if key == "waivers":
        forever = {"properties": {"perpetual": {"const": True}}, "required": ["perpetual"]}
        entry["allOf"] = [
            {"anyOf": [{"required": ["path"]}, {"required": ["document"]}]},
            {"oneOf": [{"required": ["expires"]}, forever]},
        ]
    top = made["$defs"].pop(_MODELS[key].__name__)
    return {"$schema": DIALECT, "title": f"hegui {key}", **_plain({**top, "$defs": made["$defs"]})}


def _plain(schema: Any) -> Any:
    """Without what pydantic makes of names, and without defaults that mean "nothing"."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _plain(part) for name, part in schema.items() if not _clutter(name, part)}
    others = [part for part in kept.get("anyOf", ()) if part != {"type": "null"}]
    if len(others) == 1 and len(others) < len(kept["anyOf"]):
        kept.pop("anyOf")
        kept |= others[0]
    return kept


def _clutter(name: str, part: Any) -> bool:
    return (name == "title" and isinstance(part, str)) or (name == "default" and part in (None, ""))


def text(key: str) -> str:
    """The schema as it is kept."""
    return json.dumps(json_schema(key), ensure_ascii=False, indent=1) + "\n"


def path(key: str) -> str:
    """Where it is kept."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{key}.schema.json")


def write() -> None:
    """Writes both anew."""
    for key in _MODELS:
        with open(path(key), "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text(key))


if __name__ == "__main__":
    write()
