"""Faults of packs: each with its place, plain words and what was probably meant, all of them at once."""

from __future__ import annotations

import pytest

from hegui.errors import PackError
from hegui.packs.load import load_packs

HEAD = "pack: own\ntitle: 本单位清单\nversion: 2026.1\n"
RULE = "id: ZZ001, name: own-rule, title: 须设存在问题部分, severity: error, why: 应当如此, basis: {level: house}"


@pytest.fixture
def told(tmp_path, monkeypatch):
    """The faults of a pack with this text, as (line, column, message, hint)."""
    monkeypatch.chdir(tmp_path)

    def told(text: str, name: str = "own.yaml") -> list[tuple[int, int, str, str]]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(PackError) as caught:
            load_packs([name], cache=False)
        assert all(fault.path.endswith(".yaml") for fault in caught.value.faults)
        return [(f.line, f.column, f.message, f.hint) for f in caught.value.faults if f.path == name]

    return told


def test_ten_mistakes_give_ten_located_faults(told):
    text = """\
pack: own
title: 本单位清单
version: 2026.1
extends: [bsae]
rules:
  - id: ZZ001
    name: problems
    title: 须设“存在问题”部分
    severity: eror
    basis: {level: house}
    why: 应当如此
    check: {kind: section, titels: [存在问题]}
  - id: ZZ002
    name: Has Capitals
    title: 须引用
    severity: warning
    basis: {level: house, conditionl: true}
    why:
    check: {kind: cite, reference: own-uphold}
  - id: ZZ001
    name: third
    title: 不得出现
    severity: info
    basis: {level: houze}
    why: 应当如此
    check: {kind: aviod, terms: [a]}
  - id: zz4
    name: fourth
    title: 不得出现
    severity: info
    basis: {level: house}
    why: 应当如此
    check: {kind: avoid, terms: []}
references:
  - {id: own-upholds, form: “两个维护”, source: 党章}
"""
    found = told(text)
    places = [(line, column) for line, column, _, _ in found]
    assert places == [
        (4, 11),  # extends: bsae
        (9, 15),  # severity: eror
        (12, 28),  # titels
        (14, 11),  # Has Capitals
        (17, 27),  # conditionl
        (18, 5),  # why: empty
        (19, 36),  # own-uphold
        (20, 9),  # ZZ001 again
        (24, 20),  # houze
        (26, 19),  # aviod
        (27, 9),  # zz4
        (33, 12),  # no terms
    ]
    hints = {place: hint for place, (*_, hint) in zip(places, found, strict=True)}
    assert "base" in hints[4, 11]
    assert hints[9, 15] == "是否想写 error？"
    assert hints[12, 28] == "是否想写 titles？"
    assert hints[17, 27] == "是否想写 conditional？"
    assert hints[19, 36] == "是否想写 own-upholds？"
    assert hints[24, 20] == "是否想写 house？"
    assert hints[26, 19] == "是否想写 avoid？"


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("▲{kind: avoid}", "缺少必填的键 terms"),
        ("{kind: avoid, ▲terms: }", "terms 没有填"),
        ("{▲knd: avoid, terms: [a]}", "不认识的键 knd"),
        ("▲{terms: [a]}", "缺少 kind"),
        ("{kind: avoid, terms: ▲a}", "应为列表"),
        ("{kind: avoid, terms: ▲{a: b}}", "应为列表"),
        ("{kind: avoid, terms: [a, ▲null]}", "这里是空的"),
        ("{kind: avoid, terms: [▲[a]]}", "应为一段文字或若干"),
        ("{kind: avoid, terms: [{▲txt: a}]}", "不认识的键 txt"),
        ("{kind: avoid, terms: [▲{各县人民政府: }]}", "应为一段文字，却写成了“键: 值”"),
        ("{kind: avoid, terms: [▲{text: a, pattern: b}]}", "须填且只填一个"),
        ("{kind: avoid, terms: [▲{pattern: '['}]}", "pattern 有误"),
        ("{kind: avoid, terms: [{pattern: ▲'a{1000000000}'}]}", "重复次数过大"),
        ("{kind: avoid, terms: [{pattern: ▲'" + "(" * 51 + "a" + ")" * 51 + "'}]}", "嵌套过深"),
        ("{kind: avoid, terms: [{pattern: ▲" + "a" * 10_001 + "}]}", "过长"),
        ("{kind: avoid, terms: [a], max: ▲一}", "应为整数"),
        ("{kind: avoid, terms: [a], max: ▲1.5}", "应为整数"),
        ("{kind: avoid, terms: [a], max_per_1000: ▲.nan}", "应为数字"),
        ("{kind: avoid, terms: [a], max_per_1000: ▲nan}", "应为数字"),
        ("{kind: avoid, terms: [a], ▲foo: }", "不认识的键 foo"),
        ("{kind: cite, reference: ▲{a: b}}", "应为一段文字或列表"),
        ("{kind: cite, reference: [▲nobody-knows-this]}", "没有编号为 nobody-knows-this 的参考数据"),
        ("{kind: formulation, references: [▲nobody-knows-this]}", "没有编号为"),
        ("{kind: any, of: [{kind: cite, reference: ▲nobody-knows-this}]}", "没有编号为"),
        ("{kind: element, element: title, ▲elemnt: x}", "不认识的键 elemnt"),
        ("{kind: all, of: [{kind: any, of: [{kind: section, titles: [a], min_items: ▲x}]}]}", "应为整数"),
        ("{kind: all, of: [{kind: section, ▲titel: [a]}]}", "不认识的键 titel"),
        ("{kind: none, of: [▲section]}", "应为若干“键: 值”"),
        ("▲section", "应为若干“键: 值”"),
        ("▲[avoid]", "应为若干“键: 值”"),
        ("{kind: avoid, terms: [正在推进▲，有序推进中，持续推进]}", "用了全角逗号“，”，整个成了一个词"),
        ("{kind: avoid, terms: [亲自过问, 领导▲；高度重视]}", "用了全角分号“；”"),
        ("{kind: avoid, terms: [{text: 甲, near: [乙▲，丙]}]}", "用了全角逗号"),
        ("{kind: avoid, terms: [▲“布署”]}", "“布署”两边的中文引号会算作词的一部分"),
        ("{kind: avoid, terms: [▲「布署」, 「座谈」]}", "「布署」两边的中文引号"),
        ("{kind: avoid, terms: [{text: 甲, near: [▲“乙”]}]}", "“乙”两边的中文引号"),
        ("{kind: avoid, terms:\n  [▲“布署”, “座谈”]}", "“布署”两边的中文引号"),
        ("▲{kind: replace, words: {“布署”: “部署”}}", "“布署”两边的引号会算作词的一部分"),
        ("{kind: avoid, terms: [a], max: ▲甲，乙}", "应为整数"),
    ],
)
def test_a_faulty_check_is_told_where_it_stands(told, located, check, words):
    text, *place = located(f"{HEAD}rules:\n- {{{RULE},\ncheck: {check}}}\n")
    found = told(text)
    assert [[line, at] for line, at, *_ in found] == [place], found
    assert words in found[0][2]


@pytest.mark.parametrize(
    "check",
    [
        "{kind: avoid, terms: ['“三会一课”']}",
        '{kind: avoid, terms: ["“三会一课”", “四风”问题]}',
        "{kind: avoid, terms: [“三会一课”, 三会一课]}",
        "{kind: avoid, terms: [“两学”和“一做”]}",
        "{kind: replace, words: {“十四五规划”: “十四五”规划, 四风问题: “四风”问题}}",
    ],
)
def test_quotation_marks_that_are_meant(tmp_path, check):
    pack = tmp_path / "own.yaml"
    pack.write_text(f"{HEAD}rules:\n- {{{RULE},\ncheck: {check}}}\n", encoding="utf-8")
    assert len(load_packs([pack], cache=False)) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("when: {date: {from: ▲86400}}", "不是日期"),
        ("when: {date: {from: ▲2022-13-01}}", "不是日期"),
        ("when: {date: {from: ▲2022.10.22}}", "不是日期"),
        ("when: {date: {▲from_: 2022-10-22}}", "不认识的键 from_"),
        ("when: {▲genres: [述职报告]}", "不认识的键 genres"),
        ("when: {genre: [▲述职告]}", "没有“述职告”这个文种"),
        ("where: {part: ▲headers}", "part 不能是“headers”"),
        ("unwaivable: ▲也许", "应为是（true）或否（false）"),
        ("fixable: ▲也许", "应为是（true）或否（false）"),
        ("examples: {pass: [{text: a, ▲formt: md}]}", "不认识的键 formt"),
        ("examples: {pass: [{text: a, as_of: ▲今天}]}", "不是日期"),
        ("examples: {▲pas: [a]}", "不认识的键 pas"),
        ("▲messages: x", "不认识的键 messages"),
        ("▲　message: x", "不认识的键"),
    ],
)
def test_a_faulty_rule_is_told_where_it_stands(told, located, line, words):
    text, *place = located(f"{HEAD}rules:\n- {{{RULE}, check: {{kind: avoid, terms: [a]}},\n{line}}}\n")
    found = told(text)
    assert [[line, at] for line, at, *_ in found] == [place], found
    assert words in found[0][2]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("id: ZZ001", "id: Z1", "规则编号“Z1”不合规定"),
        ("id: ZZ001", "id: HG007", "留给程序自己用"),
        ("name: own-rule", "name: 规则一", "规则名（name）“规则一”不合规定"),
        ("title: 须设存在问题部分", "title: ''", "title 不能是空的"),
        ("title: 须设存在问题部分", "title: '　'", "title 不能是空的"),
        ("why: 应当如此", "why: ' '", "why 不能是空的"),
        ("{level: house}", "{level: house, conditional: yes}", "不能定为 error"),
        ("{level: house}", "{level: house, conditional: true}", "不能定为 error"),
        ("{level: house}", "依据", "应为若干“键: 值”"),
        ("severity: error", "severity: on", "severity 不能是“on”，可以是：error、warning、info"),
    ],
)
def test_what_types_cannot_say(told, before, after, words):
    found = told(f"{HEAD}rules:\n- {{{RULE.replace(before, after)}, check: {{kind: avoid, terms: [a]}}}}\n")
    assert len(found) == 1, found
    assert words in found[0][2]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{id: ▲A, form: a, source: b}", "不合规定"),
        ("{id: a, form: ▲'', source: b}", "form 不能是空的"),
        ("▲{id: a, form: a}", "缺少必填的键 source"),
        ("{id: a, form: a, source: b, from: 2022-01-01, to: ▲2021-01-01}", "早于起期"),
        ("{id: a, form: a, source: b, type: ▲enumeration}", "须列出成员"),
        ("{id: a, form: a, source: b, from: ▲二〇二二年}", "不是日期"),
        ("{id: a, form: a, source: b, type: ▲meetings}", "type 不能是“meetings”"),
    ],
)
def test_faulty_reference_data(told, located, entry, words):
    text, *place = located(f"{HEAD}references:\n- {entry}\n")
    found = told(text)
    assert [[line, at] for line, at, *_ in found] == [place], found
    assert words in found[0][2]


def test_a_full_width_colon_is_named(told):
    assert told(f"{HEAD}rules:\n  - id：ZZ001\n    name: x\n")[0][:2] == (5, 7)
    assert "全角冒号" in told(f"{HEAD}rules:\n  - id：ZZ001\n")[0][3]


def test_a_missing_key_and_its_misspelling_are_one_fault_a_distant_one_two(told):
    close = told(f"{HEAD.replace('version', 'verison')}")
    assert [(line, column, hint) for line, column, _, hint in close] == [(3, 1, "是否想写 version？")]
    distant = told(f"{HEAD.replace('version', 'wrong')}")
    assert [message for *_, message, _ in distant] == ["缺少必填的键 version", "不认识的键 wrong"]


def test_a_fault_shows_its_line(tmp_path):
    pack = tmp_path / "own.yaml"
    pack.write_text(f"{HEAD}rules: 无\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs([pack], cache=False)
    (fault,) = (fault for fault in caught.value.faults if fault.path == str(pack))
    assert fault.source == "rules: 无"
    assert f"{pack}:4:8: " in str(caught.value)


def test_what_is_no_mapping_is_refused(told):
    assert "应为若干“键: 值”" in told("- a\n- b\n")[0][2]
    assert "应为若干“键: 值”" in told("只有一句话\n")[0][2]


@pytest.mark.parametrize(
    ("check", "hint"),
    [
        ("{kind: forbid, terms: [a]}", "是否想写 avoid（不得出现某些写法）？写法见 hegui explain avoid"),
        ("{kind: require, terms: [a]}", "是否想写 contain（"),
        ("{kind: regex, pattern: a}", "是否想写 avoid（"),
        ("{kind: 由人核对, question: a}", "是否想写 manual（"),
        ("{kind: xyz}", "section（须有（或不得有）某个部分）、outline（"),
        ("{kind: outline, order: [履职情况]}", "写成 {name: …, titles: […]}"),
        ("{kind: outline, requires: [履职情况]}", "写成 {if: …, then: …}"),
    ],
)
def test_what_was_meant_is_shown_as_it_is_written(told, check, hint):
    (*_, said), *_ = told(f"{HEAD}rules:\n- {{{RULE},\ncheck: {check}}}\n")
    assert hint in said


def test_levels_are_told_in_chinese(told):
    found = told(
        f"{HEAD}rules:\n- {{{RULE.replace('level: house', 'level: 本单位')},\ncheck: {{kind: width}}}}\n"
    )
    assert "house（本单位）" in found[0][2]
    assert found[0][3] == "是否想写 house？"


@pytest.mark.parametrize(
    ("number", "hint"),
    [("SZ999", ""), ("SZ0022", "是否想写 SZ002？"), ("ZS002", "是否想写 SZ002？"), ("SX999", "")],
)
def test_of_ids_only_one_typed_amiss_is_offered(told, number, hint):
    change = f"extends: [shuzhi]\noverride: [{{id: {number}, severity: info}}]\n"
    assert [fault[3] for fault in told(HEAD + change)] == [hint]
