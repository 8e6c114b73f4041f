"""Waiving in the document itself: what comments cover, what has no effect, and that everything is told."""

from __future__ import annotations

import pytest

from hegui import Lenience, Outcome, check_text, exit_status
from hegui.api import check_paths
from hegui.checks.avoid import AvoidCheck
from hegui.checks.contain import ContainCheck
from hegui.checks.replace import ReplaceCheck
from hegui.engine import plan, run
from hegui.formats import render
from hegui.readers import read_text
from hegui.rule import Basis, Rule, RulePack, Severity
from hegui.suppression import suppressions

ALLOWED, QUOTED = Lenience(suppressions=True), Lenience(quoted=True)


def rule(id, check, **more):
    basis = Basis(level="house")
    return Rule(
        id=id,
        name=f"name-{id.lower()}",
        title=id,
        severity=Severity.ERROR,
        basis=basis,
        why="试",
        check=check,
        **more,
    )


WRONG = rule("TT001", ReplaceCheck(words={"布署": "部署"}))
IDLE = rule("TT002", AvoidCheck(terms=("渡假",)))
FIRM = rule("TT003", AvoidCheck(terms=("机密",)), unwaivable=True)
DEMAND = rule("TT004", ContainCheck(terms=("学习",)))
PACK = RulePack(pack="t", title="t", version="1", rules=(WRONG, IDLE, FIRM, DEMAND))


def judged(text, lenience=ALLOWED, format="md"):
    report = check_text(text, [PACK], format=format, lenience=lenience)
    return {found.rule.id: found for found in report.documents[0].findings}


def notes(found):
    return [quote.note.zh for quote in found.evidence]


# what a comment covers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<!-- hegui: allow TT001 -- 引用错例 -->\n做好布署。\n",
        "<!-- hegui: allow TT001 -- 引用错例 -->\n\n\n做好布署。\n",
        "<!-- hegui: allow TT001 -- 引用错例 -->\r\n\r\n做好布署。\r\n",
        "做好布署。<!-- hegui: allow TT001 -- 引用错例 -->\n",
        "做好布署。 <!-- hegui: allow TT001 -- 引用错例 -->\n",
        "做好<!-- hegui: allow TT001 -- 引用错例 -->布署。\n",
        "**做好布署。** <!-- hegui: allow TT001 -- 引用错例 -->\n",
        "<!-- hegui: allow TT001 -- 引用错例 -->\n**做好布署**\n",
        "<!-- hegui: allow TT001 -- 引用错例 -->\n## 做好布署\n",
        "<!-- hegui: allow TT001 -- 引用错例 -->\n- 做好布署\n",
        "<!--\nhegui: allow TT001\n-- 引用错例\n-->\n做好布署。\n",
        "<!-- hegui: allow TT002, TT001 -- 引用错例 -->\n布署渡假。\n",
        "<!-- hegui: allow TT002 -- 引用错例 -->\n<!-- hegui: allow TT001 -- 引用错例 -->\n布署渡假。\n",
        "<!-- hegui: allow name-tt001 -- 引用错例 -->\n做好布署。\n",
        "<!--hegui:allow TT001--引用错例-->\n做好布署。\n",
        "<!-- hegui: allow TT001 — 引用错例 -->\n做好布署。\n",
        "<!-- hegui: allow TT001 reason: 引用错例 -->\n做好布署。\n",
        "<!-- hegui: allow TT001 -- “布署”是错例 -->\n做好布署。\n",
        "<!-- 合规：允许 TT001 原因：引用错例 -->\n做好布署。\n",
        "<!-- 合规：允许TT001理由：引用错例 -->\n做好布署。\n",
        "<!-- 合规: 允许 TT002、TT001 —— 引用错例 -->\n布署渡假。\n",
        "<!-- hegui: allow TT001 -- 引用错例 -->\n\n| 误 | 正 |\n|---|---|\n| 布署 | 部署 |\n| 再布署 | 部署 |\n",
        "| 误 | 正 |\n|---|---|\n| 布署 | 部署 <!-- hegui: allow TT001 -- 引用错例 --> |\n",
        "<!-- hegui: off TT001 -- 引用旧稿 -->\n\n布署一。\n\n布署二。\n\n<!-- hegui: on -->\n",
        "<!-- hegui: off * -- 引用旧稿 -->\n\n布署一。\n\n<!-- hegui: on -->\n",
        "<!-- 合规：停用 全部 原因：引用旧稿 -->\n\n布署一。\n\n<!-- 合规：启用 -->\n",
    ],
)
def test_covered(text):
    found = judged(text)
    assert found["TT001"].outcome is Outcome.WAIVED
    assert found["TT001"].evidence, "what is waived is still shown"
    assert "引用" in found["TT001"].message.zh or "错例" in found["TT001"].message.zh
    assert found["HG002"].outcome is Outcome.PASS, notes(found["HG002"])
    assert exit_status(check_text(text + "\n学习。\n", [PACK], format="md", lenience=ALLOWED)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "<!-- hegui: allow TT001 -- 引用错例 -->\n\n前一段布署。\n\n后一段布署。\n",
        "前一段布署。\n<!-- hegui: allow TT001 -- 引用错例 -->\n后一段布署。\n",
        "<!-- hegui: off TT001 -- 旧稿 -->\n\n布署一。\n\n<!-- hegui: on -->\n\n布署二。\n",
        "| 布署 |\n|---|\n| 布署 <!-- hegui: allow TT001 -- 引用错例 --> |\n",
    ],
)
def test_covered_in_part(text):
    found = judged(text)["TT001"]
    assert found.outcome is Outcome.FAIL
    assert len(found.evidence) == 1
    assert "其中 1 处已豁免" in found.message.zh
    assert "1 of them waived" in found.message.en


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("<!-- hegui: allow TT001 -->\n做好布署。", "没有写明理由"),
        ("<!-- hegui: allow TT001 -- -->\n做好布署。", "没有写明理由"),
        ("<!-- hegui: allow TT001 -- … -->\n做好布署。", "没有写明理由"),
        ("<!-- hegui: allow -- 引用错例 -->\n做好布署。", "没有写明是哪些规则"),
        ("<!-- hegui: allow * -- 引用错例 -->\n做好布署。", "才能豁免全部规则"),
        ("<!-- hegui: alow TT001 -- 引用错例 -->\n做好布署。", "写法不对"),
        ("<!-- hegui: 引用错例 -->\n做好布署。", "写法不对"),
        ("<!-- hegui: off TT001 -- 引用错例 -->\n做好布署。", "没有用“启用”"),
        ("做好布署。\n\n<!-- hegui: on -->", "前面没有“停用”"),
        ("做好布署。\n\n<!-- hegui: allow TT001 -- 引用错例 -->", "后面没有可豁免的段落"),
    ],
)
def test_without_effect_and_told(text, note):
    found = judged(text)
    assert found["TT001"].outcome is Outcome.FAIL
    assert len(found["TT001"].evidence) == 1
    assert found["HG002"].outcome is Outcome.FAIL
    assert any(note in each for each in notes(found["HG002"])), notes(found["HG002"])


@pytest.mark.parametrize(
    ("rules", "note"),
    [
        ("TT009", "没有规则 TT009"),
        ("TT001, TT002", "没有豁免到 TT002 的任何一处"),
        ("TT003", "TT003 不得豁免"),
        ("TT004", "TT004 是要求写到的内容"),
        ("name-tt004", "TT004 是要求写到的内容"),
    ],
)
def test_rules_that_cannot_be_meant(rules, note):
    found = judged(f"<!-- hegui: allow {rules} -- 引用错例 -->\n布署机密。")
    assert found["TT003"].outcome is Outcome.FAIL
    assert found["TT004"].outcome is Outcome.FAIL
    assert found["HG002"].outcome is Outcome.FAIL
    assert note in notes(found["HG002"])[0]


def test_a_range_over_all_rules_waives_no_demand_and_must_cover_something():
    found = judged("<!-- hegui: off * -- 引用旧稿 -->\n\n布署机密。\n\n<!-- hegui: on -->")
    outcomes = [found[id].outcome for id in ("TT001", "TT003", "TT004", "HG002")]
    assert outcomes == [Outcome.WAIVED, Outcome.FAIL, Outcome.FAIL, Outcome.PASS]
    idle = judged("<!-- hegui: off * -- 引用旧稿 -->\n\n部署。\n\n<!-- hegui: on -->")["HG002"]
    assert (idle.outcome, "没有豁免到任何一处" in notes(idle)[0]) == (Outcome.FAIL, True)


def test_rules_that_had_no_part_in_the_run_are_no_fault(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("<!-- hegui: allow TT001, TT002, XX001 -- 引用错例 -->\n布署。", encoding="utf-8")
    report = check_paths([path], [PACK], ignore=["TT002"], lenience=ALLOWED)
    found = {each.rule.id: each for each in report.documents[0].findings}
    assert found["HG002"].outcome is Outcome.PASS, notes(
        found["HG002"]
    )  # XX: the user named packs without it


# where nothing is waived ----------------------------------------------------------------------------------------------


def test_they_count_only_where_allowed_and_are_told_all_the_same():
    text = "<!-- hegui: allow TT001 -- 引用错例 -->\n做好布署。"
    found = judged(text, Lenience())
    assert found["TT001"].outcome is Outcome.FAIL
    assert found["HG002"].outcome is Outcome.REVIEW
    assert "--allow-suppressions" in found["HG002"].message.zh
    assert "引用错例" in notes(found["HG002"])[0]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("做好布署。", "md"),
        ("<!-- 合规：本段已由法务审过 -->\n做好布署，hegui 已查。", "md"),
        ("<!-- 合规：允许范围见附件 -->\n做好布署。", "md"),
        ("`<!-- hegui: allow TT001 -- 引用错例 -->`\n做好布署。", "md"),
        ("```\n<!-- hegui: allow TT001 -- 引用错例 -->\n```\n做好布署。", "md"),
        ("<!-- hegui: allow TT001 -- 引用错例\n做好布署。", "md"),  # no end: a comment that hides the rest
        ("<!-- hegui: allow TT001 -- 引用错例 -->\n做好布署。", "txt"),
    ],
)
def test_no_suppressions(text, format):
    found = judged(text, format=format)
    assert "HG002" not in found
    assert found["TT001"].outcome is Outcome.FAIL


def test_a_suppression_is_no_part_of_the_text():
    document = read_text("甲 <!-- hegui: allow TT001 -- “布署” -->\n乙。", format="md")
    assert document.full.text == "甲\n乙。"
    assert document.hidden == ()
    assert len(document.once(suppressions)) == 1


def test_a_thousand_places_are_not_all_known():
    found = judged("<!-- hegui: allow TT001 -- 引用错例 -->\n" + "布署，" * 1001)
    assert found["TT001"].outcome is Outcome.FAIL


def test_documents_that_have_none_are_not_slowed(monkeypatch):
    def never(*_):
        raise AssertionError("looked for suppressions")

    monkeypatch.setattr("hegui.waiving.waivers", never)
    ready = plan([PACK])
    for text, format in (("做好布署。<!-- a -->", "txt"), ("做好布署，合规经营，hegui。", "md")):
        assert run(ready, read_text(text, format=format))


# quoted words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("常见错误有“布署”。学习。", Outcome.WAIVED),
        ("常见错误有‘布署’。学习。", Outcome.WAIVED),
        ("原文为“要‘布署’好”。学习。", Outcome.WAIVED),
        ("原文为“要布署好工作”。学习。", Outcome.WAIVED),
        ("做好布署。学习。", Outcome.FAIL),
        ("见《布署方案》。学习。", Outcome.FAIL),
        ("做好“布署。学习。", Outcome.FAIL),
        ("“开头。\n做好布署。\n结尾”。学习。", Outcome.FAIL),
        ("“前”布署“后”。学习。", Outcome.FAIL),
    ],
)
def test_quoted_words_are_not_counted_on_demand(text, outcome):
    for format in ("txt", "md"):
        found = judged(text, QUOTED, format)
        assert found["TT001"].outcome is outcome
        assert judged(text, Lenience(), format)["TT001"].outcome is Outcome.FAIL
        assert "HG002" not in found
    if outcome is Outcome.WAIVED:
        assert "--ignore-quoted" in found["TT001"].message.zh


# how it is shown ------------------------------------------------------------------------------------------------------


def test_waived_findings_show_in_every_format(tmp_path):
    for name in ("a.md", "b.md"):
        text = "<!-- hegui: allow TT001 -- 引用错例 -->\n学习布署。"
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = check_paths([tmp_path], [PACK], lenience=ALLOWED)
    assert report.counts()[Outcome.WAIVED] == 2
    assert "2 项已豁免" in render(report, "table")
    assert '"waived": 2' in render(report, "json")
    assert '"outcome": "waived"' in render(report, "json")
    assert "引用错例" in render(report, "json")


def test_workers_send_them_home(tmp_path):
    for number in range(6):
        text = "<!-- hegui: allow TT001 -- 引用错例 -->\n布署。" if number % 2 else "布署。"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    alone = check_paths([tmp_path], [PACK], lenience=ALLOWED, jobs=1)
    assert check_paths([tmp_path], [PACK], lenience=ALLOWED, jobs=2) == alone
    assert alone.counts()[Outcome.WAIVED] == 3
