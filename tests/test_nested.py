"""Places that hold others: the quick answers are those of looking at every pair."""

from hypothesis import given
from hypothesis import strategies as st

from hegui.nested import Apart, Places

PLACE = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(PLACE, max_size=12), PLACE)
def test_a_place_holds_what_stands_in_it(others, place):
    start, end = place
    around = [other for other in others if other[0] <= start and end <= other[1]]
    assert Places(others).hold(start, end) == bool(around)
    assert Places(others).hold_in_longer(start, end) == any(other != place for other in around)


@given(st.lists(PLACE, max_size=12))
def test_a_place_is_let_in_unless_it_overlaps_an_earlier_one(places):
    apart, kept = Apart(), []
    for start, end in places:
        free = all(end <= other[0] or other[1] <= start for other in kept)
        assert apart.let_in(start, end) == free
        if free:
            kept.append((start, end))
