"""What of HTML's looks says something about its text: what is not shown, and how list items are numbered."""

from __future__ import annotations

import re
from typing import Any

from hegui.readers.list_numbers import numeral

_NONE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?<![\w-])opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|\Z)"
    r"|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|!|\Z)",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+)|#([\w-]+))?\Z")
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "cjk-decimal": "ideographDigital",
    "simp-chinese-formal": "chineseLegalSimplified",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z -]+)", re.IGNORECASE)


class Hiding:
    """Which elements of a page are not shown: by attribute, style, or a style sheet in the page with plain selectors."""

    def __init__(self, root: Any) -> None:
        self.selectors: set[tuple[str, str, str]] = set()
        for sheet in root.iter("style"):
            first, *parts = (sheet.text or "").split("/*")
            rules = first + "".join(part.partition("*/")[2] for part in parts)
            if not sheet.get("media", "").strip().lower().startswith("print"):
                self._add(rules)

    def _add(self, rules: str) -> None:
        for rule in rules.split("}"):
            before, _, declarations = rule.rpartition("{")
            selectors = before.rpartition("{")[2]  # behind the condition of an @media
            if not _NONE.search(declarations):
                continue
            for selector in selectors.split(","):
                simple = _SIMPLE.match(selector.strip())
                if simple and any(simple.groups()):
                    self.selectors.add((simple[1] or "", simple[2] or "", simple[3] or ""))

    def hides(self, element: Any) -> bool:
        """Whether the element is not shown, whatever it stands in."""
        if element.get("hidden") is not None or _NONE.search(element.get("style", "")):
            return True
        if not self.selectors:
            return False
        own = element.get("id", "")
        names = ("", *element.get("class", "").split())
        return any(
            (tag, name, key) in self.selectors
            for tag in ("", element.tag)
            for name in names
            for key in {"", own}
        )


def labels(parent: Any) -> dict[Any, str]:
    """The numbers a browser shows before the items of an ordered list."""
    items = list(parent.iterchildren("li"))
    step = 1 if parent.get("reversed") is None else -1
    number = _whole(parent.get("start"), 1 if step > 0 else len(items))
    found = {}
    for item in items:
        number = _whole(item.get("value"), number)
        found[item] = _label(number, item, parent)
        number += step
    return found


def _label(number: int, item: Any, parent: Any) -> str:
    style = _LIST_STYLE.search(item.get("style") or parent.get("style", ""))
    written = _TYPES.get(item.get("type") or parent.get("type", "1"), "decimal")
    if style:
        name = style[1].split()[0].lower() if style[1].split() else ""
        if name in ("none", "disc", "circle", "square"):
            return ""
        written = _STYLES.get(name, written)
    return numeral(number, written) + ("、" if written.startswith(("chinese", "ideograph")) else ".")


def _whole(words: str | None, otherwise: int) -> int:
    return int(words) if words and re.fullmatch(r"\s*-?\d{1,6}\s*", words) else otherwise
