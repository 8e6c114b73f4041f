"""The shape of the YAML files, closed: pydantic builds the frozen values of the inner rooms and lets nothing unknown
through. Only this room knows pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeVar, Union

from pydantic import ConfigDict, Field, TypeAdapter

from hegui.checks.kinds import KINDS
from hegui.reference import Reference
from hegui.rule import Examples, Rule, Severity
from hegui.when import ALWAYS, When

ANY_CHECK: Any = Annotated[Union[KINDS], Field(discriminator="kind")]  # noqa: UP007 - made of a table

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change to a rule of a pack this one extends (an entry of `override`)."""

    id: str
    """The rule's id."""
    severity: Severity | None = None
    """Another severity."""
    off: str = ""
    """Switch the rule off; the reason is shown in every report."""
    check: Mapping[str, Any] = field(default_factory=dict)
    """Parameters of its check to set anew, by name."""
    examples: Examples | None = None
    """Examples in place of the rule's own, where the new parameters change their outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A checklist: one YAML file with its rules."""

    pack: str
    """Name of the pack, lower-case words joined by hyphens."""
    title: str
    """What it is for, in one line."""
    version: str
    """e.g. "2026.1" """
    for_: When = ALWAYS
    """Which documents its rules are for; without it, all."""
    extends: tuple[str, ...] = ()
    """Packs it builds on: names of shipped packs (shuzhi) or paths relative to this file (./common.yaml)."""
    override: tuple[Change, ...] = ()
    """Changes to rules of those packs, by id."""
    references: tuple[Reference, ...] = ()
    """Meetings, documents and set phrases of one's own, for cite and formulation."""
    rules: tuple[Rule, ...] = ()
    """The rules, in the order of the checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFile:
    """Reference data: meetings, documents and set phrases that rules name by id."""

    references: tuple[Reference, ...]
    """The entries."""


def alias(name: str) -> str:
    """The YAML key of a field: `from_` is written `from`."""
    return name.rstrip("_")


def adapter(model: type[T], *, documented: bool = False) -> TypeAdapter[tuple[T]]:
    """Validates a list of one raw value for `model`: a dataclass takes its settings only from what holds it.

    documented: with the field docstrings as descriptions, which costs reading the source.
    """
    key: Any = model
    return _adapter(key, documented)


@cache
def _adapter(model: Any, documented: bool) -> TypeAdapter[Any]:
    from hegui.typography.specimen import Specimen  # noqa: F401

    AnyCheck = ANY_CHECK  # noqa: N806, F841 - pydantic looks both up in the frame that builds the adapter
    config = ConfigDict(
        extra="forbid", alias_generator=alias, allow_inf_nan=False, use_attribute_docstrings=documented
    )
    held: Any = tuple[model]
    return TypeAdapter(held, config=config)
