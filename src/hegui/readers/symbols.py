"""Signs taken from symbol fonts (Wingdings and the like) → the Unicode characters that look like them."""

from __future__ import annotations

import re

OBJECT = "\ufffc"  # a sign of which we know no more than that it is there

_WINGDINGS = dict(zip(range(0x80, 0x96), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)) | {
    **{0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□"},
    **{0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·"},
    **{0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "✧"},
    **{0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨"},
    **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_WINGDINGS_2 = {
    **{0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x99: "○"},
    **{0xA2: "■", 0xA3: "□", 0xA4: "□", 0xAE: "◆"},
}
_PRIVATE = re.compile("[\uf020-\uf0ff]")  # where Word keeps the signs of symbol fonts
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), _GREEK, strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **{0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±"},
    **{0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅"},
    **{0xDE: "⇒", 0xE5: "∑", 0xF2: "∫"},
    **{code: chr(code) for code in (*range(0x20, 0x22), 0x23, *range(0x25, 0x27), *range(0x28, 0x2A))},
    **{code: chr(code) for code in (*range(0x2B, 0x2D), *range(0x2E, 0x40))},
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x3D: "◆"},
    "symbol": _SYMBOL,
    "zapf dingbats": {},
}


def is_symbolic(font: str) -> bool:
    """Whether the letters of `font` are signs."""
    return font.lower() in _FONTS


def sign(font: str, code: int) -> str:
    """The character that stands for sign `code` of `font`; code points of the private area F000 to F0FF are the same
    signs as those from 0 on, in whatever font."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _FONTS.get(font.lower())
    if known is None and low == code:
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else OBJECT
    table = _WINGDINGS if known is None else known
    return table.get(low, OBJECT)


def signs(font: str, words: str) -> str:
    """`words` as `font`, a symbol font, shows them."""
    return "".join(" " if char.isspace() else sign(font, ord(char)) for char in words)


def unsymbolic(words: str) -> str:
    """`words` with what they look like in the place of signs of the private area."""
    return _PRIVATE.sub(lambda found: sign("wingdings", ord(found.group())), words)
