"""explain for whoever writes a checklist: every kind and every parameter in Chinese, and a rule that uses it."""

from __future__ import annotations

import pytest
import yaml

from hegui.checks.kinds import KINDS
from hegui.checks.terms import Term
from hegui.cli.demand import PARAMETERS
from hegui.cli.described import DESCRIBED
from hegui.cli.kind import sample
from hegui.formats.words import LEVELS
from hegui.packs import words

MODELS = {**{kind.kind: kind for kind in KINDS}, "term": Term}


def test_every_kind_has_a_name():
    assert list(words.KINDS) == [kind.kind for kind in KINDS]
    assert set(words._MEANT.values()) <= set(words.KINDS)


def test_every_level_is_called_as_in_reports():
    assert {level: name.zh for level, name in LEVELS.items()} == words.LEVELS


def test_every_parameter_is_described_in_chinese():
    assert set(DESCRIBED) == set(MODELS)
    for name, model in MODELS.items():
        keys = {field.rstrip("_") for field in model._field_names if field != "kind"}
        assert set(DESCRIBED[name]) == {"", *keys}, name
        assert keys <= set(PARAMETERS), name
        assert all(said.endswith(("。", "、")) for said in DESCRIBED[name].values()), name


@pytest.mark.parametrize("kind", [*words.KINDS])
def test_every_kind_is_shown_in_use(kind):
    shown = yaml.safe_load(sample(kind))
    assert shown["check"]["kind"] == kind
    assert shown["examples"]


def test_the_parts_of_an_outline_are_shown_as_they_are_written(hegui):
    told = hegui("explain", "outline").stdout
    assert "{name: 名称, titles: [标题, …]}" in told
    assert "What" not in told
    assert "None" not in told


def test_the_neighbours_of_a_term_are_explained(hegui):
    told = hegui("explain", "term").stdout
    for name in ("after", "before", "not_after", "not_before", "unless", "near", "not_near", "within"):
        assert f"（{name}）" in told
    assert "{text: " in sample("term")


def test_a_manual_rule_is_shown_with_its_review(hegui):
    assert "\n  review:" in hegui("explain", "manual").stdout
    assert "optional" in hegui("explain", "formulation", "--lang", "en").stdout
