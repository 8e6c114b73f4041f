"""What may be mended without asking, and how it is mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hegui import Lenience, ReadError, check_text, load_packs
from hegui.api import checklist_of
from hegui.engine import run
from hegui.fixing import mend
from hegui.formats import render
from hegui.readers import read_text

RULE = "id: {id}, name: {name}, title: 不用, severity: warning, basis: {{level: house}}, why: 应当如此"


def pack(tmp_path, *rules):
    """A pack of rules given as the rest of their YAML."""
    lines = ["pack: own", "title: 自己的", 'version: "1"', "rules:"]
    for number, rule in enumerate(rules, start=1):
        lines.append("- {" + RULE.format(id=f"ZZ{number:03}", name=f"own-{number}") + ", " + rule + "}")
    path = tmp_path / "own.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("check: {kind: replace, words: {布署: 部署}}", True),
        ("fixable: false, check: {kind: replace, words: {布署: 部署}}", False),
        ("check: {kind: avoid, terms: [{text: 布署, suggest: 部署}]}", False),
        ("fixable: true, check: {kind: avoid, terms: [{text: 布署, suggest: 部署}]}", True),
    ],
)
def test_a_rule_says_whether_its_suggestions_may_be_written_unasked(tmp_path, rule, expected):
    (loaded,) = load_packs([pack(tmp_path, rule)])
    assert loaded.rules[0].fixed_by_machine is expected


def test_words_to_be_deleted_have_an_empty_suggestion(tmp_path):
    deleted = 'check: {kind: avoid, terms: [{text: 诚然, suggest: ""}]}'
    own = pack(tmp_path, deleted, "check: {kind: avoid, terms: [兹因]}")
    report = check_text("诚然，此事兹因前情。", [own])
    suggestions = [quote.suggestion for found in report.documents[0].findings for quote in found.evidence]
    assert suggestions == ["", None]
    assert "应删去" in render(report, "table")
    assert "应删去" in render(report, "plain")


# how it is mended -----------------------------------------------------------------------------------------------------

NAMES = ("布署=部署", "既使=即使", "市委政府=市委、市政府", "做出贡献=作出贡献")
WORDS = "check: {kind: replace, words: {" + ", ".join(name.replace("=", ": ") for name in NAMES) + "}}"
BLANKS = r"""fixable: true, check: {kind: avoid, as_written: true, terms: [{pattern: '(?<=[一-鿿]) +(?=[一-鿿])', suggest: ""}]}"""
STOPS = (
    "fixable: true, check: {kind: avoid, as_written: true, terms: [{pattern: '(?<=[一-鿿]),', suggest: ，}]}"
)
TRAP = "check: {kind: avoid, max: 1, terms: [作出贡献]}"
ASKED = "check: {kind: avoid, terms: [{text: 从新, suggest: 重新}]}"


@pytest.fixture(scope="module")
def checklist(tmp_path_factory):
    rules = (WORDS, BLANKS, STOPS, TRAP, ASKED)
    return checklist_of([pack(tmp_path_factory.mktemp("fix"), *rules)], lenience=Lenience(suppressions=True))


def mended(checklist, text, format="txt", encoding="utf-8"):
    rules = {entry.rule.id for entry in checklist.entries if entry.rule.fixed_by_machine}
    mark = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(
        encoding, b""
    )
    data = text if isinstance(text, bytes) else mark + text.encode(encoding.removesuffix("-sig"))
    return mend(data, "a." + format, format, checklist, rules)


@pytest.mark.parametrize(
    ("text", "after", "format"),
    [
        ("做好布署。", "做好部署。", "txt"),
        ("做好布署,既使很难。", "做好部署，即使很难。", "txt"),
        ("做好 布署 工作。", "做好部署工作。", "txt"),
        ("要从新布署。", "要从新部署。", "txt"),  # a person must judge 从新
        ("**布**署好。", "**部**署好。", "md"),
        ("# 关于布署的报告\n\n- 市委政府\n", "# 关于部署的报告\n\n- 市委、市政府\n", "md"),
        ("甲\r\n做好布署\r乙\n", "甲\r\n做好部署\r乙\n", "txt"),
        ("`布署`、``布署``不改。\n\n```\n布署\n```\n<!-- 布署 -->\n", None, "md"),
        ("`布署`、布署、`布署`。", "`布署`、部署、`布署`。", "md"),
        ("<!-- hegui: allow ZZ001 -- 引用错例 -->\n常见的错误有布署。\n", None, "md"),
        ("**市委**政府决定。", None, "md"),
        ("做出贡献，又作出贡献。", None, "txt"),  # would be one 作出贡献 too many
        ("没有什么可改。", None, "txt"),
    ],
)
def test_mended(checklist, text, after, format):
    end = mended(checklist, text, format)
    assert end.after == (text if after is None else after)
    assert end.new.decode() == end.after


def test_a_word_broken_at_the_end_of_a_line_stays_broken(checklist):
    line = "全市上下要认真负责，切实做好年度各项重点工作的统筹布"
    text = "关于重点工作的报告\n\n" + "\n".join(
        [
            line[:-1] + "局",
            "署" + line[1:-1] + "部",
            "署" + line[1:-1] + "布",
            "署" + line[1:-1] + "部",
            "署，确保完成。",
        ]
    )
    assert mended(checklist, text).after == text.replace("布\n署", "部\n署") != text


def test_what_is_left_is_told_with_its_reason(checklist):
    end = mended(checklist, "做出贡献，又作出贡献，做好布署。")
    assert end.after == "做出贡献，又作出贡献，做好部署。"
    assert [(left.rule.id, left.quote.quote) for left in end.left] == [("ZZ001", "做出贡献")]
    assert "ZZ004" in end.left[0].reason.zh
    assert dict(end.fixed) == {"ZZ001": 1}
    kinds = mended(checklist, "<!-- 布署 -->\n**市委**政府", "md")
    assert ["注释" in left.reason.zh or "标记" in left.reason.zh for left in kinds.left] == [True, True]


def test_of_overlapping_fixes_the_earlier_rule_wins_and_the_other_is_tried_again(tmp_path):
    both = ("check: {kind: replace, words: {甲乙: 甲子}}", "check: {kind: replace, words: {丙甲: 丁甲}}")
    assert mended(checklist_of([pack(tmp_path, *both)]), "一丙甲乙一").after == "一丁甲子一"
    two = ("check: {kind: replace, words: {甲乙: 子}}", "check: {kind: replace, words: {乙丙: 丑}}")
    assert mended(checklist_of([pack(tmp_path, *two)]), "一甲乙丙一甲乙丙一").after == "一子丙一子丙一"


def test_a_fix_that_another_rule_would_mend_further_is_left(tmp_path):
    plan = checklist_of([pack(tmp_path, WORDS, "check: {kind: replace, words: {部署安排: 部署}}")])
    assert mended(plan, "做好布署安排。").fixed == {}


def test_rules_at_odds_come_to_an_end(tmp_path):
    odds = ("check: {kind: replace, words: {甲: 乙}}", "check: {kind: replace, words: {乙: 甲}}")
    end = mended(checklist_of([pack(tmp_path, *odds)]), "一甲二乙三。")
    assert end.new == end.old
    assert len(end.left) == 2


def test_more_places_than_are_shown(checklist):
    end = mended(checklist, "做好布署，" * 1500)
    assert end.after == "做好部署，" * 1500
    assert end.fixed == {"ZZ001": 1500}


def test_a_file_whose_encoding_lacks_the_words(tmp_path):
    plan = checklist_of([pack(tmp_path, "check: {kind: replace, words: {吉祥: 𠮷祥}}")])
    data = "吉祥".encode("gbk")
    end = mend(data, "a.txt", "txt", plan, {"ZZ001"}, encoding="gbk")
    assert end.new == data
    assert "编码" in end.left[0].reason.zh


RIGHT = ("全市上下认真做好部署", "市委、市政府高度重视", "即使再难也要办", "完成12个项目", "写清楚（附表）")
FAULTY = ("做好布署", "既使再难", "市委政府", "做出贡献", "认真 学习", "一方面,要抓", "要从新来", "布署 ,")
SENTENCES = st.lists(st.sampled_from(RIGHT + FAULTY), min_size=1, max_size=8).map("，".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
REPORTS = st.lists(st.tuples(SENTENCES, st.sampled_from("。！；"), ENDS), min_size=1, max_size=6).map(
    lambda lines: "".join(map("".join, lines))
)
WAYS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"])


def normal(text):
    """What is left when all that the rules may change is made alike."""
    for wrong, right in (name.split("=") for name in NAMES):
        text = text.replace(wrong, right)
    return re.sub(r"(?<=[一-鿿]) +(?=[一-鿿])", "", text).replace(",", "，")


def ends(checklist, text, format):
    findings = run(checklist, read_text(text, format=format))
    bad = ("review", "fail", "error")
    return {f.rule.id: (bad.index(f.outcome), len(f.evidence)) for f in findings if f.outcome in bad}


@settings(max_examples=150, deadline=None)
@example("市委政府，市委政府，做出贡献，做出贡献，做好布署，一方面,要抓。\n", "", "utf-8", "txt")
@given(REPORTS, st.sampled_from(["", "。"]), WAYS, st.sampled_from(["txt", "md"]))
def test_mending_does_no_harm(checklist, text, last, encoding, format):
    text = text + (f"结尾{last}" if last else "")
    try:
        end = mended(checklist, text, format, encoding)
    except ReadError:
        return  # too short to tell its encoding
    again = mended(checklist, end.new, format)
    assert (again.new, dict(again.fixed)) == (end.new, {}), "mended twice"
    before, after = ends(checklist, text, format), ends(checklist, end.after, format)
    for rule, (outcome, places) in after.items():
        assert rule in before and (outcome, places) <= before[rule], "a new finding"
    assert normal(end.before) == normal(end.after), "touched what no rule found"
    line_ends = [re.findall("\r\n|\r|\n", each) for each in (end.before, end.after)]
    assert line_ends[0] == line_ends[1]


@settings(max_examples=30, deadline=None)
@given(REPORTS, WAYS)
def test_only_the_bytes_of_the_words_change(checklist, text, encoding):
    head, tail = "各科室认真抓好落实，确保完成。\r\n", "\r以上情况，特此报告。"
    try:
        end = mended(checklist, head + text + tail, "txt", encoding)
    except ReadError:
        return
    codec = encoding.removesuffix("-sig")
    first = end.old.index(head.encode(codec)) + len(head.encode(codec))
    assert end.new[:first] == end.old[:first]
    assert end.new.endswith(tail.encode(codec))
    assert end.new[first:].decode(codec).endswith(tail)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "corpus").glob("bad-*")), ids=lambda path: path.name
)
def test_faulty_reports_by_the_shipped_packs(path):
    shipped = checklist_of(lenience=Lenience(suppressions=True))
    format = "md" if path.suffix == ".md" else "txt"
    end = mended(shipped, path.read_bytes(), format)
    assert mended(shipped, end.new, format).new == end.new
    before, after = ends(shipped, end.before, format), ends(shipped, end.after, format)
    assert all(rule in before and found <= before[rule] for rule, found in after.items())
