"""hegui waivers and hegui attest, as they are typed."""

from __future__ import annotations

import json

import pytest

PACK = """\
pack: own
title: 本单位清单
version: 2026.1
rules:
  - id: ZZ001
    name: wrong-words
    title: 不写错词
    severity: error
    basis: {level: house}
    why: 应当如此
    check: {kind: replace, words: {布署: 部署}}
    examples: {pass: [部署], fail: [布署]}
  - id: ZZ002
    name: attached
    title: 附件齐全
    severity: warning
    basis: {level: house}
    why: 应当如此
    check: {kind: manual, question: 附件齐全吗？}
    examples: {review: [任意]}
"""
ADD = ("waivers", "add", "ZZ001", "--path", "a.md", "--reason", "引用上级原文，照录", "--approver", "张三")
OWN = ("--pack", "own.yaml")


@pytest.fixture
def own(place):
    (place / "own.yaml").write_text(PACK, encoding="utf-8")
    (place / "a.md").write_text("做好布署。\n", encoding="utf-8")
    return place


def test_add_list_lint(hegui, own):
    done = hegui(*ADD, "--expires", "2025-12-31", "--today", "2025-06-01", *OWN)
    assert (done.returncode, done.stdout) == (0, "已写入 hegui-waivers.yaml 第 3 行\n")
    done = hegui(*ADD[:4], "gone.md", *ADD[5:], "--perpetual", "--quote", "布署", *OWN)
    assert done.returncode == 0, done.stderr
    done = hegui("waivers", "list", "--today", "2025-06-01", *OWN)
    assert done.returncode == 0
    rows = done.stdout.splitlines()
    assert rows[2].split() == ["有效", "2025-12-31", "ZZ001", "a.md", "张三", "引用上级原文，照录"]
    assert rows[3].split()[:3] == ["长期有效", "ZZ001", "gone.md"]
    assert "共 2 条" in rows[-1]
    states = []
    for today in ("2025-06-01", "2025-12-01", "2025-12-31", "2026-01-01"):
        done = hegui("waivers", "list", "--format", "json", "--today", today, *OWN)
        states.append(json.loads(done.stdout)["waivers"][0]["state"])
    assert states == ["active", "expiring", "expiring", "expired"]
    done = hegui("waivers", "lint", "--today", "2026-01-01", *OWN)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "hegui-waivers.yaml:3: ZZ001 的豁免已于 2025-12-31 到期",
        "hegui-waivers.yaml:8: 没有文件 gone.md",
    ]
    (own / "gone.md").write_text("甲", encoding="utf-8")
    assert hegui("waivers", "lint", "--today", "2025-06-01", *OWN).returncode == 0
    soon = hegui("waivers", "lint", "--today", "2025-12-15", *OWN)
    assert (soon.returncode, "将于 2025-12-31 到期" in soon.stdout) == (0, True)
    (own / "hegui-waivers.yaml").write_text("waivers: [1]\n", encoding="utf-8")
    done = hegui("waivers", "lint", *OWN)
    assert (done.returncode, "hegui-waivers.yaml:1:11: 应为" in done.stderr) == (2, True)


def test_paths_that_mean_no_file_are_told(hegui, own):
    (own / "报告").mkdir()
    (own / "报告" / "a.md").write_text("甲", encoding="utf-8")
    for path, none in (
        ("没有/*", True),
        ("b.md", True),
        ("报告/*", False),
        ("报告/", False),
        ("**/a.md", False),
    ):
        done = hegui(*ADD[:4], path, *ADD[5:], "--expires", "2999-12-31", *OWN)
        assert done.returncode == 0, done.stderr
        assert (path in done.stderr) == none
    done = hegui("waivers", "lint", *OWN)
    assert (done.returncode, done.stdout.splitlines()) == (
        1,
        ["hegui-waivers.yaml:3: 没有一个文件合于 没有/*", "hegui-waivers.yaml:8: 没有文件 b.md"],
    )


@pytest.mark.parametrize(
    ("more", "status"),
    [
        (("--path", "**", "--perpetual"), 1),
        (("--path", "**/*", "--perpetual"), 1),
        (("--path", "**", "--expires", "2999-12-31"), 0),
        (("--path", "**", "--perpetual", "--quote", "布署"), 0),
        (("--path", "*.md", "--perpetual"), 0),
        (("--document", "a.md", "--perpetual"), 0),
    ],
)
def test_a_waiver_for_everything_for_ever_is_told(hegui, own, more, status):
    assert hegui(*ADD[:3], *more, *ADD[5:], *OWN).returncode == 0
    done = hegui("waivers", "lint", *OWN)
    assert (done.returncode, "等于停用" in done.stdout) == (status, bool(status))


def test_the_day_in_the_hint_is_yet_to_come(hegui, own):
    said = hegui(*ADD, *OWN).stderr
    day = said[said.index("expires: ") + 9 :][:10]
    assert hegui(*ADD, "--expires", day, *OWN).returncode == 0


def test_add_for_one_document_as_it_is(hegui, own):
    done = hegui(*ADD[:3], "--document", "a.md", *ADD[5:], "--perpetual", *OWN)
    assert done.returncode == 0, done.stderr
    listed = json.loads(hegui("waivers", "list", "--format", "json", *OWN).stdout)
    assert len(listed["waivers"][0]["document"]) == 64


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (ADD, "没有写明有效期"),
        ((*ADD, "--expires", "明年"), "--expires 要写成 2022-12-31"),
        ((*ADD, "--expires", "2020-01-01"), "--expires 2020-01-01 已经过去"),
        ((*ADD, "--perpetual", "--document", "none.md"), "none.md：读不出来"),
        (("waivers", "list"), "没有 hegui-waivers.yaml"),
        (("waivers", "list", "--format", "xml"), "--format 不能是“xml”"),
        (("waivers", "add", "ZZ001"), "缺少参数"),
        (("waivers",), ""),
        (("attest", "a.md", "ZZ001", "--answer", "yes", "--name", "李四"), "不是须由人核对的规则"),
        (("attest", "a.md", "ZZ002", "--answer", "对", "--name", "李四"), "--answer 不能是“对”"),
        (("attest", "a.md", "ZZ002", "--answer", "yes", "--name", "本人"), "等于没有写"),
        (("attest", "a.md", "ZZ002", "--answer", "yes"), "--name"),
        (("attest", "b.md", "ZZ002", "--answer", "yes", "--name", "李四"), "b.md"),
        (
            ("attest", "a.md", "ZZ002", "--answer", "yes", "--name", "李四", "--date", "2999-01-01"),
            "还没有到",
        ),
        (("attest", "--list"), "没有 hegui-attestations.yaml"),
    ],
)
def test_what_is_refused(hegui, own, arguments, said):
    more = () if arguments == ("waivers",) else OWN
    done = hegui(*arguments, *more)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (own / "hegui-waivers.yaml").exists()
    assert not (own / "hegui-attestations.yaml").exists()


def test_attest(hegui, own):
    asked = hegui("attest", "a.md", "--list", *OWN)
    assert asked.stdout == "ZZ002  待核对  附件齐全吗？\n"
    by = ("--name", "李四", "--date", "2025-03-01", "--note", "见附件目录")
    done = hegui("attest", "a.md", "attached", "--answer", "yes", *by, *OWN)
    assert (done.returncode, done.stdout) == (0, "已写入 hegui-attestations.yaml 第 3 行\n")
    text = (own / "hegui-attestations.yaml").read_text(encoding="utf-8")
    assert "answer: 是" in text and "path: a.md" in text and "rule: ZZ002" in text
    asked = hegui("attest", "a.md", "--list", *OWN)
    assert asked.stdout == "ZZ002  是  附件齐全吗？ 答：是（李四，2025-03-01；见附件目录）\n"
    again = hegui("attest", "a.md", "ZZ002", "--answer", "no", *by, *OWN)
    assert (again.returncode, "与第 3 行的一条重复" in again.stderr) == (2, True)
    (own / "a.md").write_text("做好部署。\n", encoding="utf-8")
    asked = hegui("attest", "a.md", "--list", *OWN)
    assert "已失效" in asked.stdout
    listed = hegui("attest", "--list", *OWN)
    assert listed.stdout.startswith("hegui-attestations.yaml:3: ZZ002 a.md ")


def test_in_english(hegui, own):
    done = hegui("waivers", "--help", env={"HEGUI_LANG": "en"})
    assert "Manage the file of waivers" in done.stdout
    done = hegui(*ADD, "--perpetual", *OWN, "--lang", "en")
    assert done.stdout == "wrote hegui-waivers.yaml, line 3\n"


def test_a_rule_of_a_pack_nobody_named_is_asked_for_with_its_pack(hegui, own):
    add = hegui(*ADD, "--perpetual")
    answer = hegui("attest", "a.md", "ZZ002", "--answer", "yes", "--name", "李四")
    for done in (add, answer):
        assert done.returncode == 2
        assert "加 --pack 清单.yaml，或在 hegui.toml 里写 packs" in done.stderr
