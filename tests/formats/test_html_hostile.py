"""Whatever stands in paths, titles, texts, rules, messages and packs is text on the page: no element, no attribute, no script."""

from functools import cache

import pytest

from hegui.checks.manual import ManualCheck
from hegui.document import Document, Span
from hegui.formats.html import page_name
from hegui.formats.view import View
from hegui.report import Finding, Judged, Notice, Refused, Report, Sheet, UsedPack, Waiver, located
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Evidence, Message, Outcome

from .pages import CHROMIUM, browsed, by_id, faults, folder, page, parsed, words

_RUN = "document.documentElement.dataset.ran=1"
STRINGS = [
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT >",
    f"<<script>{_RUN}//<</script>",
    f"</title><script>{_RUN}</script>",
    f"</style><script>{_RUN}</script>",
    f"</textarea><script>{_RUN}</script>",
    f"--><script>{_RUN}</script><!--",
    f"]]><script>{_RUN}</script><![CDATA[",
    f"<img src=x onerror={_RUN}>",
    f"<img src=x onerror={_RUN}//",
    f"<svg onload={_RUN}>",
    f"<svg/onload={_RUN}><desc>",
    f"<math><mtext></mtext><script>{_RUN}</script></math>",
    f'"><img src=x onerror={_RUN}>',
    f"'><img src=x onerror={_RUN}>",
    f'" onmouseover="{_RUN}" autofocus onfocus="{_RUN}',
    f"' onfocus='{_RUN}' autofocus='",
    f"` onfocus=`{_RUN}` autofocus",
    f"javascript:{_RUN}",
    f'#" onclick="{_RUN}',
    f"<a href=javascript:{_RUN}>x</a>",
    f"<iframe srcdoc='<script>{_RUN}</script>'>",
    f'<object data="javascript:{_RUN}">',
    f"<base href='javascript:{_RUN}//'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    "<link rel=stylesheet href='data:text/css,*'><style>*{display:none}</style>",
    f"<form action=javascript:{_RUN}><button>x</button><input autofocus onfocus={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<body onload={_RUN}></body></html>",
    f"<plaintext><noscript><p title='</noscript><script>{_RUN}</script>'>",
    "</section></main></div></table></ol></details></p><h1>x</h1>",
    "&lt;script&gt;&#60;b&#62;&#x3c;i&#x3e;&amp;amp;&nbsp;&notanentity;",
    f"{{n}}{{reason}}{{0}}{{who!r}}%s%(x)s<script>{_RUN}</script>",
    f"\x00<scr\x00ipt>{_RUN}</scr\x00ipt>\x08\x0b\x0c\x1b[31m\x7f\x85\x9f",
    f"\u202e>tpircs<\u202c\u2066<script>{_RUN}</script>\u2069\u200f\u061c",
    f"\ud83c<script>{_RUN}</script>\udfff\ud800",
    f"\ufeff\u200b\u00ad\u2028<script>{_RUN}</script>\u2029\ufffe\uffff\ufdd0\U0010ffff",
    f"\uff1cscript\uff1e\u02b9\u2033 <script\u00a0>{_RUN}</script\t\n>",
    f"<!doctype html><?xml version='1.0'?><!ENTITY x><script>{_RUN}</script>",
]
_ALL = View(lang="en", show="all")


def _report(hostile):
    """A report in which every string that comes from outside is `hostile`."""
    said = Message(hostile, hostile)
    text = f"前{hostile}后"
    document = Document(text, path=hostile)
    place = located(document, Evidence(Span(1, len(text) - 1), hostile, said, Span(0, 1)))
    place = place._replace(section=(hostile, hostile), before=hostile, after=hostile)
    waiver = Waiver(hostile, hostile, hostile, hostile, hostile, 1)
    findings = [
        Finding(_rule(number, hostile), outcome, said, evidence, (waiver,))
        for number, (outcome, evidence) in enumerate(
            (outcome, evidence)
            for outcome in Outcome
            for evidence in ((), (place,) * (1 + 7 * (outcome is Outcome.FAIL)))
        )
    ]
    sheet = Sheet(text, (("title", 0, 0, len(text)),))
    judged = Judged(hostile, hostile, hostile, hostile, hostile, hostile, hostile, findings, sheet=sheet)
    pack = UsedPack(hostile, hostile, hostile, hostile, hostile, 1, ((hostile, hostile),), (hostile,))
    notice = Notice(hostile, 1, Severity.ERROR, said)
    return Report(
        (judged, judged._replace(path=hostile + "2", sheet=None)),
        (Refused(hostile, said),),
        (pack,),
        20,
        0,
        ((hostile, hostile),),
        (notice,),
    )


def _rule(number, hostile):
    return Rule(
        id=f"{hostile}{number}",
        name=hostile,
        title=hostile,
        severity=Severity.ERROR,
        basis=Basis(level="law", document=hostile, clause=hostile),
        why=hostile,
        message=hostile,
        check=ManualCheck(question=hostile),
    )


def _shape(root):
    """Elements and the names of their attributes in order, without the marks of characters that cannot be seen."""
    return [
        (each.tag, *sorted(each.attrib))
        for each in root.iter()
        if each.get("class") != "u" and each.get("data-n") is None and each.tag not in ("mark", "sup", "i")
        if not (each.tag == "a" and each.get("title"))
        if not (each.tag == "span" and each.get("class") == "v")
    ]


@cache
def _plain_shape():
    return _shape(parsed(page(_report("寻常的话"), _ALL)))


@pytest.mark.parametrize("hostile", STRINGS, ids=range(len(STRINGS)))
def test_no_element_and_no_attribute_comes_from_text(hostile):
    report = _report(hostile)
    root = parsed(page(report, _ALL))
    assert faults(root) == []
    assert _shape(root) == _plain_shape()
    made = {name: parsed(text) for name, text in folder(report).items()}
    ids = {name: set(by_id(root)) for name, root in made.items()}
    assert [fault for root in made.values() for fault in faults(root, ids)] == []
    assert set(made) == {page_name(judged) for judged in report.documents} | {"index.html"}


@pytest.mark.parametrize("hostile", STRINGS, ids=range(len(STRINGS)))
def test_hostile_words_can_be_read(hostile):
    root = parsed(page(_report(hostile)))
    told = "".join(words(root).split())
    letters = "".join(
        c for c in hostile.partition("\n")[0] if c.isascii() and c.isprintable() and not c.isspace()
    )
    seen = "".join(c for c in told if c.isascii())
    assert letters[:12] in seen or "U+" in seen


def test_what_hides_or_turns_text_is_drawn():
    root = parsed(page(_report("甲\u202e乙\u200b丙\ud800丁\x1b戊\ufffe")))
    drawn = {words(each) for each in root.iter("span") if each.get("class") == "u"}
    assert drawn == {"U+202E", "U+200B", "U+D800", "U+001B", "U+FFFE"}
    assert not set("\u202e\u200b\ud800\x1b\ufffe") & set(
        page(_report("甲\u202e乙\u200b丙\ud800丁\x1b戊\ufffe"))
    )


def test_every_page_is_utf_8():
    for hostile in STRINGS:
        page(_report(hostile)).encode("utf-8")


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
def test_in_a_browser_only_our_own_script_runs(tmp_path):
    """All hostile strings on one page; whichever ran would leave a mark on the document, and ours shows the bar."""
    reports = [_report(hostile) for hostile in STRINGS]
    documents = tuple(
        judged._replace(path=f"{number}{judged.path}", findings=judged.findings[:8])
        for number, report in enumerate(reports)
        for judged in report.documents[:1]
    )
    refused = tuple(each for report in reports for each in report.refused)
    packs = tuple(each for report in reports for each in report.packs)
    notices = tuple(each for report in reports for each in report.notices)
    whole = page(Report(documents, refused, packs, 8, 0, (), notices))
    seen = browsed(whole, tmp_path, "--dump-dom")
    assert "data-ran" not in seen.partition("<head")[0]
    assert '<div class="filters" role="search">' in seen, "our own script has shown the bar"
