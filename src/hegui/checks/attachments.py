"""Attachments: how they are listed under the text, whether those cited are there, whether their titles agree.

附件说明 (GB/T 9704-2012, 7.3.4): 附件：1. 甲, several numbered with Arabic digits, no mark behind a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document, Span
from hegui.elements import Elements, elements
from hegui.elements.attachments import Named
from hegui.expression import expression
from hegui.verdict import Evidence, Message, Outcome, Verdict

_CITED = expression(
    r"(?<![》〕号）其”])(?<![》〕号）其”]的)附件\s?(?P<first>\d{1,2})(?![\d年月日.．]\d?)"
    r"(?:\s?[-—－–~～至到、和及]{1,2}\s?(?:附件)?\s?(?P<last>\d{1,2})(?![\d年月日.．项条个]))?"
)
_SEEN = expression(r"[（(，]?(?:详?见|按|填写|填报|参照)附件(?!\s?\d)")
_SAID = expression(r"\n\s*附\s*件\s*\d{0,2}\s*[：:]")  # listed, in whatever form
_MARKS = "。；，、;,."
_NOTES = expression(r"[（(][^（）()]*[）)]$")


class AttachmentsCheck(Check):
    """The attachments must be listed in the standard form, be there when cited, and bear the titles listed."""

    kind: Literal["attachments"] = "attachments"
    demand: Literal["form", "cited", "titles"]
    """form: numbered 1. 2. where several, no mark behind a name | cited: those that the text cites are listed | titles:
    the title over an attachment is that in the list; where a letter is followed by attachments they are listed, and where
    some of those listed follow, a person must look for the others"""

    def check(self, document: Document) -> Verdict:
        found = elements(document)
        if self.demand == "form":
            return _form(document, found)
        return _cited(document, found) if self.demand == "cited" else _titles(document, found)

    def literals(self) -> tuple[str, ...] | None:
        return ("附",)


def _none(zh: str, en: str) -> Verdict:
    return Verdict(Outcome.NOT_APPLICABLE, Message(zh, en))


def _form(document: Document, found: Elements) -> Verdict:
    if found.attachments is None:
        return _none("没有附件说明", "no attachments are listed")
    faults = tuple(_misformed(document, found))
    if faults:
        message = Message(
            f"附件说明 {len(faults)} 处不合格式", f"{len(faults)} faults in the list of attachments"
        )
        return Verdict(Outcome.FAIL, message, faults)
    count = len(found.listed)
    message = Message(f"附件说明列出 {count} 件，格式正确", f"{count} attachments, listed in the right form")
    return Verdict(Outcome.PASS, message, (Evidence(found.attachments),))


def _misformed(document: Document, found: Elements) -> Iterator[Evidence]:
    several = len(found.listed) > 1
    for place, one in enumerate(found.listed, 1):
        if one.mark == "附件":
            lead = "附件：" if place == 1 else ""
            form = f"{lead}{place}. {one.name}" if several else f"附件：{one.name}"
            yield Evidence(one.span, note=Message(f"写成“{form}”", f"written {form}"))
        elif several and one.ordinal != place:
            note = Message(f"顺序号应为“{place}.”", f"its number should be {place}.")
            yield Evidence(one.span, note=note)
        elif one.mark == "、":
            yield Evidence(
                one.span, note=Message("顺序号后用“.”，不用“、”", "a dot, not 、 behind the number")
            )
        if one.name[-1] in _MARKS:
            yield Evidence(one.span, note=Message("附件名称后不加标点", "no mark behind the name"))


def _cited(document: Document, found: Elements) -> Verdict:
    known = _known(found)
    cited = list(_citations(document, found))
    missing = [span for number, span in cited if number not in known]
    if missing:
        count = len(known - {0})
        there = f"附件说明只列出 {count} 件" if known else "没有附件说明"
        message = Message(f"文中提到的附件没有列出：{there}", f"cited, but not among the {count} listed")
        return Verdict(Outcome.FAIL, message, tuple(Evidence(span) for span in sorted(missing)))
    if not cited:
        return _none("文中没有提到附件", "the text cites no attachment")
    message = Message("文中提到的附件都已列出", "all attachments cited are listed")
    return Verdict(
        Outcome.PASS, message, tuple(Evidence(span) for span in sorted({span for _, span in cited})[:3])
    )


def _known(found: Elements) -> set[int]:
    """The numbers of the attachments that are listed or follow; one without a number has that of its place. 0: any."""
    each = (*((place, one) for place, one in enumerate(found.listed, 1)), *enumerate(found.appended, 1))
    numbers = {one.ordinal or place for place, one in each}
    return numbers | {0} if numbers else numbers


def _citations(document: Document, found: Elements) -> Iterator[tuple[int, Span]]:
    """The attachments that the text cites, those of other documents left aside."""
    view = document.visible
    end = len(view.text) if found.end is None else view.folded(found.end)
    labels = {one.span.start for one in found.appended}
    for match in _CITED.finditer(view.text[:end]):
        span = Span(*view.span(*match.span()))
        if span.start not in labels:
            yield int(match["first"]), span
            if match["last"]:
                yield int(match["last"]), span
    for match in _SEEN.finditer(view.text[:end]):
        yield 0, Span(*view.span(*match.span()))


def _titles(document: Document, found: Elements) -> Verdict:
    unlisted = found.appended and not found.attachments and not _SAID.search(document.text, 0, found.end or 0)
    if unlisted and found.addressee and found.signatories:
        message = Message("后面有附件，正文之下没有附件说明", "attachments follow that are not listed")
        return Verdict(Outcome.FAIL, message, tuple(Evidence(one.span) for one in found.appended))
    if not found.listed or not found.appended:
        return _none("没有附件说明，或附件不在本文件中", "no attachments are listed, or none follows")
    named = {one.ordinal or place: one for place, one in enumerate(found.listed, 1)}
    pairs = [(named.get(one.ordinal or place), one) for place, one in enumerate(found.appended, 1)]
    wrong = tuple(Evidence(one.span, note=_other(listed)) for listed, one in pairs if not _agree(listed, one))
    if wrong:
        message = Message(
            f"{len(wrong)} 件附件的标题与附件说明不一致", f"{len(wrong)} titles differ from those listed"
        )
        return Verdict(Outcome.FAIL, message, wrong)
    absent = _absent(named, found)
    if absent:
        count = len(absent)
        message = Message(
            f"附件说明所列有 {count} 件没有附在后面", f"{count} of those listed do not follow, others do"
        )
        return Verdict(Outcome.REVIEW, message, absent)
    message = Message("附件标题与附件说明一致", "the titles of the attachments are those listed")
    return Verdict(Outcome.PASS, message, tuple(Evidence(one.span) for _, one in pairs))


def _absent(named: dict[int, Named], found: Elements) -> tuple[Evidence, ...]:
    """Those listed that are not among those that follow."""
    there = {one.ordinal or place for place, one in enumerate(found.appended, 1)}
    return tuple(Evidence(one.span) for number, one in named.items() if number not in there)


def _other(listed: Named | None) -> Message:
    if listed is None:
        return Message("附件说明中没有这一件", "not listed")
    return Message(f"附件说明中为“{listed.name}”", f"listed as {listed.name}")


def _agree(listed: Named | None, one: Named) -> bool:
    if listed is None:
        return False
    name, lines = _bare(listed.name), [_bare(line) for line in one.name.split("\n")]
    titles = ["".join(lines[: count + 1]) for count in range(len(lines))]
    return not titles[-1] or any(name == title for title in titles) or name in titles[-1] or titles[0] in name


def _bare(name: str) -> str:
    """`name` without blanks, title marks, the mark behind it and a note in brackets."""
    words = "".join(name.split()).strip(_MARKS).translate(dict.fromkeys(map(ord, "《》“”")))
    return _NOTES.sub("", words)
