"""YAML is read as text, lists and mappings; everything else is refused, with its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hegui.packs import yaml_
from hegui.packs.yaml_ import parse, paths

SCALARS = [
    "no",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "true",
    "True",
    "FALSE",
    "012",
    "0o14",
    "0x1F",
    "0b101",
    "1_000",
    "1:30",
    "1:30:45",
    "1.10",
    "1e3",
    ".5",
    ".inf",
    "-.inf",
    ".nan",
    "+1",
    "-0",
    "00",
    "2022-10-22",
    "2022-10-22T10:00:00Z",
    "3.14",
    "100%",
    "1.",
    "12e03",
    "=",
    "nil",
    "None",
    "a#b",
    "http://x.cn/a",
    "二十大",
    "一、",
    "（一）",
    "“两个维护”",
    "1,000",
    "NO",
    "Off",
    "今天：好",
]


@pytest.fixture(params=["C", "Python"])
def loader(request, monkeypatch):
    """Both loaders: libyaml's, and the one where that is not built in."""
    if request.param == "Python":
        monkeypatch.setattr(yaml_, "_LOADER", yaml.SafeLoader)
    return request.param


def faults(text: str | bytes) -> list[tuple[int, int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(fault.line, fault.column, fault.message) for fault in parse(data, "p.yaml")[1]]


def only(text: str | bytes) -> tuple[int, int, str]:
    found = faults(text)
    assert len(found) == 1, found
    return found[0]


def test_there_are_forty_scalars():
    assert len(set(SCALARS)) >= 40


@pytest.mark.parametrize("scalar", SCALARS)
def test_a_scalar_stays_the_text_it_is(scalar, loader):
    tree, found = parse(f"v: {scalar}\nl: [x, {scalar.replace(',', '')}]\n".encode(), "p.yaml")
    assert not found
    assert tree.data["v"] == scalar


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_none_and_a_quoted_one_is_text(empty, loader):
    tree, found = parse(f"v: {empty}\nw: '{empty}'\n".encode(), "p.yaml")
    assert not found
    assert tree.data == {"v": None, "w": empty}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "键 a 重复：第 1 行已有"),
        ("a: 1\n'a': 3\n", 2, 1, "键 a 重复"),
        ("x: {k: 1, k: 2}\n", 1, 11, "键 k 重复"),
        ("a: &x 1\n", 1, 4, "锚点 &x"),
        ("a: [1, *x]\n", 1, 8, "别名 *x"),
        ("<<: {a: 1}\n", 1, 1, "合并键"),
        ("a: !!str 1\n", 1, 4, "标签"),
        ("a: !!python/object/apply:os.system [x]\n", 1, 4, "标签"),
        ("a: !x {b: 1}\n", 1, 4, "标签"),
        ("a: ! x\n", 1, 4, "标签"),
        ("? [a]\n: 1\n", 1, 3, "键须是文字"),
        ("~: 1\n", 1, 1, "键是空的"),
        ("a: 1\n---\nb: 2\n", 2, 1, "只能有一份"),
        ("", 1, 1, "没有内容"),
        ("# 只有注释\n", 1, 1, "没有内容"),
        ("~\n", 1, 1, "没有内容"),
        ("a: 甲\x00\n", 1, 5, "U+0000"),
        ("a: 1\nb: \x1b[0m\n", 2, 4, "U+001B"),
        ("[" * 30, 1, 21, "嵌套超过 20 层"),
        ("a：1\nb: 2\n", 1, 2, "全角冒号"),
        ("a: 1\nkey：x\nb: 2\n", 2, 4, "全角冒号"),
        ("a:\n\tb: 1\n", 2, 1, "制表符"),
        ("a: 1\nb:\n  \tc: 1\n  d: 1\n", 3, 3, "制表符"),
        ("a: 说明: 有冒号\n", 1, 6, "这里不能再出现"),
        ('a: "没有收尾\nb: 1\n', 1, 4, "引号没有配对"),
        ("a: [甲, 乙\nb: 1\n", 2, 2, "括号没有配对"),
        ("a: [甲, 乙\n", 1, 4, "括号没有配对"),
        ("a: @x\n", 1, 4, "不能用在开头"),
        ("a: 'x'y\n", 1, 7, "这里应是一个键"),
    ],
)
def test_what_is_refused_is_told_with_its_place(text, line, column, words):
    found = only(text)
    assert found[:2] == (line, column)
    assert words in found[2]


@pytest.mark.parametrize(
    "text", ["a: &x 1\n", "a: *x\n", "a: !t 1\n", "a: 1\na: 2\n", "a：1\nb: 2\n", "a:\n\tb: 1\n"]
)
def test_the_python_loader_finds_the_same(text, monkeypatch):
    expected = faults(text)
    monkeypatch.setattr(yaml_, "_LOADER", yaml.SafeLoader)
    assert faults(text) == expected


def test_all_faults_of_a_file_are_told_at_once():
    assert len(faults("a: &x 1\nb: *x\nc: !t 1\na: 2\n")) == 4


def test_an_alias_bomb_costs_nothing():
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    tree, found = parse(bomb.encode(), "p.yaml")
    assert len(found) == 30 + 29 * 9
    assert tree.data["a1"] == [None] * 9


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a: " + b"x" * 1_000_000, "文件过大"),
        (b"[" + b"x," * 200_001 + b"]", "内容过多"),
        ("标题: 述职报告".encode("gb18030"), "不是 UTF-8"),
        (b"a: 1\nb: \xff", "不是 UTF-8"),
    ],
)
def test_limits_and_encoding(data, words):
    assert words in only(data)[2]


def test_a_wrong_byte_is_told_where_it_is():
    assert only("名: 甲\nb: 乙".encode() + b"\xff")[:2] == (2, 5)


def test_nesting_of_twenty_is_read():
    assert not faults("[" * 20 + "]" * 20)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_of_keys_and_values(end, mark, loader):
    text = mark + end.join(["甲: 😀", "列表:", "  - 名: 乙", "    '号': {x: 1, y: [二, 三]}", ""])
    tree, found = parse(text.encode(), "p.yaml")
    assert not found
    assert tree.where(("甲",), key=True) == (1, 1)
    assert tree.where(("甲",)) == (1, 4)
    assert tree.where(("列表", 0)) == (3, 5)
    assert tree.where(("列表", 0, "号"), key=True) == (4, 5)
    assert tree.where(("列表", 0, "号", "y", 1)) == (4, 24)
    assert tree.where(("列表", 0, "没有", "这个")) == (3, 5)
    assert tree.line(4) == "    '号': {x: 1, y: [二, 三]}"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    tree, found = parse(text.encode("utf-8", "surrogatepass"), "p.yaml")
    assert tree is not None or found
    assert all(fault.line >= 1 and fault.column >= 1 and fault.message for fault in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    tree, found = parse(data, "p.yaml")
    assert tree is not None or found


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t：—<~\\u", max_size=60))
def test_anything_like_yaml_gives_places_for_all_it_holds(text):
    for chosen in (yaml_._LOADER, yaml.SafeLoader):
        before, yaml_._LOADER = yaml_._LOADER, chosen
        try:
            tree, found = parse(text.encode(), "p.yaml")
        finally:
            yaml_._LOADER = before
        assert tree is not None or found
        for path, _ in paths(tree.data) if tree is not None else ():
            line, column = tree.where(path)
            assert column <= len(tree.line(line)) + 1
