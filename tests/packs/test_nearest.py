"""Which rule was meant."""

import pytest

from hegui.packs.nearest import nearest

NAMES = ["SZ002", "SZ010", "SZ052", "SZ011", "BO001", "GL001", "problems-section"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SZ0O2", "SZ002"),
        ("SZO02", "SZ002"),
        ("SZ0l0", "SZ010"),
        ("sz0I1", "SZ011"),
        ("BOO01", "BO001"),
        ("GL0o1", "GL001"),
        ("sz002", "SZ002"),
        ("SZ999", ""),
        ("problem-section", "problems-section"),
        ("oil", ""),
        ("", ""),
    ],
)
def test_the_nearest_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES) == meant
