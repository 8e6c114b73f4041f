"""Workflow commands: read back by the rules of the runner, capped as GitHub caps them."""

import re
from collections import Counter

import pytest

from hegui.formats import render
from hegui.formats.view import View
from hegui.report import Report
from hegui.verdict import Outcome

_LINE = re.compile(r"::(error|warning|notice|debug)(?: (.*?))?::(.*)", re.DOTALL)
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (*_DATA[:2], ("%3A", ":"), ("%2C", ","), _DATA[2])


def _unescaped(text, escapes):
    for written, meant in escapes:
        text = text.replace(written, meant)
    return text


def commands(report, view=None):
    """As the runner reads them: each line on its own, the properties up to the second pair of colons."""
    for line in render(report, "github", view or View()).split("\n")[:-1]:
        name, properties, data = _LINE.fullmatch(line).groups()
        if name == "debug":
            continue
        told = dict(part.split("=", 1) for part in (properties or "").split(","))
        yield (
            name,
            {key: _unescaped(value, _PROPERTY) for key, value in told.items()},
            _unescaped(data, _DATA),
        )


def test_places_are_told(small):
    told = {properties["title"][:5]: (name, properties) for name, properties, _ in commands(small)}
    name, properties = told["SZ002"]
    assert name == "error"
    assert properties == {
        "file": "水务局/述职.txt",
        "line": "7",
        "endLine": "7",
        "col": "3",
        "endColumn": "11",
        "title": "SZ002 第2项要求",
    }
    assert told["SZ004"][0] == told["SZ006"][0] == "notice"
    assert told["SZ008"][0] == "error"
    assert "line" not in told["SZ005"][1]


def test_no_columns_over_several_lines_and_no_lines_in_word(full):
    for _, properties, data in commands(full):
        if properties.get("line") != properties.get("endLine"):
            assert "col" not in properties
        if properties.get("file", "").endswith((".docx", ".pdf")):
            assert "line" not in properties
            assert data


def test_hostile_words_stay_inside_their_command(full):
    names = Counter(name for name, _, _ in commands(full))
    assert names == {"error": 10, "warning": 5, "notice": 10}
    assert any("%0A::error::x ##[error]y\\n" in data for _, _, data in commands(full))


def test_no_more_than_github_shows_and_the_rest_is_counted(small):
    many = Report(small.documents * 12, packs=small.packs, rules=9)
    told = list(commands(many))
    names = Counter(name for name, _, _ in told)
    assert names == {"error": 10, "notice": 10}
    assert "error 26, notice 15" in told[-1][2]
    assert "another" not in told[-1][2]


def test_what_was_not_read_comes_first(full):
    first, second, *_ = commands(full)
    assert first[1]["file"] == "坏.docx"
    assert second[0] == "error"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_last_line_is_the_verdict(small, lang):
    name, properties, data = list(commands(small, View(lang=lang)))[-1]
    assert (name, properties) == ("notice", {"title": "hegui"})
    assert ("未能判定" if lang == "zh" else "COULD NOT JUDGE") in data


def test_nothing_wrong_is_one_line(small):
    passed = [f for f in small.documents[0].findings if f.outcome is Outcome.PASS]
    report = Report((small.documents[0]._replace(findings=passed),), rules=1)
    assert [data[:2] for _, _, data in commands(report)] == ["合格"]
