"""RTF → the text a person sees, one paragraph a line, so that a line's number is the paragraph's.

A reader of our own: the libraries there are give plain text, without headings, hidden text, notes and headers, and let
what they do not decode pass.
"""

from __future__ import annotations

import re

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers.marks import Sign
from hegui.readers.rtf_story import Stories
from hegui.readers.rtf_tokens import Fonts, tokens
from hegui.readers.rtf_work import DESTINATIONS, Change, Destination, Work
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
_CHANGED = ("revised", "deleted", "revauth", "revauthdel", "crauth")
_STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), BlockKind.MARGIN),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), BlockKind.MARGIN),
    **{"footnote": BlockKind.FOOTNOTE, "shptxt": BlockKind.PARAGRAPH},
}
# Of what `\*` says may be left out.
_LOOKED_INTO = ("shpinst", "shptxt", "fldrslt", "shpgrp", "footnote", "moMath", "moMathPara")
_SKIPPED = frozenset(
    (
        *("colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "mmathPict"),
        *("generator", "filetbl", "xmlnstbl", "themedata", "atnid", "atndate", "bkmkstart", "bkmkend", "sp"),
        *("shprslt", "nonshppict", "do", "xe", "tc", "tcn", "rxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep"),
        *("aftnsepc", "aftncn", "pntxta", "pntxtb", "template"),
    )
)
_FORMULA = re.compile("m[a-zA-Z]+Pr")  # the properties of a part of a formula
_DEEPEST = 400


class State(Record):
    """What is in force in a group. skipped: its text is no text of the document. fonts: it is the list of fonts.
    unicode: how many bytes stand for each character that is given by its number. field: it is a field. destination: the
    group whose text this is, where that is no text of the document."""

    skipped: bool = False
    fonts: bool = False
    hidden: bool = False
    change: Change = Change()
    unicode: int = 1
    font: int = -1
    field: bool = False
    destination: Destination | None = None


class Reading:
    """One pass over a file."""

    def __init__(self, data: bytes, path: str) -> None:
        self.data, self.path = data, path
        self.state = State()
        self.groups: list[tuple[State, int]] = []
        self.stories = Stories()
        self.work = Work()
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
                self.state = self.state._replace(field=False)
                self.unread = 0
            elif word == "}":
                if not self.groups:
                    return False
                self._close()
                closed = not self.groups
            else:
                self._word(word, number)
        self.stories.finish()
        return closed

    def _close(self) -> None:
        """A group ends."""
        ended = self.state
        if ended.field:
            words = self.work.shown()
            if not self.stories.shows():
                self._put(words)
        self.state, depth = self.groups.pop()
        self.stories.close(depth)
        if ended.destination and ended.destination is not self.state.destination:
            self.work.ended(ended.destination, self.stories)
        self.unread = 0

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
            strict = self.state.destination is None
            self._put(self.fonts.decoded(data, self.state.font, self.path, strict=strict))

    def _put(self, text: str) -> None:
        state = self.state
        if not text or state.skipped or state.fonts:
            return
        if state.destination:
            state.destination.words.append(text)
        else:
            sign = self.work.sign(state.change, text)
            self.stories.put("" if state.change.deleted else text, state.hidden, sign)

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
        elif state.skipped:
            return
        elif word in DESTINATIONS:
            self.state = state._replace(destination=Destination(word))
        elif word in _SKIPPED or _FORMULA.fullmatch(word) or (optional and word not in _LOOKED_INTO):
            if word == "object" and not state.destination:
                self.stories.mark(Sign("object", words=word))
            self.state = state._replace(skipped=True)
        elif word == "uc":
            self.state = state._replace(unicode=max(number or 0, 0))
        elif state.destination:
            self._put(" " if word in _ENDS else _CHARACTERS.get(word, ""))
        elif not self._opened(word):
            self._formatted(word, number)

    def _opened(self, word: str) -> bool:
        """Whether a story, or a part of one that is told from the rest, begins."""
        if word in _STORIES:
            self.stories.open(_STORIES[word])
        elif word in ("listtext", "pntext"):
            self.stories.label()
        elif word == "field":
            self.work.field()
            self.stories.field()
            self.state = self.state._replace(field=True)
        else:
            return False
        return True

    def _formatted(self, word: str, number: int | None) -> None:
        on = number is None or number != 0
        text = _CHARACTERS.get(word)
        if word in _ENDS and self.state.change.deleted:
            self.stories.mark(self.work.sign(self.state.change, "¶"))
        elif word in _ENDS:
            self.stories.end(hidden=self.state.hidden)
        elif word in _CELLS:
            self.stories.end(cell=True, hidden=self.state.hidden)
        elif text:
            self._put(text)
        elif word == "v":
            self.state = self.state._replace(hidden=on)
        elif word in _CHANGED:
            self._changed(word, number or 0, on=on)
        elif word == "plain":
            self.state = self.state._replace(hidden=False, change=Change(), font=-1)
        elif word in ("pard", "intbl", "outlinelevel"):
            self.stories.format(word, number or 0)

    def _changed(self, word: str, number: int, *, on: bool) -> None:
        change = self.state.change
        if word == "revised":
            change = change._replace(inserted=on)
        elif word == "deleted":
            change = change._replace(deleted=on)
        elif word == "revauth":
            change = change._replace(inserter=number)
        elif word == "revauthdel":
            change = change._replace(deleter=number)
        else:
            change = change._replace(formatter=number)
        self.state = self.state._replace(change=change)

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
