"""The fonts of a Word theme: what "heading font" and "body font" stand for."""

from __future__ import annotations

from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCRIPTS = {
    "zh-cn": "Hans",
    "zh-sg": "Hans",
    "zh-tw": "Hant",
    "zh-hk": "Hant",
    "zh-mo": "Hant",
    "ja-jp": "Jpan",
    "ko-kr": "Hang",
}


def theme_fonts(theme: Any, language: str) -> dict[str, str]:
    """The fonts by the names that w:eastAsiaTheme and w:asciiTheme give them (minorEastAsia, majorHAnsi, …).

    theme: root of the theme part, or None. language: that of East-Asian text (w:themeFontLang); an empty East-Asian
    slot stands for the font listed for its script.
    """
    found: dict[str, str] = {}
    script = _SCRIPTS.get(language.lower(), "Hans")
    for side in ("major", "minor"):
        fonts = None if theme is None else next(theme.iter(f"{_A}{side}Font"), None)
        if fonts is None:
            continue
        latin, eastern = _typeface(fonts, "latin"), _typeface(fonts, "ea")
        listed = {font.get("script"): font.get("typeface", "") for font in fonts.iter(_A + "font")}
        eastern = eastern or listed.get(script, "")
        found |= {f"{side}Ascii": latin, f"{side}HAnsi": latin, f"{side}EastAsia": eastern}
    return found


def _typeface(fonts: Any, slot: str) -> str:
    element = fonts.find(_A + slot)
    return "" if element is None else str(element.get("typeface", "")).strip()
