"""What is set otherwise than it should be, passage by passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hegui.document import Document, Span
from hegui.expression import expression
from hegui.typography import Lettering, Setting
from hegui.typography.fonts import is_one_of, size_named
from hegui.typography.passages import Passage, Stretch, stretches
from hegui.values import Record
from hegui.verdict import Message

_SAME_SIZE = 0.26  # points: half a point is the least that Word knows
_NEAR = 0.3  # characters
_STRAY = 2  # Chinese characters that are set otherwise by oversight
_CHANNELS = expression("[0-9A-F]{2}")
_DARK = {
    f"{value:02X}" for value in range(0x27)
}  # what Word calls "black, text 1, lighter 15%" is hardly grey
_EMPHASIS = ("黑体", "楷体", "小标宋")
_BLANKS = {"\u3000": 1.0, "\t": 2.0}
SIDES = {
    "left": Message("左对齐", "left"),
    "center": Message("居中", "centred"),
    "right": Message("右对齐", "right"),
    "both": Message("两端对齐", "justified"),
    "distribute": Message("分散对齐", "distributed"),
}


class Wanted(Record):
    """How a part is to be set; what is None, or empty, is not asked for. `checks.layout` says what each is."""

    fonts: tuple[str, ...] = ()
    size: float | None = None
    bold: bool | None = None
    black: bool = False
    align: tuple[str, ...] = ()
    indent: float | None = None
    min_pitch: float | None = None
    max_pitch: float | None = None
    max_gap: float | None = None
    leads: bool = False


class Deviation(Record):
    """A place that is set otherwise. sort: font, size, …; note: what it has, what it should have. open: the file does not
    say what it has, so it may be right."""

    span: Span
    sort: str
    note: Message
    open: bool = False


def deviations(document: Document, passage: Passage, wanted: Wanted) -> Iterator[Deviation]:
    """What of a passage is set otherwise than wanted."""
    setting = passage.setting
    if setting is None:
        return
    runs = stretches(document, passage)
    if wanted.leads and passage.begins and len(runs) > 1 and is_one_of(runs[0].lettering.font, _EMPHASIS):
        del runs[0]  # the first sentence is set off, as a heading is that runs in
    stray = [run for run in runs if run.characters >= min(_STRAY, sum(each.characters for each in runs))]
    yield from _lettering(stray, wanted)
    yield from _paragraph(document, passage, setting, wanted)


def _lettering(runs: list[Stretch], wanted: Wanted) -> Iterator[Deviation]:
    tests: tuple[tuple[str, Callable[[Lettering], Message | None]], ...] = (
        ("font", lambda found: _font(found, wanted.fonts)),
        ("size", lambda found: _size(found, wanted.size)),
        ("bold", lambda found: _bold(found, wanted.bold)),
        ("color", lambda found: _color(found, wanted.black)),
    )
    for sort, test in tests:
        for run in runs:
            note = test(run.lettering)
            if note is not None:
                yield Deviation(run.span, sort, note)


def _font(found: Lettering, wanted: tuple[str, ...]) -> Message | None:
    if not wanted or is_one_of(found.font, wanted):
        return None
    zh, en = "、".join(wanted), ", ".join(wanted)
    if not found.font:
        return Message(f"没有指定中文字体，应为{zh}", f"names no Chinese font; should be {en}")
    return Message(f"字体是{found.font}，应为{zh}", f"the font is {found.font}; should be {en}")


def _size(found: Lettering, wanted: float | None) -> Message | None:
    if wanted is None or abs(found.size - wanted) < _SAME_SIZE:
        return None
    return Message(
        f"字号是{size_named(found.size)}，应为{size_named(wanted)}",
        f"the size is {found.size:g} pt; should be {wanted:g} pt",
    )


def _bold(found: Lettering, wanted: bool | None) -> Message | None:
    if wanted is None or found.bold == wanted:
        return None
    if wanted:
        return Message("没有加粗，应加粗", "is not bold; should be")
    return Message("加了粗，不应加粗", "is bold; should not be")


def _color(found: Lettering, black: bool) -> Message | None:
    if not black or found.color == "auto" or all(part in _DARK for part in _CHANNELS.findall(found.color)):
        return None
    return Message(f"颜色是 #{found.color}，应为黑色", f"the colour is #{found.color}; should be black")


def _paragraph(document: Document, passage: Passage, setting: Setting, wanted: Wanted) -> Iterator[Deviation]:
    if wanted.align and setting.align not in wanted.align:
        yield _side(document, passage, setting, wanted.align[0])
    elif wanted.align and setting.align == "center" and abs(setting.first) > _NEAR:
        note = Message(
            f"居中，但首行缩进 {setting.first:.3g} 字，偏了",
            f"is centred, but its first line is set in {setting.first:.3g} characters",
        )
        yield Deviation(passage.span, "align", note)
    if wanted.indent is not None and passage.begins:
        yield from _indent(document, passage, setting, wanted.indent)
    if wanted.min_pitch is not None or wanted.max_pitch is not None:
        yield from _pitch(passage, setting, wanted.min_pitch or 0.0, wanted.max_pitch or 1000.0)
    if wanted.max_gap is not None and max(setting.before, setting.after) > wanted.max_gap + 0.01:
        note = Message(
            f"段前 {setting.before:g} 磅、段后 {setting.after:g} 磅，应不多于 {wanted.max_gap:g} 磅",
            f"{setting.before:g} pt before, {setting.after:g} pt after; should be {wanted.max_gap:g} pt at most",
        )
        yield Deviation(passage.span, "gap", note)


def _side(document: Document, passage: Passage, setting: Setting, wanted: str) -> Deviation:
    has, should = SIDES[setting.align], SIDES[wanted]
    if first_indent(document, setting)[0] > 2 * _NEAR and setting.align in ("left", "both"):
        note = Message(
            f"{has.zh}，用空格或缩进推到那里，看不出是否{should.zh}",
            "placed by blanks or indents, not aligned",
        )
        return Deviation(passage.span, "align", note, open=True)
    note = Message(f"{has.zh}，应{should.zh}", f"is {has.en}; should be {should.en}")
    return Deviation(passage.span, "align", note)


def first_indent(document: Document, setting: Setting) -> tuple[float, float]:
    """Where the first line begins, in characters, and how much of it is typed blanks."""
    blanks = _blanks(document, setting)
    typed = sum(_BLANKS.get(sign, 0.5) for sign in blanks)
    return setting.first + typed, typed


def _blanks(document: Document, setting: Setting) -> str:
    line = document.text.rfind("\n", 0, setting.start) + 1
    before = document.text[line : setting.start]
    return before[: len(before) - len(before.lstrip())]


def _indent(document: Document, passage: Passage, setting: Setting, wanted: float) -> Iterator[Deviation]:
    first, typed = first_indent(document, setting)
    if abs(first - wanted) > _NEAR:
        by = (f"（其中空格占 {typed:g} 字）", f" ({typed:g} of them typed blanks)") if typed else ("", "")
        note = Message(
            f"首行缩进 {first:.3g} 字{by[0]}，应为 {wanted:g} 字",
            f"the first line is set in {first:.3g} characters{by[1]}; should be {wanted:g}",
        )
        tabbed = "\t" in _blanks(document, setting)  # how wide a tab is, its stops say
        yield Deviation(passage.span, "indent", note, open=tabbed)
    elif abs(setting.left) > _NEAR:
        note = Message(
            f"回行缩进 {setting.left:.3g} 字，应顶格",
            f"the further lines are set in {setting.left:.3g} characters; should not be",
        )
        yield Deviation(passage.span, "left", note)


def _pitch(passage: Passage, setting: Setting, least: float, most: float) -> Iterator[Deviation]:
    low, high = setting.pitch
    if least - 0.05 <= low and high <= most + 0.05:
        return
    should = f"{least:g}～{most:g}" if least < most else f"{least:g}"
    has = f"{low:.3g}" if high - low < 0.05 else f"{low:.3g}～{high:.3g}"
    if high < least or low > most:
        note = Message(f"行距 {has} 磅，应为 {should} 磅", f"lines are {has} pt apart; should be {should}")
        yield Deviation(passage.span, "pitch", note)
    else:
        note = Message(
            f"行距随字体而定（约 {has} 磅），看不出是否为 {should} 磅",
            f"the distance of lines depends on the font (about {has} pt)",
        )
        yield Deviation(passage.span, "pitch", note, open=True)
