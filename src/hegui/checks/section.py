"""A section that must, or must not, be there, and what must stand in it."""

from __future__ import annotations

from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document, Span
from hegui.headings import are_trouble, asked, mentions, titled
from hegui.headings.contents import Content, contents, first_words, main_text
from hegui.headings.nothing import denies, void
from hegui.headings.shown import evidence, heading_and_size, name, stated_at
from hegui.verdict import Evidence, Message, Outcome, Verdict

_SHOWN = 4  # accepted titles that a message lists


class SectionCheck(Check):
    """A section with one of these titles must be there, and say something."""

    kind: Literal["section"] = "section"
    titles: tuple[str, ...]
    """Titles that count. A heading answers one when it is about it; 的, joints and filling words may differ."""
    not_titles: tuple[str, ...] = ()
    """Words that no such heading may have."""
    forbidden: bool = False
    """The section must not be there."""
    min_items: int = 0
    """Points it makes at least: subsections, members of an enumeration, or else paragraphs."""
    min_chars: int = 0
    """Characters under the heading at least, blanks not counted."""
    max_chars: int = 0
    """Characters at most; 0: any number."""
    min_share: float = 0.0
    """Share of the document's characters (without title and sign-off) at least, from 0 to 1."""
    max_share: float = 0.0
    """Share at most; 0: any."""
    body_text: Literal["pass", "review", "fail"] = "review"
    """Outcome where running text states it and no heading does."""
    body_terms: tuple[str, ...] = ()
    """Phrases that state it in running text; none: the titles themselves."""
    behind: tuple[str, ...] = ()
    """Titles of sections: where no heading answers, a section of the same rank behind one of these, whatever it is
    called, may be what is meant (review)."""

    def __post_init__(self) -> None:
        if not self.titles or not all(title.strip() for title in self.titles):
            raise ValueError("titles 至少要有一个标题，且不能为空")
        if any(not word.strip() for word in (*self.not_titles, *self.body_terms, *self.behind)):
            raise ValueError("not_titles、body_terms、behind 中不能有空的词")
        if min(self.min_items, self.min_chars, self.max_chars) < 0:
            raise ValueError("min_items、min_chars、max_chars 不能为负数")
        if self.max_chars and self.min_chars > self.max_chars:
            raise ValueError("min_chars 大于 max_chars，永远不能满足")
        if not (0 <= self.min_share <= 1 and 0 <= self.max_share <= 1):
            raise ValueError("min_share、max_share 须在 0 与 1 之间")
        if self.max_share and self.min_share > self.max_share:
            raise ValueError("min_share 大于 max_share，永远不能满足")
        if self.forbidden and (
            self.min_items or self.min_chars or self.max_chars or self.min_share or self.max_share
        ):
            raise ValueError("forbidden 的部分不能再有字数、项数、比例的要求")

    def check(self, document: Document) -> Verdict:
        found = [i for i in titled(document, self.titles) if self._counts(document, i)]
        if self.forbidden:
            return self._forbidden(document, found)
        if found:
            return self._judged(document, found)
        return self._unheaded(document)

    def _counts(self, document: Document, index: int) -> bool:
        section = document.sections[index]
        return document.in_scope(section.heading) and not mentions(section.title, self.not_titles)

    def _forbidden(self, document: Document, found: list[int]) -> Verdict:
        if not found:
            message = Message(
                f"没有{_shown(self.titles)}部分", f"there is no section titled {_shown(self.titles)}"
            )
            return Verdict(Outcome.PASS, message)
        heading = document.words(document.sections[found[0]].heading)
        message = Message(f"不应设“{heading}”部分", f"there should be no section titled {heading}")
        return Verdict(Outcome.FAIL, message, tuple(Evidence(document.sections[i].heading) for i in found))

    def _judged(self, document: Document, found: list[int]) -> Verdict:
        best: tuple[Message, Content] | None = None
        for content in contents(document, found, trouble=self._trouble):
            fault = self._fault(document, content)
            if fault is None:
                return Verdict(Outcome.PASS, heading_and_size(document, content), evidence(document, content))
            if best is None or _size(content) > _size(best[1]):
                best = fault, content
        assert best is not None  # `found` is not empty
        return Verdict(Outcome.FAIL, best[0], evidence(document, best[1]))

    @property
    def _trouble(self) -> bool:
        return are_trouble(self.titles)

    def _fault(self, document: Document, content: Content) -> Message | None:
        """What is wrong with a section, None for nothing."""
        heading = document.words(document.sections[content.sections[0]].heading)
        if void(content.words):
            only = f"（只有“{content.words.strip()}”）" if content.words.strip() else ""
            only_en = f" (only “{content.words.strip()}”)" if content.words.strip() else ""
            return Message(f"“{heading}”下没有实际内容{only}", f"nothing stands under {heading}{only_en}")
        if self._trouble and denies(content.words):
            return Message(
                f"“{heading}”只说没有：“{content.words.strip()}”",
                f"{heading} only says there are none: {content.words}",
            )
        wrong = [*self._short(len(content.points), content.characters), *self._share(document, content)]
        if not wrong:
            return None
        heading = name(document, content, "”“")
        return Message(
            f"“{heading}”" + "；".join(zh for zh, _ in wrong),
            f"{heading}: " + "; ".join(en for _, en in wrong),
        )

    def _short(self, items: int, characters: int) -> list[tuple[str, str]]:
        """How far `items` and `characters` are from what is demanded, in both languages."""
        wrong: list[tuple[str, str]] = []
        if items < self.min_items:
            wrong.append(
                (
                    f"要求至少 {self.min_items} 项，现有 {items} 项",
                    f"{self.min_items} items wanted, {items} found",
                )
            )
        if characters < self.min_chars:
            zh = f"要求至少 {self.min_chars} 字，现有 {characters} 字"
            wrong.append((zh, f"at least {self.min_chars} characters wanted, {characters} found"))
        if self.max_chars and characters > self.max_chars:
            zh = f"要求至多 {self.max_chars} 字，现有 {characters} 字"
            wrong.append((zh, f"at most {self.max_chars} characters wanted, {characters} found"))
        return wrong

    def _share(self, document: Document, content: Content) -> list[tuple[str, str]]:
        if not self.min_share and not self.max_share:
            return []
        whole = document.characters((main_text(document),))
        share = content.characters / whole if whole else 0.0
        share = round(share, 3)  # as it is shown: 15.0% is not less than 15.0%
        if share < self.min_share:
            return [
                (
                    f"占全文 {share:.1%}，要求不少于 {self.min_share:.1%}",
                    f"{share:.1%} of the text, at least {self.min_share:.1%} wanted",
                )
            ]
        if self.max_share and share > self.max_share:
            return [
                (
                    f"占全文 {share:.1%}，要求不多于 {self.max_share:.1%}",
                    f"{share:.1%} of the text, at most {self.max_share:.1%} wanted",
                )
            ]
        return []

    def _unheaded(self, document: Document) -> Verdict:
        """Where no heading answers: one with a slip in it, or what running text states or plainly tells."""
        from hegui.headings.statements import following, said, stated

        slipped = self._slipped(document)
        if slipped:
            return slipped
        places = said(document, self.body_terms) if self.body_terms else stated(document, self.titles)
        told = [(place, following(document, place)) for place in places if document.in_scope(place)]
        if asked(self.titles)[0]:
            from hegui.headings.admissions import admitted

            told += [(place, points) for place, points in admitted(document) if document.in_scope(place)]
        place, points = max(told, key=lambda each: (len(each[1]), each[0].start), default=(None, ()))
        if place and len(points) >= self.min_items:
            return self._stated(document, place, points)
        return (
            self._plainly_told(document)
            or (self._too_few(document, place, points) if place else self._behind(document))
            or self._absent()
        )

    def _stated(self, document: Document, place: Span, points: tuple[Span, ...]) -> Verdict:
        line, wanted = document.location(place.start).line, _shown(self.titles)
        message = Message(
            f"没有单设标题，第 {line} 行正文中写到；宜设{wanted}部分",
            f"no heading of its own; stated in running text, line {line}; a section titled {wanted} is usual",
        )
        return Verdict(Outcome(self.body_text), message, stated_at(place, points))

    def _too_few(self, document: Document, place: Span, points: tuple[Span, ...]) -> Verdict:
        line = document.location(place.start).line
        message = Message(
            f"没有单设标题，第 {line} 行正文中写到；要求至少 {self.min_items} 项，现有 {len(points)} 项",
            f"no heading of its own; stated in running text, line {line}; {self.min_items} items wanted, {len(points)} found",
        )
        return Verdict(Outcome.FAIL, message, stated_at(place, points))

    def _plainly_told(self, document: Document) -> Verdict | None:
        """Prose that tells of shortcomings, or of what is to come, without a word that says so: a person must look."""
        from hegui.headings.telling import plans_told, shortcomings_told

        if self.body_text == "fail":
            return None
        trouble, plans = asked(self.titles)
        telling = shortcomings_told(document) if trouble else plans_told(document) if plans else None
        if not telling or len(telling.sentences) < self.min_items or not document.in_scope(telling.span):
            return None
        line, wanted = document.location(telling.sentences[0].start).line, _shown(self.titles)
        message = Message(
            f"没有{wanted}这样的标题；第 {line} 行起讲的或许就是，请核对",
            f"no heading says {wanted}; what stands from line {line} on may be it",
        )
        return Verdict(
            Outcome.REVIEW, message, tuple(Evidence(first_words(document, s)) for s in telling.sentences)
        )

    def _behind(self, document: Document) -> Verdict | None:
        """A section behind one of those titled `behind` that may be what is meant, though its heading does not say so."""
        if not self.behind:
            return None
        from hegui.headings.followers import followers

        index = next((i for i in followers(document, self.behind) if self._counts(document, i)), None)
        if index is None:
            return None
        heading, wanted = document.words(document.sections[index].heading), _shown(self.titles)
        zh = f"没有{wanted}这样的标题；“{heading}”或许就是，请核对"
        message = Message(zh, f"no heading says {wanted}; {heading} may be it")
        return Verdict(Outcome.REVIEW, message, (Evidence(document.sections[index].heading),))

    def _slipped(self, document: Document) -> Verdict | None:
        """A section whose heading misses a title by one character; what stands under it is judged."""
        from hegui.headings.typing_errors import near_miss

        for index, section in enumerate(document.sections):
            title = near_miss(section.title, self.titles) if self._counts(document, index) else None
            if not title:
                continue
            content = next(contents(document, [index], trouble=self._trouble))
            fault = self._fault(document, content)
            slip = f"标题“{section.title}”与“{title}”只差一字，疑为笔误"
            zh = f"缺少{_shown(self.titles)}部分；{slip}" + (f"；{fault.zh}" if fault else "")
            en = f"no section is titled {_shown(self.titles)}; the heading {section.title} is one character off {title}"
            note = Message(f"疑为“{title}”之误", f"perhaps {title} is meant")
            message = Message(zh, en + (f"; {fault.en}" if fault else ""))
            outcome = Outcome.FAIL if fault else Outcome.REVIEW
            return Verdict(outcome, message, (Evidence(section.heading, title, note),))
        return None

    def _absent(self) -> Verdict:
        wanted = _shown(self.titles)
        return Verdict(Outcome.FAIL, Message(f"缺少{wanted}部分", f"there is no section titled {wanted}"))


def _shown(titles: tuple[str, ...]) -> str:
    """The first few titles for a message."""
    return "、".join(f"“{title}”" for title in titles[:_SHOWN]) + ("等" if len(titles) > _SHOWN else "")


def _size(content: Content) -> tuple[int, int]:
    return len(content.points), content.characters
