import pytest

from hegui.checks.nesting import NestingCheck
from hegui.document import Span
from hegui.readers import read_text
from hegui.verdict import Outcome


def told(text, form="txt", **parameters):
    document = read_text(text, f"x.{form}", form)
    verdict = NestingCheck(**parameters).check(document)
    assert (verdict.outcome is Outcome.FAIL) == any(place.suggestion for place in verdict.evidence)
    return [
        (document.quote(place.span), place.suggestion)
        for place in verdict.evidence
        if place.suggestion is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《关于修改《办法》的通知》", [("《办法》", "〈办法〉")]),
        ("他说：“要坚持“两手抓”的方针。”", [("“两手抓”", "‘两手抓’")]),
        ("“甲“乙”丙“丁”戊”", [("“乙”", "‘乙’"), ("“丁”", "‘丁’")]),
        ("“甲‘乙‘丙’’”", [("‘丙’", "“丙”")]),
    ],
)
def test_marks_in_marks_of_their_own_shape(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "印发《关于修改〈办法〉的通知》",
        "“坚持‘两手抓’方针”",
        "“学习《关于“三农”工作的意见》”",
        "“甲“乙”丙",  # unpaired: left to another rule
        "“甲”“乙”《丙》《丁》",
        "“第一段\n“第二段”",
        "",
    ],
)
def test_the_rest_passes(text):
    assert told(text) == []


def test_code_is_not_looked_at():
    assert told("```\n《甲《乙》》\n```\n", "md") == []


def test_scope_is_kept():
    document = read_text("《甲《乙》》\n《丙》", "x.txt", "txt").within((Span(7, 10),))
    assert NestingCheck().check(document).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "parameters",
    [{"outer": ()}, {"outer": ("“”",), "inner": ()}, {"outer": ("“",), "inner": ("‘’",)}],
)
def test_marks_that_cannot_work_are_refused(parameters):
    with pytest.raises(ValueError, match="outer"):
        NestingCheck(**parameters)
