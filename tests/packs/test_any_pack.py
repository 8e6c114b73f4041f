"""Whatever stands in a pack, it is loaded or refused with located faults; nothing else happens."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hegui.errors import PackError
from hegui.packs import files
from hegui.packs.load import load_packs
from hegui.packs.yaml_ import paths

RULE = {
    "name": "own-rule",
    "title": "须设存在问题部分",
    "severity": "error",
    "basis": {"level": "house", "conditional": "false"},
    "why": "应当如此",
    "when": {"date": {"from": "2022-10-22"}, "genre": ["述职报告"]},
    "where": {"part": "body", "first": "3"},
    "examples": {"pass": ["乙", {"text": "丙", "format": "md"}]},
}
CHECKS = (
    {"kind": "all", "of": [{"kind": "avoid", "terms": ["甲", {"pattern": "乙{2,3}", "near": ["丙"]}]}]},
    {"kind": "section", "titles": ["存在问题"], "min_items": "2", "body_text": "review"},
    {"kind": "cite", "reference": ["own-c"], "all": "yes"},
    {"kind": "replace", "words": {"错": "对"}},
    {"kind": "outline", "order": [{"name": "甲", "titles": ["甲"]}, {"name": "乙", "titles": ["乙"]}]},
)
BASE = {
    "pack": "ground",
    "title": "基础",
    "version": "1",
    "references": [{"id": "own-c", "form": "丙会议精神", "source": "本单位", "from": "2022-01-01"}],
    "rules": [
        {"id": f"GR00{n}", **RULE, "name": f"rule-{n}", "check": check} for n, check in enumerate(CHECKS)
    ],
}
TOP = {
    "pack": "top",
    "title": "本单位",
    "version": "1",
    "extends": ["base.yaml"],
    "override": [
        {"id": "GR001", "severity": "info", "check": {"min_items": "3"}},
        {"id": "GR002", "off": "不用"},
    ],
}
WORDS = (
    "",
    "甲",
    "kind",
    "avoid",
    "all",
    "of",
    "GR001",
    "GR009",
    "own-c",
    "2022-10-22",
    "-1",
    "0",
    "yes",
    "error",
    "str",
)
VALUES = st.recursive(
    st.none() | st.sampled_from(WORDS) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=2),
    max_leaves=4,
)


def changed(data, path, value):
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = changed(copy[path[0]], path[1:], value)
    return copy


def mutants(pack):
    ways = [path for path, _ in paths(pack)]
    return st.builds(changed, st.just(pack), st.sampled_from(ways), VALUES)


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A working directory, and no shipped packs."""
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(files, "shipped", lambda: str(tmp_path / "rules"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def faults(place, base, top):
    """The faults of the packs, each where it says it is."""
    texts = {"base.yaml": json.dumps(base, indent=1), "top.yaml": json.dumps(top, indent=1)}
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    try:
        load_packs(["top.yaml"], cache=False)
    except PackError as error:
        told = error.faults
    else:
        return ()
    for fault in told:
        assert fault.source == texts[fault.path].splitlines()[fault.line - 1]
        assert 1 <= fault.column <= len(fault.source) + 1
        assert fault.message
    assert len(set(told)) == len(told) > 0
    return told


def test_the_packs_are_good_as_they_are(alone):
    assert faults(alone, BASE, TOP) == ()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(mutants(BASE), st.just(TOP) | mutants(TOP))
def test_any_change_is_taken_or_told(alone, base, top):
    faults(alone, base, top)
