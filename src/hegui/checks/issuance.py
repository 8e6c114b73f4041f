"""Issue: the year of a document's number, the organ that signs and the day of printing agree with the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from hegui.checks.base import Check
from hegui.document import Document, Span
from hegui.elements import elements
from hegui.elements.facts import reporter, under_title
from hegui.elements.lines import is_organ, without_seal
from hegui.expression import expression
from hegui.verdict import Evidence, Message, Outcome, Verdict

_APART = expression(r"[\s\u3000#、]+")
_AND_OTHERS = expression(r"等[〇一-鿿\d]{0,4}(?:部门|单位|机关|个部门)$")
_YEAR = expression(r"[〔\[（(【［〖]((?:19|20)\d{2})[〕\]）)】］〗]")
_DAY = expression(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_OFFICES = ("办公室", "办公厅", "办")


class IssuanceCheck(Check):
    """What a document says of its issue must agree: number and date, title and signature, date and printing."""

    kind: Literal["issuance"] = "issuance"
    demand: Literal["year", "signatory", "printing", "signs", "sign-off"]
    """year: that of the number (发文字号) is that of the date | signatory: who signs is who issues it, after title or
    letterhead | printing: not before the date | signs: it shows two at least of addressee, signature and date | sign-off:
    it shows a signature or a date; where these two are lacking a person must look (review)"""

    def check(self, document: Document) -> Verdict:
        return _DEMANDS[self.demand](document)

    def proved_by(self) -> tuple[Outcome, ...]:
        """Lacking signs are never a failure: the document may be a draft, or one that is posted."""
        lenient = self.demand in ("signs", "sign-off")
        return (Outcome.PASS, Outcome.REVIEW) if lenient else super().proved_by()

    def literals(self) -> tuple[str, ...] | None:
        return {"year": ("号",), "printing": ("印",)}.get(self.demand)


def _none(zh: str, en: str) -> Verdict:
    return Verdict(Outcome.NOT_APPLICABLE, Message(zh, en))


def _year(document: Document) -> Verdict:
    number, date = elements(document).number, document.date
    found = _YEAR.search(document.words(number)) if number else None
    if number is None or found is None:
        return _none("没有发文字号", "there is no document number")
    if date is None or date.span is None or date.source != "sign-off":
        return _none("没有成文日期", "there is no date at the end")
    year, written = int(found[1]), date.latest.year
    places = tuple(sorted((Evidence(number), Evidence(date.span))))
    if year == written:
        return Verdict(
            Outcome.PASS, Message(f"发文字号和成文日期都是{year}年", f"number and date are of {year}"), places
        )
    turn = (written - year, date.latest.month) in ((1, 1), (-1, 12))  # numbered just before or after New Year
    message = Message(
        f"发文字号的年份是{year}，成文日期是{written}年", f"the number is of {year}, the date of {written}"
    )
    return Verdict(Outcome.REVIEW if turn else Outcome.FAIL, message, places)


def _signatory(document: Document) -> Verdict:
    signing = elements(document).signatories
    signed = _organs(document.quote(span) for span in signing)
    issuing, place = _issuing(document)
    if not signed or place is None:
        return _none("标题、发文机关标志或署名中没有机关名称", "title or signature name no organ")
    places = (Evidence(place), *(Evidence(span) for span in signing))
    strangers = [organ for organ in signed if not any(_same(organ, other) for other in issuing)]
    if not strangers or (len(issuing) < len(signed) and len(strangers) < len(signed)):
        return Verdict(
            Outcome.PASS, Message("署名与发文机关一致", "signature and issuing organ agree"), places
        )
    message = Message(
        f"署名“{strangers[0]}”与发文机关“{'、'.join(issuing)}”不一致",
        f"{strangers[0]} signs what {', '.join(issuing)} issues",
    )
    return Verdict(Outcome.FAIL, message, places)


def _issuing(document: Document) -> tuple[tuple[str, ...], Span | None]:
    """The organs that issue it, after the title or else the letterhead, and where they stand."""
    if document.title:
        before, about, _ = document.quote(document.title).partition("关于")
        organs = _organs((before,)) if about else ()
        if organs:
            return organs, document.title
    letterhead = elements(document).letterhead
    if letterhead is None:
        return (), None
    organs = _organs(("".join(document.words(letterhead).split()).removesuffix("文件"),))
    return organs, letterhead if organs else None


def _organs(written: Iterable[str]) -> tuple[str, ...]:
    """The organs named; nothing where one of the words is no organ: a person, a date."""
    words = [part for line in written for part in _APART.split(without_seal(line)) if part]
    words = [_AND_OTHERS.sub("", word) for word in words]
    if len(words) > 1 and not all(is_organ(word) for word in words):
        words = ["".join(words)]  # blanks inside a name
    return tuple(words) if words and all(is_organ(word) for word in words) else ()


def _same(one: str, other: str) -> bool:
    """Whether two names may be of one organ: 县水利局 and 河湾县水利局, 市委办 and 中共云岭市委办公室."""
    if one.endswith(_OFFICES) != other.endswith(_OFFICES):
        return False
    short, long = sorted((one.replace("人民政府", "政府"), other.replace("人民政府", "政府")), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def _printing(document: Document) -> Verdict:
    printing, date = elements(document).printing, document.date
    found = _DAY.search(document.words(printing)) if printing else None
    if printing is None or found is None or date is None or date.span is None or date.source != "sign-off":
        return _none("没有印发日期或成文日期", "there is no day of printing, or no date")
    printed = tuple(int(part) for part in found.groups())
    written = (date.earliest.year, date.earliest.month, date.earliest.day)
    places = tuple(sorted((Evidence(date.span), Evidence(printing))))
    if printed < written:
        message = Message("印发日期早于成文日期", "printed before its date")
        return Verdict(Outcome.FAIL, message, places)
    return Verdict(Outcome.PASS, Message("印发日期不早于成文日期", "not printed before its date"), places)


def _signs(document: Document) -> Verdict:
    return _shown(document, {"主送机关": document.addressee, **_signing(document)}, 2)


def _sign_off(document: Document) -> Verdict:
    return _shown(document, _signing(document), 1)


def _signing(document: Document) -> dict[str, Span | None]:
    """Who signs, and the date, at the end or under the title."""
    date = document.date
    day = date.span if date is not None and date.source == "sign-off" else under_title(document)
    return {"署名": document.signatory or reporter(document), "成文日期": day}


_ENGLISH = {"主送机关": "addressee", "署名": "signature", "成文日期": "date"}


def _shown(document: Document, signs: dict[str, Span | None], least: int) -> Verdict:
    places = tuple(Evidence(span) for span in sorted(span for span in signs.values() if span))
    missing = [name for name, span in signs.items() if span is None]
    if len(places) >= least:
        message = Message(
            f"有{'、'.join(n for n in signs if n not in missing)}", "it shows who issued it, or when"
        )
        return Verdict(Outcome.PASS, message, places)
    message = Message(
        f"未见{'、'.join(missing)}，是否为正式行文请核对",
        f"no {', no '.join(_ENGLISH[name] for name in missing)}; please look whether it is to be issued",
    )
    title = (Evidence(document.title),) if document.title else ()
    return Verdict(Outcome.REVIEW, message, title)


_DEMANDS: dict[str, Callable[[Document], Verdict]] = {
    "year": _year,
    "signatory": _signatory,
    "printing": _printing,
    "signs": _signs,
    "sign-off": _sign_off,
}
