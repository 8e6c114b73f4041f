"""A plan after what a configuration says of its rules: which are selected, which left out, and their severities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hegui.config.file import Configuration
from hegui.config.settings import Settings
from hegui.errors import ConfigError, Fault
from hegui.packs.load import load_packs
from hegui.packs.nearest import did_you_mean
from hegui.packs.select import means, select
from hegui.plan import Plan, packs_of
from hegui.rule import Rule, RulePack, Severity


def fitted(plan: Plan, settings: Settings, others: Sequence[Plan] = ()) -> Plan:
    """`plan` with the rules and severities that the settings want. others: all plans of the run, before that.

    Raises ConfigError for rules of the file that no pack has which it names, or which `others` have, and UsageError for
    such on the command line.
    """
    if not (settings.select or settings.ignore or settings.severity):
        return plan
    rules = [entry.rule for entry in plan.entries]
    faults = [*_unknown(settings, rules, others), *_too_strict(settings, rules)]
    if faults:
        raise ConfigError(tuple(sorted(faults)))
    _typed(settings, rules, others)
    chosen = _chosen(settings, rules)
    plan = plan if len(chosen) == len(rules) else plan.only({rule.id for rule in chosen})
    ordered = sorted(settings.severity, key=_precision)
    grades = {rule.id: Severity(grade) for entry, grade in ordered for rule in rules if means(entry, rule)}
    return plan.regraded(grades) if grades else plan


def _typed(settings: Settings, rules: Sequence[Rule], others: Sequence[Plan]) -> None:
    """UsageError for an entry of the command line that means no rule of the run."""
    typed = [
        entry for name in ("select", "ignore") if name in settings.said for entry in getattr(settings, name)
    ]
    missing = [entry for entry in typed if not _known(rules, (entry,))]
    if missing:
        select([*rules, *(entry.rule for other in others for entry in other.entries)], missing, ())


def _precision(grade: tuple[str, str]) -> tuple[bool, int]:
    """SZ is laid over by SZ00, SZ001 and a name."""
    return (not grade[0].isupper(), len(grade[0]))


def _chosen(settings: Settings, rules: Sequence[Rule]) -> Sequence[Rule]:
    """The rules selected. An entry that means a rule of another pack alone is none of this plan's."""
    wanted, spared = _known(rules, settings.select), _known(rules, settings.ignore)
    return select(rules, wanted, spared) if wanted or not settings.select else ()


def _known(rules: Iterable[Rule], entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(entry for entry in entries if any(means(entry, rule) for rule in rules))


def _unknown(settings: Settings, rules: Sequence[Rule], others: Sequence[Plan]) -> Iterator[Fault]:
    """Entries of the file that mean no rule at all, neither here nor in another pack it names."""
    missing = [place for place in _entries(settings) if not _known(rules, (place[0],))]
    if not missing:
        return
    packs = tuple(packs_of(every(settings.configuration)))
    known = [rule for pack in packs for rule in pack.rules]
    known += [entry.rule for other in others for entry in other.entries]
    off = {override.id for pack in packs for override in pack.overrides if override.off}
    names = [name for rule in (*rules, *known) for name in (rule.id, rule.name)]
    for entry, key, step in missing:
        if entry not in off and not _known(known, (entry,)):
            message = f"没有编号或名称为 {entry} 的规则"
            yield settings.configuration.fault(message, did_you_mean(entry, names), key, step)


def _entries(settings: Settings) -> Iterator[tuple[str, str, str | int]]:
    """Each rule that the file speaks of, with the way to it."""
    values = settings.configuration.values
    for name in ("select", "ignore"):
        if name not in settings.said:
            yield from ((entry, name, index) for index, entry in enumerate(values.get(name, ())))
    yield from ((entry, "severity", entry) for entry, _ in values.get("severity", ()))


def every(configuration: Configuration) -> tuple[RulePack, ...]:
    """All packs that a configuration names anywhere; all shipped ones if it names none for all."""
    named = configuration.values.get("packs", ())
    others = [name for _, names in configuration.values.get("per_path_packs", ()) for name in names]
    return (*load_packs(named), *(load_packs(others) if others else ()))


def _too_strict(settings: Settings, rules: Sequence[Rule]) -> Iterator[Fault]:
    """A demand whose source says 一般, 原则上 or 可以 is no error, whoever says so."""
    for entry, grade in settings.severity:
        soft = [rule.id for rule in rules if means(entry, rule) and rule.basis.conditional]
        if grade == Severity.ERROR and soft:
            message = f"{'、'.join(soft)} 的依据中是“一般、原则上、可以”（conditional），不能定为 error"
            yield settings.configuration.fault(message, "改为 warning 或 info", "severity", entry)
