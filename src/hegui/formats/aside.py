"""Text put aside while documents are gone through, for formats that want it after, or before, all of them."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

_IN_MEMORY = 4 << 20
_CHUNK = 1 << 16


class Aside:
    """Text that is kept for later: in memory, and from 4 MiB on in a temporary file."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        self.empty = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, text: str) -> None:
        """Put `text` after what is there."""
        self._file.write(text)
        self.empty = False

    def lines(self) -> Iterator[str]:
        """All of it, line by line, line ends cut off; nothing may be added after."""
        self._file.seek(0)
        return (line.rstrip("\n") for line in self._file)

    def chunks(self) -> Iterator[str]:
        """All of it; nothing may be added after."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk
