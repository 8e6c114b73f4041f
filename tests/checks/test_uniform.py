import pytest

from hegui.checks.uniform import Form, UniformCheck
from hegui.document import Span
from hegui.readers import read_text
from hegui.verdict import Outcome

CHECK = UniformCheck(forms=(Form(name="一季度", pattern="[一二]季度"), Form(name="1季度", pattern=r"\d季度")))


def judged(text):
    document = read_text(text, "x.txt", "txt")
    verdict = CHECK.check(document)
    return verdict, [document.quote(place.span) for place in verdict.evidence]


def test_one_finding_names_all_forms_with_their_first_place():
    verdict, quotes = judged("一季度、3季度、二季度、4季度。")
    assert verdict.outcome is Outcome.FAIL
    assert quotes == ["一季度", "3季度"]
    assert verdict.message.zh == "写法不一：一季度 2 处、1季度 2 处"


@pytest.mark.parametrize(
    ("text", "quotes"), [("一季度、二季度", ["一季度"]), ("3季度", ["3季度"]), ("全年", [])]
)
def test_one_form_or_none_passes(text, quotes):
    verdict, shown = judged(text)
    assert verdict.outcome is Outcome.PASS
    assert shown == quotes


def test_scope_is_kept():
    document = read_text("一季度，2季度", "x.txt", "txt").within((Span(0, 3),))
    assert CHECK.check(document).outcome is Outcome.PASS


def test_it_runs_where_a_form_may_stand():
    assert set(CHECK.literals() or ()) >= {"一季度", "二季度"}


@pytest.mark.parametrize(
    "make",
    [
        lambda: UniformCheck(forms=(Form(name="甲", pattern="甲"),)),
        lambda: Form(name=" ", pattern="甲"),
    ],
)
def test_forms_that_cannot_work_are_refused(make):
    with pytest.raises(ValueError, match="form"):
        make()
