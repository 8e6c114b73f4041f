"""SHA-256 without OpenSSL, which takes longer to load than a report takes to read."""

from __future__ import annotations

_MUCH = 1 << 20  # bytes from which OpenSSL is faster, its loading counted


def sha256(data: bytes) -> str:
    """The digest of `data` in hexadecimal."""
    if len(data) < _MUCH:
        try:
            return _own(data)
        except ImportError:  # no such module in this Python
            pass
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _own(data: bytes) -> str:
    """By the module that Python itself falls back on; `random` of the standard library takes it likewise."""
    import sys

    if sys.version_info >= (3, 12):
        from _sha2 import sha256 as made
    else:
        from _sha256 import sha256 as made
    digest: str = made(data).hexdigest()
    return digest
