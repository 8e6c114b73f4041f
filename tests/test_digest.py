import hashlib
import sys

import pytest

from hegui import digest


@pytest.mark.parametrize("size", [0, 1, 1000, digest._MUCH - 1, digest._MUCH, digest._MUCH + 1])
def test_it_is_sha256_whatever_makes_it(size, monkeypatch):
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    expected = hashlib.sha256(data).hexdigest()
    assert digest.sha256(data) == expected
    for name in ("_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    assert digest.sha256(data) == expected
