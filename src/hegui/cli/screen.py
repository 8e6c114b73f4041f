"""The streams a command writes to: what they can carry, and what to do when they cannot be written to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import BinaryIO, TextIO

from hegui.cli.words import say
from hegui.errors import HeguiError
from hegui.formats.view import SIGNS

MIN_WIDTH = 60


def prepare() -> None:
    """Let no character the console lacks end the run: it is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(text: str | Iterable[str] | Iterable[bytes], *, machine: bool = False) -> None:
    """Write to standard output, all of it, piece by piece. machine: UTF-8 whatever the console's encoding.

    A reader that has gone away (`| head`) is not an error: the verdict stands. Any other failure is a HeguiError.
    """
    stream = sys.stdout
    if stream is None:
        raise HeguiError(
            say("标准输出已关闭，结果没有写出", "standard output is closed; nothing was written")
        )
    try:
        for piece in (text,) if isinstance(text, str) else text:
            if isinstance(piece, bytes):
                stream.buffer.write(piece)
            elif machine and hasattr(stream, "buffer"):
                stream.buffer.write(piece.encode("utf-8"))
            else:
                stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        _mute(stream)
    except OSError as fault:
        _mute(stream)
        raise HeguiError(
            say(f"结果未能写出：{fault.strerror}", f"could not write: {fault.strerror}")
        ) from fault


def send(data: bytes) -> None:
    """Write bytes to standard output, as they are. Fails as `write`."""
    stream = sys.stdout
    try:
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        _mute(stream)
    except (OSError, AttributeError) as fault:
        what = getattr(fault, "strerror", None) or str(fault)
        raise HeguiError(say(f"结果未能写出：{what}", f"could not write: {what}")) from fault


def _mute(stream: TextIO) -> None:
    """Send what is still in the buffer nowhere, so that closing the stream at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(text: str) -> None:
    """Write a line to standard error, if there is one."""
    try:
        print(text, file=sys.stderr, flush=True)
    except (OSError, AttributeError):
        return


def coloured(choice: str, to_file: bool) -> bool:
    """Whether to colour: "always", "never", or "auto": NO_COLOR, FORCE_COLOR, else only on a terminal."""
    if choice != "auto":
        return choice == "always"
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def columns(to_file: bool) -> int:
    """The width to write for: COLUMNS, the terminal's, or 80; at least MIN_WIDTH."""
    return 80 if to_file else max(_columns(), MIN_WIDTH)


def _columns() -> int:
    """As shutil.get_terminal_size has it, which brings all kinds of archives along."""
    set_ = os.environ.get("COLUMNS", "").strip()
    if set_.isdecimal() and int(set_):
        return int(set_)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # none, closed, or no terminal
        return 80


def plain(to_file: bool) -> bool:
    """Whether the output cannot carry the signs of the ledger."""
    if to_file or sys.stdout is None:
        return False
    try:
        SIGNS.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def save(pieces: Iterable[str] | Iterable[bytes], path: str) -> None:
    """Write a file whole or not at all: beside it, to the disk, then renamed over it. HeguiError: it cannot be."""
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as device:  # a pipe or a device is only written to
                _pour(pieces, device)
            return
        _replace(pieces, target)
    except OSError as fault:
        what = fault.strerror or str(fault)
        raise HeguiError(say(f"{path}：写不进去：{what}", f"{path}: cannot be written: {what}")) from fault


def _pour(pieces: Iterable[str] | Iterable[bytes], file: BinaryIO) -> None:
    for piece in pieces:
        file.write(piece.encode("utf-8") if isinstance(piece, str) else piece)


def _replace(pieces: Iterable[str] | Iterable[bytes], target: str) -> None:
    folder, name = os.path.split(target)
    beside = os.path.join(folder, f".{name}.{os.getpid()}.hegui-tmp")
    try:
        with open(beside, "xb") as file:
            _pour(pieces, file)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(beside, os.stat(target).st_mode & 0o7777)
        os.replace(beside, target)
    except BaseException:
        if os.path.exists(beside):
            os.unlink(beside)
        raise
