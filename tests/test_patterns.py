"""How many ways a pattern may try."""

import pytest

from hegui.patterns import reach


@pytest.mark.parametrize("pattern", ["(?:a?){30}a{30}", "(?:a|ab){20}", "(?:(?:a{0,9}){0,9}){0,9}b"])
def test_patterns_that_may_try_too_many_ways_reach_nowhere(pattern):
    assert reach(pattern) is None


def test_a_pattern_with_limits_reaches_as_far_as_they_go():
    assert reach("虽然?[^。]{0,60}(?:成绩|成效)[^。]{0,12}，但") == (78, 79)
