"""Bytes put away, so that a run needs no more memory for a great many documents than for some."""

from __future__ import annotations

import os
from array import array
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

from hegui.errors import HeguiError

_IN_MEMORY = 8 * 1024 * 1024  # bytes, before they go to a file without a name
_NO_ROOM = "临时文件写不进去，结果没有写出：{0} / no room for a temporary file, nothing was written: {0}"


class Spool:
    """Pieces of bytes by number. Only the process that made it may add; all that are forked from it may take."""

    def __init__(self) -> None:
        self._starts = array("Q", [0])  # of each piece, and the end of the last
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None

    def __len__(self) -> int:
        return len(self._starts) - 1

    def add(self, data: bytes) -> None:
        """One more. Raises HeguiError where there is no room."""
        end = self._starts[-1] + len(data)
        try:
            if self._file is None and end > _IN_MEMORY:
                self._spill()
            if self._file is None:
                self._pieces.append(data)
            else:
                self._write(data)
        except OSError as fault:
            raise HeguiError(_NO_ROOM.format(fault.strerror)) from fault
        self._starts.append(end)

    def _spill(self) -> None:
        self._file = TemporaryFile(prefix="hegui-", buffering=0)  # noqa: SIM115  # it lives as long as this
        finalize(self, self._file.close)
        for piece in self._pieces:
            self._write(piece)
        self._pieces = []

    def _write(self, data: bytes) -> None:
        """Write all of `data` at the end of the file."""
        assert self._file is not None
        self._file.seek(0, os.SEEK_END)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]

    def __getitem__(self, number: int) -> bytes:
        if self._file is None:
            return self._pieces[number]
        start, end = self._starts[number], self._starts[number + 1]
        if hasattr(os, "pread"):  # forked processes share one position in the file
            return os.pread(self._file.fileno(), end - start, start)
        self._file.seek(start)
        return self._file.read(end - start)
