"""What is to be said of how a document is set: all as it should be, or what is otherwise and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hegui.document import Document, Span
from hegui.typography import Layout, layout
from hegui.typography.described import number_described, page_described, passage_described
from hegui.typography.deviations import Deviation, Wanted, deviations
from hegui.typography.passages import Part, passages
from hegui.typography.sheets import Number, Sheet, first_line, number_deviations, page_deviations
from hegui.verdict import Evidence, Message, Outcome, Verdict

_NAMES = {
    "page": Message("页面", "the pages"),
    "title": Message("标题", "the title"),
    "addressee": Message("主送机关", "the addressee"),
    "heading": Message("层次标题", "the headings"),
    "body": Message("正文", "the text"),
    "page-number": Message("页码", "the page numbers"),
}
_LEVELS = ("", "一级标题", "二级标题", "三级标题", "四级标题")
_SHOWN = 5  # places of one and the same deviation
_QUOTED = 30  # characters


def _layout(document: Document) -> Layout:
    return layout(document) or Layout((), (), ())


def on_pages(document: Document, wanted: Mapping[str, Any]) -> Verdict:
    """On the pages. wanted: the fields of `Sheet`."""
    found = _layout(document)
    off = list(page_deviations(document, found, Sheet(**wanted)))
    shown = [_place(document, first_line(document, page), page_described(page)) for page in found.pages]
    return _verdict(document, _NAMES["page"], off, shown)


def on_numbers(document: Document, wanted: Mapping[str, Any]) -> Verdict:
    """On the page numbers. wanted: the fields of `Number`; without any, that there are some."""
    found, number = _layout(document), Number(**wanted)
    if number != Number() and not found.folios:
        return Verdict(Outcome.NOT_APPLICABLE, Message("没有页码", "there is no page number"))
    off = list(number_deviations(document, found, number))
    first = first_line(document, None)
    shown = [_place(document, first, number_described(folio)) for folio in found.folios]
    return _verdict(document, _NAMES["page-number"], off, list(dict.fromkeys(shown)))


def on_part(document: Document, part: Part, level: int, asked: Mapping[str, Any]) -> Verdict:
    """On title, addressee, headings of a level (0: any) or text. asked: fields of `Wanted`."""
    name = _NAMES[part]
    if level:
        name = Message(_LEVELS[level], f"headings of level {level}")
    parts = passages(document, _layout(document), part, level)
    seen = [passage for passage in parts if passage.setting is not None]
    if not parts:
        return Verdict(Outcome.NOT_APPLICABLE, Message(f"没有找到{name.zh}", f"{name.en}: none found"))
    if not seen:
        where = Message(f"{name.zh}在表格、文本框里，看不出版式", f"{name.en}: in a table or a text box")
        places = tuple(_place(document, passage.span) for passage in parts[:_SHOWN])
        return Verdict(Outcome.NOT_CHECKED, where, places)
    wanted = Wanted(**asked, leads=part == "body")
    off = [each for passage in seen for each in deviations(document, passage, wanted)]
    shown = [_place(document, each.span, passage_described(document, each, wanted)) for each in seen[:_SHOWN]]
    return _verdict(document, name, off, shown, len(parts) - len(seen))


def _place(document: Document, span: Span, note: Message | None = None) -> Evidence:
    """A place shown by its first words."""
    words = document.text[span.start : min(span.end, span.start + _QUOTED)].split("\n")[0]
    return Evidence(Span(span.start, span.start + len(words.rstrip())), note=note)


def _verdict(
    document: Document, name: Message, off: Sequence[Deviation], fine: Sequence[Evidence], unseen: int = 0
) -> Verdict:
    """Wrong where anything is; open where anything may be, or was not to be seen. fine: the evidence for a pass."""
    wrong = [each for each in off if not each.open]
    if not off and not unseen:
        told = fine[0].note if fine else None
        zh, en = (told.zh, told.en) if told else ("合要求", "as they should be")
        return Verdict(Outcome.PASS, Message(f"{name.zh}：{zh}", f"{name.en}: {en}"), tuple(fine[:_SHOWN]))
    told = _told(wrong or off) if off else _elsewhere(unseen)
    outcome = Outcome.FAIL if wrong else Outcome.NOT_CHECKED
    message = Message(f"{name.zh}：{told.zh}", f"{name.en}: {told.en}")
    return Verdict(outcome, message, _evidence(document, wrong or off))


def _elsewhere(unseen: int) -> Message:
    return Message(f"有 {unseen} 段在表格、文本框里，看不出版式", f"{unseen} in a table or a text box")


def _told(off: Iterable[Deviation]) -> Message:
    """What is wrong, the commonest first, and how often."""
    counts = Counter(each.note for each in off).most_common()
    zh = "；".join(note.zh + (f"（{count} 处）" if count > 1 else "") for note, count in counts[:3])
    en = "; ".join(note.en + (f" ({count} times)" if count > 1 else "") for note, count in counts[:3])
    return Message(zh + "；等" * (len(counts) > 3), en + "; …" * (len(counts) > 3))


def _evidence(document: Document, off: Iterable[Deviation]) -> tuple[Evidence, ...]:
    shown: Counter[Message] = Counter()
    found = []
    for each in off:
        shown[each.note] += 1
        if shown[each.note] <= _SHOWN:
            found.append(_place(document, each.span, each.note))
    return tuple(sorted(found, key=lambda place: place.span))
