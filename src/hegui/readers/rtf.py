"""RTF → the text a person sees, one paragraph a line, so that a line's number is the paragraph's.

A reader of our own: the libraries there are give plain text, without headings, hidden text, notes and headers, and let
what they do not decode pass.
"""

from __future__ import annotations

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers.rtf_story import Stories
from hegui.readers.rtf_tokens import Fonts, tokens
from hegui.values import Record

_CHARACTERS = {
    **{"tab": "\t", "line": "\v", "lbr": "\v", "page": "\v", "column": "\v", "softline": "\v"},
    **{
        "emdash": "—",
        "endash": "–",
        "emspace": "\u2003",
        "enspace": "\u2002",
        "qmspace": "\u2005",
        "bullet": "•",
    },
    **{"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **{"~": "\u00a0", "-": "\u00ad", "_": "-"},
}
_ENDS = ("par", "sect", "\n", "\r")
_CELLS = ("cell", "nestcell")
_MARGINS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
_LOOKED_INTO = ("shpinst", "shptxt", "fldrslt", "shpgrp")  # of what `\*` says may be left out
_SKIPPED = frozenset(
    (
        *("colortbl", "stylesheet", "info", "pict", "object", "fldinst", "listtable", "listoverridetable"),
        *("revtbl", "generator", "filetbl", "xmlnstbl", "themedata", "annotation", "atnid", "atnauthor"),
        *("atnref", "atndate", "atrfstart", "atrfend", "bkmkstart", "bkmkend", "sp", "shprslt", "nonshppict"),
        *("do", "xe", "tc", "tcn", "rxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
        *("pntxta", "pntxtb", "template", "datafield"),
    )
)
_DEEPEST = 400


class State(Record):
    """What is in force in a group. skipped: its text is no text of the document. fonts: it is the list of fonts.
    unicode: how many bytes stand for each character that is given by its number."""

    skipped: bool = False
    fonts: bool = False
    hidden: bool = False
    deleted: bool = False
    unicode: int = 1
    font: int = -1


class Reading:
    """One pass over a file."""

    def __init__(self, data: bytes, path: str) -> None:
        self.data, self.path = data, path
        self.state = State()
        self.groups: list[tuple[State, int]] = []
        self.stories = Stories()
        self.fonts = Fonts()
        self.bytes = bytearray()
        self.unread = 0  # bytes that stand for a character already read
        self.high = 0  # first half of a character outside the basic plane
        self.optional = False

    def whole(self) -> bool:
        """Read all; whether the file has an end, and has it where its groups end."""
        closed = False
        for word, number, bytes_ in tokens(self.data.rstrip(b"\0\x1a \r\n"), self.path):
            if closed:
                return False
            if bytes_:
                self._add(bytes_)
                continue
            self._flush()
            if word == "{":
                if len(self.groups) > _DEEPEST:
                    raise ReadError(self.path, "RTF 文件嵌套太深，不作为公文检查")
                self.groups.append((self.state, self.stories.depth))
                self.unread = 0
            elif word == "}":
                if not self.groups:
                    return False
                self.state, depth = self.groups.pop()
                self.stories.close(depth)
                self.unread = 0
                closed = not self.groups
            else:
                self._word(word, number)
        self.stories.finish()
        return closed

    def _add(self, words: bytes) -> None:
        left = max(self.unread - len(words), 0)
        words, self.unread = words[self.unread :], left
        if self.state.fonts:
            return
        if not self.state.skipped:
            self.bytes += words
        self.optional = False

    def _flush(self) -> None:
        """The text of the bytes that came last: a character may have several."""
        if self.bytes:
            data, self.bytes = bytes(self.bytes), bytearray()
            self._put(self.fonts.decoded(data, self.state.font, self.path))

    def _put(self, text: str) -> None:
        if not self.state.skipped and not self.state.fonts:
            self.stories.put(text, self.state.hidden or self.state.deleted)

    def _word(self, word: str, number: int | None) -> None:
        optional, self.optional = self.optional, word == "*"
        state = self.state
        if word == "u":
            self._unicode((number or 0) % 0x10000)
        elif word == "fonttbl":
            self.state = state._replace(fonts=True)
        elif word in ("f", "fcharset", "ansicpg", "deff"):
            self.fonts.told(word, number or 0, defining=state.fonts)
            self.state = state._replace(font=number or 0) if word == "f" else state
        elif word in _SKIPPED or (optional and word not in _LOOKED_INTO):
            self.state = state._replace(skipped=True)
        elif word in _MARGINS:
            self.stories.open(BlockKind.MARGIN)
        elif word == "footnote":
            self.stories.open(BlockKind.FOOTNOTE)
        elif word == "shptxt":
            self.stories.open(BlockKind.PARAGRAPH)
        elif word in ("listtext", "pntext"):
            self.stories.label()
        elif not state.skipped:
            self._formatted(word, number)

    def _formatted(self, word: str, number: int | None) -> None:
        on = number is None or number != 0
        text = _CHARACTERS.get(word)
        if word in _ENDS:
            self.stories.end()
        elif word in _CELLS:
            self.stories.end(cell=True)
        elif text:
            self._put(text)
        elif word == "v":
            self.state = self.state._replace(hidden=on)
        elif word == "deleted":
            self.state = self.state._replace(deleted=on)
        elif word == "plain":
            self.state = self.state._replace(hidden=False, deleted=False, font=-1)
        elif word == "uc":
            self.state = self.state._replace(unicode=max(number or 0, 0))
        elif word in ("pard", "intbl", "outlinelevel"):
            self.stories.format(word, number or 0)

    def _unicode(self, code: int) -> None:
        self.unread = self.state.unicode
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00 if self.high else 0xFFFD
        self.high = 0
        self._put(chr(code))


def document(data: bytes, *, path: str, sha256: str = "") -> Document:
    """The document in an RTF file. Raises ReadError on one that is damaged, or is no RTF."""
    if not data.startswith(b"{\\rtf"):
        raise ReadError(path, "内容不是 RTF 文件；请改正扩展名，或另存为 .docx")
    reading = Reading(data, path)
    if not reading.whole():
        raise ReadError(path, "RTF 文件的括号不成对，读不全；请在 Word 或 WPS 中打开后另存")
    return reading.stories.flow().document(path=path, format="rtf", sha256=sha256)
