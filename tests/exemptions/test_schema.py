"""The JSON Schemas for editors say what the reader says."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from hegui.exemptions.schema import json_schema, path, text

HASH = "a" * 64
WAIVER = {
    "rule": "SZ001",
    "path": "报告/*.md",
    "reason": "引用上级原文",
    "approver": "张三",
    "expires": "2025-12-31",
}
ANSWER = {"rule": "attached", "document": HASH, "answer": "是", "name": "李四", "date": "2025-03-01"}


@pytest.mark.parametrize("key", ["waivers", "attestations"])
def test_what_is_kept_is_up_to_date(key):
    assert Path(path(key)).read_text(encoding="utf-8") == text(key), "run python -m hegui.exemptions.schema"
    jsonschema.Draft202012Validator.check_schema(json_schema(key))


@pytest.mark.parametrize(
    ("key", "changed", "valid"),
    [
        ("waivers", {}, True),
        ("waivers", {"path": None, "document": HASH}, True),
        ("waivers", {"expires": None, "perpetual": True}, True),
        ("waivers", {"expires": None}, False),
        ("waivers", {"perpetual": True}, False),
        ("waivers", {"expires": None, "perpetual": False}, False),
        ("waivers", {"path": None}, False),
        ("waivers", {"path": "/a.md"}, False),
        ("waivers", {"rule": "SZ01"}, False),
        ("waivers", {"approver": None}, False),
        ("waivers", {"until": "2025-12-31"}, False),
        ("attestations", {}, True),
        ("attestations", {"note": "见目录", "path": "a.md"}, True),
        ("attestations", {"answer": "对"}, False),
        ("attestations", {"document": None}, False),
    ],
)
def test_what_it_lets_through(key, changed, valid):
    whole = {**(WAIVER if key == "waivers" else ANSWER), **changed}
    entry = {name: value for name, value in whole.items() if value is not None}
    assert jsonschema.Draft202012Validator(json_schema(key)).is_valid({key: [entry]}) is valid
