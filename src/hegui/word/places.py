"""Where the characters of a document's text stand in its Word file, and runs parted at any of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import deepcopy
from typing import Any, cast

from hegui.readers.docx import scanned
from hegui.readers.ooxml import SPACE, Package, W
from hegui.readers.zipped import reading
from hegui.values import Record
from hegui.word.parts import Parts

WRAPPERS = frozenset(
    W + name
    for name in ("hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple")
) | {W + "bdo", W + "dir"}
"""What in a paragraph holds runs, so that the start or end of a comment may stand in it."""

_BLANKS = " \t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class Source(Record):
    """Text from `start` to `end` and the element that it is of."""

    start: int
    end: int
    node: Any


class Places:
    """The document's text and the elements of the file that make it up, in order."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        nodes: list[tuple[int, int, Any]] = []
        scan = scanned(cast(Package, parts), nodes)
        self.text = "\n".join(scan.texts)
        self.sources = [Source(*each) for each in nodes if each[2] is not None]
        self._starts = [source.start for source in self.sources]

    def within(self, start: int, end: int) -> list[Source]:
        """The sources that hold some of the text from `start` to `end`."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = self.sources[first : bisect_left(self._starts, end)]
        return [source for source in found if source.end > start]

    def part_at(self, offset: int) -> None:
        """Part the run, if it is one, in which the characters before and after `offset` stand."""
        for source in self.within(offset - 1, offset + 1):
            run = piece_of(source.node)
            if source.node.getparent() is not run or run.tag != W + "r":
                continue
            if source.start < offset < source.end and source.node.tag == W + "t":
                self._halve(source, offset)
                self._part(run, source.node)
            elif source.end == offset:
                self._part(run, source.node)
            elif source.start == offset and source.node.getprevious() is not None:
                self._part(run, source.node.getprevious())

    def _halve(self, source: Source, offset: int) -> None:
        """Make two elements of one w:t."""
        node, words = source.node, words_of(source.node)
        rest = deepcopy(node)
        rest.tail = None
        for each, text in ((node, words[: offset - source.start]), (rest, words[offset - source.start :])):
            each.text = text
            each.set(SPACE, "preserve")
        node.addnext(rest)
        at = self.sources.index(source, max(bisect_left(self._starts, source.start), 0))
        self.sources[at : at + 1] = [source._replace(end=offset), Source(offset, source.end, rest)]
        self._starts.insert(at + 1, offset)

    def _part(self, run: Any, last: Any) -> None:
        """Move what follows `last` in a run to a new run that looks the same."""
        following = list(last.itersiblings())
        if not following or last.tag == W + "rPr":
            return
        new = run.makeelement(run.tag, run.attrib, run.nsmap)
        properties = run.find(W + "rPr")
        if properties is not None:
            new.append(deepcopy(properties))
            for change in new.iter(W + "rPrChange"):
                change.set(W + "id", next(self.parts.numbers))
        new.extend(following)
        run.addnext(new)


def opened(data: bytes, path: str) -> Places:
    """The text of a Word file and where it stands, for writing there. Raises ReadError."""
    with reading(path, "Word 文档"):
        places = Places(Parts(data, path))
        places.parts.load()
        return places


def words_of(node: Any) -> str:
    """The text of a w:t as it is shown."""
    words: str = node.text or ""
    return words if node.get(SPACE) == "preserve" else words.strip(_BLANKS)


def piece_of(node: Any) -> Any:
    """The run, or what else stands in one piece in a paragraph, that `node` is in: the outermost one, so that for a word
    in a text box it is the run that the box hangs on."""
    path = [node, *node.iterancestors()]
    last = max(at for at, element in enumerate(path) if element.tag == W + "p")
    return next(element for element in reversed(path[:last]) if element.tag not in WRAPPERS)
