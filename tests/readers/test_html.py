"""HTML → what a browser shows, one paragraph a line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.document import BlockKind, Document
from hegui.errors import ReadError
from hegui.readers import read_bytes

SENTENCE = "全年走访企业64家，解决问题93个。"


def read(body: str | bytes, **more: str) -> Document:
    data = body if isinstance(body, bytes) else f"<!doctype html><meta charset=utf-8>{body}".encode()
    return read_bytes(data, "报告.html", "html", **more)


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [document.words(block.span) for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<h1>总结</h1><h2>一、情况</h2><p>{SENTENCE}</p>", f"总结\n一、情况\n{SENTENCE}"),
        ("<p>走访<b>企业</b><span>64</span>家", "走访企业64家"),
        ("<p>走访\n    企业<p>two\n words", "走访企业\ntwo words"),
        ("走访<div>企业</div>64家", "走访\n企业\n64家"),
        ("<p>“四个&nbsp;意识”&mdash;&#x4e2d;&hellip;&lt;a&gt;", "“四个\u00a0意识”—中…<a>"),
        ("<p>甲<br>乙</p>", "甲\v乙"),
        ("<pre>甲\n乙</pre>", "甲\v乙"),
        ("<ol><li>学习<li>调研<li value=7>整改</ol>", "1.学习\n2.调研\n7.整改"),
        ("<ol start=3 type=a><li>学习<li><p>调研</ol>", "c.学习\nd.调研"),
        ("<ol reversed><li>学习<li>调研</ol>", "2.学习\n1.调研"),
        ("<ol style='list-style: cjk-ideographic'><li>学习<li>调研</ol>", "一、学习\n二、调研"),
        ("<ol style='list-style-type:none'><li>一、学习</ol>", "一、学习"),
        ("<ol><li>学习<ol type=A><li>甲<li>乙</ol><li>调研</ol>", "1.学习\nA.甲\nB.乙\n2.调研"),
        ("<ul><li>学习<li>调研</ul>", "学习\n调研"),
        ("<p>他说<q>好</q>。", "他说“好”。"),
        ("<script>var 甲</script><style>p{}</style><title>题</title><p>正文<!-- 注释 -->。", "正文。"),
        ("<p>正文<a href='#_ftn1'>[1]</a>。<div style='mso-element:footnote'><p>注一</div>", "正文。\n注一"),
        ("<select><option>填写<option>改正</select><p>正文", "填写\n正文"),
        ("<p>共<select><option>一<option selected>二</select>项", "共二项"),
        ("<p>修<ruby>堰<rp>(<rt>yàn<rp>)</ruby>。<noscript>请启用脚本</noscript>", "修堰。"),
        ("<template><p>模板</template><p>正文<video>不能播放</video><canvas>无图</canvas>", "正文"),
        ("<p>走访<!-- 甲 -->企业", "走访企业"),
    ],
)
def test_text_as_it_is_shown(body: str, text: str) -> None:
    assert read(body).text == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<p style='display : none'>暗中的字",
        "<p hidden>暗中的字",
        "<p>明<span style='VISIBILITY:hidden'>暗中的字</span>",
        "<div style='display:none'><p>外<b>暗中的字</b></div>",
        "<style>/* x */ .gone, #none { color: red; display: none }</style><p class='a gone'>暗中的字",
        "<style>p#none{display:none}</style><p id=none>暗中的字",
        "<p>明<span style='font-size:0px'>暗中的字</span>",
        "<p>明<span style='mso-hide:all'>暗中的字</span>",
        "<style>@media screen { b {color: red} .x { display:none } }</style><p class=x>暗中的字",
    ],
)
def test_what_is_not_shown_is_hidden(unseen: str) -> None:
    document = read(f"<p>{SENTENCE}</p>{unseen}</p><p>末段")
    assert "暗中的字" in document.full.text
    assert "暗中的字" not in document.visible.text
    assert "末段" in document.visible.text


def marks(document: Document) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.author, document.quote(each.span), each.words) for each in document.marks]


def test_changes_are_read_as_accepted_and_told() -> None:
    document = read(
        "<p>全年<ins cite='mailto:张%20三'>排查</ins><del cite='mailto:李四'>旧话</del>水库。<del>又删</del></p>"
    )
    assert document.text == "全年排查水库。"
    assert document.hidden == ()
    assert marks(document) == [
        ("insertion", "张 三", "排查", ""),
        ("deletion", "李四", "", "旧话"),
        ("deletion", "", "", "又删"),
    ]


def test_an_empty_change_is_none() -> None:
    assert marks(read("<p>正文。</p><ins class='advertisement' data-x=1> </ins><del></del>")) == []


def test_a_change_of_whole_paragraphs_is_told() -> None:
    document = read("<p>题</p><del><p>整段</p></del><ins><p>新段。</p></ins><p>完。</p><del><p>末</p></del>")
    assert document.text == "题\n新段。\n完。"
    assert [mark[0] for mark in marks(document)] == ["deletion", "insertion", "deletion"]


WORD_COMMENT = """<p>全年<a style='mso-comment-reference:L_1;mso-comment-date:20240102T0800'>排查水库</a><span
class=MsoCommentReference><span lang=EN-US><a class=msocomanchor href="#_msocom_1">[L1]</a></span></span>。</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt>
<span style='mso-comment-author:"李四"'><a name="_msocom_1"></a></span><p class=MsoCommentText><span
class=MsoCommentReference><a href="#_msoanchor_1">[L1]</a></span>请核对</p></div></div></div>"""
BY_LIBREOFFICE = '<head><meta name="generator" content="LibreOffice 7.4"/></head><body>'


def test_comments_of_word_and_of_libreoffice_are_told() -> None:
    document = read(WORD_COMMENT)
    assert document.text == "全年排查水库。"
    assert marks(document) == [("comment", "李四", "排查水库", "请核对")]
    document = read(BY_LIBREOFFICE + "<p>全年<!-- 请核对 --><!--[if x]-->排查。<!-- --></body><!-- 完 -->")
    assert marks(document) == [("comment", "", "", "请核对")]
    assert marks(read("<body><p>全年<!-- 栏目开始 -->排查。")) == []


def worked() -> bytes:
    """A page with all that work leaves, for fuzzing."""
    body = (
        "<h1>工作报告</h1><ol><li>学习<li value=3>调研</ol><p>全年<ins cite=x>排查</ins><del>旧话</del>水库。"
    )
    body += (
        "<p hidden>暗中<p>共<select><option>一<option selected>二</select>项<table><tr><td>甲<td>乙</table>"
    )
    body += "<w:Sdt ShowingPlcHdr=t>填写</w:Sdt><ruby>堰<rt>y</ruby><pre>甲\n乙</pre><object data=x></object><q>好</q>"
    return f"<meta charset=utf-8><style>.x{{display:none}}</style>{body}{WORD_COMMENT}<script>x</script>".encode()


def test_a_page_with_all_of_it_is_read() -> None:
    kinds = {mark.kind for mark in read(worked()).marks}
    assert kinds == {"insertion", "deletion", "comment", "placeholder", "object", "macro"}


def test_libreoffice_breaks_lines_of_its_source_at_blanks() -> None:
    assert read(BY_LIBREOFFICE + "<p>讲党课3次。\n注重学习").text == "讲党课3次。 注重学习"
    assert read("<p>讲党课3次。\n注重学习").text == "讲党课3次。注重学习"


def test_prompts_objects_and_programs_are_told() -> None:
    prompt = '<p>单位：<w:Sdt ShowingPlcHdr="t"><span>单击此处输入</span></w:Sdt><w:Sdt>镇</w:Sdt>。'
    document = read(
        f"{prompt}<p>见图<object data=x>看不到图</object><iframe src=y width=1></iframe><script>x()</script>"
    )
    assert document.text == "单位：单击此处输入镇。\n见图"
    assert [mark[:3] for mark in marks(document)] == [
        ("macro", "", ""),
        ("placeholder", "", "单击此处输入"),
        ("object", "", ""),
    ]
    data = "<script type='application/ld+json'>{}</script><p>正文<span hidden><iframe src=y></iframe></span>"
    assert marks(read(data)) == []


def test_headings_tables_margins() -> None:
    document = read(
        "<nav>首页</nav><h1>工作总结</h1><h2>存在问题</h2><p>不足。</p>"
        "<table><tr><th>指标<th>完成<tr><td>企业<td>64</table><footer>版权</footer>"
    )
    assert blocks(document, BlockKind.HEADING) == ["存在问题"]
    assert blocks(document, BlockKind.CELL) == ["指标", "完成", "企业", "64"]
    assert blocks(document, BlockKind.MARGIN) == ["首页", "版权"]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    document = read(f"<table><tr><td>栏目<td><h2>一、情况</h2><p>{SENTENCE}</table>")
    assert blocks(document, BlockKind.CELL) == []


@pytest.mark.parametrize(
    ("declared", "codec", "name"),
    [
        ("<meta charset=gb2312>", "gbk", "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=GBK'>", "gb18030", "gb18030"),
        ("<meta charset='big5'>", "big5", "big5"),
        ("<meta charset=iso-8859-1>", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8-sig"),
        ("", "utf-16", "utf-16-le"),
        ("", "gb18030", "gb18030"),
    ],
)
def test_encodings(declared: str, codec: str, name: str) -> None:
    words = (
        "全年工作的成效，走訪企業，解決的問題。"
        if codec == "big5"
        else "全年工作情况的报告，走访企业，解决的问题。"
    )
    document = read(f"<html><head>{declared}</head><p>{words}</p>".encode(codec))
    assert (document.encoding, document.text) == (name, words)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        ("<html><meta charset=utf-8><p>情况".encode() + b"\xff\xfe", "编码|UTF-8"),
        (b"<html><meta charset=gbk><p>\xc7\xe9\xff", "gb18030"),
        (b"<html><meta charset=klingon><p>x", "klingon"),
        (("<html>" + "<div>" * 400 + "深处").encode(), "嵌套太深"),
        (b"<html><p> </p><img src=x>", "没有文字"),
        ("<html><p>\0情况".encode(), "NUL"),
        (b"%PDF-1.7 ", "PDF"),
    ],
)
def test_refusals(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(data)


def test_entities_are_not_defined_by_the_page() -> None:
    page = "<!DOCTYPE html [<!ENTITY e '内'><!ENTITY f SYSTEM 'file:///etc/hostname'>]><p>前&e;&f;后"
    assert "内" not in read(page.encode()).words(read(page.encode()).blocks[-1].span)


@given(st.binary(max_size=300).map(lambda data: b"<html>" + data))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert read_bytes(data, "x.html", "html").text.strip()
    except ReadError:
        return


TAGS = "<p> <li> <ol> </ol> <table> <td> 报告 一、 <br> <h1> </p> <ins> <b> </b> <pre> &amp; \n"


@given(st.lists(st.sampled_from(TAGS.split(" "))))
def test_any_tags_are_read_or_refused(parts: list[str]) -> None:
    body = "".join(parts)
    try:
        document = read(body)
    except ReadError:
        assert not {"报告", "一、", "&amp;"}.intersection(parts)
    else:
        assert document.text.count("报告") == parts.count("报告")


@pytest.mark.parametrize(
    "body", ["<style>" + "p" * 1_000_000, "<style>/*" * 100_000, "<ol>" + "<li>学习" * 4000, "<" * 500_000]
)
def test_long_pages_are_read_in_time(body: str) -> None:
    begun = time.process_time()
    assert read(body + "</style><p>正文").text
    assert time.process_time() - begun < 3
