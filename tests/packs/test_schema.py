"""The JSON Schemas for editors: up to date, strict, and true to what the loader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from hegui.packs import schema
from hegui.packs.files import reference_files, shipped_packs
from hegui.packs.schema import json_schema

ROOT = Path(__file__).parents[2]
PACKS = tuple(shipped_packs().values())
DATA = reference_files()
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")

GOOD = {
    "pack": "own",
    "title": "本单位清单",
    "version": "1",
    "extends": ["base"],
    "for": {"genre": ["述职报告"]},
    "override": [{"id": "BS001", "off": "不需要"}],
    "references": [{"id": "own-c", "form": "丙会议精神", "source": "本单位", "from": "2022-01-01"}],
    "rules": [
        {
            "id": "ZZ001",
            "name": "own-rule",
            "title": "不得出现甲",
            "severity": "error",
            "basis": {"level": "house"},
            "why": "应当如此",
            "when": {"date": {"from": "2022-10-22"}},
            "check": {"kind": "all", "of": [{"kind": "avoid", "terms": ["甲", {"text": "乙"}], "max": 1}]},
            "examples": {"pass": ["丙", {"text": "丁", "format": "md"}], "fail": ["甲甲"]},
        }
    ],
}


class EditorLoader(yaml.SafeLoader):
    """What an editor makes of YAML: numbers and true/false (YAML 1.2), but dates as text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def faults(data, of="pack") -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema(of))
    return [error.message for error in validator.iter_errors(data)]


def changed(*path, to):
    data = json.loads(json.dumps(GOOD))
    place = data
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return data


@pytest.mark.parametrize("of", ["pack", "references"])
def test_the_committed_schema_is_up_to_date(of):
    """Mend it with: python -m hegui.packs.schema"""
    assert Path(schema.path(of)).read_text(encoding="utf-8") == schema.text(of)
    jsonschema.Draft202012Validator.check_schema(json_schema(of))


def test_a_good_pack_is_valid():
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("pack",), None),
        (("pack",), "大写"),
        (("rulez",), []),
        (("rules", 0, "titel"), "x"),
        (("rules", 0, "id"), "zz1"),
        (("rules", 0, "why"), " "),
        (("rules", 0, "severity"), "eror"),
        (("rules", 0, "basis", "level"), "houze"),
        (("rules", 0, "when", "date", "from_"), "2022-10-22"),
        (("rules", 0, "check"), {"terms": ["甲"]}),
        (("rules", 0, "check"), {"kind": "aviod", "terms": ["甲"]}),
        (("rules", 0, "check"), {"kind": "avoid", "term": ["甲"]}),
        (("rules", 0, "check"), {"kind": "avoid", "terms": "甲"}),
        (("rules", 0, "check", "of", 0, "max"), "许多"),
        (("rules", 0, "check", "of", 0, "kind"), "aviod"),
        (("rules", 0, "check", "of", 0, "terms", 1), {"txt": "乙"}),
        (("references", 0, "form"), None),
        (("override", 0, "of"), "x"),
    ],
)
def test_a_bad_pack_is_not(path, to):
    assert faults(changed(*path, to=to))


@pytest.mark.parametrize("file", PACKS, ids=lambda file: file.shown)
def test_shipped_packs_are_valid_and_say_where_their_schema_is(file):
    check(file, "pack")


@pytest.mark.parametrize("file", DATA, ids=lambda file: file.shown)
def test_shipped_reference_data_is_valid_and_says_where_its_schema_is(file):
    check(file, "references")


def check(file, of):
    text = Path(file.real).read_text(encoding="utf-8")
    assert faults(yaml.load(text, EditorLoader), of) == []
    modeline = MODELINE.match(text)
    assert modeline is not None
    assert (Path(file.real).parent / modeline.group(1)).resolve() == Path(schema.path(of)).resolve()


def test_every_field_of_every_kind_is_explained():
    definitions = json_schema()["$defs"]
    unexplained = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, part in definition.get("properties", {}).items()
        if key != "kind" and not part.get("description")
    ]
    assert unexplained == []
