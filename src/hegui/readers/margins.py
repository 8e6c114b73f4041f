"""Which headers and footers of a Word document are seen on its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hegui.readers.ooxml import R, W

_KINDS = ("headerReference", "footerReference")


@dataclass
class Margins:
    """The headers and footers, by relation id, of the sections so far: a section has those of the one before but for
    its own. facing: even pages have their own. seen: those that show, in order."""

    facing: bool = False
    current: dict[tuple[str, str], str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def section(self, properties: Any) -> None:
        """Take in a section's properties (w:sectPr)."""
        for kind in _KINDS:
            for reference in properties.iterfind(W + kind):
                key = (kind, reference.get(W + "type", "default"))
                self.current[key] = reference.get(R + "id", "")
        first = _on(properties.find(W + "titlePg"))
        shown = ["first"] * first + ["default"] + ["even"] * self.facing
        for kind in _KINDS:
            for page in shown:
                part = self.current.get((kind, page))
                if part and part not in self.seen:
                    self.seen.append(part)


def margins(settings: Any) -> Margins:
    """None yet, in a document of such settings."""
    return Margins(settings is not None and _on(settings.find(W + "evenAndOddHeaders")))


def _on(element: Any) -> bool:
    return element is not None and element.get(W + "val", "1").lower() not in ("0", "false", "off")
