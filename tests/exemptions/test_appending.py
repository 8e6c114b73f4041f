"""Adding an entry: the rest of the file stays as it is, and nothing is written where anything is wrong."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.errors import HeguiError, PackError, UsageError
from hegui.exemptions.appending import append, appended
from hegui.exemptions.load import load
from hegui.packs.files import File
from hegui.packs.yaml_ import parse

ENTRY = {
    "rule": "TT001",
    "path": "**/*.md",
    "document": "",
    "reason": "引用原文: 见 #3",
    "approver": "张三",
    "expires": "2025-12-31",
}
OTHER = """\
# 头
waivers:
    # 第一条
    -   rule: TT002   # 尾注
        path: "a.md"
        reason: 引用上级原文，照录
        approver: 王五
        expires: 2025-12-31

# 末尾
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_file(here, among):
    assert append("w.yaml", "waivers", ENTRY, among) == 3
    assert (here / "w.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        "waivers:",
        "  - rule: TT001",
        '    path: "**/*.md"',
        '    reason: "引用原文: 见 #3"',
        "    approver: 张三",
        "    expires: 2025-12-31",
    ]
    (entry,) = load("w.yaml", "waivers", among).entries
    assert (entry.path, entry.reason) == (ENTRY["path"], ENTRY["reason"])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("cut", [0, 1])
def test_what_was_there_stays(here, among, end, bom, cut):
    old = bom + OTHER[: len(OTHER) - cut].replace("\n", end).encode()
    (here / "w.yaml").write_bytes(old)
    os.chmod(here / "w.yaml", 0o640)
    append("w.yaml", "waivers", ENTRY, among)
    new = (here / "w.yaml").read_bytes()
    assert new.startswith(old)
    added = new[len(old) :].decode()
    assert added.removeprefix(end if cut else "").startswith(f"    - rule: TT001{end}      path:")
    assert (here / "w.yaml").stat().st_mode & 0o777 == 0o640
    assert [entry.rule for entry in load("w.yaml", "waivers", among).entries] == ["TT002", "TT001"]


def test_an_empty_list(here, among):
    (here / "w.yaml").write_text("# 头\nwaivers: []  # 还没有\n", encoding="utf-8")
    append("w.yaml", "waivers", ENTRY, among)
    text = (here / "w.yaml").read_text(encoding="utf-8")
    assert text.startswith("# 头\nwaivers:  # 还没有\n  - rule: TT001\n")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "waivers: [{rule: TT002, path: a.md, reason: 引用上级原文, approver: 王五, perpetual: true}]\n",
            UsageError,
        ),
        (OTHER + "...\n", UsageError),
        (OTHER.replace("王五", "领导"), PackError),
        ("waivers:\n", PackError),
        ("", PackError),
    ],
)
def test_where_nothing_can_be_added_nothing_is_written(here, among, text, error):
    (here / "w.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(error):
        append("w.yaml", "waivers", ENTRY, among)
    assert (here / "w.yaml").read_text(encoding="utf-8") == text
    assert os.listdir(here) == ["w.yaml"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"reason": "无"}, "等于没有写"),
        ({"expires": ""}, "没有写明有效期"),
        ({"rule": "TT003"}, "不得豁免"),
        ({"path": "/a"}, "绝对路径"),
        ({"rule": "TT009"}, "没有编号或名称为 TT009"),
    ],
)
def test_an_entry_at_fault_is_not_written(here, among, changed, message):
    with pytest.raises(UsageError, match=f"没有写入：.*{message}"):
        append("w.yaml", "waivers", ENTRY | changed, among)
    assert os.listdir(here) == []


def test_the_same_once_more_is_not_written(here, among):
    append("w.yaml", "waivers", ENTRY, among)
    with pytest.raises(UsageError, match="与第 3 行的一条重复"):
        append("w.yaml", "waivers", ENTRY | {"reason": "另外一个理由"}, among)


def test_a_file_that_cannot_be_written(here, among):
    append("w.yaml", "waivers", ENTRY, among)
    os.link("w.yaml", "other.yaml")
    old = (here / "w.yaml").read_bytes()
    with pytest.raises(HeguiError, match="写不进去，没有改动"):
        append("w.yaml", "waivers", ENTRY | {"path": "b.md"}, among)
    assert (here / "w.yaml").read_bytes() == old


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(WORDS, WORDS)
def test_any_words_come_back_as_they_were(reason, quote):
    entry = {"rule": "TT001", "reason": reason, "quote": quote}
    file = File("w.yaml", "w.yaml")
    new = appended(appended(None, file, "waivers", ENTRY), file, "waivers", entry)
    tree, faults = parse(new, "w.yaml")
    assert (tree.data["waivers"][1], faults) == (entry, [])
