"""Styles of an OpenDocument file, as far as they say something about text: hidden, title, numbering."""

from __future__ import annotations

from typing import Any

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, STYLE, TEXT, TABLE = (_NS % name for name in ("office", "style", "text", "table"))
_MOST = 40  # styles that inherit from each other


class Styles:
    """The styles of content.xml and styles.xml by name; those of content.xml go first."""

    def __init__(self, content: Any, styles: Any) -> None:
        self.lists: dict[str, Any] = {}
        self.outline: Any = None
        self._parents: dict[str, str] = {}
        self._display: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for root in (styles, content):
            for element in () if root is None else root.iter(STYLE + "style"):
                self._add(element)
            for element in () if root is None else root.iter(TEXT + "list-style"):
                self.lists[element.get(STYLE + "name", "")] = element
        if styles is not None:
            self.outline = next(styles.iter(TEXT + "outline-style"), None)

    def _add(self, element: Any) -> None:
        if element.get(STYLE + "family") not in ("paragraph", "text"):
            return
        name = element.get(STYLE + "name", "")
        self._names[name] = element.get(STYLE + "display-name") or name
        self._parents[name] = element.get(STYLE + "parent-style-name", "")
        self._display.pop(name, None)
        properties = element.find(STYLE + "text-properties")
        if properties is not None and properties.get(TEXT + "display"):
            self._display[name] = properties.get(TEXT + "display")

    def chain(self, name: str | None) -> list[str]:
        """A style and those it inherits from."""
        found: list[str] = []
        while name and name not in found and len(found) < _MOST:
            found.append(name)
            name = self._parents.get(name)
        return found

    def vanishes(self, name: str | None) -> bool | None:
        """Whether text in that style is not shown; None where the style says nothing of it."""
        display = next((self._display[each] for each in self.chain(name) if each in self._display), "")
        return display in ("none", "condition") if display else None

    def is_title(self, name: str | None) -> bool:
        """Whether it is the style of a document's title."""
        return any(self._names.get(each, each).lower() in ("title", "标题") for each in self.chain(name))
