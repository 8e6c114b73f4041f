"""Inside a Word paragraph: its text run by run, what of it a reader does not see, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hegui.readers.fields import Fields, Open, shown
from hegui.readers.ooxml import SPACE, W, child
from hegui.readers.styles import Styles, on, value
from hegui.readers.symbols import is_symbolic, sign, signs, unsymbolic
from hegui.values import Record

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Properties are no text; what stands over a word to tell how it is read is none of the running text.
_SKIPPED = ("pPr", "rPr", "sdtEndPr", "sectPr", "tblPr", "rubyPr", "rt", "dPr", "naryPr", "fPr", "ctrlPr")
_INSERTED = {"ins": "insertion", "moveTo": "move"}
_DELETED = {"del": "deletion", "moveFrom": "move"}
_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_NOTES = ("footnoteReference", "endnoteReference")
_OBJECTS = ("OLEObject", "chart", "relIds", "control", "contentPart")
_LINE_ENDS = str.maketrans("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", "          ")
_VANISH, _STYLE, _FONTS, _CHANGE = (W + name for name in ("vanish", "rStyle", "rFonts", "rPrChange"))
_ASCII = W + "ascii"


class Piece(Record):
    """A piece of a paragraph's text, or what stands between two.

    what: "" for text; "deleted" for text that goes once the changes are accepted; "box" for the content of a text box,
    "picture" for words drawn as one (WordArt), "object" for something that is not read; the name of the element for
    the start or end of a comment's range and for a reference to a comment or a note, with its number in `value`;
    "placeholder" for the start and end of a content control that nobody has filled in.
    change: the kind and the author of the change that brought or takes it. node: the element that the text is of.
    """

    text: str = ""
    hidden: bool = False
    what: str = ""
    value: Any = None
    change: tuple[str, str] | None = None
    node: Any = None


@dataclass
class Inline:
    """The reading of one paragraph. hidden: what its style says. deleted: it stands in what is deleted."""

    styles: Styles
    fields: Fields
    hidden: bool = False
    deleted: bool = False
    change: tuple[str, str] | None = None
    found: list[Piece] = field(default_factory=list)
    contents: bool = False

    def add(self, text: str, hidden: bool, node: Any = None) -> None:
        """Add text that is shown, if it is not deleted."""
        self.contents = self.contents or self.fields.contents
        self.found.append(Piece(text, hidden, "deleted" if self.deleted else "", None, self.change, node))

    def note(self, what: str, value: Any, hidden: bool = False) -> None:
        """Add something that is no text."""
        if not self.deleted or what in _COMMENTS:
            self.found.append(Piece("", hidden, what, value))


def pieces(paragraph: Any, inline: Inline) -> list[Piece]:
    """What stands in `paragraph`, in order."""
    _within(paragraph, inline, inline.hidden)
    inline.contents = inline.contents or inline.fields.contents
    # A code that does not end where it begins is damaged; what stands in it is shown rather than lost.
    inline.fields.open = [each for each in inline.fields.open if each.result is not None]
    for each in inline.fields.open:
        each.begin, each.result = 0, -1
    return inline.found


def _within(node: Any, inline: Inline, hidden: bool) -> None:
    """Whatever element it does not know, it looks into: no text may be lost because of a new or foreign element."""
    for each in node:
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        if name in ("t", "delText"):
            inline.add(_words(each), hidden, each)
        elif name == "r":
            _run(each, inline, hidden)
        elif name in _SIGNS:
            inline.add(_SIGNS[name], hidden, each)
        elif name in _SKIPPED or not name:
            continue
        elif name in _OTHERS:
            _OTHERS[name](each, inline, hidden)
        elif name in _COMMENTS or name in _NOTES:
            inline.note(name, each.get(W + "id", ""), hidden)
        elif name in _INSERTED or name in _DELETED:
            _changed(each, name, inline, hidden)
        else:
            if name in _OBJECTS:
                inline.note("object", name, hidden)
            _within(each, inline, hidden)


def _run(run: Any, inline: Inline, hidden: bool) -> None:
    properties = child(run, "rPr")
    if properties is None:
        first = len(inline.found)
        _within(run, inline, hidden)
        _show_signs("", first, inline)
        return
    own = style = change = None
    font = ""
    for each in properties:
        if each.tag == _VANISH:
            own = on(value(each) or "1")
        elif each.tag == _STYLE:
            style = value(each)
        elif each.tag == _FONTS:
            font = each.get(_ASCII) or ""
        elif each.tag == _CHANGE:
            change = ("format", each.get(W + "author", ""))
    # Hidden text is a toggle: what two styles both hide is seen.
    styled = hidden if style is None else hidden ^ inline.styles.vanishes(style)
    first = len(inline.found)
    _within(run, inline, styled if own is None else own)
    if change is not None and inline.change is None:
        inline.found[first:] = [piece._replace(change=change) for piece in inline.found[first:]]
    _show_signs(font, first, inline)


def _show_signs(font: str, first: int, inline: Inline) -> None:
    """Put what is seen in the place of the letters of a symbol font, in the pieces from `first` on."""
    symbolic = is_symbolic(font)
    for index in range(first, len(inline.found)):
        text = inline.found[index].text
        shown = signs(font, text) if symbolic else unsymbolic(text)
        if shown != text:
            inline.found[index] = inline.found[index]._replace(text=shown)


def _changed(element: Any, name: str, inline: Inline, hidden: bool) -> None:
    """What an author has put in or taken out."""
    before = inline.deleted, inline.change
    kind = _INSERTED.get(name) or _DELETED[name]
    if not inline.deleted:
        inline.deleted = name in _DELETED
        inline.change = (kind, element.get(W + "author", ""))
    _within(element, inline, hidden)
    inline.deleted, inline.change = before


def _character(element: Any, inline: Inline, hidden: bool) -> None:
    """A w:fldChar: a field begins, shows its result, or ends."""
    fields = inline.fields.open
    sort = element.get(W + "fldCharType", "")
    if sort == "begin":
        inline.fields.begin(Open(len(inline.found), element.find(W + "ffData")))
    elif fields and sort == "separate" and fields[-1].result is None:
        _drop_code(inline, fields[-1])
        fields[-1].result = len(inline.found)
    elif fields and sort == "end":
        ended = fields.pop()
        if ended.result is None:
            _drop_code(inline, ended)
        if ended.result is None or ended.result == len(inline.found):
            words = shown(ended)
            if words:
                inline.add(words.translate(_LINE_ENDS), hidden, element)


def _drop_code(inline: Inline, field: Open) -> None:
    """Take out what the fields inside a field's code have shown."""
    inline.found[field.begin :] = [piece for piece in inline.found[field.begin :] if not piece.text]


def _code(element: Any, inline: Inline, hidden: bool) -> None:
    inline.fields.coded(element.text or "")


def _symbol(element: Any, inline: Inline, hidden: bool) -> None:
    code = element.get(W + "char", "")
    if 0 < len(code) <= 6 and all(char in "0123456789abcdefABCDEF" for char in code):
        inline.add(sign(element.get(W + "font") or "", int(code, 16)).translate(_LINE_ENDS), hidden, element)


def _box(element: Any, inline: Inline, hidden: bool) -> None:
    inline.note("box", element, hidden)


def _picture(element: Any, inline: Inline, hidden: bool) -> None:
    inline.note("picture", (element.get("string") or "").translate(_LINE_ENDS), hidden)


def _alternatives(element: Any, inline: Inline, hidden: bool) -> None:
    _within(chosen(element), inline, hidden)


def _control(element: Any, inline: Inline, hidden: bool) -> None:
    """A content control; while it shows its prompt nobody has filled it in."""
    prompting = is_prompting(element)
    if prompting:
        inline.note("placeholder", "start")
    _within(element, inline, hidden)
    if prompting:
        inline.note("placeholder", "end")


def _delimited(element: Any, inline: Inline, hidden: bool) -> None:
    """Brackets in a formula: they are properties, and seen all the same."""
    if not str(element.tag).partition("}")[0].endswith("math"):
        _within(element, inline, hidden)
        return
    signs = {"begChr": "(", "sepChr": "|", "endChr": ")"}
    for each in element.iterfind("{*}dPr/*"):
        name = each.tag.rpartition("}")[2]
        if name in signs:
            signs[name] = next((val for key, val in each.attrib.items() if key.endswith("}val")), "")
    between = signs["begChr"]
    for part in element.iterfind("{*}e"):
        inline.add(between.translate(_LINE_ENDS), hidden, element)
        _within(part, inline, hidden)
        between = signs["sepChr"]
    inline.add(signs["endChr"].translate(_LINE_ENDS), hidden, element)


def _operator(element: Any, inline: Inline, hidden: bool) -> None:
    """A sum, a product, an integral: its sign is a property; where none is said it is an integral."""
    if str(element.tag).partition("}")[0].endswith("math"):
        sign_ = next(iter(element.iterfind("{*}naryPr/{*}chr")), None)
        words = "∫" if sign_ is None else next((v for k, v in sign_.attrib.items() if k.endswith("}val")), "")
        inline.add(words.translate(_LINE_ENDS), hidden, element)
    _within(element, inline, hidden)


def _nothing(element: Any, inline: Inline, hidden: bool) -> None:
    """A control's properties, of which the reader sees none."""


_OTHERS = {
    "fldChar": _character,
    "instrText": _code,
    "delInstrText": _code,
    "sym": _symbol,
    "txbxContent": _box,
    "textpath": _picture,
    "AlternateContent": _alternatives,
    "sdt": _control,
    "sdtPr": _nothing,
    "d": _delimited,
    "nary": _operator,
}


def is_prompting(control: Any) -> bool:
    """Whether a content control shows the prompt it was made with."""
    prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return prompt is not None and prompt.get(W + "val", "1") not in ("0", "false", "off")


def chosen(alternatives: Any) -> Any:
    """Of one content written for several programs (mc:AlternateContent), the first; () where there is none."""
    return next(iter(alternatives), ())


def _words(element: Any) -> str:
    words = (element.text or "").translate(_LINE_ENDS)
    return words if element.get(SPACE) == "preserve" else words.strip(" \t")
