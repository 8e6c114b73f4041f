"""Wrong words, each with the right one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Literal

from hegui.checks.base import Check
from hegui.checks.terms import Term, beyond, evidence, find, literals
from hegui.document import Document
from hegui.text import fold
from hegui.values import made
from hegui.verdict import Message, Outcome, Verdict


class ReplaceCheck(Check):
    """Wrong words must not occur; the right ones are proposed in their place."""

    kind: Literal["replace"] = "replace"
    words: Mapping[str, str] = made(default_factory=dict)
    """Wrong word: right word. A place where a right word already stands does not count."""
    terms: tuple[Term, ...] = ()
    """Wrong words with neighbour conditions, each with the right one in `suggest`."""

    def __post_init__(self) -> None:
        if not self.words and not self.terms:
            raise ValueError("words 与 terms 不能都为空")
        if any(not term.suggest for term in self.terms):
            raise ValueError("terms 的每一条都须有 suggest（正确写法）")
        if any(not wrong.strip() for wrong in self.words):
            raise ValueError("words 中有空白的词")
        right = {fold(word).text for word in self.words.values()}
        for wrong in self.words:
            if fold(wrong).text in right:
                raise ValueError(f"“{wrong}”既作错误写法，又作正确写法")
        for wrong, word in self.words.items():
            if {wrong[:1] + wrong[-1:], word[:1] + word[-1:]} in ({"“”"}, {"‘’"}, {"「」"}, {"『』"}):
                raise ValueError(
                    f"“{wrong[1:-1]}”两边的引号会算作词的一部分；请把错误写法和正确写法的引号都去掉"
                )
        if any(not word.strip() for word in right):
            raise ValueError("words 的正确写法不能为空；要禁用一个词，请用 avoid")
        _ = self._asked

    def check(self, document: Document) -> Verdict:
        asked = self._asked
        found = find(document, asked, document.full)
        if not found:
            message = Message(
                f"未见所列 {len(asked)} 个错误写法", f"none of the {len(asked)} wrong forms listed"
            )
            return Verdict(Outcome.PASS, message)
        pairs = dict.fromkeys(
            (document.words(match.span), match.suggestion or "")
            if match.term.pattern
            else (match.term.text, match.term.suggest or "")
            for match in found
        )
        zh = "；".join(f"“{wrong}”应为“{right}”" for wrong, right in list(pairs)[:3])
        en = "; ".join(f"{wrong} should be {right}" for wrong, right in list(pairs)[:3])
        more, rest = len(pairs) > 3, beyond(len(found))
        message = Message(
            f"{len(found)} 处应改：{zh}{' 等' if more else ''}{rest.zh}",
            f"{len(found)} to correct: {en}{'; …' if more else ''}{rest.en}",
        )
        return Verdict(Outcome.FAIL, message, evidence(found))

    def literals(self) -> tuple[str, ...] | None:
        return literals(self._asked)

    @cached_property
    def _asked(self) -> tuple[Term, ...]:
        return (*_wrong(tuple(self.words.items())), *self.terms)


@lru_cache(maxsize=256)
def _wrong(words: tuple[tuple[str, str], ...]) -> tuple[Term, ...]:
    """A term for every wrong word that does not count inside any of the right ones."""
    right = tuple(dict.fromkeys(fold(right).text for _, right in words))
    return tuple(
        Term(text=wrong, suggest=good, unless=tuple(r for r in right if fold(wrong).text in r))
        for wrong, good in words
    )
