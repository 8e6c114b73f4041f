"""Annotated copies: each comment stands on the very words it is about, and nothing else in the file has changed."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import handmade
import libraries
import libreoffice
import programs
import pytest
import walker
import wps
from wordxml import box, comment, commented, deleted, field, file, inserted, p, r

from hegui.api import checklist_of
from hegui.document import BlockKind, Document, Span
from hegui.engine import plan, run
from hegui.formats.view import Show, View
from hegui.packs.load import load_packs
from hegui.readers import read_bytes
from hegui.readers.docx import scanned
from hegui.readers.ooxml import W, open_package
from hegui.report import Finding, Judged, Report, finding
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Evidence, Message, Outcome, Verdict
from hegui.word.annotated import annotated

EXAMPLE = Path(__file__).parents[2] / "examples" / "report.docx"
MADE: dict[str, Callable[[], bytes]] = {
    **handmade.FILES,
    **libraries.FILES,
    **libreoffice.FILES,
    **programs.FILES,
    **wps.FILES,
    "example": EXAMPLE.read_bytes,
}
WRONG = (Outcome.FAIL, Outcome.REVIEW, Outcome.ERROR)
RULE = Rule(
    id="XX001",
    name="rule",
    title="不得写错",
    severity=Severity.ERROR,
    basis=Basis(level="practice", document="某某办法", clause="第三条"),
    why="会出错。",
    check=None,
)


def judged(document: Document, findings: list[Finding]) -> Judged:
    return Judged(document.path, "ab" * 32, "docx", "utf-8", "", "", "", findings)


def found(document: Document, *spans: Span, suggestion: str | None = None) -> Finding:
    evidence = tuple(Evidence(span, suggestion) for span in spans)
    return finding(RULE, Verdict(Outcome.FAIL, Message("写错了", "wrong"), evidence), document)


def copy(data: bytes, *spans: Span, suggestion: str | None = None) -> bytes:
    document = read_bytes(data, "报告.docx", "docx")
    one = judged(document, [found(document, span, suggestion=suggestion) for span in spans])
    return annotated(data, one, Report((one,), rules=1), View())


def spans(document: Document, count: int) -> list[Span]:
    """Pieces of its lines, each in one line."""
    chance = random.Random(len(document.text))
    lines = [m.span() for m in re.finditer("[^\n]+", document.text)]
    made = []
    for _ in range(count):
        start, end = chance.choice(lines)
        first = chance.randrange(start, end)
        made.append(Span(first, min(end, first + chance.choice((1, 2, 3, 8, 500)))))
    return made


@pytest.mark.parametrize("name", MADE)
def test_a_comment_stands_on_the_very_words(name: str) -> None:
    data = MADE[name]()
    document = read_bytes(data, "报告.docx", "docx")
    apart = (BlockKind.MARGIN, BlockKind.FOOTNOTE)
    body = max((b.span.end for b in document.blocks if b.kind not in apart), default=0)
    wanted, held = spans(document, 60), stored(data)
    made = copy(data, *wanted)
    walker.sound(made)
    ranges, words = walker.ranges(made), walker.comments(made)
    ours = [id for id, (author, _) in words.items() if author == "hegui"]
    assert len(ours) == len(wanted)
    for id, span in zip(ours, wanted, strict=True):
        quote = document.quote(span)
        if "所指文字不在此处" in words[id][1]:
            assert quote[:39] in words[id][1]
            assert not any(held.get(at) for at in range(*span)) or body < span.end
            continue
        assert same(ranges[id], document, span, held), (ranges[id], quote)


def test_every_finding_of_the_shipped_checklists_stands_on_its_words() -> None:
    checklist = checklist_of()
    for make in MADE.values():
        data = make()
        document = read_bytes(data, "报告.docx", "docx")
        findings = list(run(checklist, document))
        one = judged(document, findings)
        made = annotated(data, one, Report((one,), rules=len(findings)), View())
        walker.sound(made)
        ranges, said = walker.ranges(made), walker.comments(made)
        ours = [id for id, (author, _) in said.items() if author == "hegui"]
        quotes = [(f, quote) for f in findings if f.outcome in WRONG for quote in f.evidence]
        held = stored(data)
        for id, (one_of, quote) in zip(ours, quotes, strict=True):
            span = Span(quote.start, quote.end)
            assert f"{one_of.rule.id} {one_of.rule.title}" in said[id][1]
            if "所指文字不在此处" not in said[id][1]:
                assert same(ranges[id], document, span, held), (one_of.rule.id, ranges[id], quote)


def stored(data: bytes) -> dict[int, bool]:
    """Which characters of the text are in the file, as numbers are not that Word generates; and whether in a plain run."""
    nodes: list[tuple[int, int, Any]] = []
    scanned(open_package(data, "报告.docx"), nodes)
    held = {}
    for start, end, node in nodes:
        name = "" if node is None else node.tag.rpartition("}")[2]
        plain = name in ("t", *walker.SIGNS) and node.getparent().tag == W + "r"
        around = ("ruby", "txbxContent", "AlternateContent")
        plain = plain and not any(each.tag.rpartition("}")[2] in around for each in node.iterancestors())
        plain = plain and not any(set(PLAIN) & {*walked(each)} for each in node.iterancestors(f"{W}sdt"))
        held.update(dict.fromkeys(range(start, end), plain))
    return held


PLAIN = ("text", "showingPlcHdr", "dropDownList", "date", "checkbox")


def walked(control: Any) -> list[str]:
    """What the properties of a control say of it."""
    return [each.tag.rpartition("}")[2] for each in control.iterfind(f"{W}sdtPr/*")]


def same(anchored: str, document: Document, span: Span, held: dict[int, bool]) -> bool:
    """Whether that is the quote; without the number that Word generates, and with all of what is no plain run."""
    here = [at for at in range(*span) if at in held]
    if not here:  # nothing but the number: what follows on the line
        return anchored != "" and anchored in document.text[span.end :].split("\n")[0]
    words = "".join(document.text[at] for at in here)
    anchored = anchored.replace("\n", "")
    return anchored == words if all(held[at] for at in here) else words in anchored or len(anchored) < 12


@pytest.mark.parametrize("name", MADE)
def test_the_text_stays_what_it_was(name: str) -> None:
    data = MADE[name]()
    document = read_bytes(data, "报告.docx", "docx")
    made = copy(data, *spans(document, 20))
    again = read_bytes(made, "报告.docx", "docx")
    assert again.text == document.text
    assert [b.kind for b in again.blocks] == [b.kind for b in document.blocks]
    old, new = walker.parts(data), walker.parts(made)
    changed = {part for part in old if old[part] != new[part]}
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert set(new) - set(old) <= {"word/comments.xml"}
    assert made == copy(data, *spans(document, 20)), "the same bytes each time"


def anchored(body: str, words: str, **parts: str) -> tuple[str, str, bytes]:
    """The text and the words of the comment on `words`."""
    data = file(p("关于防汛工作的报告") + body, **parts)
    text = read_bytes(data, "报告.docx", "docx").text
    made = copy(data, Span(text.index(words), text.index(words) + len(words)), suggestion="改成这样")
    walker.sound(made)
    (id, said) = next((id, said) for id, (author, said) in walker.comments(made).items() if author == "hegui")
    return walker.ranges(made)[id], said, made


def test_what_a_comment_says() -> None:
    words, said, made = anchored(p("全年悍卫", r("安", "<w:b/>"), "全。"), "卫安")
    assert words == "卫安"
    assert said.split("\n") == [
        "XX001 不得写错（错误）",
        "写错了",
        "应改：改成这样",
        "依据：实务 某某办法 第三条",
    ]
    assert b"w:date" not in walker.parts(made)["word/comments.xml"]
    assert b'w:initials="hg"' in walker.parts(made)["word/comments.xml"]


def test_runs_are_parted_without_losing_their_looks() -> None:
    _, _, made = anchored(p(r("全年排查水库32座。", '<w:b/><w:color w:val="FF0000"/>')), "水库")
    main = walker.parts(made)["word/document.xml"].decode()
    runs = re.findall(
        r'<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">(.*?)</w:t></w:r>',
        main,
    )
    assert runs == ["全年排查", "水库", "32座。"]


PLACES = {
    "a link": (p("见", f'<w:hyperlink w:anchor="x">{r("链接文字")}</w:hyperlink>', "。"), "接文"),
    "an insertion": (p("全年", inserted(r("32座水库")), "。"), "座水"),
    "over an insertion": (p("全年", inserted(r("32座")), "水库。"), "年32座水"),
    "over a deletion": (p("全年", deleted("删去"), "水库。"), "年水"),
    "a field": (p("共", field(" REF x ", "三十二座"), "。"), "十二"),
    "a control": (
        p("共", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('三十二')}</w:sdtContent></w:sdt>", "座。"),
        "二座",
    ),
    "over a tab": (p("甲", "<w:r><w:tab/></w:r>", "乙丙。"), "甲\t乙"),
    "inside one run": (p("<w:r><w:t>甲乙</w:t><w:tab/><w:t>丙丁</w:t><w:br/><w:t>戊</w:t></w:r>"), "乙\t丙"),
    "spaces that are not kept": (p("<w:r><w:t> 甲乙丙 </w:t></w:r>", "丁。"), "丙丁"),
    "two paragraphs": (p("第一段的话。") + p("第二段的话。"), "段的话。\n第二"),
    "two cells": (f"<w:tbl><w:tr><w:tc>{p('甲格')}</w:tc><w:tc>{p('乙格')}</w:tc></w:tr></w:tbl>", "格\n乙"),
}


@pytest.mark.parametrize("name", PLACES)
def test_wherever_the_words_are(name: str) -> None:
    body, words = PLACES[name]
    assert anchored(body, words)[0] == words


def test_where_word_takes_no_comment_it_stands_near_and_quotes() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    inner = f'<w:footnote w:id="1">{p("注里的错话。")}</w:footnote>'
    words, said, _ = anchored(p("全年产值", note, "增长。"), "错话", footnotes=inner)
    assert (words, said.split("\n")[0]) == ("", "（所指文字不在此处，在第3段：“错话”）")
    words, said, made = anchored(p("框前。", box(p("框里的错话"))) + p("框后。"), "错话")
    assert "所指文字不在此处" in said and "框里" in words
    assert walker.parts(made)["word/document.xml"].count(b"commentRangeStart") == 1
    words, said, made = anchored(p("正文。"), "眉里", header1=p("页眉里的话"))
    assert "“眉里”" in said and words == "关于防汛工作的报告"
    assert b"comment" not in walker.parts(made)["word/header1.xml"]


@pytest.mark.parametrize(
    "sort", ["<w:text/>", "<w:showingPlcHdr/><w:text/>", "<w:dropDownList/>", "<w:date/>"]
)
def test_a_comment_stands_round_a_control_that_holds_only_words(sort: str) -> None:
    control = (
        f"<w:sdt><w:sdtPr>{sort}</w:sdtPr><w:sdtContent>{r('单击此处输入文字。')}</w:sdtContent></w:sdt>"
    )
    words, _, made = anchored(p("联系人：", control, "电话"), "此处输入")
    assert words == "单击此处输入文字。"
    main = walker.parts(made)["word/document.xml"].decode()
    inner = re.findall("<w:sdtContent>(.*?)</w:sdtContent>", main)[0]
    assert inner == r("单击此处输入文字。")


def test_what_others_have_written_stays() -> None:
    body = p("全年", commented(1, "排查水库32座"), inserted(r("新加")), deleted("删去"), "。")
    body += p('<w:bookmarkStart w:id="2" w:name="x"/>', "书签里的话", '<w:bookmarkEnd w:id="2"/>')
    words, _, made = anchored(body, "水库", comments=comment(1, "请核对"))
    assert words == "水库"
    assert walker.comments(made)["1"] == ("李四", "请核对")
    assert walker.ranges(made)["1"] == "排查水库32座"
    main = walker.parts(made)["word/document.xml"].decode()
    assert main.count('w:author="张三"') == 2 and 'w:name="x"' in main


@pytest.mark.parametrize("show", ["fail", "pass", "all"])
def test_the_checklist_has_every_finding(show: Show) -> None:
    data = EXAMPLE.read_bytes()
    document = read_bytes(data, "report.docx", "docx")
    packs = load_packs(["base", "punctuation"])
    findings = list(run(plan(packs), document))
    one = judged(document, findings)
    view = View(show=show)
    made = annotated(data, one, Report((one,), rules=len(findings)), view)
    walker.sound(made)
    main = walker.parts(made)["word/document.xml"].decode()
    page = main[main.index("hegui-checklist") :]
    idle = [found for found in findings if found.outcome is Outcome.NOT_APPLICABLE]
    listed = [found for found in findings if found not in idle] if show == "fail" else findings
    assert idle
    assert all(f"{found.rule.id} " in page for found in listed)
    assert (f"不适用于本文的 {len(idle)} 项未列。" in page) == (show == "fail")
    assert "--" not in page, "no switch of a command line in a document"
    assert (
        "对照检查表" in page
        and "w:pStyle" not in page
        and page.index("w:pageBreakBefore") < page.index("<w:tbl>")
    )
    assert {"未通过"} <= (words := set(re.findall("<w:t[^>]*>([^<]*)</w:t>", page)))
    passed = sum(found.outcome is Outcome.PASS for found in findings)
    assert f"通过的（{passed} 项）" in words if show == "fail" else "通过" in words
    again = read_bytes(made, "report.docx", "docx")
    assert again.text == document.text, "a copy is read without its checklist"
    twice = annotated(made, one, Report((one,), rules=len(findings)), view)
    assert walker.parts(twice)["word/document.xml"].count(b"hegui-checklist") == 1


def test_a_short_checklist_is_short_and_a_whole_one_has_every_place() -> None:
    data = EXAMPLE.read_bytes()
    findings = list(run(checklist_of(), read_bytes(data, "report.docx", "docx")))
    one = judged(read_bytes(data, "report.docx", "docx"), findings)
    size = {}
    for show in ("fail", "pass", "all"):
        made = annotated(data, one, Report((one,), rules=len(findings)), View(show=show))
        main = walker.parts(made)["word/document.xml"].decode()
        size[show] = main[main.index("hegui-checklist") :].count("<w:p>")
        assert ("另有" in main) == (show == "pass")
    assert 2 * size["fail"] < size["pass"] < size["all"]


def test_endnotes_stay_with_the_report() -> None:
    note = '<w:endnote w:id="1">{}</w:endnote>'.format(p("见年鉴。"))
    section = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:left="1587"/>'
    body = p("全年产值", '<w:r><w:endnoteReference w:id="1"/></w:r>', "增长。")
    data = file(p("关于产值的报告") + body, section, endnotes=note)
    document = read_bytes(data, "报告.docx", "docx")
    made = copy(data, spans(document, 1)[0])
    main = walker.parts(made)["word/document.xml"].decode()
    assert main.index("hegui-checklist") < main.index("关于产值的报告")
    assert main.count("<w:sectPr") == 2
    assert main.count('<w:pgMar w:top="2098" w:left="1587"/>') == 2
    assert '<w:pgNumType w:start="1"/>' in main[main.index("关于产值的报告") :]
    assert read_bytes(made, "报告.docx", "docx").text == document.text
    twice = copy(made, spans(document, 1)[0])
    assert walker.parts(twice)["word/document.xml"].count(b"hegui-checklist") == 1


def test_python_docx_opens_it() -> None:
    docx = pytest.importorskip("docx")
    data = EXAMPLE.read_bytes()
    made = copy(data, *spans(read_bytes(data, "x.docx", "docx"), 20))
    opened = docx.Document(io.BytesIO(made))
    assert [paragraph.text for paragraph in opened.paragraphs] == [
        paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs
    ]


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (soffice) and poppler (pdftotext) are not installed: no pages to look at",
)
def test_the_pages_have_all_they_had_and_the_checklist(tmp_path: Path) -> None:
    names = ("everything", "comments", "changes", "footnotes", "boxes", "example", "libreoffice-tables")
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    for name in names:
        data = MADE[name]()
        (old / f"{name}.docx").write_bytes(data)
        (new / f"{name}.docx").write_bytes(copy(data, *spans(read_bytes(data, "x.docx", "docx"), 20)))
    for folder in (old, new):
        libreoffice.run(folder, "pdf", *sorted(folder.glob("*.docx")))
    for name in names:
        before, after = (layer(folder / f"{name}.pdf") for folder in (old, new))
        assert "XX001不得写错" in "".join(after.partition("对照检查表")[2].split())
        assert not Counter("".join(before.split())) - Counter(after), name
        if name not in ("everything", "footnotes", "example"):  # notes at the end follow the checklist
            assert "".join(after.split()).startswith("".join(before.split()))


def layer(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, text=True)
    return done.stdout
