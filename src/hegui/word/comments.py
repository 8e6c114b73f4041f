"""Comments hung on the characters of a Word document that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from hegui.readers.ooxml import W
from hegui.values import Record
from hegui.word.markup import Words, element, paragraph
from hegui.word.parts import AUTHOR, Parts
from hegui.word.places import Places, Source, piece_of

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PLAIN = (
    *(W + name for name in ("text", "showingPlcHdr", "dropDownList", "comboBox", "date", "picture")),
    "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox",
)
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}


class Comment(Record):
    """A comment to be written about the text from `start` to `end`. elsewhere: what is to be said first where it cannot
    stand there (a header, a note, a text box)."""

    start: int
    end: int
    lines: Sequence[Sequence[Words]]
    elsewhere: Sequence[Words]


class Anchor(Record):
    """What a comment is hung on: from one piece of the body to another. exact: it is the very text."""

    first: Any
    last: Any
    exact: bool


def write_comments(places: Places, comments: Sequence[Comment]) -> None:
    """Write `comments` into the file; none where its body has no text to hang one on."""
    parts = places.parts
    main = parts.root(parts.main)
    for comment in comments:
        for offset in (comment.start, comment.end):
            if not any(_control(source.node) is not None for source in places.within(offset - 1, offset + 1)):
                places.part_at(offset)
    order = _order(main, places)
    anchored = [(comment, _anchor(comment, places, order, main)) for comment in comments]
    written = [(comment, anchor) for comment, anchor in anchored if anchor]
    if not written:
        return
    root, added = _comments(parts)
    for comment, anchor in written:
        number = next(parts.numbers)
        lines = comment.lines if anchor.exact else (comment.elsewhere, *comment.lines)
        text = "".join(paragraph(*line) for line in lines if line)
        root.append(
            element(f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="hg">{text}</w:comment>')
        )
        _hang(number, anchor)
    if added:
        parts.add("comments", root, _TYPE)
    else:
        parts.changed(parts.target("comments"))
    parts.changed(parts.main)


def _comments(parts: Parts) -> tuple[Any, bool]:
    """The root of the part with the comments, and whether it is a new one."""
    root = parts.root(parts.target("comments"))
    if root is not None:
        return root, False
    return etree.Element(W + "comments", nsmap={"w": W.strip("{}")}), True


def _piece(node: Any) -> Any:
    """What a comment on `node` is hung on: the control it is in, if that holds nothing but words, or the run."""
    control = _control(node)
    return piece_of(node) if control is None else control


def _control(node: Any) -> Any:
    """The outermost control in the paragraph that takes no comments: it holds plain words, a choice or a prompt."""
    found = None
    for around in node.iterancestors():
        if around.tag == W + "sdt" and any(around.find(f"{W}sdtPr/{each}") is not None for each in _PLAIN):
            found = around
        elif around.tag == W + "p":
            break
    return found


def _hang(number: str, anchor: Anchor) -> None:
    anchor.first.addprevious(element(f'<w:commentRangeStart w:id="{number}"/>'))
    reference = element(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
    anchor.last.addnext(reference)
    reference.addprevious(element(f'<w:commentRangeEnd w:id="{number}"/>'))


def _order(main: Any, places: Places) -> dict[Any, int]:
    """The pieces of the body that hold text, and where in it each stands."""
    pieces = {piece for source in places.sources if (piece := _piece(source.node)) is not None}
    return {each: at for at, each in enumerate(main.iter()) if each in pieces}


def _anchor(comment: Comment, places: Places, order: dict[Any, int], main: Any) -> Anchor | None:
    found = places.within(comment.start, comment.end)
    pieces = [piece for source in found if (piece := _piece(source.node)) in order]
    if pieces:
        first, last = min(pieces, key=order.__getitem__), max(pieces, key=order.__getitem__)
        return Anchor(first, last, all(_stands_in(source, order) for source in found))
    near = _label(comment, places, order)
    if near is not None:
        return Anchor(near, near, True)
    note = next((piece for source in found if (piece := _reference(source.node, main)) is not None), None)
    if note is None:
        note = next(iter(order), None)
    return None if note is None else Anchor(note, note, False)


def _stands_in(source: Source, order: dict[Any, int]) -> bool:
    """Whether the text is in the body itself, and not in a box that hangs on it."""
    node = source.node
    return _piece(node) in order and sum(each.tag == W + "p" for each in node.iterancestors()) == 1


def _label(comment: Comment, places: Places, order: dict[Any, int]) -> Any:
    """What follows on the line of a place where there is no text in the file: a number that Word generates, or nothing."""
    end = places.text.find("\n", comment.start)
    line = places.within(comment.start, len(places.text) if end < 0 else end)
    return next((piece for source in line if (piece := _piece(source.node)) in order), None)


def _reference(node: Any, main: Any) -> Any:
    """Where the body refers to the note that `node` is in."""
    for note in node.iterancestors(*_NOTES):
        for reference in main.iter(_NOTES[note.tag]):
            if reference.get(W + "id") == note.get(W + "id"):
                return piece_of(reference)
    return None
