"""What `hegui check --format docx` does: a copy of each Word file, with the findings in it, in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence

from hegui.cli import screen
from hegui.cli.words import say, spoken
from hegui.errors import ReadError, UsageError
from hegui.formats.layout import safe
from hegui.formats.view import View
from hegui.readers import contents
from hegui.report import Judged, Refused, Report
from hegui.verdict import Message
from hegui.writing import create

_NO_WORD = Message(
    "不是 Word 文件（.docx），不能写批注；结果请用其他格式输出",
    "no Word file (.docx), so there is no annotated copy; ask for its findings in another format",
)
_CHANGED = Message("检查之后文件又有改动，未写", "changed since it was checked; nothing written")
_EXISTS = Message(
    "已有同名文件，没有覆盖；请换一个目录，或先移走它",
    "there is such a file, which was left as it is; choose another directory, or move it away",
)


def folder(output: str | None, paths: Sequence[str]) -> str:
    """The folder for the copies. UsageError where there is none, or the input is no file."""
    if "-" in paths:
        raise UsageError(
            say("--format docx 不能用于标准输入", "--format docx does not go with standard input")
        )
    if not output or (os.path.exists(output) and not os.path.isdir(output)):
        raise UsageError(
            say(
                "--format docx 须用 --output 给出一个目录",
                "--format docx needs --output with a directory",
            )
        )
    return output


def annotate(report: Report, paths: Sequence[str], to: str, view: View, listed: bool) -> int:
    """Write the copies into folder `to`, and tell of each; 2 where one is missing, else 0. listed: the paths of the copies go
    to standard output. UsageError, and nothing is written, where one would be written over a file of this run."""
    targets = _targets(report, paths, to)
    _spare(report, targets)
    ends = [_copy(judged, targets.get(judged.path), report, view) for judged in report.documents]
    refused = [*report.refused, *(end for end in ends if isinstance(end, Refused))]
    written = "".join(f"{safe(end)}\n" for end in ends if isinstance(end, str))
    if listed:
        screen.write(written)
    for each in refused:
        screen.tell(f"{safe(each.path)}: {safe(each.reason.text(spoken()))}")
    unwritten = sum(isinstance(end, Refused) for end in ends)
    if unwritten:
        screen.tell(
            say(
                f"{unwritten} 份没有写出批注副本，退出码 2",
                f"{unwritten} without an annotated copy; exit status 2",
            )
        )
    return 2 if refused else 0


def _targets(report: Report, paths: Sequence[str], to: str) -> dict[str, str]:
    """Where the copy of each Word file goes: as it stands to the folder that holds all that was asked for."""
    given = [os.path.abspath(path) for path in paths]
    tops = [path if os.path.isdir(path) else os.path.dirname(path) for path in given]
    base = os.path.commonpath(tops)
    found = {}
    for judged in report.documents:
        if judged.format == "docx":
            name = os.path.relpath(os.path.abspath(judged.path), base)
            suffix = "" if name.lower().endswith(".docx") else ".docx"
            found[judged.path] = os.path.join(to, name + suffix)
    return found


def _spare(report: Report, targets: dict[str, str]) -> None:
    inputs = [*(judged.path for judged in report.documents), *(each.path for each in report.refused)]
    own = {os.path.realpath(path) for path in inputs}
    for path in targets.values():
        same = os.path.exists(path) and any(
            os.path.exists(each) and os.path.samefile(path, each) for each in inputs
        )
        if same or os.path.realpath(path) in own or list(targets.values()).count(path) > 1:
            raise UsageError(
                say(
                    f"--output 会覆盖被检查的文件：{path}",
                    f"--output would write over what is checked: {path}",
                )
            )


def _copy(judged: Judged, target: str | None, report: Report, view: View) -> str | Refused:
    """The path of the copy that was written; or why none was."""
    if target is None:
        return Refused(judged.path, _NO_WORD)
    from hegui.digest import sha256
    from hegui.word.annotated import annotated

    try:
        data = contents(judged.path)
        if sha256(data) != judged.sha256:
            return Refused(judged.path, _CHANGED)
        create(target, annotated(data, judged, report, view))
    except ReadError as fault:
        return Refused(judged.path, Message(fault.reason, fault.reason))
    except FileExistsError:
        return Refused(target, _EXISTS)
    except OSError as fault:
        what = fault.strerror or str(fault)
        return Refused(target, Message(f"写不进去：{what}", f"cannot be written: {what}"))
    return target
