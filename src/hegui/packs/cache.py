"""Validated values kept between runs. A damaged, foreign or outdated entry is built anew, never trusted."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hegui import matcher
from hegui.digest import sha256
from hegui.packs.files import File, shipped
from hegui.packs.pickled import PicklingError, pickled, unpickled
from hegui.values import Record

_FORMAT = b"hegui-cache-4\n"
_HEAD = len(_FORMAT) + 32  # with the checksum, in hexadecimal
_SUFFIX = ".packs"
_MOST_ENTRIES = 64
# Nothing in them has a part in a value: the rooms above, and those that what makes values may not know.
_NO_CODE = frozenset(
    [
        "__pycache__",
        "rules",
        "cli",
        "config",
        "baseline",
        "comparison",
        "exemptions",
        "fixing",
        "formats",
        "readers",
        "word",
    ]
)


class Found(Record):
    """A kept value; a class of its own because the value may be anything."""

    value: Any


def question(what: str, files: Iterable[File]) -> str | None:
    """The name an answer is kept under: what is made, of which files, by which code. None: keep nothing.

    Files that come with hegui are known by size and time, as its code is; those of the user are read at every recall.
    """
    if directory() is None:
        return None
    asked = [
        what,
        getattr(sys.modules["hegui"], "__version__", ""),
        sys.version,
        *(part for file in files for part in (*file, _times(file.real))),
        *_code(),
        matcher.version(),  # of compiled patterns
    ]
    return sha256("\0".join(asked).encode("utf-8", "surrogatepass"))


def recall(question: str) -> Found | None:
    """The value kept for `question`, if it is whole and every file it was made of still has the same content."""
    try:
        path = os.path.join(directory() or "", question + _SUFFIX)
        data = _read(path)
        if data[:_HEAD] != _FORMAT + _checksum(question, memoryview(data)[_HEAD:]):
            return None
        files, value = unpickled(data, _HEAD, path)
        same = all(_file_digest(path) == digest for path, digest in files.items())
    except Exception:  # whatever is wrong with an entry, the answer is to build it anew
        return None
    return Found(value) if same else None


def keep(question: str, value: Any, files: Mapping[str, str]) -> None:
    """Keeps `value` for `question`. files: sha256 by path of all it was made of. Goes on silently if it cannot."""
    try:
        own = {path: digest for path, digest in files.items() if not _times(path)}
        payload = pickled((own, value))
        _write(question, _FORMAT + _checksum(question, payload) + payload)
    except (OSError, PicklingError, TypeError, AttributeError, RecursionError):
        return


def directory() -> str | None:
    """Where entries are kept; HEGUI_CACHE_DIR names another place, and empty switches keeping off."""
    chosen = os.environ.get("HEGUI_CACHE_DIR")
    if chosen is not None:
        return chosen or None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(base, "hegui") if os.path.isabs(base) else None


def _checksum(question: str, payload: bytes | memoryview) -> bytes:
    """Tells a damaged entry. It need not stand up to forgery: who may write here may write anything, and the unpickler
    lets nothing foreign in. SHA-256 of a megabyte takes a tenth of a run, CRC-32 a fiftieth."""
    return b"%08x%024x" % (zlib.adler32(payload, zlib.adler32(question.encode())), len(payload))


def _file_digest(path: str) -> str:
    with open(path, "rb") as stream:
        return sha256(stream.read())


def _times(path: str) -> str:
    """Size and time of a file that comes with hegui; "" for any other."""
    if os.path.dirname(path) not in (shipped(), os.path.join(shipped(), "references")):
        return ""
    status = os.stat(path)
    return f"{status.st_size} {status.st_mtime_ns}"


def _code() -> Iterator[str]:
    """What the code is that makes and reads the values: place, name, size and time of hegui's files."""
    rooms = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
    while rooms:
        room = rooms.pop()
        yield room
        with os.scandir(room) as found:
            for entry in sorted(found, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"
                elif "." not in entry.name and entry.name not in _NO_CODE and entry.is_dir():
                    rooms.append(entry.path)


def _read(path: str) -> bytes:
    _own(os.lstat(os.path.dirname(path)), stat.S_ISDIR)
    with open(path, "rb") as stream:
        _own(os.fstat(stream.fileno()), stat.S_ISREG)
        return stream.read()


def _own(status: os.stat_result, kind: Any) -> None:
    """Raises PermissionError unless it is ours, of the kind wanted, and nobody else may write there."""
    if sys.platform == "win32":
        return
    if not kind(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o022:
        raise PermissionError("not ours alone")


def _write(question: str, data: bytes) -> None:
    place = directory() or ""
    os.makedirs(place, mode=0o700, exist_ok=True)
    _own(os.lstat(place), stat.S_ISDIR)
    _sweep(place)
    temporary = os.path.join(place, f"{question}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
        os.replace(temporary, os.path.join(place, question + _SUFFIX))
    except OSError:
        os.unlink(temporary)
        raise


def _sweep(place: str) -> None:
    """Removes the oldest of our entries where there are many, and what writers that died left behind."""
    with os.scandir(place) as found:
        ours = [entry for entry in found if entry.name.endswith((_SUFFIX, ".tmp"))]
    ours.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in ours[_MOST_ENTRIES:]:
        os.unlink(entry.path)
