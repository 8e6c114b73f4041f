"""Rules and packs of rules: frozen values. `packs` makes them from YAML and lets nothing unknown through."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from hegui.values import Value
from hegui.when import ALWAYS, When
from hegui.where import EVERYWHERE, Where

if TYPE_CHECKING:
    from hegui.checks.kinds import AnyCheck
    from hegui.typography.specimen import Specimen


class Severity(StrEnum):
    """How bad a failure is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info."""
        return list(Severity).index(self)


Level = Literal["law", "regulation", "national-standard", "standard", "policy", "practice", "house"]


class Basis(Value):
    """What a demand rests on (依据)."""

    level: Level
    """law 法律 | regulation 党内法规、条例 | national-standard 国标 | standard 标准 | policy 政策文件 | practice 实务 | house 本单位"""
    document: str = ""
    """Name of the document."""
    clause: str = ""
    """Article or clause in it."""
    conditional: bool = False
    """The source says 一般, 原则上 or 可以: such a demand can never be an error."""


class Example(Value):
    """A document, or a piece of one, that shows what a rule does."""

    text: str
    """The text."""
    format: Literal["txt", "md", "docx"] = "txt"
    """How to read it. docx: as a Word file with the changes and comments that CriticMarkup marks in the text."""
    as_of: datetime.date | None = None
    """The date the document is taken to be of."""
    layout: Specimen | None = None
    """How it is set, as a Word file shows: for rules of kind layout."""


class Examples(Value):
    """Documents with the outcome the rule must give them; `hegui prove` runs them all."""

    pass_: tuple[str | Example, ...] = ()
    """Must pass."""
    fail: tuple[str | Example, ...] = ()
    """Must fail."""
    review: tuple[str | Example, ...] = ()
    """Must end in review."""
    not_applicable: tuple[str | Example, ...] = ()
    """Must be not_applicable."""


class Rule(Value):
    """One item of a checklist."""

    id: str
    """Capital letters and a number, e.g. SZ001; never reused."""
    name: str
    """A readable name, lower-case words joined by hyphens."""
    title: str
    """The demand in one line, as the checklist shows it."""
    severity: Severity
    """error | warning | info"""
    basis: Basis
    """What the demand rests on."""
    why: str
    """Why it matters, for the person who must mend the text."""
    check: AnyCheck
    """The demand itself."""
    when: When = ALWAYS
    """When it applies."""
    where: Where = EVERYWHERE
    """Where it looks."""
    message: str = ""
    """What to tell the author on failure, in place of the check's own words."""
    fixable: bool | None = None
    """The suggestion of each evidence may take the place of its quoted words without a person's judgement, so `hegui fix`
    may write it. Without it: true for kind `replace`, false for the others."""
    unwaivable: bool = False
    """No waiver may lift it."""
    examples: Examples = Examples()
    """Proof that it works."""

    _LATE: ClassVar[tuple[str, ...]] = ("name", "title", "severity", "basis", "why", "check")
    """Fields that may be filled in when one of them is first asked for; none of them has a default."""

    @classmethod
    def late(cls, fields: Mapping[str, Any], rest: Callable[[], Mapping[str, Any]]) -> Rule:
        """A rule of which only `fields` are known; `rest` is called once, for the fields `_LATE`."""
        rule = cls.__new__(cls)
        rule.__dict__.update(fields, _rest=rest)
        return rule

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            held = self.__dict__
            rest = held.get("_rest") if name in self._LATE else None
            if rest is not None:
                held.update(rest())
                held.pop("_rest", None)  # not before: another thread may be here as well
            if name not in held:
                raise AttributeError(f"Rule has no {name}")
            return held[name]

    def __getstate__(self) -> dict[str, Any]:
        _ = self.check  # all that is late
        return super().__getstate__()

    @property
    def fixed_by_machine(self) -> bool:
        """Whether a suggestion may take the place of what it is for, unasked."""
        return self.check.kind == "replace" if self.fixable is None else self.fixable


class Override(Value):
    """A change to a rule of a pack this one extends."""

    id: str
    """The rule's id."""
    severity: Severity | None = None
    """Another severity."""
    off: str = ""
    """Switched off, for this reason."""
    check: tuple[str, ...] = ()
    """Names of the check's parameters that were changed."""


class RulePack(Value):
    """A checklist: one YAML file, with the rules of the packs it extends."""

    pack: str
    """Name, lower-case words joined by hyphens."""
    title: str
    """What it is for, in one line."""
    version: str
    """e.g. 2026.1"""
    for_: When = ALWAYS
    """Which documents its own rules are for."""
    rules: tuple[Rule, ...] = ()
    """Its own rules."""
    extends: tuple[RulePack, ...] = ()
    """The packs it builds on, whole."""
    overrides: tuple[Override, ...] = ()
    """What it changed in them."""
    sha256: str = ""
    """Of its file, and of the files of reference data it was read with."""
    path: str = ""
    """Its file."""
    unproved: int = 0
    """How many of its rules have no example at all; a plan keeps none."""
