"""A checklist of rules to waive and to answer, and files written for one test."""

from __future__ import annotations

import pytest

from hegui.checks.avoid import AvoidCheck
from hegui.checks.contain import ContainCheck
from hegui.checks.manual import ManualCheck
from hegui.checks.replace import ReplaceCheck
from hegui.engine import plan
from hegui.errors import PackError
from hegui.exemptions.load import load
from hegui.exemptions.naming import known
from hegui.rule import Basis, Rule, RulePack, Severity


def rule(id, check, name="", **more):
    basis = Basis(level="house")
    name = name or f"name-{id.lower()}"
    return Rule(
        id=id, name=name, title=id, severity=Severity.ERROR, basis=basis, why="试", check=check, **more
    )


PACK = RulePack(
    pack="t",
    title="t",
    version="1",
    rules=(
        rule("TT001", ReplaceCheck(words={"布署": "部署"}), "wrong-words"),
        rule("TT002", AvoidCheck(terms=("渡假",))),
        rule("TT003", AvoidCheck(terms=("机密",)), unwaivable=True),
        rule("TT004", ContainCheck(terms=("学习",))),
        rule("TT005", ManualCheck(question="附件齐全吗？"), "attached"),
    ),
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def pack():
    return PACK


@pytest.fixture
def among():
    return known([plan([PACK])])


@pytest.fixture
def told(tmp_path, monkeypatch, among):
    """The faults of a file with this text, as (line, column, message, hint)."""
    monkeypatch.chdir(tmp_path)

    def told(text: str, key: str = "waivers") -> list[tuple[int, int, str, str]]:
        path = tmp_path / f"hegui-{key}.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PackError) as caught:
            load(path.name, key, among)
        assert {fault.path for fault in caught.value.faults} == {path.name}
        return [(f.line, f.column, f.message, f.hint) for f in caught.value.faults]

    return told
