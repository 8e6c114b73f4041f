"""The words a comparison is told in, in both languages side by side."""

from __future__ import annotations

from hegui.comparison.changes import Change, Comparison, Kind, Repacked, status
from hegui.comparison.reading import Checklist
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.verdict import Message, Outcome

KINDS = {
    Kind.BROKEN: Message("新出现的问题", "newly broken"),
    Kind.OPEN: Message("仍未解决", "still open"),
    Kind.MET: Message("已改好", "newly met"),
    Kind.CHANGED: Message("其他变化", "changed otherwise"),
    Kind.ONLY_NEW: Message("仅新报告有的规则", "rules in the new report only"),
    Kind.ONLY_OLD: Message("仅旧报告有的规则", "rules in the old report only"),
}
MARKS = {
    Kind.BROKEN: (Outcome.FAIL, "✗", "x"),
    Kind.OPEN: (Outcome.REVIEW, "…", "."),
    Kind.MET: (Outcome.PASS, "✓", "+"),
    Kind.CHANGED: (Outcome.REVIEW, "?", "?"),
    Kind.ONLY_NEW: (Outcome.NOT_APPLICABLE, "–", "-"),
    Kind.ONLY_OLD: (Outcome.NOT_APPLICABLE, "–", "-"),
}
PLACES = (
    Message("新增 {n} 处", "{n} new"),
    Message("已改 {n} 处", "{n} gone"),
    Message("仍有 {n} 处", "{n} as before"),
)
WORSE = Message("（比上一稿多）", " (more than before)")
NEW, GONE = Message("新增", "new "), Message("已改", "gone")
CAME = Message("仅新报告有的文件", "Documents in the new report only")
WENT = Message("仅旧报告有的文件", "Documents in the old report only")
REFUSED = Message("新报告中未能读取的文件", "Files the new report could not read")
FAILING = Message("{n} 项未通过", "{n} failed")
NOT_KNOWN = Message("旧报告未能读取", "not read in the old report")
PACKS = Message("两次所用清单不同", "The two rounds used different packs")
LACKING = Message("未用", "not used")
OTHER_CONTENT = Message("（版本号相同而内容不同）", " (same version, other contents)")
OTHER_RULES = Message("（所选规则不同：{old} 条、{new} 条）", " (other rules selected: {old}, {new})")
UNCHANGED = Message("其余 {n} 项与上一稿相同", "{n} more ended as before")
NO_CHANGE = Message("没有变化。", "Nothing changed.")
UNMATCHED = Message(
    "两份报告里没有同一份文件；用 --match 旧=新 指明",
    "the two reports have no document in common; say which belong together with --match OLD=NEW",
)
_VERDICTS = (
    Message("没有新问题", "NOTHING NEWLY BROKEN"),
    Message("有新问题", "NEWLY BROKEN"),
    Message("未能判定", "COULD NOT JUDGE"),
)
_COUNTS = Message(
    "{documents} 份报告：新出现 {broken} 项，仍未解决 {open} 项{worse}，已改好 {met} 项，其他变化 {changed} 项",
    "{documents}: {broken} newly broken, {open} still open{worse}, {met} newly met, {changed} changed otherwise",
)
_WORSE = Message("（其中 {n} 项的问题处比上一稿多）", " ({n} of them in more places than before)")


def closing(found: Comparison, view: View) -> str:
    """The verdict of a comparison, and what it counts."""
    ended, number = status(found, view.fail_on), len(found.documents)
    numbers = {kind.value: sum(1 for _ in found.of(kind)) for kind in Kind}
    many = number if view.lang == "zh" else f"{number} document{'s' * (number != 1)}"
    more = sum(change.worse for change in found.of(Kind.OPEN))
    worse = view.say(_WORSE).format(n=more) if more else ""
    counts = view.say(_COUNTS).format(documents=many, worse=worse, **numbers)
    new, failing = len(found.come), sum(len(failing) for _, failing in found.come)
    parts = [counts]
    if found.come:
        parts.append(
            f"新文件 {new} 份，{failing} 项未通过"
            if view.lang == "zh"
            else f"{new} new, {failing} failed there"
        )
    if not found.documents:
        parts.append(view.say(UNMATCHED))
    verdict = view.say(_VERDICTS[ended])
    if view.lang == "zh":
        return f"{verdict}（退出码 {ended}）：{'；'.join(parts)}"
    return f"{verdict} (exit status {ended}): {'; '.join(parts)}"


def repacked(pack: Repacked, view: View) -> str:
    """How a pack differs from one round to the next."""
    old, new = _version(pack.old, view), _version(pack.new, view)
    line = f"{pack.name}: {old} {view.sign('→', '->')} {new}"
    if pack.old is None or pack.new is None or old != new:
        return line
    if pack.old.sha256 != pack.new.sha256:
        return line + view.say(OTHER_CONTENT)
    return line + view.say(OTHER_RULES).format(old=pack.old.rules, new=pack.new.rules)


def _version(pack: Checklist | None, view: View) -> str:
    return pack.version if pack else view.say(LACKING)


def became(change: Change, view: View) -> str:
    """From which outcome to which; empty where the kind of change says it all."""
    if change.kind in (Kind.OPEN, Kind.MET):
        return ""
    ends = [view.say(OUTCOMES[end]) for end in (change.before, change.after) if end is not None]
    return view.sign(" → ", " -> ").join(ends)


def counted(change: Change, view: View) -> str:
    """How many places of an open failure are new, gone and as before; empty where they are the same ones."""
    if change.kind is not Kind.OPEN or not (change.new or change.gone):
        return ""
    numbers = zip(PLACES, (change.new, change.gone, change.kept), strict=True)
    parts = [view.say(words).format(n=len(places)) for words, places in numbers if places]
    return ("，" if view.lang == "zh" else ", ").join(parts) + (view.say(WORSE) if change.worse else "")
