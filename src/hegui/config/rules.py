"""A plan after what a configuration says of its rules: which are selected, which left out, and their severities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from hegui.config.file import Configuration
from hegui.config.settings import Settings
from hegui.errors import ConfigError, Fault
from hegui.packs.load import load_packs
from hegui.packs.nearest import did_you_mean
from hegui.packs.select import means, select
from hegui.plan import Plan, packs_of
from hegui.rule import Rule, Severity


def fitted(plan: Plan, settings: Settings) -> Plan:
    """`plan` with the rules and severities that the settings want. Raises ConfigError for rules that do not exist in any
    pack the configuration names, and UsageError for such on the command line."""
    if not (settings.select or settings.ignore or settings.severity):
        return plan
    rules = [entry.rule for entry in plan.entries]
    faults = [*_unknown(settings, rules), *_too_strict(settings, rules)]
    if faults:
        raise ConfigError(tuple(sorted(faults)))
    chosen = _chosen(settings, rules)
    plan = plan if len(chosen) == len(rules) else plan.only({rule.id for rule in chosen})
    ordered = sorted(settings.severity, key=_precision)
    grades = {rule.id: Severity(grade) for entry, grade in ordered for rule in rules if means(entry, rule)}
    return plan.regraded(grades) if grades else plan


def _precision(grade: tuple[str, str]) -> tuple[bool, int]:
    """SZ is laid over by SZ00, SZ001 and a name."""
    return (not grade[0].isupper(), len(grade[0]))


def _chosen(settings: Settings, rules: Sequence[Rule]) -> Sequence[Rule]:
    """The rules selected. An entry of the file that means a rule of another pack alone is none of this plan's."""
    known = partial(_known, rules)
    wanted = settings.select if "select" in settings.said else known(settings.select)
    spared = settings.ignore if "ignore" in settings.said else known(settings.ignore)
    if settings.select and not wanted:
        return ()
    return select(rules, wanted, spared)


def _known(rules: Iterable[Rule], entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(entry for entry in entries if any(means(entry, rule) for rule in rules))


def _unknown(settings: Settings, rules: Sequence[Rule]) -> Iterator[Fault]:
    """Entries of the file that mean no rule at all, neither here nor in another pack it names."""
    missing = [place for place in _entries(settings) if not _known(rules, (place[0],))]
    if not missing:
        return
    others = _every(settings.configuration)
    names = [name for rule in (*rules, *others) for name in (rule.id, rule.name)]
    for entry, key, step in missing:
        if not _known(others, (entry,)):
            message = f"没有编号或名称为 {entry} 的规则"
            yield settings.configuration.fault(message, did_you_mean(entry, names), key, step)


def _entries(settings: Settings) -> Iterator[tuple[str, str, str | int]]:
    """Each rule that the file speaks of, with the way to it."""
    values = settings.configuration.values
    for name in ("select", "ignore"):
        if name not in settings.said:
            yield from ((entry, name, index) for index, entry in enumerate(values.get(name, ())))
    yield from ((entry, "severity", entry) for entry, _ in values.get("severity", ()))


def _every(configuration: Configuration) -> list[Rule]:
    """The rules of all packs that a configuration names anywhere; of all shipped ones if it names none for all."""
    named = configuration.values.get("packs", ())
    others = [name for _, names in configuration.values.get("per_path_packs", ()) for name in names]
    packs = (*load_packs(named), *(load_packs(others) if others else ()))
    return [rule for pack in packs_of(packs) for rule in pack.rules]


def _too_strict(settings: Settings, rules: Sequence[Rule]) -> Iterator[Fault]:
    """A demand whose source says 一般, 原则上 or 可以 is no error, whoever says so."""
    for entry, grade in settings.severity:
        soft = [rule.id for rule in rules if means(entry, rule) and rule.basis.conditional]
        if grade == Severity.ERROR and soft:
            message = f"{'、'.join(soft)} 的依据中是“一般、原则上、可以”（conditional），不能定为 error"
            yield settings.configuration.fault(message, "改为 warning 或 info", "severity", entry)
