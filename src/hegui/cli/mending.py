"""What `hegui fix` does once its arguments are known."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING, cast

from hegui.api import checklist_of
from hegui.cli import screen
from hegui.cli.judging import Asked, format_of, standard_input
from hegui.cli.settling import said
from hegui.cli.values import day
from hegui.cli.words import prefer, say, spoken
from hegui.config.discover import Discovery
from hegui.config.exclusion import Excluding
from hegui.config.rules import fitted
from hegui.config.settings import Group, Settings, Settling
from hegui.errors import ReadError, UsageError
from hegui.exempting import exemptions_of
from hegui.fixing import FORMATS, Format, Left, Mended, mend, unasked
from hegui.formats.layout import clip, safe
from hegui.formats.quotes import instead
from hegui.formats.view import View
from hegui.plan import Lenience, Plan
from hegui.readers import SUFFIXES, contents
from hegui.readers.find import find
from hegui.report import Refused
from hegui.values import Record
from hegui.verdict import Message
from hegui.writing import rewrite

if TYPE_CHECKING:
    from hegui.exemptions.applied import Exemptions

_LISTED = 20
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NOT_YET = Message(
    "还不能改这种文件，只能改文本、Markdown 和 Word（.docx）",
    "cannot be fixed: only text, Markdown and Word (.docx)",
)


class Wanted(Record):
    """The arguments of the command as they were typed."""

    paths: Sequence[str]
    diff: bool = False
    write: bool = False
    pack: Sequence[str] | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    as_of: str | None = None
    ignore_quoted: bool | None = None
    encoding: str | None = None
    no_cache: bool = False
    stdin_name: str = "-"
    config: str | None = None
    isolated: bool = False
    exclude: Sequence[str] | None = None
    respect_gitignore: bool | None = None


class _Rules(Record):
    """plan: all rules judge, so that no fix of one breaks another. fixing: ids of those that may fix. waived: what is waived
    in a file of its own, and so not touched."""

    plan: Plan
    fixing: frozenset[str]
    waived: Exemptions | None


class _Task:
    """What is wanted, and the rules for each file, after its configuration."""

    def __init__(self, wanted: Wanted) -> None:
        shared = {name: value for name, value in wanted._asdict().items() if name in Asked._fields}
        self.wanted = wanted
        self.settling = Settling(Discovery(wanted.config, isolated=wanted.isolated), said(Asked(**shared)))
        self._rules: dict[int, _Rules] = {}

    def rules(self, settings: Settings) -> _Rules:
        """The rules where `settings` hold: those selected may fix, a hint only if it is named."""
        if id(settings) not in self._rules:
            plan = checklist_of(
                settings.packs, lenience=Lenience(suppressions=True, quoted=settings.ignore_quoted)
            )
            chosen = [entry.rule for entry in fitted(plan, settings).entries]
            waived = exemptions_of((plan,), (Group(settings, ()),), self.settling.asked)
            self._rules[id(settings)] = _Rules(plan, unasked(chosen, settings.select), waived)
        return self._rules[id(settings)]


def fix(wanted: Wanted) -> int:
    """Fix what is asked for; the exit status. Raises HeguiError."""
    if wanted.diff and wanted.write:
        raise UsageError(say("--diff 与 --write 不能同时给出", "--diff and --write exclude each other"))
    if wanted.no_cache:
        os.environ["HEGUI_CACHE_DIR"] = ""
    task = _Task(wanted)
    prefer(task.settling.discovery.own().values.get("lang"))
    if "-" in wanted.paths:
        return _filtered(task)
    found = find(wanted.paths, Excluding(task.settling.discovery, task.settling.asked))
    task.rules(task.settling.settings(""))  # tells of faults before any file is read
    ends = [*found.refused, *(_fixed(path, task) for path in found.files)]
    ends.sort(key=lambda end: end.path)
    for end in ends:
        _tell(end)
    _close(ends, wanted.write)
    if found.links:
        screen.tell(say(f"{found.links} 个链接没有跟随", f"{found.links} links were not followed"))
    if found.excluded:
        screen.tell(say(f"{found.excluded} 份排除未改", f"{found.excluded} excluded"))
    refused = any(isinstance(end, Refused) for end in ends)
    changed = any(isinstance(end, Mended) and end.new != end.old for end in ends)
    return 2 if refused or not (ends or found.insisted) else int(changed and not wanted.write)


def _fixed(path: str, task: _Task) -> Mended | Refused:
    """One file fixed, and shown or written."""
    kind = SUFFIXES.get(os.path.splitext(path)[1].lower())
    if kind is None or kind not in FORMATS:
        return Refused(path, _NOT_YET)
    try:
        end = _mended(contents(path), path, kind, task)
        if task.wanted.write and end.new != end.old:
            rewrite(path, end.old, end.new)
    except ReadError as fault:
        return Refused(path, Message(fault.reason, fault.reason))
    except OSError as fault:
        what = fault.strerror or str(fault)
        return Refused(path, Message(f"写不进去，未改：{what}", f"cannot be written, left as it is: {what}"))
    if not task.wanted.write:
        _show(end)
    return end


def _mended(data: bytes, path: str, kind: str, task: _Task) -> Mended:
    settings = task.settling.settings(path)
    plan, fixing, waived = task.rules(settings)
    date, exempt = day(settings.as_of, "--as-of"), waived.exempted if waived is not None else None
    return mend(data, path, cast(Format, kind), plan, fixing, date, settings.encoding, exempt)


def _filtered(task: _Task) -> int:
    """Standard input to standard output."""
    wanted = task.wanted
    kind = format_of(wanted.stdin_name)
    data = standard_input(wanted.paths)
    if kind not in FORMATS:
        raise ReadError(wanted.stdin_name, _NOT_YET.text(spoken()))
    end = _mended(data, wanted.stdin_name, kind, task)
    if wanted.diff:
        _show(end)
    else:
        screen.send(end.new)
    _tell(end)
    _close([end], not wanted.diff)
    return int(wanted.diff and end.new != end.old)


def _show(end: Mended) -> None:
    """The changes as a unified diff: exact where a program reads it, made safe for a terminal."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    name = safe(end.path)
    lines = unified_diff(_LINES.findall(end.before), _LINES.findall(end.after), name, name)
    text = "".join(_line(line, terminal) for line in lines)
    if text:
        screen.write(text, machine=not terminal)


def _line(line: str, terminal: bool) -> str:
    bare = line.rstrip("\r\n")
    if terminal:
        return safe(bare) + "\n"
    if line.endswith("\n"):
        return line
    return line + "\n" if line.endswith("\r") else line + "\n\\ No newline at end of file\n"


def _tell(end: Mended | Refused) -> None:
    """What was left in a file, and why, on standard error."""
    if isinstance(end, Refused):
        screen.tell(f"{safe(end.path)}: {safe(end.reason.text(spoken()))}")
        return
    for left in sorted(end.left, key=lambda left: (left.quote.start, left.rule.id))[:_LISTED]:
        screen.tell(f"{safe(end.path)}:{left.quote.line}:{left.quote.column}: {_left(left)}")
    if len(end.left) > _LISTED:
        rest = len(end.left) - _LISTED
        screen.tell(f"{safe(end.path)}: " + say(f"另有 {rest} 处留给人改", f"{rest} more left for a person"))


def _left(left: Left) -> str:
    words = clip(safe(left.quote.quote), 40)
    form = instead(left.quote.suggestion or "", View(lang=spoken()))
    why = left.reason.text(spoken())
    return f"{left.rule.id} “{words}” {form}" + say(f"；留给人改：{why}", f"; left for a person: {why}")


def _close(ends: Sequence[Mended | Refused], written: bool) -> None:
    """How much was fixed, by rule, and how much was left."""
    mended = [end for end in ends if isinstance(end, Mended)]
    by_rule: Counter[str] = Counter()
    for end in mended:
        by_rule.update(end.fixed)
    left, others = sum(len(end.left) for end in mended), sum(end.others for end in mended)
    changed, refused = sum(end.new != end.old for end in mended), len(ends) - len(mended)
    rules = "".join(_counted(by_rule))
    total = by_rule.total()
    screen.tell(
        say(
            f"{'已改' if written else '可改'} {total} 处{rules}，{changed} 个文件；"
            + _remaining(left, others).zh
            + (f"；{refused} 个文件未能处理" if refused else ""),
            f"{'fixed' if written else 'can fix'} {_number(total, 'place')}{rules} in {_number(changed, 'file')}; "
            + _remaining(left, others).en
            + (f"; {_number(refused, 'file')} not handled" if refused else ""),
        )
    )


def _remaining(left: int, others: int) -> Message:
    """What a person must do. left: places named above, with the reason. others: failures that no fix is for."""
    if not left and not others:
        return Message("没有要由人改的", "nothing is left for a person")
    if not others:
        return Message(
            f"还有 {left} 处须由人改，原因见上", f"{_number(left, 'place')} left for a person, see above"
        )
    failed = Message(
        f"还有 {others} 项检查未通过，须由人改", f"{_number(others, 'other failure')} left for a person"
    )
    if not left:
        return failed
    more = Message(f"；上面列出的 {left} 处也是", f", and the {_number(left, 'place')} named above")
    return Message(failed.zh + more.zh, failed.en + more.en)


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _counted(by_rule: Counter[str]) -> Iterator[str]:
    if by_rule:
        parts = [f"{rule} {number}" for rule, number in sorted(by_rule.items())]
        yield say(f"（{'、'.join(parts)}）", f" ({', '.join(parts)})")
