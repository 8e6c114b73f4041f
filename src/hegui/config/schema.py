"""The JSON Schema of configuration files, for editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hegui.config.keys import KEYS, Key
from hegui.config.validate import choices

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string", "pattern": r"\S"}
_TEXTS = {"type": "array", "items": _TEXT}
_PACKS = {**_TEXTS, "minItems": 1}

_SHAPES: Mapping[str, Callable[[Key], dict[str, Any]]] = {
    "flag": lambda key: {"type": "boolean"},
    "number": lambda key: {"type": "integer", "minimum": 1},
    "day": lambda key: {"type": "string", "format": "date"},
    "encoding": lambda key: dict(_TEXT),
    "choice": lambda key: {"enum": list(choices(key))},
    "texts": lambda key: dict(_TEXTS),
    "globs": lambda key: dict(_TEXTS),
    "packs": lambda key: dict(_PACKS),
    "path": lambda key: dict(_TEXT),
    "packs-by-glob": lambda key: {"type": "object", "additionalProperties": _PACKS},
    "grades": lambda key: {"type": "object", "additionalProperties": {"enum": list(key.choices)}},
}


def json_schema(lang: str = "en") -> dict[str, Any]:
    """The schema (2020-12) of hegui.toml, and of [tool.hegui] in pyproject.toml."""
    return {
        "$schema": DIALECT,
        "title": "hegui configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key, lang) for key in KEYS},
    }


def _property(key: Key, lang: str) -> dict[str, Any]:
    made = {"description": key.about.text(lang), **_SHAPES[key.shape](key)}
    return made if key.default in (None, ()) else {**made, "default": key.default}
