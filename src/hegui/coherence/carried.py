"""Years that were carried over from an older document: in the sentence that says what follows, in that which says what
for, and in the page header.

Only what can mean nothing else: 现将2024年工作总结如下 in a summary of 2025, 为做好2025年春节… under a title of 2026年春节…, a
header 2024年度党建述职 over a report of 2025.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.coherence.passages import paragraphs
from hegui.document import BlockKind, Document, Span
from hegui.expression import expression
from hegui.verdict import Message

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_FOLLOWS = expression(
    rf"现将[^。；，《“]{{0,16}}?{_YEAR}年度?的?(?:个人|本人|主要|全年|全面|工作|履职|述职|述责|述廉|学习|思想|总结|情况|开展|完成|党建|尽责|落实|履行|自查|[、和及的])*"
    r"(?:向[^。；，]{1,12})?(?:报告|汇报|述职|总结)如下"
)
_FOR = expression(
    rf"(?<![^。；，\s])(?:现[就将](?P<told>)|(?:为|为了|现[就将])[^。；，《“]{{1,8}}?){_YEAR}年"
)
_HEADER = expression(rf"{_YEAR}年度?(?!\d)[^\d，。；]{{0,16}}$")
_KINDS = expression("述职|述责|述廉|总结|汇报|对照检查")
_EVENT = expression("会|评议|考核|活动")
_ONE = expression(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[-—～至]))")
_OPENING = 3  # paragraphs
_ALIKE = 4  # characters behind a year that must be those of the title

Found = Iterator[tuple[Span, Message]]


def what_follows(document: Document, year: int) -> Found:
    """The sentence that says what is reported, where it names another year only."""
    view = document.visible
    for passage in paragraphs(document)[:_OPENING]:
        for match in _FOLLOWS.finditer(view.text, passage.start, passage.end):
            if int(match["year"]) != year and str(year) not in match.group():
                at = match.start("year")
                yield Span(*view.span(at, at + 5)), _other(year, match["year"], "开头写的是", "the opening")
                return


def page_header(document: Document, year: int) -> Found:
    """A page header that names the same kind of report, of an earlier year."""
    title = document.words(document.title) if document.title else ""
    kinds = set(_KINDS.findall(title))
    for block in document.blocks:
        if block.kind is not BlockKind.MARGIN:
            continue
        words = document.words(block.span)
        match = _HEADER.search(words)
        if match is None or len(_ONE.findall(words)) != 1 or _EVENT.search(words):
            continue
        if int(match["year"]) < year and kinds & set(_KINDS.findall(words)):
            yield block.span, _other(year, match["year"], "页眉或页脚写的是", "the page header or footer")
            return


def purpose(document: Document) -> Iterator[tuple[Span, Span, Message]]:
    """The sentence that says what a document is for, in the words of its title but with another year; first the place
    in the title."""
    if document.title is None:
        return
    view = document.visible
    begin, end = view.folded(document.title.start), view.folded(document.title.end)
    found = list(_ONE.finditer(view.text, begin, end))
    after = "".join(view.text[found[0].end() : end].split())[:_ALIKE] if len(found) == 1 else ""
    if len(after) < _ALIKE:
        return
    year, title = found[0][1], found[0].start()
    before = "".join(view.text[begin:title].split())[-2:]
    for passage in paragraphs(document)[:_OPENING]:
        match = _FOR.search(view.text, passage.start, passage.end)
        if match is None or match["year"] == year or f"{year}年" in passage.words:
            continue
        at = match.start("year")
        as_told = match["told"] is not None or view.text[at - 2 : at] == before
        if as_told and view.text.startswith(after, match.end()):
            message = _other(int(year), match["year"], "正文写的是", "the text")
            yield Span(*view.span(title, title + 5)), Span(*view.span(at, at + 5)), message
            return


def _other(year: int, other: str, where: str, en: str) -> Message:
    return Message(f"标题为{year}年，{where}{other}年", f"{year} in the title, {other} in {en}")
