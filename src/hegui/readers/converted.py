"""Old Word and WPS files (.doc, .wps): LibreOffice, where it is installed, makes a .docx of them, and that is read.

It works in a directory of its own that is removed, with a profile of its own in which no macro runs and no link is
followed; it is stopped, with all that it started, when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress

from hegui.document import Document, Mark, Span
from hegui.errors import ReadError
from hegui.readers.signature import ENCRYPTED, kind

SECONDS = 25.0
NAME = "旧版 Word 或 WPS 文档（.doc、.wps）"

_COMMANDS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
)
_MAIN_STREAM = "WordDocument".encode("utf-16-le")
_PROGRAMS = "_VBA_PROJECT".encode("utf-16-le")  # LibreOffice leaves them out of what it makes
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
_SETTINGS = (
    ("DisableMacrosExecution", "true"),
    ("MacroSecurityLevel", "3"),
    ("BlockUntrustedRefererLinks", "true"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"{''.join(_SETTING.format(*each) for each in _SETTINGS)}</oor:items>"
)


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in a .doc or .wps file. Raises ReadError where there is no LibreOffice, or it cannot read the file."""
    sort = kind(data)
    if sort == ENCRYPTED:
        raise ReadError(path, "文档已加密，需要密码；请在 Word 或 WPS 中去掉密码后再检查")
    if sort != NAME:
        what = f"是{sort}" if sort else "像是文本" if data.strip() else "文件是空的"
        raise ReadError(path, f"内容不是{NAME}，{what}；请改正扩展名，或另存为 .docx")
    if _MAIN_STREAM not in data:
        raise ReadError(path, f"是{NAME}那样的文件，但里面没有 Word 正文；请在 Word 或 WPS 中另存为 .docx")
    command = _command()
    if command is None:
        raise ReadError(
            path,
            f"{NAME}须由 LibreOffice 转换后检查，本机没有装；请装 LibreOffice，或在 Word、WPS 中另存为 .docx",
        )
    from hegui.readers.docx import document as word

    made = word(_docx(command, data, path), path=path, sha256=sha256)
    made.__dict__.update(format="wps" if path.lower().endswith(".wps") else "doc")
    if _PROGRAMS in data:
        made.__dict__.update(marks=(Mark("macro", Span(0, 0)), *made.marks))
    return made


def _command() -> str | None:
    """The LibreOffice there is."""
    found = (shutil.which(command) for command in _COMMANDS)
    return next(
        (each for each in found if each), next((each for each in _PLACES if os.access(each, os.X_OK)), None)
    )


def _docx(command: str, data: bytes, path: str) -> bytes:
    """What LibreOffice makes of a .doc."""
    with tempfile.TemporaryDirectory(prefix="hegui-", ignore_cleanup_errors=True) as room:
        source, profile = os.path.join(room, "in.doc"), os.path.join(room, "profile")
        os.makedirs(os.path.join(profile, "user"))
        with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
            file.write(_PROFILE)
        with open(source, "wb") as file:
            file.write(data)
        _run([command, *_arguments(profile, room), source], room, path)
        try:
            with open(os.path.join(room, "in.docx"), "rb") as file:
                return file.read()
        except FileNotFoundError as fault:
            raise ReadError(
                path, f"{NAME}转换失败，可能已损坏或加了密码；请在 Word 或 WPS 中另存为 .docx"
            ) from fault


def _arguments(profile: str, room: str) -> list[str]:
    address = "file:///" + profile.replace(os.sep, "/").lstrip("/")
    named = ["--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", room]
    return [f"-env:UserInstallation={address}", "--headless", "--norestore", "--nolockcheck", *named]


def _run(command: list[str], room: str, path: str) -> None:
    """Run it to its end, or until its time is over: then it is killed with its children."""
    environment = {**os.environ, "HOME": room, "TMPDIR": room}
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as fault:
        raise ReadError(path, f"LibreOffice 启动不了（{fault}）；请在 Word 或 WPS 中另存为 .docx") from fault
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as late:
        raise ReadError(
            path, f"{NAME}转换超过 {SECONDS:g} 秒，已停止；请在 Word 或 WPS 中另存为 .docx"
        ) from late
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and those it started, whatever is left of them."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
