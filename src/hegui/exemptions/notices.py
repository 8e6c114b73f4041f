"""What is to be said of the files themselves: entries that did nothing, and such as no longer count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.exemptions.attested import Attested, Given, said
from hegui.exemptions.model import Kept, WaiverEntry
from hegui.exemptions.paths import literal
from hegui.exemptions.waived import Grant, Waived
from hegui.report import Notice
from hegui.rule import Severity
from hegui.verdict import Message

Marks = Counter[tuple[str, str]]
"""What became of the entries on how many documents, see `Judged.marks`."""


def of_waivers(waived: Waived, marks: Marks) -> Iterator[Notice]:
    """Expired and unused waivers, one by one; those that had no part in the run together."""
    kept = waived.kept
    for grant in waived.grants:
        key = kept.key(grant.number)
        if marks["met", key]:
            yield from _of_grant(kept, grant, bool(marks["covers", key]))
    apart = _apart(waived, marks)
    if apart:
        zh = f"{apart} 条豁免所指的文件或规则不在本次检查之列，是否还用得着，这次看不出来"
        en = f"{apart} of the waivers are for documents or rules that had no part in this run"
        yield Notice(kept.shown, 0, Severity.INFO, Message(zh, en))


def _apart(held: Waived | Attested, marks: Marks) -> int:
    """How many entries had no part, but for those of rules that this run is not about."""
    numbers = (number for number in range(len(held.kept.entries)) if number not in held.elsewhere)
    return sum(not marks["met", held.kept.key(number)] for number in numbers)


def _of_grant(kept: Kept, grant: Grant, covers: bool) -> Iterator[Notice]:
    rule, last = grant.rule, grant.waiver.expires
    if grant.expired and covers:
        zh = f"{rule} 的豁免已于 {last} 到期，问题重新计入；要延期，须经 {grant.waiver.approver} 重新批准"
        en = f"the waiver of {rule} expired on {last}; the finding counts again"
        yield _notice(kept, grant.number, Message(zh, en))
    elif grant.expired:
        zh = f"{rule} 的豁免已于 {last} 到期，本次也没有查到它所指之处"
        en = f"the waiver of {rule} expired on {last}, and nothing that it was for was found"
        yield _notice(kept, grant.number, Message(zh, en))
    elif not covers and _single(grant.entry):
        zh = f"{rule} 的豁免没有用上：文件里没有它要豁免的地方，可以删去"
        en = f"the waiver of {rule} waives nothing in its document: remove it"
        yield _notice(kept, grant.number, Message(zh, en))
    elif not covers:
        zh = f"{rule} 的豁免在本次所查的文件里没有用上"
        en = f"the waiver of {rule} waives nothing in the documents of this run"
        yield Notice(kept.shown, kept.lines[grant.number], Severity.INFO, Message(zh, en))


def _single(entry: WaiverEntry) -> bool:
    """Whether an entry is for one document, so that all that it is for was seen."""
    return bool(entry.document) or literal(entry.path)


def of_attestations(attested: Attested, marks: Marks) -> Iterator[Notice]:
    """Lapsed and unused answers, one by one; those that had no part in the run together."""
    kept = attested.kept
    for given in attested.given:
        key = kept.key(given.number)
        if marks["lapsed", key]:
            yield _notice(kept, given.number, _lapsed(given))
        elif marks["current", key] and not marks["used", key]:
            zh = f"对 {given.rule} 的答复没有用上：这份文件上没有须由人核对的这一项"
            en = f"the answer to {given.rule} was not used: nothing asks for it in this document"
            yield _notice(kept, given.number, Message(zh, en))
    apart = _apart(attested, marks)
    if apart:
        zh = f"{apart} 条答复所指的文件或规则不在本次检查之列"
        en = f"{apart} of the answers are about documents or rules that had no part in this run"
        yield Notice(kept.shown, 0, Severity.INFO, Message(zh, en))


def _lapsed(given: Given) -> Message:
    answer = said(given.entry)
    zh = f"对 {given.rule} 的答复：{answer.zh}，已失效：此后文件有改动，须重新核对"
    return Message(zh, f"the answer to {given.rule}: {answer.en}, lapsed: the document changed since")


def _notice(kept: Kept, index: int, message: Message) -> Notice:
    return Notice(kept.shown, kept.lines[index], Severity.WARNING, message)
