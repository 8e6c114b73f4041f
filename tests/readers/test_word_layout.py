"""What comes out of Word's styles, themes, defaults and direct formatting: hand-made files, one thing at a time."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from hegui.readers import read_bytes
from hegui.typography import Layout, layout

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SORTS = {"footer1": "footer", "footer2": "footer", "header1": "header", "theme1": "theme"}
ROOTS = {"footer1": "ftr", "footer2": "ftr", "header1": "hdr"}
FOOTER = f'<w:footerReference xmlns:r="{R}" w:type="default" r:id="footer1"/>'
EVEN = f'<w:footerReference xmlns:r="{R}" w:type="even" r:id="footer2"/>'


def relations(*targets: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{R}/{sort}" Target="{name}"/>' for i, sort, name in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def word(body: str, section: str = "", **parts: str) -> bytes:
    """A .docx with that body; parts: the inner XML of further ones, a theme whole."""
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("main", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            *((name, SORTS.get(name, name), f"{name}.xml") for name in parts)
        ),
        "word/document.xml": f"<w:document {W}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
    }
    for name, inner in parts.items():
        root = ROOTS.get(name, name)
        content[f"word/{name}.xml"] = inner if name == "theme1" else f"<w:{root} {W}>{inner}</w:{root}>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, words in content.items():
            archive.writestr(name, words)
    return stream.getvalue()


def seen(body: str, section: str = "", **parts: str) -> Layout:
    found = layout(read_bytes(word(body, section, **parts), "通知.docx", "docx"))
    assert found is not None
    return found


def p(run: str = "", paragraph: str = "", text: str = "现将有关事项通知如下") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def looks(body: str, **parts: str):
    return seen(body, **parts).paragraphs[0].runs[0].lettering


def style(name: str, inner: str, base: str = "", sort: str = "paragraph", default: bool = False) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    usual = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{sort}" w:styleId="{name}"{usual}><w:name w:val="{name}"/>{based}{inner}</w:style>'
    )


def font(name: str) -> str:
    return f'<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="{name}"/></w:rPr>'


def defaults(run: str = "", paragraph: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


THEME = (
    f"<a:theme {A}><a:themeElements><a:fontScheme>"
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    '<a:font script="Hans" typeface="宋体"/><a:font script="Hant" typeface="新細明體"/><a:font script="Jpan" typeface="ＭＳ 明朝"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
THEMED = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'


def test_without_anything_word_s_own_defaults_stand():
    found = looks(p())
    assert (found.font, found.size, found.bold, found.color) == ("", 10.0, False, "auto")


def test_document_defaults_then_default_style_then_style_then_direct():
    ground = defaults('<w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/>')
    normal = style("a", '<w:rPr><w:sz w:val="24"/></w:rPr>', default=True)
    body = style("正文文本", font("楷体"), base="a")
    assert looks(p(), styles=ground)[:3:2] == ("宋体", 10.5)
    assert looks(p(), styles=ground + normal).size == 12.0
    styled = p(paragraph='<w:pStyle w:val="正文文本"/>')
    assert looks(styled, styles=ground + normal + body)[:3:2] == ("楷体", 12.0)
    direct = p('<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>', '<w:pStyle w:val="正文文本"/>')
    assert looks(direct, styles=ground + normal + body)[:3:2] == ("仿宋", 16.0)


def test_a_latin_font_leaves_the_chinese_one_alone():
    found = looks(
        p('<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋"/>'), styles=defaults('<w:rFonts w:eastAsia="宋体"/>')
    )
    assert (found.font, found.latin) == ("宋体", "仿宋")


def test_a_character_style_comes_over_the_paragraph_style():
    styles = style("a", font("宋体"), default=True) + style("Strong", font("黑体"), sort="character")
    assert looks(p('<w:rStyle w:val="Strong"/>'), styles=styles).font == "黑体"


@pytest.mark.parametrize(
    ("language", "named"), [("zh-CN", "宋体"), ("zh-TW", "新細明體"), ("ja-JP", "ＭＳ 明朝"), ("", "宋体")]
)
def test_a_theme_s_empty_eastern_slot_is_filled_by_script(language, named):
    settings = f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>'
    assert looks(p(THEMED), theme1=THEME, settings=settings).font == named


def test_theme_fonts_by_slot_and_what_overrides_them():
    assert looks(p('<w:rFonts w:eastAsiaTheme="majorEastAsia"/>'), theme1=THEME).font == "黑体"
    assert looks(p(THEMED), theme1=THEME).latin == "Calibri"
    both = '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="majorEastAsia"/>'
    assert looks(p(both), theme1=THEME).font == "黑体"  # on one element the theme wins
    over = p('<w:rFonts w:eastAsia="仿宋"/>')
    assert looks(over, theme1=THEME, styles=defaults(THEMED)).font == "仿宋"
    assert looks(p(THEMED)).font == ""  # no theme part


@pytest.mark.parametrize(
    ("run", "bold"),
    [
        ("", True),
        ("<w:b/>", True),
        ('<w:b w:val="0"/>', False),
        ('<w:rStyle w:val="Strong"/>', False),  # bold in a bold paragraph: the two cancel out
        ('<w:rStyle w:val="Strong"/><w:b/>', True),
        ('<w:rStyle w:val="Plain"/>', True),
    ],
)
def test_bold_of_styles_toggles(run, bold):
    styles = (
        style("a", "<w:rPr><w:b/></w:rPr>", default=True)
        + style("Strong", "<w:rPr><w:b/></w:rPr>", sort="character")
        + style("Plain", '<w:rPr><w:b w:val="0"/></w:rPr>', sort="character")
    )
    assert looks(p(run), styles=styles).bold is bold


@pytest.mark.parametrize(("value", "color"), [("FF0000", "FF0000"), ("auto", "auto"), ("000000", "auto")])
def test_colour(value, color):
    assert looks(p(f'<w:color w:val="{value}"/>')).color == color


SIZE = '<w:sz w:val="32"/>'


@pytest.mark.parametrize(
    ("indent", "first", "left"),
    [
        ('w:firstLineChars="200" w:firstLine="420"', 2.0, 0.0),  # characters come before twips
        ('w:firstLine="640"', 2.0, 0.0),
        ('w:firstLineChars="0" w:firstLine="640"', 2.0, 0.0),
        ('w:left="640" w:hanging="640"', 0.0, 2.0),
        ('w:start="640"', 2.0, 2.0),
        ('w:leftChars="100" w:left="999"', 1.0, 1.0),
        ('w:firstLine="11.3mm"', 2.0, 0.0),  # Strict files write units
        ('w:firstLine="x"', 0.0, 0.0),
    ],
)
def test_indents_in_characters(indent, first, left):
    found = seen(p(SIZE, f"<w:ind {indent}/>")).paragraphs[0]
    assert (found.first, found.left) == (pytest.approx(first, abs=0.01), left)


def test_a_nearer_first_line_takes_the_place_of_one_that_hangs():
    styles = style("a", '<w:pPr><w:ind w:hanging="640" w:left="640"/></w:pPr>', default=True)
    found = seen(p(SIZE, '<w:ind w:firstLine="640" w:left="0"/>'), styles=styles).paragraphs[0]
    assert (found.first, found.left) == (2.0, 0.0)


def test_the_indent_of_a_list_level_stands_between_style_and_paragraph():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:pPr><w:ind w:left="640" w:hanging="640"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = style("a", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>', default=True)
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    found = seen(p(SIZE, listed), styles=styles, numbering=numbering).paragraphs[0]
    assert (found.first, found.left) == (0.0, 2.0)
    direct = p(SIZE, listed + '<w:ind w:left="0" w:firstLineChars="200"/>')
    found = seen(direct, styles=styles, numbering=numbering).paragraphs[0]
    assert (found.first, found.left) == (2.0, 0.0)


GRID = '<w:docGrid w:type="lines" w:linePitch="579"/>'


@pytest.mark.parametrize(
    ("spacing", "section", "pitch"),
    [
        ('w:line="560" w:lineRule="exact"', "", (28.0, 28.0)),
        ('w:line="580" w:lineRule="exact"', GRID, (29.0, 29.0)),
        ("", GRID, (28.95, 28.95)),
        ('w:line="240" w:lineRule="auto"', GRID, (28.95, 28.95)),
        ("", '<w:docGrid w:linePitch="579"/>', (16.0, 25.6)),  # a grid that is not used
        ("", '<w:docGrid w:type="lines" w:linePitch="312"/>', (31.2, 31.2)),  # 三号 takes two of its lines
        ('w:line="360"', "", (24.0, 38.4)),
        ('w:line="600" w:lineRule="atLeast"', "", (30.0, 30.0)),
    ],
)
def test_line_spacing_in_points(spacing, section, pitch):
    found = seen(p(SIZE, f"<w:spacing {spacing}/>"), section).paragraphs[0]
    assert found.pitch == pytest.approx(pitch)


def test_a_paragraph_may_leave_the_grid():
    assert seen(p(SIZE, '<w:snapToGrid w:val="0"/>'), GRID).paragraphs[0].pitch == (16.0, 25.6)


def test_space_before_and_after():
    found = seen(p(SIZE, '<w:spacing w:before="120" w:afterLines="50" w:after="1"/>'), GRID).paragraphs[0]
    assert (found.before, found.after) == pytest.approx((6.0, 14.475))


def test_pages_of_each_section():
    first = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1440" w:left="1474" w:gutter="100"/></w:sectPr>'
    body = p(text="横表") + f"<w:p><w:pPr>{first}</w:pPr></w:p>" + p()
    lying, upright = seen(
        body, '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:left="1588"/>'
    ).pages
    assert lying.lying and not upright.lying
    assert lying.left == pytest.approx(27.76, abs=0.01)
    assert (upright.width, upright.height, upright.top) == pytest.approx((210, 297, 37), abs=0.05)
    assert (lying.start, upright.start) == (0, 4)


def field(code: str, rest: str = "<w:t>3</w:t>", looks: str = SIZE) -> str:
    run = "<w:r><w:rPr>{0}</w:rPr>{1}</w:r>".format
    sign = '<w:fldChar w:fldCharType="{}"/>'.format
    parts = (sign("begin"), f"<w:instrText> {code} </w:instrText>", sign("separate"), rest, sign("end"))
    return "".join(run(looks, part) for part in parts)


def footed(inner: str, paragraph: str = '<w:jc w:val="center"/>', **parts: str) -> Layout:
    made = f"<w:p><w:pPr>{paragraph}</w:pPr>{inner}</w:p>"
    return seen(p(), FOOTER + (EVEN if "footer2" in parts else ""), footer1=made, **parts)


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "form"),
    [
        (words("—") + field("PAGE") + words("—"), "—1—"),
        (
            words("第") + field("PAGE  \\* MERGEFORMAT") + words("页 共") + field("NUMPAGES") + words("页"),
            "第1页 共3页",
        ),
        (field("PAGE \\* ArabicDash"), "- 1 -"),
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>', "1"),
    ],
)
def test_the_form_of_a_page_number(inner, form):
    (folio,) = footed(inner).folios
    assert (folio.form, folio.where, folio.pages) == (form, "center", "default")


@pytest.mark.parametrize("inner", [words("3"), field("NUMPAGES"), field("PAGEREF _Toc1"), ""])
def test_what_is_no_page_number(inner):
    assert footed(inner).folios == ()


@pytest.mark.parametrize(
    ("paragraph", "where"),
    [
        ('<w:jc w:val="right"/>', "right"),
        ('<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="outside"/>', "outside"),
        ("", "left"),
    ],
)
def test_where_a_page_number_stands(paragraph, where):
    assert footed(field("PAGE"), paragraph).folios[0].where == where


def test_tabs_put_it_in_the_middle_or_to_the_right():
    assert footed("<w:r><w:tab/></w:r>" + field("PAGE"), "").folios[0].where == "center"
    assert footed("<w:r><w:tab/><w:tab/></w:r>" + field("PAGE"), "").folios[0].where == "right"


def test_a_page_number_in_a_text_box():
    inner = field("PAGE")
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="mso-position-horizontal:outside;width:9pt">'
        f"<v:textbox><w:txbxContent><w:p>{inner}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    (folio,) = footed(box).folios
    assert folio.where == "outside"


def test_odd_and_even_pages():
    found = footed(
        field("PAGE"),
        '<w:jc w:val="right"/>',
        footer2=f"<w:p>{field('PAGE')}</w:p>",
        settings="<w:evenAndOddHeaders/>",
    )
    assert [(folio.pages, folio.where) for folio in found.folios] == [("default", "right"), ("even", "left")]
    assert found.two_sided


def test_paragraphs_are_found_again_in_the_text():
    split = (
        "<w:p><w:r><w:t>现将有关</w:t></w:r><w:r><w:tab/><w:t>事项</w:t><w:br/><w:t>通知</w:t></w:r></w:p>"
    )
    gone = '<w:p><w:r><w:t>各</w:t></w:r><w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>村</w:t></w:r></w:p>'
    cell = f"<w:tbl><w:tr><w:tc>{p(text='表中')}</w:tc></w:tr></w:tbl>"
    document = read_bytes(word(p() + split + cell + gone + p()), "通知.docx", "docx")
    found = layout(document)
    assert found is not None
    quotes = ["".join(document.text[run.start : run.end] for run in each.runs) for each in found.paragraphs]
    assert quotes == ["现将有关事项通知如下", "现将有关事项通知", "各村", "现将有关事项通知如下"]
    assert [each.start for each in found.paragraphs] == sorted({each.start for each in found.paragraphs})


def test_a_text_has_no_layout():
    assert layout(read_bytes("关于防汛的通知".encode(), "通知.txt", "txt")) is None


def test_the_layout_is_worked_out_once_and_only_when_asked_for(monkeypatch):
    calls = []
    monkeypatch.setattr(
        "hegui.readers.word_layout.word_layout", lambda *given: calls.append(given) or Layout((), (), ())
    )
    document = read_bytes(word(p()), "通知.docx", "docx")
    assert not calls
    assert layout(document) is layout(document.within(())) and len(calls) == 1


def test_of_a_large_file_the_pictures_are_not_kept():
    small = word(p())
    stream = io.BytesIO(small)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/media/image1.png", bytes(range(256)) * 8000)
    document = read_bytes(stream.getvalue(), "通知.docx", "docx")
    assert document.typesetting is not None and len(document.typesetting.data) < 10_000  # type: ignore[attr-defined]
    assert layout(document) == layout(read_bytes(small, "通知.docx", "docx"))


def test_reading_a_document_does_not_load_what_tells_its_layout(tmp_path):
    path = tmp_path / "通知.docx"
    path.write_bytes(word(p()))
    code = "import sys\nfrom hegui.readers import read\nread(sys.argv[1])\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "hegui.readers.docx" in loaded
    assert not {"hegui.readers.word_layout", "hegui.typography"}.intersection(loaded)
