"""A run after the configurations of its files: which files, by which rules, and what the report says of that."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hegui.api import checklist_of, judge, one, packs_used, reported
from hegui.config.exclusion import Excluding
from hegui.config.file import Configuration
from hegui.config.rules import fitted
from hegui.config.settings import Asked, Group, Settings, Settling, strict, within
from hegui.exempting import Exempting, exempting
from hegui.judging import Arrived, Ends, Watch, Work, opened, unseen
from hegui.plan import Lenience, Plan
from hegui.readers import read_bytes
from hegui.readers.find import Found, find
from hegui.report import Judged, Narrowing, Notice, Report
from hegui.rule import Severity
from hegui.values import Record
from hegui.verdict import Message

if TYPE_CHECKING:
    from hegui.config.discover import Discovery

_OPTIONS = {
    "packs": "pack",
    "select": "select",
    "ignore": "ignore",
    "exclude": "exclude",
    "respect_gitignore": "respect-gitignore",
    "force_exclude": "force-exclude",
    "strict": "strict",
    "as_of": "as-of",
    "encoding": "encoding",
    "waivers": "waivers",
    "attestations": "attestations",
    "baseline": "baseline",
    "update_baseline": "update-baseline",
    "today": "today",
    "allow_suppressions": "allow-suppressions",
    "ignore_quoted": "ignore-quoted",
}
"""What the command line can say that bears on the verdict, by field."""

Exempt = Callable[[Judged], Judged]


class Run(Record):
    """What is to be done. plans: one for all groups of files for which the same rules hold. works: one a file, in the
    order of the paths. groups: what holds for the files. exempting: what is waived or answered in files of its own.
    notices: what is to be said of the configurations."""

    plans: Sequence[Plan]
    works: Sequence[Work]
    groups: Sequence[Group]
    found: Found
    discovery: Discovery
    asked: Asked
    exempting: Exempting | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def configurations(self) -> list[Configuration]:
        """Those of the files, each once; that of the working directory where there are no files."""
        by_path = {group.settings.configuration.path: group.settings.configuration for group in self.groups}
        return list(by_path.values())

    @property
    def inputs(self) -> list[str]:
        """What no output may be written over: the documents, and files of packs, configurations and exemptions."""
        packs = [pack for group in self.groups for pack in group.settings.packs]
        own = self.exempting.files() if self.exempting is not None else ()
        by = [*packs, *(each.path for each in self.configurations if each.path), *own]
        return [*by, *self.found.files, *(each.path for each in self.found.refused)]


def run_on(paths: Sequence[str], settling: Settling, watch: Watch = unseen) -> Run:
    """The run on files and directories. Raises ConfigError, PackError, UsageError and InputError."""
    watch("find", 0, 0)
    found = find(paths, Excluding(settling.discovery, settling.asked))
    watch("plan", 0, 0)
    run = _run(found, settling)
    folders = [settling.discovery.real(os.fspath(path)) for path in paths if os.path.isdir(path)]
    return run._replace(notices=tuple(_idle(run, settling, folders))) if folders else run


def _idle(run: Run, settling: Settling, folders: Sequence[str]) -> Iterator[Notice]:
    """The patterns of `per-path-packs` that meant no file, where all files that they may mean were looked at."""
    for each in run.configurations:
        if not any(folder == each.folder or within(folder, each.folder) for folder in folders):
            continue
        for glob in settling.idle(each):
            path, _, line = each.at("per-path-packs", glob).rpartition(":")
            hint = ("；路径用 / 分隔", "; paths are written with /") if "\\" in glob else ("", "")
            message = Message(
                f"per-path-packs 的“{glob}”没有对上任何文件{hint[0]}",
                f"“{glob}” of per-path-packs means no file{hint[1]}",
            )
            yield Notice(path, int(line), Severity.INFO, message)


def run_on_input(path: str, settling: Settling) -> Run:
    """The run on what standard input brings, taken for a file at `path`."""
    return _run(Found((path,), (), 0), settling)


def _run(found: Found, settling: Settling) -> Run:
    groups = settling.groups(found.files) or [Group(settling.settings(""), ())]
    bases = _bases(groups)
    numbers: dict[Any, int] = {}
    plans: list[Plan] = []
    works: dict[str, Work] = {}
    for base, (settings, files) in zip(bases, groups, strict=True):
        rules = _of_rules(settings)
        if rules not in numbers:
            numbers[rules] = len(plans)
            plans.append(fitted(base, settings, bases))
        day = datetime.date.fromisoformat(settings.as_of) if settings.as_of else None
        works.update((file, Work(file, numbers[rules], day, settings.encoding)) for file in files)
    asked, ordered = settling.asked, [works[file] for file in found.files]
    return Run(plans, ordered, groups, found, settling.discovery, asked, exempting(plans, groups, asked))


def _bases(groups: Sequence[Group]) -> list[Plan]:
    """All rules for each group, those of the same packs made once."""
    made: dict[Any, Plan] = {}
    for settings, _ in groups:
        key = (settings.packs, settings.allow_suppressions, settings.ignore_quoted)
        if key not in made:
            made[key] = base_for(settings)
    return [
        made[settings.packs, settings.allow_suppressions, settings.ignore_quoted] for settings, _ in groups
    ]


def _of_rules(settings: Settings) -> Any:
    """What the plan for `settings` hangs on."""
    names = ("packs", "severity", "select", "ignore", "allow_suppressions", "ignore_quoted")
    return tuple(getattr(settings, name) for name in names)


def base_for(settings: Settings) -> Plan:
    """All rules of the packs that `settings` name."""
    lenience = Lenience(settings.allow_suppressions, settings.ignore_quoted)
    return checklist_of(settings.packs, lenience=lenience)


def plan_for(settings: Settings) -> Plan:
    """The plan for files for which `settings` hold. Raises ConfigError, PackError and UsageError."""
    return fitted(base_for(settings), settings)


def announced(run: Run) -> Report:
    """What is known of the report before anything is judged."""
    return Report((), packs=packs_used(run.plans), options=_told(run))


def carried_out(
    run: Run,
    *,
    jobs: int | None = None,
    sheets: bool = False,
    watch: Watch = unseen,
    arrived: Arrived | None = None,
) -> Report:
    """The report on a run. arrived: told of each document as soon as it is judged."""
    exempt = _exempt(run)
    ends = judge(run.plans, run.works, jobs=jobs, sheets=sheets, watch=watch, arrived=arrived, exempt=exempt)
    return _reported(run, ends)


def carried_out_on(
    data: bytes,
    format: str,
    run: Run,
    *,
    sheets: bool = False,
) -> Report:
    """The report on a run of one work, whose contents are at hand."""
    work = run.works[0]
    document = opened(work.path, work.as_of, lambda: read_bytes(data, work.path, format, work.encoding))
    return _reported(run, one(run.plans[0], document, sheets, _exempt(run)))


def _exempt(run: Run) -> Exempt | None:
    return run.exempting.exempted if run.exempting is not None else None


def _reported(run: Run, ends: Ends) -> Report:
    more = run.exempting.notices(ends) if run.exempting is not None else ()
    told = (*notices(run), *more)
    firm = strict(run.asked, run.configurations)
    return reported(run.plans, ends, run.found, _told(run), told, strict=firm, narrowed=narrowed(run))


def narrowed(run: Run) -> Narrowing | None:
    """What was left out by `select` and `ignore`, of all groups of files."""
    settings = [group.settings for group in run.groups]
    ran = {entry.rule.id for plan in run.plans for entry in plan.entries}
    out = {name for plan in run.plans for name in plan.left_out if name.isupper()} - ran
    if not out:
        return None
    select = dict.fromkeys(name for each in settings for name in each.select)
    ignore = dict.fromkeys(name for each in settings for name in each.ignore)
    return Narrowing(tuple(select), tuple(ignore), len(out))


def notices(run: Run) -> tuple[Notice, ...]:
    """The configurations that were found and not used, and what else is to be said of them."""
    message = Message(
        "没有采用这份配置：被检查的目录不能自带规则；要用它，请进入那个目录，或写 --config",
        "this configuration was not used: what is checked must not bring its own rules; go there, or give it with --config",
    )
    passed = (Notice(path, 1, Severity.WARNING, message) for path in sorted(run.discovery.passed))
    return (*passed, *run.notices)


def _told(run: Run) -> tuple[tuple[str, str], ...]:
    """What was asked for on the command line and in files; of a file its digest, and where each thing stands."""
    typed = [(_OPTIONS[name], _text(run.asked[name])) for name in _OPTIONS if name in run.asked]
    held = run.exempting.options() if run.exempting is not None else ()
    return tuple(sorted((*typed, *held, *(line for each in run.configurations for line in _written(each)))))


def _written(configuration: Configuration) -> Iterator[tuple[str, str]]:
    if not configuration.path:
        return
    yield f"config {configuration.path}", f"sha256:{configuration.sha256}"
    for name, value in configuration.values.items():
        key = name.replace("_", "-")
        if key in ("severity", "per-path-packs"):
            for part, told in value:
                yield f"{configuration.at(key, part)} {key}.{part}", _text(told)
        else:
            yield f"{configuration.at(key)} {key}", _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, tuple) else str(value)
