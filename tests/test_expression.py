"""Expressions that are compiled late are all right, and do what compiled ones do."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import hegui.checks
import hegui.coherence
import hegui.written
from hegui import expression as expressions_
from hegui.expression import expression


def _held(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, (tuple, list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _held(each)


def expressions() -> list[tuple[str, str, int]]:
    rooms = [
        importlib.import_module(found.name)
        for room in (hegui.checks, hegui.coherence)
        for found in pkgutil.iter_modules(room.__path__, room.__name__ + ".")
    ]
    return [
        (f"{room.__name__}.{name}", each.pattern, each.flags)
        for room in (*rooms, hegui.written)
        for name, value in vars(room).items()
        for each in _held(value)
        if type(each).__name__ == "expression"
    ]


def test_all_compile() -> None:
    found = expressions()
    assert len(found) > 100
    for name, pattern, flags in found:
        assert re.compile(pattern, flags), name


def test_they_are_as_compiled_ones() -> None:
    late, made = (
        expression(r"(?P<year>\d{4})年", re.MULTILINE),
        re.compile(r"(?P<year>\d{4})年", re.MULTILINE),
    )
    text = "2023年总结2024年工作"
    assert late.pattern == made.pattern
    for _ in range(2):  # the first use compiles
        assert [match["year"] for match in late.finditer(text)] == ["2023", "2024"]
        assert late.findall(text) == made.findall(text)
        assert late.split(text) == made.split(text)
        assert late.sub("", text) == made.sub("", text)
        assert late.fullmatch("2023年")
        assert late.match(text, 7)
        assert late.search(text, 1, 3) is None
    with pytest.raises(re.error):
        expression("(").search("")


@pytest.fixture
def kept(monkeypatch):
    """What was kept of the expressions of an earlier run."""
    monkeypatch.setattr(expressions_, "_kept", [])
    monkeypatch.setattr(expressions_, "_declared", set())
    return lambda: expressions_.supply(expressions_.packed())


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<year>\d{4})年(?P<month>\d+)?",
        "[一-鿿〇]{2,3}|[^，。]$",
        r"(?i)(a)(?P<b>b)\1(?<!x)",
        "(?<=甲)乙+?",
    ],
)
def test_made_of_what_was_kept_they_find_the_same(kept, pattern: str) -> None:
    late, made = expression(pattern, re.MULTILINE), re.compile(pattern, re.MULTILINE)
    kept()
    for text in ("2023年总结2024年12月", "甲乙乙，丙丁。\n戊", "ABA aba", ""):
        found = list(late.finditer(text))
        assert [(m.span(), m.groupdict(), m.groups()) for m in found] == [
            (m.span(), m.groupdict(), m.groups()) for m in made.finditer(text)
        ]
    assert late.sub("·", "ABA甲乙2024年") == made.sub("·", "ABA甲乙2024年")
    assert (late.groups, late.groupindex) == (made.groups, made.groupindex)


def test_none_is_compiled_that_was_kept(kept, monkeypatch) -> None:
    late = expression("甲+乙")
    kept()
    monkeypatch.setattr(re, "compile", None)
    assert late.search("甲甲乙")


def test_one_that_was_not_kept_is_compiled(kept) -> None:
    kept()
    assert expression("没有留下的").search("没有留下的")


def test_a_mistake_does_not_keep_the_others_from_being_kept(kept, monkeypatch) -> None:
    expression("(")
    late = expression("甲+丙")
    kept()
    monkeypatch.setattr(re, "compile", None)
    assert late.search("甲甲丙")
