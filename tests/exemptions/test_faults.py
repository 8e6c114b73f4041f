"""Faults of waivers and attestations: each with its place and plain words, all of them at once, and nothing let through."""

from __future__ import annotations

import os

import pytest

from hegui.engine import plan
from hegui.errors import PackError, UsageError
from hegui.exemptions.applied import Files, exemptions
from hegui.exemptions.load import load
from hegui.exemptions.naming import known

HASH = "a" * 64
WHOLE = {
    "rule": "TT001",
    "path": "报告/*.md",
    "reason": "引用上级原文，照录",
    "approver": "张三",
    "expires": "2025-12-31",
}
ANSWER = {"rule": "TT005", "document": HASH, "answer": "是", "name": "李四", "date": "2025-03-01"}


def entry(whole, **changed):
    """An entry as text. None: without that key."""
    values = {**whole, **changed}
    lines = [f"{key}: {value}" for key, value in values.items() if value is not None]
    return "- " + "\n  ".join(lines) + "\n"


def waivers(**changed):
    return "waivers:\n" + entry(WHOLE, **changed)


def answers(**changed):
    return "attestations:\n" + entry(ANSWER, **changed)


@pytest.mark.parametrize(
    ("changed", "place", "message", "hint"),
    [
        ({"rule": None}, (2, 3), "缺少必填的键 rule", ""),
        ({"rule": "TT009"}, (2, 9), "没有编号或名称为 TT009 的规则", "是否想写 TT00"),
        ({"rule": "wrong-word"}, (2, 9), "没有编号或名称为 wrong-word", "是否想写 wrong-words？"),
        ({"rule": "TT"}, (2, 9), "只是编号的开头", "如 SZ001"),
        ({"rule": "TT00"}, (2, 9), "只是编号的开头", "如 SZ001"),
        ({"rule": "'*'"}, (2, 9), "不是规则的编号或名称", "如 SZ001"),
        ({"rule": "[TT001, TT002]"}, (2, 9), "应为一段文字", ""),
        ({"rule": "TT003"}, (2, 9), "TT003 不得豁免", ""),
        ({"rule": "HG001"}, (2, 9), "HG001 是程序自己的检查，不能豁免", ""),
        ({"rule": "suppressions"}, (2, 9), "HG002 是程序自己的检查，不能豁免", ""),
        ({"quote": "[甲，乙]"}, (7, 12), "用了全角逗号“，”", "请用半角逗号"),
        ({"path": None}, (2, 3), "没有写明是哪份文件", "document"),
        ({"path": "''"}, (3, 9), "path 不能是空的", ""),
        ({"path": "/srv/报告.md"}, (3, 9), "不能是绝对路径", ""),
        ({"path": "~/报告.md"}, (3, 9), "不能是绝对路径", ""),
        ({"path": "C:/报告.md"}, (3, 9), "不能是绝对路径", ""),
        ({"path": "../报告.md"}, (3, 9), "不能走出", ""),
        ({"path": "报告\\2024.md"}, (3, 9), "路径里用“/”", "写成 报告/2024.md"),
        ({"path": "报告/[z-a].md"}, (3, 9), "通配符 […] 写得不对", ""),
        ({"document": "abc"}, (7, 13), "document 不是 SHA-256", "64 位"),
        ({"document": HASH.upper()}, (7, 13), "document 不是 SHA-256", "小写"),
        ({"quote": "'  '"}, (7, 10), "quote 不能是空的", "整项"),
        ({"fingerprint": "xyz"}, (7, 16), "fingerprint 不是报告里的指纹", "16 位"),
        ({"quote": "布署", "fingerprint": "b" * 16}, (8, 3), "quote 和 fingerprint 只能写一个", ""),
        ({"reason": None}, (2, 3), "缺少必填的键 reason", ""),
        ({"reason": ""}, (4, 3), "reason 没有填", ""),
        ({"reason": "'……'"}, (4, 11), "reason 不能是空的", "写明"),
        ({"reason": "无"}, (4, 11), "等于没有写", "写明"),
        ({"reason": "TODO"}, (4, 11), "等于没有写", "写明"),
        ({"reason": "工作需要"}, (4, 11), "等于没有写", "写明"),
        ({"reason": "啊啊啊啊啊"}, (4, 11), "等于没有写", "写明"),
        ({"reason": "不改"}, (4, 11), "等于没有写", "写明"),
        ({"approver": None}, (2, 3), "缺少必填的键 approver", ""),
        ({"approver": "领导"}, (5, 13), "approver 写的是“领导”，等于没有写", "姓名"),
        ({"approver": "'-'"}, (5, 13), "approver 不能是空的", "姓名"),
        ({"expires": None}, (2, 3), "没有写明有效期", "perpetual: true"),
        ({"expires": None, "perpetual": "false"}, (2, 3), "没有写明有效期", ""),
        ({"expires": "2025-13-01"}, (6, 12), "“2025-13-01”不是日期", "2022-10-22"),
        ({"expires": "2025/12/31"}, (6, 12), "不是日期", ""),
        ({"expires": "2025年底"}, (6, 12), "不是日期", ""),
        ({"perpetual": "true"}, (7, 3), "写了 expires 就不能再写 perpetual", ""),
        ({"expires": None, "perpetual": "也许"}, (6, 14), "应为是（true）或否（false）", ""),
        ({"approved": "2026-01-01"}, (6, 12), "早于批准日 2026-01-01", ""),
        ({"expire": "2025-12-31"}, (7, 3), "不认识的键 expire", "是否想写 expires？"),
        ({"reson": "引用原文照录", "reason": None}, (6, 3), "不认识的键 reson", "是否想写 reason？"),
        ({"until": "2025-12-31"}, (7, 3), "不认识的键 until", "这里可用的键"),
    ],
)
def test_faults_of_a_waiver(told, changed, place, message, hint):
    found = told(waivers(**changed))
    first = next(fault for fault in found if message in fault[2])
    assert first[:2] == place
    assert hint in first[3]


@pytest.mark.parametrize(
    ("changed", "place", "message"),
    [
        ({"rule": "TT001"}, (2, 9), "不是须由人核对的规则"),
        ({"rule": "HG001"}, (2, 9), "不能由人答复"),
        ({"rule": "TT9"}, (2, 9), "只是编号的开头"),
        ({"rule": "TT909"}, (2, 9), "没有编号或名称为 TT909"),
        ({"document": None}, (2, 3), "缺少必填的键 document"),
        ({"document": "0x12"}, (3, 13), "document 不是 SHA-256"),
        ({"answer": "对"}, (4, 11), "answer 不能是“对”，可以是：yes、no、是、否"),
        ({"answer": None}, (2, 3), "缺少必填的键 answer"),
        ({"name": "本人"}, (5, 9), "等于没有写"),
        ({"name": "某"}, (5, 9), "等于没有写"),
        ({"date": "3月1日"}, (6, 9), "不是日期"),
        ({"date": None}, (2, 3), "缺少必填的键 date"),
        ({"path": "报告/*.md"}, (7, 9), "不能用通配符或文件夹"),
        ({"path": "报告/"}, (7, 9), "不能用通配符或文件夹"),
        ({"path": "../a.md"}, (7, 9), "不能走出"),
        ({"expires": "2025-12-31"}, (7, 3), "不认识的键 expires"),
    ],
)
def test_faults_of_an_answer(told, changed, place, message):
    found = told(answers(**changed), "attestations")
    first = next(fault for fault in found if message in fault[2])
    assert first[:2] == place


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "文件里没有内容"),
        ("# 只有注释\n", "文件里没有内容"),
        ("waivers:\n", "waivers 没有填"),
        ("- rule: TT001\n", "应为若干“键: 值”"),
        ("waivers: TT001\n", "应为列表"),
        ("waivers: [TT001]\n", "应为若干“键: 值”"),
        ("waiver: []\n", "不认识的键 waiver"),
        ("waivers: []\nwaivers: []\n", "键 waivers 重复"),
        ("waivers: []\npacks: []\n", "不认识的键 packs"),
        ("waivers: &all []\n", "不能用 YAML 锚点"),
        ("waivers: []\n---\nwaivers: []\n", "一个文件里只能有一份"),
        ("waivers:\n\t- rule: TT001\n", "缩进不能用制表符"),
        ("waivers：[]\n", "应为若干“键: 值”"),
    ],
)
def test_faults_of_the_file(told, text, message):
    assert any(message in fault[2] for fault in told(text)), told(text)


def test_bytes_that_are_no_text(told, tmp_path, among):
    (tmp_path / "w.yaml").write_bytes("waivers: []  # 豁免".encode("gb18030"))
    with pytest.raises(PackError, match="文件不是 UTF-8 编码"):
        load("w.yaml", "waivers", among)
    with pytest.raises(UsageError, match=r"找不到豁免清单 none\.yaml"):
        load("none.yaml", "waivers", among)
    with pytest.raises(UsageError, match="找不到"):
        load(".", "waivers", among)


def test_all_at_once(told):
    text = (
        "waivers:\n" + entry(WHOLE, rule="TT003", reason="无") + entry(WHOLE, approver="领导", expires="2025")
    )
    text += entry(WHOLE, rule="TT999", path="/a", quote="甲", unknown="1")
    found = told(text)
    assert [fault[:2] for fault in found] == sorted(fault[:2] for fault in found)
    assert [fault[0] for fault in found] == [2, 4, 10, 11, 12, 13, 18]


@pytest.mark.parametrize("name", ["TT001", "wrong-words"])
def test_the_same_twice(told, name):
    text = (
        "waivers:\n"
        + entry(WHOLE)
        + entry(WHOLE, rule=name, reason="另一个理由，不同的话", expires="2026-01-01")
    )
    assert [(f[0], f[2]) for f in told(text)] == [(7, "与第 2 行的一条重复")]
    text = "attestations:\n" + entry(ANSWER) + entry(ANSWER, rule="attached", answer="否")
    assert [(f[0], f[2]) for f in told(text, "attestations")] == [(7, "与第 2 行的一条重复")]


def test_faults_of_both_files_at_once(tmp_path, pack, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.yaml").write_text(waivers(rule="TT003"), encoding="utf-8")
    (tmp_path / "a.yaml").write_text(answers(rule="TT001"), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        exemptions([plan([pack])], [Files("w.yaml", "a.yaml")])
    assert [fault.path for fault in caught.value.faults] == ["w.yaml", "a.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        waivers(),
        waivers(expires=None, perpetual="true"),
        waivers(path=None, document=HASH),
        waivers(document=HASH),
        waivers(path="'**'", quote="布署"),
        waivers(path="'**/[0-9]年/?.md'", fingerprint="0123456789abcdef", approved="2025-01-01"),
        waivers(rule="wrong-words", approver="办公室主任 张三"),
        waivers(rule="TT004"),
        waivers(reason="|\n    见会议纪要\n    第三条"),
        "waivers: []\n",
        "# 注释\n\nwaivers:\n" + entry(WHOLE) + "\n# 尾\n" + entry(WHOLE, path="b.md"),
    ],
)
def test_faultless(tmp_path, among, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.yaml").write_text(text, encoding="utf-8")
    kept = load("w.yaml", "waivers", among)
    assert kept == load("w.yaml", "waivers", among), "from the cache"
    assert len(kept.entries) == len(kept.lines) == text.count("rule:")
    assert kept.base == os.path.realpath(tmp_path)


# which rules there are ------------------------------------------------------------------------------------------------


def test_rules_of_other_packs_are_unknown_only_where_all_are_there(tmp_path, pack, monkeypatch):
    monkeypatch.chdir(tmp_path)
    whole = plan([pack])
    (tmp_path / "w.yaml").write_text(waivers(rule="XX001"), encoding="utf-8")
    with pytest.raises(PackError, match="没有编号或名称为 XX001"):
        load("w.yaml", "waivers", known([whole]))
    assert load("w.yaml", "waivers", known([whole.insisted()])), "the user named the packs"
    (tmp_path / "w.yaml").write_text(waivers(rule="some-other-rule"), encoding="utf-8")
    assert load("w.yaml", "waivers", known([whole.insisted()]))
    (tmp_path / "w.yaml").write_text(waivers(rule="TT009"), encoding="utf-8")
    with pytest.raises(PackError, match="没有编号或名称为 TT009"):
        load("w.yaml", "waivers", known([whole.insisted()]))
    (tmp_path / "w.yaml").write_text(waivers(rule="TT002"), encoding="utf-8")
    assert load("w.yaml", "waivers", known([whole.only({"TT001"})])), "not selected in this run"


def test_what_is_kept_is_looked_at_again_with_other_rules(tmp_path, pack, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.yaml").write_text(waivers(rule="XX001"), encoding="utf-8")
    load("w.yaml", "waivers", known([plan([pack]).insisted()]))
    with pytest.raises(PackError, match="XX001"):
        load("w.yaml", "waivers", known([plan([pack])]))
