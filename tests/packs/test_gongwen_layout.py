"""The checklist on how official documents are set: Word files that are right by GB/T 9704-2012, and each single fault."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING as SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hegui import Outcome, check_file

TITLE = "青岚镇人民政府关于做好2025年防汛工作的通知"
LINES = (
    ("addressee", "各村民委员会，镇属各单位："),
    ("body", "汛期将至，为保障群众生命财产安全，现就做好防汛工作有关事项通知如下。"),
    ("heading1", "一、加强值班值守"),
    ("heading2", "（一）落实值班责任。", "各村要明确专人，二十四小时值班，不得空岗、脱岗。"),
    ("heading2", "（二）畅通信息报送。", "遇有险情随时报告，先处置、后补报。"),
    ("heading3", "1.按时报告。", "每日八时前报送前一日的雨情、水情。"),
    ("heading4", "（1）险情。", "堤防、山塘出现险情的，须在半小时内报告。"),
    ("heading1", "二、备足防汛物资"),
    ("body", "各村要备足编织袋、铁锹等物资，存放在村委会，指定专人保管，并登记造册。"),
    ("right", "青岚镇人民政府"),
    ("right", "2025年6月3日"),
)
FONTS = {"title": "方正小标宋简体", "heading1": "黑体", "heading2": "楷体_GB2312"}


def lettered(run, font, size=16.0, bold=False, color=None):
    """Set a run as Word does: East-Asian font and Latin one, size, colour."""
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(slot), font)
    run.font.size = Pt(size)
    run.font.bold = bold or None
    run.font.color.rgb = None if color is None else RGBColor.from_string(color)


def set_in(paragraph, characters):
    """A first line set in by characters."""
    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLineChars"), str(int(characters * 100)))
    indent.set(qn("w:firstLine"), str(int(characters * 320)))
    paragraph._element.get_or_add_pPr().append(indent)


def spaced(paragraph, points=29.0):
    """Lines so many points apart, nothing before and after."""
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = SPACING.EXACTLY, Pt(points)
    form.space_before = form.space_after = Pt(0)


def field(paragraph, code="PAGE", font="宋体", size=14.0):
    """A field, shown as 1."""
    for sort, words in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(words if sort == "text" else "")
        lettered(run, font, size)
        if sort == "text":
            continue
        child = OxmlElement("w:fldChar" if sort else "w:instrText")
        if sort:
            child.set(qn("w:fldCharType"), sort)
        else:
            child.text = f" {code} "
        run._element.append(child)


def numbered(footer, align, font="宋体", size=14.0, dashes=("— ", " —")):
    """A page number in a footer."""
    paragraph = footer.paragraphs[0]
    paragraph.alignment = align
    lettered(paragraph.add_run(dashes[0]), font, size)
    field(paragraph, font=font, size=size)
    lettered(paragraph.add_run(dashes[1]), font, size)


def blank(numbers=True):
    """An empty document of the right size, with page numbers on the outer side."""
    made = docx.Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    if numbers:
        made.settings.odd_and_even_pages_header_footer = True
        numbered(page.footer, ALIGN.RIGHT)
        numbered(page.even_page_footer, ALIGN.LEFT)
    return made


def notice(numbers=True):
    """A notice that is right by the standard."""
    made = blank(numbers)
    title = made.add_paragraph()
    title.alignment = ALIGN.CENTER
    spaced(title)
    lettered(title.add_run(TITLE), FONTS["title"], 22)
    made.add_paragraph()
    for kind, *parts in LINES:
        paragraph = made.add_paragraph()
        spaced(paragraph)
        paragraph.alignment = ALIGN.RIGHT if kind == "right" else ALIGN.JUSTIFY
        if kind not in ("addressee", "right"):
            set_in(paragraph, 2)
        for place, words in enumerate(parts):
            lettered(paragraph.add_run(words), "仿宋_GB2312" if place else FONTS.get(kind, "仿宋_GB2312"))
    return made


def saved(made) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def judged(made, tmp_path: Path, pack: str = "gongwen-layout", name: str = "通知.docx"):
    """The findings on a document by rule, and the text each of their places shows."""
    path = tmp_path / name
    path.write_bytes(made if isinstance(made, bytes) else saved(made))
    return {finding.rule.id: finding for finding in check_file(path, packs=[pack]).documents[0].findings}


def wrong(made, tmp_path: Path, **more) -> dict[str, str]:
    """The rules that a document breaks, and what they say."""
    found = judged(made, tmp_path, **more)
    return {id: each.message.zh for id, each in found.items() if each.outcome is Outcome.FAIL}


def test_a_notice_that_is_right_passes_every_rule(tmp_path):
    outcomes = {id: (each.outcome, each.message.zh) for id, each in judged(notice(), tmp_path).items()}
    assert {id: each for id, each in outcomes.items() if each[0] is not Outcome.PASS} == {}
    assert len(outcomes) == 19


def paragraph(made, start: str):
    """The paragraph that begins with these words."""
    return next(each for each in made.paragraphs if each.text.startswith(start))


def letter_paper(made):
    made.sections[0].page_width, made.sections[0].page_height = Mm(215.9), Mm(279.4)


def word_s_margins(made):
    page = made.sections[0]
    page.top_margin = page.bottom_margin = Mm(25.4)
    page.left_margin = page.right_margin = Mm(31.8)


def looks(start: str, run: int = 0, **more):
    def change(made):
        lettered(paragraph(made, start).runs[run], **{"font": "仿宋_GB2312", **more})

    return change


def side(start: str, align):
    def change(made):
        paragraph(made, start).alignment = align

    return change


def first_line(start: str, characters):
    def change(made):
        properties = paragraph(made, start)._element.pPr
        for indent in properties.findall(qn("w:ind")):
            properties.remove(indent)
        set_in(paragraph(made, start), characters)

    return change


def typed(start: str, blanks: str):
    def change(made):
        run = paragraph(made, start).runs[0]
        run.text = blanks + run.text

    return change


def lines(points):
    def change(made):
        for each in made.paragraphs:
            spaced(each, points)

    return change


def gaps(made):
    paragraph(made, "各村要").paragraph_format.space_after = Pt(8)


def without_numbers(made):
    made.sections[0].footer.is_linked_to_previous = True
    made.sections[0].even_page_footer.is_linked_to_previous = True


def numbers(align=ALIGN.RIGHT, even=ALIGN.LEFT, **more):
    def change(made):
        for footer, where in ((made.sections[0].footer, align), (made.sections[0].even_page_footer, even)):
            for run in list(footer.paragraphs[0].runs):
                run._element.getparent().remove(run._element)
            numbered(footer, where, **more)

    return change


FAULTS = [
    (letter_paper, {"GL001"}, "215.9×279.4"),
    (word_s_margins, {"GL002"}, "上边距 25.4 毫米（应为 37）"),
    (looks(TITLE, font="宋体", size=22), {"GL003"}, "字体是宋体，应为小标宋"),
    (looks(TITLE, font="方正小标宋简体", size=18), {"GL003"}, "小二（18磅），应为二号（22磅）"),
    (side(TITLE, ALIGN.LEFT), {"GL004"}, "左对齐，应居中"),
    (looks(TITLE, font="方正小标宋简体", size=22, bold=True), {"GL005"}, "不应加粗"),
    (first_line("各村民", 2), {"GL006"}, "首行缩进 2 字，应为 0 字"),
    (looks("汛期", font="宋体"), {"GL007"}, "字体是宋体，应为仿宋"),
    (looks("（一）", 1, font="微软雅黑"), {"GL007"}, "字体是微软雅黑，应为仿宋"),
    (looks("（一）", 1, size=14), {"GL007"}, "四号（14磅），应为三号（16磅）"),
    (first_line("汛期", 0), {"GL008"}, "首行缩进 0 字，应为 2 字"),
    (typed("汛期", "　　"), {"GL008"}, "首行缩进 4 字（其中空格占 2 字）"),
    (lines(20), {"GL009"}, "行距 20 磅，应为 28～30 磅"),
    (gaps, {"GL010"}, "段后 8 磅"),
    (looks("汛期", color="FF0000"), {"GL011"}, "#FF0000"),
    (looks("一、", font="黑体", color="2F5496"), {"GL011"}, "#2F5496"),
    (looks("一、", font="宋体"), {"GL012"}, "字体是宋体，应为黑体"),
    (looks("（一）", font="黑体"), {"GL013"}, "字体是黑体，应为楷体"),
    (looks("1.", font="黑体"), {"GL014"}, "字体是黑体，应为仿宋"),
    (looks("（1）", font="楷体"), {"GL015"}, "字体是楷体，应为仿宋"),
    (without_numbers, {"GL016"}, "没有页码"),
    (numbers(dashes=("第", "页")), {"GL017"}, "“第1页”"),
    (numbers(font="Times New Roman"), {"GL017"}, "Times New Roman"),
    (numbers(size=9), {"GL017"}, "小五（9磅），应为四号（14磅）"),
    (numbers(align=ALIGN.CENTER, even=ALIGN.CENTER), {"GL018"}, "居中"),
    (numbers(align=ALIGN.LEFT, even=ALIGN.RIGHT), {"GL018"}, "居左"),
]


@pytest.mark.parametrize(("change", "rules", "words"), FAULTS)
def test_each_single_fault_is_found_by_its_own_rule(change, rules, words, tmp_path):
    made = notice()
    change(made)
    found = wrong(made, tmp_path)
    assert set(found) == rules
    assert words in "".join(found.values())


def test_evidence_shows_the_words_that_are_set_otherwise(tmp_path):
    made = notice()
    looks("（一）", 1, font="宋体")(made)
    (place,) = judged(made, tmp_path)["GL007"].evidence
    assert place.quote == "各村要明确专人，二十四小时值班，不得空岗、脱岗。"
    assert place.note.zh == "字体是宋体，应为仿宋"


def test_one_deviation_in_many_places_is_told_once(tmp_path):
    made = notice()
    for _ in range(40):
        copy = made.paragraphs[-2].insert_paragraph_before()
        spaced(copy)
        set_in(copy, 2)
        lettered(copy.add_run("各村要抓好隐患排查，发现问题立即整改。"), "宋体")
    finding = judged(made, tmp_path)["GL007"]
    assert "（40 处）" in finding.message.zh
    assert len(finding.evidence) == 5


@pytest.mark.parametrize(
    "change",
    [
        looks("汛期", font="方正仿宋_GBK"),
        looks("汛期", font="FangSong"),
        looks(TITLE, font="FZXiaoBiaoSong-B05S", size=22),
        looks("一、", font="SimHei"),
        looks("（一）", font="KaiTi_GB2312"),
        looks("1.", bold=True),  # 第三层加粗是各地的习惯
        lines(28),
        numbers(dashes=("- ", " -")),
        numbers(font="SimSun"),
    ],
)
def test_what_is_as_good_is_left_alone(change, tmp_path):
    made = notice()
    change(made)
    assert wrong(made, tmp_path) == {}


def test_a_first_sentence_may_be_set_off(tmp_path):
    made = notice()
    each = paragraph(made, "各村要")
    each.runs[0].text = "一是备物资。"
    lettered(each.runs[0], "楷体_GB2312")
    lettered(each.add_run("编织袋、铁锹存放在村委会，并登记造册。"), "仿宋_GB2312")
    assert wrong(made, tmp_path) == {}


def test_a_title_put_in_the_middle_by_blanks_is_open(tmp_path):
    made = notice()
    side(TITLE, ALIGN.LEFT)(made)
    typed(TITLE, "　　　　　")(made)
    assert judged(made, tmp_path)["GL004"].outcome is Outcome.NOT_CHECKED


def test_line_spacing_that_depends_on_the_font_is_open(tmp_path):
    made = notice()
    for each in made.paragraphs:
        each.paragraph_format.line_spacing_rule = SPACING.ONE_POINT_FIVE
    finding = judged(made, tmp_path)["GL009"]
    assert finding.outcome is Outcome.NOT_CHECKED and "行距随字体而定" in finding.message.zh


def test_pages_that_lie_on_their_side_have_their_own_margins(tmp_path):
    made = notice()
    page = made.add_section()
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(20)
    made.add_paragraph("附表")
    assert wrong(made, tmp_path) == {}


def test_of_a_reply_by_letter_margins_are_not_asked_for(tmp_path):
    made = notice()
    paragraph(made, TITLE).runs[0].text = "青岚镇人民政府关于商请支援防汛物资的函"
    word_s_margins(made)
    assert judged(made, tmp_path)["GL002"].outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("name", ["通知.txt", "通知.md"])
def test_other_formats_are_never_passed(name, tmp_path):
    text = "\n\n".join((TITLE, *("".join(parts) for _, *parts in LINES)))
    found = judged(text.encode(), tmp_path, name=name)
    outcomes = {each.outcome for id, each in found.items() if id.startswith("GL")}
    assert outcomes == {Outcome.NOT_CHECKED}


def test_a_unit_states_its_own_margins_and_spacing_in_one_override_each(tmp_path):
    pack = tmp_path / "shiju.yaml"
    pack.write_text(
        "pack: shiju\ntitle: 市局版式\nversion: '1'\nextends: [gongwen-layout]\noverride:\n"
        "  - {id: GL002, check: {top: 28, bottom: 28, left: 27, right: 27}}\n"
        "  - {id: GL009, check: {min_pitch: 26, max_pitch: 26}}\n",
        encoding="utf-8",
    )
    made = notice()
    assert set(wrong(made, tmp_path, pack=str(pack))) == {"GL002", "GL009"}
    page = made.sections[0]
    page.top_margin = page.bottom_margin = Mm(28)
    page.left_margin = page.right_margin = Mm(27)
    lines(26)(made)
    assert wrong(made, tmp_path, pack=str(pack)) == {}


def test_a_file_that_libreoffice_wrote(tmp_path):
    """Made from HTML: the addressee and the title have inherited the indent of the text, the span lost its font."""
    found = wrong((Path(__file__).parent / "layout" / "libreoffice.docx").read_bytes(), tmp_path)
    assert found == {
        "GL004": "标题：居中，但首行缩进 1.45 字，偏了",
        "GL006": "主送机关：首行缩进 2 字，应为 0 字",
        "GL010": "正文：段前 0 磅、段后 7 磅，应不多于 0 磅（3 处）",
        "GL013": "二级标题：字体是仿宋_GB2312，应为楷体",
        "GL016": "页码：没有页码",
    }


def messy():
    """As offices have them: names of styles as WPS has them, styles half used, text pasted from a web page."""
    made = blank(numbers=False)
    normal, heading = made.styles["Normal"], made.styles["Heading 1"]
    normal.element.find(qn("w:name")).set(qn("w:val"), "正文")
    heading.element.find(qn("w:name")).set(qn("w:val"), "标题 1")
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in list(fonts.attrib):
        del fonts.attrib[slot]
    fonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    normal.font.size = Pt(16)
    spaced(normal)
    for line in ("青岚镇人民政府关于做好", "2025年防汛工作的通知"):
        title = made.add_paragraph()
        title.alignment = ALIGN.CENTER
        lettered(title.add_run(line), "宋体", 22, bold=True)
    made.add_paragraph("各村民委员会：")
    made.add_paragraph("　　汛期将至，现就做好防汛工作有关事项通知如下。")
    made.add_paragraph("一、加强值班值守", style=heading)
    both = made.add_paragraph("　　各村要明确专人，二十四小时值班。")
    set_in(both, 2)
    pasted = made.add_paragraph()
    set_in(pasted, 2)
    pasted.add_run("遇有险情随时报告。")
    lettered(pasted.add_run("防汛抗旱指挥部办公室负责汇总上报，"), "宋体", 10.5, color="333333")
    pasted.add_run("先处置、后补报。")
    made.add_paragraph("青岚镇人民政府").alignment = ALIGN.RIGHT
    made.add_paragraph("2025年6月3日").alignment = ALIGN.RIGHT
    numbered(made.sections[0].footer, ALIGN.CENTER, font="Times New Roman", size=9, dashes=("", ""))
    return made


def test_a_messy_file_from_an_office(tmp_path):
    found = judged(messy(), tmp_path)
    assert wrong(messy(), tmp_path) == {
        "GL003": "标题：字体是宋体，应为小标宋（2 处）",
        "GL005": "标题：加了粗，不应加粗（2 处）",
        "GL007": "正文：字体是宋体，应为仿宋；字号是五号（10.5磅），应为三号（16磅）",
        "GL008": "正文：首行缩进 4 字（其中空格占 2 字），应为 2 字",
        "GL011": "3 项中的 2 项：层次标题：颜色是 #365F91，应为黑色；正文：颜色是 #333333，应为黑色",
        "GL012": "一级标题：字体是ＭＳ ゴシック，应为黑体；字号是四号（14磅），应为三号（16磅）",
        "GL017": "页码：页码写成“1”，应为“— 1 —”；页码字体是Times New Roman，应为宋体；"
        "页码字号是小五（9磅），应为四号（14磅）",
        "GL018": "页码：页码居中，应在外侧（单页居右、双页居左）",
    }
    assert [place.quote for place in found["GL007"].evidence] == ["防汛抗旱指挥部办公室负责汇总上报，"] * 2


def test_nearly_black_is_black(tmp_path):
    made = notice()
    looks("汛期", color="0D0D0D")(made)
    assert wrong(made, tmp_path) == {}


def test_a_paper_that_is_no_formal_document_is_left_alone(tmp_path):
    """Without number, letterhead or an organ addressed it may be set as its authors like."""
    made = docx.Document()
    for line in ("关于防汛物资储备情况的报告", "编织袋、铁锹等物资已存放到位，指定专人保管。"):
        made.add_paragraph(line)
    path = tmp_path / "报告.docx"
    path.write_bytes(saved(made))
    (judged_,) = check_file(path).documents
    assert judged_.genre == "报告"
    assert not [each for each in judged_.findings if each.rule.id.startswith("GL")]


def test_a_right_file_stays_right_through_libreoffice(tmp_path):
    """`notice`, opened in LibreOffice, saved as .odt and that again as .docx: styles and direct formatting are shuffled."""
    made = (Path(__file__).parent / "layout" / "libreoffice-right.docx").read_bytes()
    outcomes = {each.outcome for each in judged(made, tmp_path).values()}
    assert outcomes == {Outcome.PASS}
