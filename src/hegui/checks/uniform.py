"""One thing written in one way throughout a document: 20% or 百分之二十, 3～5 or 3—5."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import Match, Term, find, literals, sought
from hegui.document import Document
from hegui.values import Value
from hegui.verdict import Evidence, Message, Outcome, Verdict


class Form(Value):
    """One way of writing it."""

    name: str
    """What to call it in the message."""
    pattern: str
    """A pattern of the `regex` module, run with a time limit."""
    not_before: tuple[str, ...] = ()
    """Does not count directly before one of these."""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("form 须有 name")
        _ = self.term

    @cached_property
    def term(self) -> Term:
        """How it is found."""
        return Term(pattern=self.pattern, not_before=self.not_before)


class UniformCheck(Check):
    """Of several ways of writing one thing a document must use one only. One finding names them all."""

    kind: Literal["uniform"] = "uniform"
    forms: tuple[Form, ...]
    """The ways, at least two."""

    def __post_init__(self) -> None:
        if len(self.forms) < 2:
            raise ValueError("forms 至少两种")

    def check(self, document: Document) -> Verdict:
        used = [(form.name, places) for form, places in self._used(document) if places]
        if not used:
            return Verdict(Outcome.PASS, Message("文中没有这类写法", "the text has none of these forms"))
        evidence = sorted(_first(name, places) for name, places in used)
        zh = "、".join(f"{name} {len(places)} 处" for name, places in used)
        en = ", ".join(f"{len(places)} × {name}" for name, places in used)
        if len(used) == 1:
            return Verdict(
                Outcome.PASS, Message(f"写法一致：{zh}", f"written in one way: {en}"), tuple(evidence)
            )
        return Verdict(
            Outcome.FAIL, Message(f"写法不一：{zh}", f"written in several ways: {en}"), tuple(evidence)
        )

    def literals(self) -> tuple[str, ...] | None:
        return literals(form.term for form in self.forms)

    def sought(self) -> tuple[str, ...]:
        return sought(form.term for form in self.forms)

    def _used(self, document: Document) -> list[tuple[Form, list[Match]]]:
        return [(form, find(document, (form.term,), document.visible)) for form in self.forms]


def _first(name: str, places: list[Match]) -> Evidence:
    """The first place of a form, with how many there are."""
    note = Message(f"{name}，共 {len(places)} 处", f"{name}, {len(places)} in all")
    return Evidence(places[0].span, note=note)
