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
