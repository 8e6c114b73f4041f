"""The page: whole, correct, readable by everybody, and complete: every item, every place, there and back."""

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.api import check_text
from hegui.document import Document, Span
from hegui.formats.html import page_name, pages
from hegui.formats.html.page import asset
from hegui.formats.html.sheet import pieces
from hegui.formats.view import View
from hegui.report import Finding, Judged, Report, Sheet, located
from hegui.rule import Basis, Rule, Severity
from hegui.verdict import Evidence, Message, Outcome

from .pages import CHROMIUM, browsed, by_id, faults, folder, page, parsed, words, written

LANGUAGES = ("zh", "en")
REPORTS = ("report", "several", "full", "small")
SAID = Message("有", "some")


@pytest.fixture(params=REPORTS)
def any_report(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("show", ["fail", "all"])
def test_one_page_is_sound(any_report, lang, show):
    assert faults(parsed(page(any_report, View(lang=lang, show=show)))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_of_pages_is_sound(any_report, lang):
    roots = {name: parsed(text) for name, text in folder(any_report, View(lang=lang)).items()}
    ids = {name: set(by_id(root)) for name, root in roots.items()}
    assert [faults(root, ids) for root in roots.values() if faults(root, ids)] == []
    assert len(roots) == len(any_report.documents) + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_run_without_documents_has_a_page(lang):
    root = parsed(page(Report(()), View(lang=lang)))
    assert faults(root) == []
    assert ("未能判定" if lang == "zh" else "COULD NOT JUDGE") in words(root)


def test_without_a_threshold_nothing_is_passed(full, report):
    root = parsed(page(full, View(fail_on=None)))
    cells = [words(each) for each in root.iter("td") if (each.get("class") or "").startswith("f1")]
    assert set(cells) == {"! 未能判定", "– 不设门槛"}
    mild = [f for f in report.documents[0].findings if f.outcome is Outcome.FAIL]
    told = page(Report((report.documents[0]._replace(findings=mild),), rules=10), View(fail_on=None))
    assert "不设门槛，只列结果" in told and '<div class="verdict open">' in told


def test_only_what_stands_in_the_page_may_run_or_load(small):
    root = parsed(page(small))
    policy = next(each.get("content") for each in root.iter("meta") if each.get("http-equiv"))
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (element,) = root.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    for name in ("report.css", "report.js"):
        assert not re.search(r"url\(|@import|https?:|innerHTML|eval|fetch|import\(", asset(name))


def test_the_same_run_gives_the_same_bytes(full):
    assert page(full) == page(full)
    assert folder(full) == folder(full)


def test_every_finding_of_a_document_has_its_row(full):
    root = parsed(page(full))
    ids = by_id(root)
    for number, judged in enumerate(full.documents, 1):
        for finding in judged.findings:
            row = ids[f"d{number}-r-{finding.rule.id}"]
            assert finding.rule.title in words(row)
            assert row.get("class") == f"s-{finding.rule.severity}"


def test_every_place_can_be_gone_to_and_leads_back(full):
    judged = full.documents[0]
    root = parsed(page(Report((judged,), rules=11)))
    ids = by_id(root)
    for finding in judged.findings:
        for quote in finding.evidence:
            row = f"r-{finding.rule.id}"
            assert f"#p{quote.start}-{quote.end}" in _targets(ids[row])
            assert ids[f"p{quote.start}-{quote.end}"] is not None
            assert f"#{row}" in _targets(ids["text"])


def _targets(element):
    return {link.get("href") for link in element.iter("a")}


def test_without_its_text_a_document_has_places_but_no_links(report):
    root = parsed(page(report))
    assert "text" not in by_id(root)
    assert not [link for link in root.iter("a") if link.get("class") == "at"]
    assert "第7行" in words(by_id(root)["r-SZ003"])


def test_what_is_missing_says_that_it_has_no_place(small):
    ids = by_id(parsed(page(small)))
    assert "缺少的内容或全文情况" in words(ids["r-SZ005"])
    assert "缺少的内容" not in words(ids["r-SZ006"])


def test_waivers_tell_who_and_why_and_until_when(full):
    told = words(by_id(parsed(page(full)))["d1-r-SZ010"])
    for word in ("豁免单", "历史原文", "张三", "2026-12-31", "hegui-waivers.yaml:4"):
        assert word in told


def test_the_run_is_told_where_it_is_about_the_run(full):
    root = parsed(page(full))
    ids = by_id(root)
    assert "不是 Word 文件" in words(ids["refused"])
    assert "没有用到的豁免" in words(ids["notices"])
    told = words(ids["provenance"])
    for word in ("cd" * 32, "shuzhi", "2026.1", "停用 SZ012", "as_of", "2024-01-01", "hegui"):
        assert word in told
    assert "退出码 2" in words(root)


def test_notices_of_other_files_are_not_on_the_page_of_a_document(full):
    index = folder(full)["index.html"]
    assert "没有用到的豁免" in index
    assert all("没有用到的豁免" not in text for name, text in folder(full).items() if name != "index.html")


def test_all_can_be_read_without_a_script(small):
    root = parsed(page(small))
    hidden = [each for each in root.iter() if each.get("hidden") is not None]
    assert [each.get("class") or each.get("id") for each in hidden] == ["filters", "clear"]
    assert not re.search(r"\[hidden\][^{]*\{(?![^}]*display: none)", asset("report.css"))


def test_the_words_of_rules_and_documents_are_marked_as_chinese_on_an_english_page(small):
    root = parsed(page(small, View(lang="en")))
    chinese = {id(each) for top in root.iter() if top.get("lang") == "zh-CN" for each in top.iter()}
    titles = [each for each in root.iter("span") if each.get("class") == "title"]
    assert titles and all(id(each) in chinese for each in titles)
    assert id(by_id(root)["text"].find("div")) in chinese


def test_matrix_has_the_rules_with_something_to_tell_or_all(full):
    names = [re.findall(r"<code>(SZ\d+)</code>", page(full, View(show=show))) for show in ("fail", "all")]
    assert set(names[0]) == {f"SZ{n:03}" for n in (2, 3, 4, 5, 6, 8, 10, 11)}
    assert set(names[1]) == {f"SZ{n:03}" for n in range(1, 12)}
    assert names[0][:3] == ["SZ002", "SZ005", "SZ008"], "the gravest first"


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("水务局/述职.txt", "述职-"),
        ("..", "document-"),
        ("a/../../etc/passwd", "passwd-"),
        ("C:\\con\\aux.docx", "aux-"),
        ('名\udcff\n<>:"|?*.md', "名-"),
        ("长" * 300 + ".txt", "长" * 40 + "-"),
        ("", "document-"),
    ],
)
def test_names_of_pages_are_safe_and_stay(path, start):
    def named(path):
        return page_name(Judged(path, "", "txt", "utf-8", "", "", "", ()))

    name = named(path)
    assert name.startswith(start) and name.endswith(".html")
    assert re.fullmatch(r"[\w-]+\.html", name) and len(name.encode()) < 200
    assert name == named(path) != named(path + " ") != "index.html"


def _finding(number, outcome, spans, document):
    rule = Rule(
        id=f"X{number:03}",
        name="x",
        title=f"第{number}项",
        severity=Severity.ERROR,
        basis=Basis(level="house"),
        why="",
        check=None,
    )
    return Finding(rule, outcome, SAID, tuple(located(document, Evidence(span)) for span in spans))


_TEXT = "标题\n\n一、甲<b>乙\r\n\u202e丙&丁，\t戊。\n  \n末行"
_SPAN = st.tuples(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT))).map(
    lambda ends: Span(*sorted(ends))
)
_ENDS = st.sampled_from([Outcome.FAIL, Outcome.PASS, Outcome.REVIEW, Outcome.WAIVED])


@given(
    st.lists(st.tuples(_ENDS, st.lists(_SPAN, min_size=1, max_size=4)), max_size=6),
    st.lists(_SPAN, max_size=4),
)
def test_overlapping_places_keep_the_text_and_each_is_linked(found, spans):
    document = Document(_TEXT, path="a.txt")
    findings = [_finding(n, outcome, places, document) for n, (outcome, places) in enumerate(found, 1)]
    blocks = tuple(("paragraph", 0, *span) for span in spans)
    judged = Judged("a.txt", "", "txt", "utf-8", "", "", "", findings, sheet=Sheet(_TEXT, blocks))
    root = parsed(page(Report((judged,), rules=1)))
    assert faults(root) == []
    sheet = by_id(root)["text"]
    assert re.sub(r"\s", "", _shown(sheet.find("div"))) == re.sub(
        r"\s", "", _TEXT.replace("\u202e", "U+202E")
    )
    rows = {link.get("href") for link in sheet.iter("a")}
    assert rows == {f"#r-{finding.rule.id}" for finding in findings}
    for finding in findings:
        assert all(f"p{quote.start}-{quote.end}" in by_id(sheet) for quote in finding.evidence)


def _shown(element):
    """The words of the document: without the numbers of rows and what stands for a place between two characters."""
    if element.tag == "sup" or "v" in (element.get("class") or "").split():
        return element.tail or ""
    return (element.text or "") + "".join(map(_shown, element)) + (element.tail or "")


@given(st.lists(_SPAN, max_size=6))
def test_pieces_leave_nothing_out(spans):
    found = list(pieces(Sheet(_TEXT, tuple(("cell", 0, *span) for span in spans))))
    assert "".join(_TEXT[piece.start : piece.end] for piece in found) == _TEXT
    assert all(piece.start < piece.end for piece in found)


def _palettes():
    style = asset("report.css")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", each)) for each in (light, dark)]
    assert set(colours[0]) == set(colours[1])
    return colours


def _contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(palette):
    colours = _palettes()[palette]
    ends = ("fail", "error", "review", "open", "waived", "pass", "na")
    pairs = [(ink, ground) for ink in ("ink", "soft", "link", *ends) for ground in ("ground", "paper")]
    pairs += [(ink, f"{end}-wash") for end in ends for ink in (end, "ink")]
    pairs += [(ink, "review-wash") for ink in ("soft", "link", "fail")]  # a row that is pointed at
    low = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in low.items() if value < 4.5} == {}
    assert min(_contrast(colours["focus"], colours[ground]) for ground in ("ground", "paper")) >= 3


def test_a_long_report_with_all_shipped_rules_is_small_enough():
    with open(
        os.path.join(os.path.dirname(__file__), "..", "corpus", "bad-town-mayor.txt"), encoding="utf-8"
    ) as file:
        text = file.read()
    head, _, body = text.partition("\n")
    document = head + "\n" + body * (12_000 // len(body) + 1)
    report = check_text(document, path="长.txt")
    judged = report.documents[0]._replace(sheet=Sheet(document, ()))
    made = page(Report((judged,), packs=report.packs, rules=report.rules))
    assert report.rules > 400 and len(document) > 12_000
    assert len(made.encode()) < 1_500_000


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_paper_it_is_a_summary_a_checklist_and_lines_to_sign(small, lang, tmp_path):
    import pypdfium2

    sheet = (tmp_path / "page.pdf").as_posix()
    browsed(page(small, View(lang=lang)), tmp_path, f"--print-to-pdf={sheet}", "--no-pdf-header-footer")
    document = pypdfium2.PdfDocument(sheet)
    told = [each.get_textpage().get_text_bounded() for each in document]
    width, height = document[0].get_size()
    assert (round(width), round(height)) in {(595, 842), (594, 841), (596, 842)}, "A4"
    first, rest = told[0], "".join(told[1:])
    zh = lang == "zh"
    assert ("未能判定" if zh else "COULD NOT JUDGE") in first and "第2项要求" in first
    for word in (
        ("序号", "检查项", "依据", "结论", "位置", "证据") if zh else ("No.", "Demand", "Basis", "Where")
    ):
        assert word in rest and word not in first.replace("检查项目", "")
    for word in ("审核意见", "签字", "日期") if zh else ("Opinion", "signature", "Date"):
        assert word in first, "it is signed on the first page"
    assert ("打印" if zh else "Print for") not in "".join(told), "the bar is not printed"
    document.close()


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
def test_on_paper_what_passed_takes_a_line_each(tmp_path):
    import pypdfium2

    with open(
        os.path.join(os.path.dirname(__file__), "..", "..", "examples", "draft.txt"), encoding="utf-8"
    ) as file:
        report = check_text(file.read(), path="草稿.txt")
    sheet = (tmp_path / "page.pdf").as_posix()
    browsed(page(report), tmp_path, f"--print-to-pdf={sheet}", "--no-pdf-header-footer")
    document = pypdfium2.PdfDocument(sheet)
    told = "".join(each.get_textpage().get_text_bounded() for each in document)
    passed = [found for found in report.documents[0].findings if found.outcome is Outcome.PASS]
    assert len(passed) > 150 and len(document) <= 8, "two pages of text, all that was checked, to be signed"
    assert all(found.rule.id in told for found in passed)
    document.close()


_LOOK = """<script>
const look = (selector) => [...document.querySelectorAll(`.paper ${selector}`)].map(
  (mark) => getComputedStyle(mark.querySelector("a")).borderBottomColor !== "rgba(0, 0, 0, 0)").join();
const told = [["at first", look("mark.pass"), look("mark.fail")]];
document.querySelector("#r-X001 a.at").click();
told.push(["chosen", look("mark.pass"), look("mark.fail")]);
document.querySelector("#r-X002 a.at").click();
document.querySelector("#marks").click();
told.push(["asked for", look("mark.pass"), look("mark.fail")]);
document.body.dataset.told = JSON.stringify(told);
</script>"""


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
def test_what_passed_is_marked_in_the_text_when_chosen_or_asked_for(tmp_path):
    document = Document("甲乙丙丁戊", path="a.txt")
    findings = [
        _finding(1, Outcome.PASS, [Span(0, 1)], document),
        _finding(2, Outcome.FAIL, [Span(1, 2)], document),
        _finding(3, Outcome.PASS, [Span(3, 4)], document),
    ]
    judged = Judged("a.txt", "", "txt", "utf-8", "", "", "", findings, sheet=Sheet(document.text, ()))
    made = re.sub("<meta http-equiv[^>]*>", "", page(Report((judged,), rules=3)))
    seen = browsed(made.replace("</body>", f"{_LOOK}</body>"), tmp_path, "--dump-dom")
    told = json.loads(html.unescape(re.search('data-told="([^"]*)"', seen)[1]))
    assert told == [
        ["at first", "false,false", "true"],
        ["chosen", "true,false", "true"],
        ["asked for", "true,true", "true"],
    ]


class Streamed:
    """Documents that are made when asked for, and seen to be let go."""

    def __init__(self, judged, number):
        self.judged, self.number, self.passes, self.ahead = judged, number, 0, 0

    def __len__(self):
        return self.number

    def __iter__(self):
        self.passes += 1
        for number in range(self.number):
            self.ahead = number + 1
            yield self.judged._replace(path=f"{number}.txt")


def test_documents_are_written_one_after_the_other(small):
    streamed = Streamed(small.documents[0], 50)
    report = Report(streamed, packs=small.packs, rules=9, sums=Report((small.documents[0],) * 50).totals)
    seen = 0
    for name, chunks in pages(report, View()):
        seen += name != "index.html"
        assert streamed.ahead in (seen, 50) or name == "index.html"
        assert sum(map(len, chunks)) > 1000
    assert (seen, streamed.passes) == (50, 3)


def test_the_command_writes_a_page_and_a_folder(tmp_path):
    corpus = os.path.join(os.path.dirname(__file__), "..", "corpus")
    for name in ("bad-notice.txt", "good-notice.txt"):
        with open(os.path.join(corpus, name), "rb") as file:
            (tmp_path / name).write_bytes(file.read())
    command = [sys.executable, "-m", "hegui", "check", "--lang", "zh", "--format", "html=all.html"]
    command += ["--format", "html=pages/", "bad-notice.txt", "good-notice.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    roots = {name: parsed(text) for name, text in written(tmp_path / "pages").items()}
    ids = {name: set(by_id(root)) for name, root in roots.items()}
    assert len(roots) == 3 and all(faults(root, ids) == [] for root in roots.values())
    whole = parsed((tmp_path / "all.html").read_text(encoding="utf-8"))
    assert faults(whole) == [] and "d2-text" in by_id(whole)


@pytest.mark.parametrize(
    ("documents", "folder", "status"),
    [
        (["index.html"], "./", 2),
        (["a-0123456789abcdef.html", "b.txt"], "./", 2),
        (["b.txt"], "./", 0),
        (["b.txt"], "b.txt/", 2),
    ],
    ids=["index", "page", "beside", "a file"],
)
def test_pages_are_not_written_over_what_is_checked(tmp_path, documents, folder, status):
    corpus = os.path.join(os.path.dirname(__file__), "..", "corpus", "good-notice.txt")
    with open(corpus, encoding="utf-8") as file:
        text = file.read()
    for name in documents:
        lines = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
        (tmp_path / name).write_text(
            f"<meta charset=utf-8>{lines}" if name.endswith("html") else text, encoding="utf-8"
        )
    before = {name: (tmp_path / name).read_bytes() for name in documents}
    command = [
        sys.executable,
        "-m",
        "hegui",
        "check",
        "--fail-on",
        "never",
        "--format",
        f"html={folder}",
        *documents,
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == status, done.stderr
    assert {name: (tmp_path / name).read_bytes() for name in documents} == before
    assert (tmp_path / "index.html").exists() == (status == 0 or "index.html" in documents)
