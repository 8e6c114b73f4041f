"""Content controls bound to data in the file (w:dataBinding): Word shows what the data say, whatever words it last wrote down.

Only plain text is filled in (w:text): dates and choices show something else than they hold. A binding is an XPath; only
plain paths are followed (/a[1]/b[2], prefixes and a last @name too), which is all that Word writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lxml import etree

from hegui.readers.ooxml import SPACE, W

if TYPE_CHECKING:
    from hegui.readers.ooxml import Package

_PATH = re.compile(r"(?:/[\w.-]+(?::[\w.-]+)?(?:\[\d{1,6}\])?){1,32}(?:/@[\w.-]+(?::[\w.-]+)?)?")
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*['\"]([^'\"]+)['\"]")
_OWN = {  # data that Word itself names
    "{6c3c8bc8-f283-45ae-878a-bab7291924a1}": "core-properties",
    "{6668398d-a668-4e3e-a5eb-62b293d839f1}": "extended-properties",
}


class Bound:
    """The data of a file. main: its main part."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._parts: dict[str, str] | None = None
        self._roots: dict[str, Any] = {}

    def filled(self, element: Any) -> Any:
        """`element`, whose bound controls hold what they show."""
        for binding in element.iter(W + "dataBinding"):
            properties = binding.getparent()
            if properties.find(W + "text") is not None and (words := self._words(binding)):
                _fill(properties.getparent(), words)
                for prompt in properties.findall(W + "showingPlcHdr"):
                    properties.remove(prompt)
        return element

    def _words(self, binding: Any) -> str:
        """What the data say; "" where there are none, or the way to them is not a plain one."""
        path = binding.get(W + "xpath", "")
        part = self._held().get(binding.get(W + "storeItemID", "").lower())
        if part is None or not _PATH.fullmatch(path):
            return ""
        if part not in self._roots:
            self._roots[part] = self._package.root(part)
        prefixes = dict(_PREFIX.findall(binding.get(W + "prefixMappings", "")))
        try:
            found = self._roots[part].getroottree().xpath(path, namespaces=prefixes or None)
        except etree.XPathError:
            return ""
        if not found:
            return ""
        return str(found[0]) if isinstance(found[0], str) else "".join(found[0].itertext())

    def _held(self) -> dict[str, str]:
        """The parts with data, by the id that bindings name."""
        if self._parts is None:
            named = dict(self._package.related(""))
            self._parts = {item: named[sort] for item, sort in _OWN.items() if sort in named}
            self._parts.update(self._customs())
        return self._parts

    def _customs(self) -> Iterable[tuple[str, str]]:
        for sort, part in self._package.related(self._main):
            if sort == "customXml":
                for about, properties in self._package.related(part):
                    if about == "customXmlProps":
                        root = self._package.root(properties)
                        items = [value for name, value in root.attrib.items() if name.endswith("itemID")]
                        yield from ((item.lower(), part) for item in items)


def _fill(control: Any, words: str) -> None:
    """Put `words` into the control's first text, and nothing into the others."""
    texts = list(control.iter(W + "t"))
    if not texts or "".join(text.text or "" for text in texts) == words:
        return
    texts[0].text = words
    texts[0].set(SPACE, "preserve")
    for text in texts[1:]:
        text.text = ""
