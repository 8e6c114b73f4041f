"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress


class Changed(OSError):
    """The file is no longer what was read."""


def rewrite(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old` in the file at `path`, a link's target included; its permissions stay.

    Written beside it, to the disk, then renamed over it: at no moment is half a file there. Raises OSError, and leaves
    the file as it is, where it cannot be written, has other names, or no longer holds `old`.
    """
    target = os.path.realpath(path)
    about = os.stat(target)
    if not stat.S_ISREG(about.st_mode) or not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), target)
    if about.st_nlink > 1:
        raise OSError(f"{about.st_nlink} 个硬链接指向它 (it has hard links)")
    beside = os.path.join(os.path.dirname(target), f".hegui-{os.getpid()}.tmp")
    try:
        _write(beside, new, about)
        with open(target, "rb") as file:
            if file.read() != old:
                raise Changed("读取之后文件又有改动 (the file was changed meanwhile)")
        os.replace(beside, target)
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def create(path: str, data: bytes) -> None:
    """A new file at `path`, whole or not at all, with the folders above it; one that holds `data` already is left.

    Raises OSError, and leaves what is there, where it cannot be written or there is another file.
    """
    if os.path.lexists(path):
        with open(path, "rb") as file:
            if file.read() == data:
                return
        raise FileExistsError(17, os.strerror(17), path)
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    beside = os.path.join(os.path.dirname(path), f".hegui-{os.getpid()}.tmp")
    try:
        with open(beside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def _write(path: str, data: bytes, like: os.stat_result) -> None:
    """A new file with the permissions, and where that is allowed the owner, of another."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        if hasattr(os, "fchown") and (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(PermissionError):
                os.fchown(file.fileno(), like.st_uid, like.st_gid)
        os.chmod(path, stat.S_IMODE(like.st_mode))
        os.fsync(file.fileno())
