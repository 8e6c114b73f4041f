"""OpenDocument files → the text a person sees, with the numbers that are generated."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers import read_bytes

_NAMES = ("office", "style", "text", "table", "draw")
XMLNS = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
XMLNS += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = "<?xml version='1.0' encoding='UTF-8'?>"
MIME = "application/vnd.oasis.opendocument.text"
NUMBERED = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="•"/>'
    "</text:list-style>"
)
HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="PH" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="PH2" style:family="paragraph" style:parent-style-name="PH"/>'
)


def content(body: str, automatic: str = "") -> str:
    styles = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"{HEAD}<office:document-content {XMLNS}>{styles}{text}</office:document-content>"


def packed(parts: dict[str, str]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        for name, part in parts.items():
            package.writestr(name, part)
    return data.getvalue()


def read(body: str, automatic: str = "", styles: str = "") -> Document:
    parts = {"content.xml": content(body, automatic)}
    if styles:
        parts["styles.xml"] = f"{HEAD}<office:document-styles {XMLNS}>{styles}</office:document-styles>"
    return read_bytes(packed(parts), "报告.odt", "odt")


SHAPE = (
    "外<draw:custom-shape>" + "<text:p>框中</text:p>" * 2 + "<draw:enhanced-geometry/></draw:custom-shape>文"
)
WRITTEN = NUMBERED.replace('text:level="3"', 'text:level="3" x:num-list-format="%1%-%3%" xmlns:x="urn:x"')


def items(*texts: str, more: str = "") -> str:
    return (
        f'<text:list text:style-name="L" {more}>'
        + "".join(f"<text:list-item>{each}</text:list-item>" for each in texts)
        + "</text:list>"
    )


def p(text: str, more: str = "") -> str:
    return f"<text:p {more}>{text}</text:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("走访<text:span>企业</text:span>64家。"), "走访企业64家。"),
        (p("甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁"), "甲  乙\t丙\v丁"),
        (p("甲 \n  乙"), "甲 乙"),
        (p("见<text:a>附件</text:a><text:bookmark/>。"), "见附件。"),
        (p("正文<office:annotation><text:p>批注</text:p></office:annotation>。"), "正文。"),
        (p("正文<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("注文") + "</text:note-body></text:note>。") + p("后"), "正文。\n后\n注文"),
        (p("外<draw:frame><draw:text-box>" + p("框中") + "</draw:text-box></draw:frame>文") + p("后"), "外文\n框中\n后"),
        (p(SHAPE) + p("后"), "外文\n框中\n框中\n后"),
        (p("\uf0fe是\uf0a8否"), "☑是□否"),
        ("<text:section>" + p("节中") + "</text:section>", "节中"),
        (items(p("学习"), p(""), p("调研")), "一、学习\n二、\n三、调研"),
        (items(items(p("甲"), p("乙")), p("学习")), "（1）甲\n（2）乙\n二、学习"),
        (items(p("学习"), p("调研")), "一、学习\n二、调研"),
        (items(p("学习") + items(p("甲"), p("乙"))) + p("文") + items(p("调研"), more='text:continue-numbering="true"'), "一、学习\n（1）甲\n（2）乙\n文\n二、调研"),
        (items(p("学习"), more='xml:id="a"') + items(p("另")) + items(p("调研"), more='text:continue-list="a"'), "一、学习\n一、另\n二、调研"),
        (items(p("学习") + p("续")), "一、学习\n续"),
        (items(p("甲") + items(p("乙") + items(p("丙")))), "一、甲\n（1）乙\n1.1.丙"),
        ('<text:list text:style-name="L"><text:list-header>' + p("题") + "</text:list-header><text:list-item text:start-value='5'>" + p("甲") + "</text:list-item></text:list>", "题\n五、甲"),
        ("<table:table><table:table-row><table:table-cell>" + p("甲") + "</table:table-cell><table:table-cell>" + p("乙") + "</table:table-cell></table:table-row></table:table>", "甲\n乙"),
    ],
)  # fmt: skip
def test_text_as_it_is_seen(body: str, text: str) -> None:
    assert read(body, NUMBERED).text == text


def test_numbers_as_libreoffice_writes_them() -> None:
    deep = items(p("甲") + items(p("乙") + items(p("丙"))))
    assert read(deep, WRITTEN).text == "一、甲\n（1）乙\n一-1 丙"


@pytest.mark.parametrize(
    "unseen",
    [
        p("明<text:span text:style-name='H'>暗中的字</text:span>"),
        p("暗中的字", "text:style-name='PH2'"),
        "<text:section text:display='none'>" + p("暗中的字") + "</text:section>",
        p("明<text:hidden-text>暗中的字</text:hidden-text>"),
        p("明<text:hidden-text text:string-value='暗中的字'/>文"),
        p("暗中的字<text:hidden-paragraph text:is-hidden='true'/>"),
    ],
    ids=["span", "inherited", "section", "field", "field without text", "paragraph"],
)
def test_what_is_not_seen_is_hidden(unseen: str) -> None:
    document = read(p("正文。") + unseen, HIDDEN)
    assert "暗中的字" in document.full.text
    assert "暗中的字" not in document.visible.text


def region(number: str, *changes: str) -> str:
    return f"<text:changed-region text:id='{number}'>{''.join(changes)}</text:changed-region>"


def change(kind: str, author: str, body: str = "") -> str:
    told = f"<office:change-info><dc:creator>{author}</dc:creator></office:change-info>"
    return f"<text:{kind}>{told}{body}</text:{kind}>"


def marks(document: Document) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.author, document.quote(each.span), each.words) for each in document.marks]


def test_changes_are_read_as_accepted_and_told() -> None:
    tracked = (
        region("a", change("insertion", "张三")),
        region("b", change("deletion", "李四", p("旧的") + p("一段"))),
        region("c", change("format-change", "王五")),
        region("d", change("deletion", "李四", p("又删")), change("insertion", "张三")),
    )
    at = "<text:change{} text:change-id='{}'/>".format
    body = p(f"全年排查{at('-start', 'a')}32座{at('-end', 'a')}水库{at('', 'b')}。")
    body += p(f"格式{at('-start', 'c')}改过{at('-end', 'c')}，{at('', 'd')}完。")
    body += at("-start", "a") + p("整段加的。") + at("-end", "a")
    document = read(f"<text:tracked-changes>{''.join(tracked)}</text:tracked-changes>{body}")
    assert document.text == "全年排查32座水库。\n格式改过，完。\n整段加的。"
    assert marks(document) == [
        ("insertion", "张三", "32座", ""),
        ("deletion", "李四", "", "旧的¶一段"),
        ("format", "王五", "改过", ""),
        ("deletion", "李四", "", "又删"),
        ("insertion", "张三", "整段加的。", ""),
    ]
    assert document.hidden == ()


def test_comments_are_told_with_place_and_author() -> None:
    comment = "<office:annotation{}><dc:creator>李四</dc:creator><text:p>请核对</text:p></office:annotation>"
    ranged, alone = comment.format(" office:name='n1'"), comment.format("")
    document = read(
        p(f"全年{ranged}排查水库<office:annotation-end office:name='n1'/>。") + p(f"一{alone}句。")
    )
    assert document.text == "全年排查水库。\n一句。"
    assert marks(document) == [("comment", "李四", "排查水库", "请核对"), ("comment", "李四", "", "请核对")]


def test_prompts_objects_and_macros_are_told_and_formulas_read() -> None:
    prompt = "<text:placeholder text:placeholder-type='text'>&lt;填单位&gt;</text:placeholder>"
    control = "<x:content-control xmlns:x='urn:x' x:showing-place-holder='true'>单击此处</x:content-control>"
    embedded = "<draw:frame><draw:object xlink:href='./{}'/><draw:image/></draw:frame>".format
    body = (
        p(f"单位：{prompt}") + p(f"日期：{control}。") + p(f"图{embedded('Chart')}式{embedded('Formula')}完")
    )
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML">{}</math>'.format
    row = "<mrow><mi>a</mi><mo>=</mo><mn>1</mn></mrow><annotation>a={}1</annotation>"
    parts = {
        "content.xml": content(body),
        "Chart/content.xml": "<chart/>",
        "Formula/content.xml": math(row),
        "Basic/Standard/Module1.xml": "<x/>",
    }
    document = read_bytes(packed(parts), "报告.odt", "odt")
    assert document.text == "单位：<填单位>\n日期：单击此处。\n图式a=1完"
    assert [mark[:3] for mark in marks(document)] == [
        ("macro", "", ""),
        ("placeholder", "", "<填单位>"),
        ("placeholder", "", "单击此处"),
        ("object", "", ""),
    ]
    libraries = {
        "content.xml": content(body),
        "Basic/script-lc.xml": "<x/>",
        "Basic/Standard/script-lb.xml": "<x/>",
    }
    assert all(mark.kind != "macro" for mark in read_bytes(packed(libraries), "报告.odt", "odt").marks)


def worked() -> bytes:
    """A file with all that work leaves, for fuzzing."""
    change_ = (
        region("a", change("insertion", "张三")),
        region("b", change("deletion", "李四", p("旧的") + p("一段"))),
    )
    at = "<text:change{} text:change-id='{}'/>".format
    said = "<office:annotation office:name='n'><dc:creator>李四</dc:creator><text:p>请核对</text:p></office:annotation>"
    body = f"<text:tracked-changes>{''.join(change_)}</text:tracked-changes>" + p("工作报告")
    body += p(
        f"全年{at('-start', 'a')}排查{at('-end', 'a')}{said}水库<office:annotation-end office:name='n'/>{at('', 'b')}。"
    )
    body += p(
        "单位：<text:placeholder>填</text:placeholder><draw:frame><draw:object xlink:href='./O'/></draw:frame>"
    )
    body += (
        p("明<text:hidden-text text:string-value='暗'/>文")
        + p(SHAPE)
        + items(p("学习") + items(p("甲")), p(""), p("调研"))
    )
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>=</mo><mn>1</mn></math>'
    return packed(
        {"content.xml": content(body, NUMBERED + HIDDEN), "O/content.xml": math, "Basic/S/M.xml": "<x/>"}
    )


def test_a_file_with_all_of_it_is_read() -> None:
    assert {mark.kind for mark in read_bytes(worked(), "报告.odt", "odt").marks} == {
        *("insertion", "deletion", "comment", "placeholder", "macro"),
    }


def test_what_a_style_shows_again_is_seen() -> None:
    styles = (
        HIDDEN
        + '<style:style style:name="S" style:family="text"><style:text-properties text:display="true"/></style:style>'
    )
    document = read(
        p("正文。") + p("藏<text:span text:style-name='S'>露出</text:span>着", "text:style-name='PH'"), styles
    )
    assert [document.quote(span) for span in document.hidden] == ["藏", "着"]


def test_what_tells_how_a_word_is_read_is_no_text() -> None:
    ruby = "<text:ruby><text:ruby-base>堰</text:ruby-base><text:ruby-text>yàn</text:ruby-text></text:ruby>"
    assert read(p(f"修{ruby}。")).text == "修堰。"


def test_headings_with_generated_numbers_margins_and_title() -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style>'
    page = f"<office:master-styles><style:master-page><style:header>{p('密级')}</style:header></style:master-page></office:master-styles>"
    title = '<style:style style:name="P1" style:display-name="Title" style:family="paragraph"/>'
    body = p("工作报告", "text:style-name='P1'") + "".join(
        f'<text:h text:outline-level="1">{words}</text:h>' + p("全年开展工作，取得成效。")
        for words in ("情况", "不足")
    )
    document = read(body, styles=title + outline + page)
    kinds = {block.kind: document.words(block.span) for block in document.blocks}
    assert [section.title for section in document.sections] == ["情况", "不足"]
    assert [section.number for section in document.sections] == ["1.", "2."]
    assert (kinds[BlockKind.TITLE], kinds[BlockKind.MARGIN]) == ("工作报告", "密级")


def test_a_table_of_contents_repeats_the_headings_and_is_none() -> None:
    body = (
        "<text:table-of-content><text:index-body>"
        + p("一、情况")
        + "</text:index-body></text:table-of-content>"
    )
    document = read(body + p("工作报告") + p("一、情况") + p("正文。"))
    assert [section.title for section in document.sections] == ["情况"]


GOOD = {"content.xml": content(p("工作报告") + p("正文。"))}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        ("报告".encode(), "像是文本"),
        (packed({"a.xml": "<x/>"}), "别的压缩包"),
        (packed({"content.xml": content("<text:p/>")}), "没有文字"),
        (packed({"content.xml": content(p("甲"))[:-9]}), "已损坏"),
        (packed({"content.xml": content(p("前&e;后")).replace(HEAD, HEAD + "<!DOCTYPE x [<!ENTITY e '内'>]>")}), "DTD"),
        (packed({"content.xml": content("<text:section>" * 3000 + "</text:section>" * 3000)}), "已损坏"),
        (packed({**GOOD, "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "密码"),
        (packed({**GOOD, **{f"Pictures/{n}": "" for n in range(4100)}}), "超过上限"),
        (packed({**GOOD, "../x": ""}), "越界"),
        (packed({**GOOD, "big.xml": "0" * (260 << 20)}), "超过上限"),
        (packed(GOOD)[:-40], "已损坏"),
        (packed({"content.xml": content("").replace("office:text", "office:spreadsheet")}), "表格"),
    ],
)  # fmt: skip
def test_refusals(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "报告.odt", "odt")


def test_a_file_that_is_called_word_is_read_as_what_it_is() -> None:
    assert read_bytes(packed(GOOD), "报告.docx", "docx").format == "odt"


@pytest.mark.parametrize("seed", range(200))
def test_damage_is_read_whole_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(packed(GOOD) if seed % 2 else GOOD["content.xml"].encode())
    for _ in range(chance.randint(1, 3)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    whole = bytes(data) if seed % 2 else packed({"content.xml": data.decode("utf-8", "replace")})
    try:
        assert read_bytes(whole, "x.odt", "odt").text.strip()
    except ReadError:
        return
