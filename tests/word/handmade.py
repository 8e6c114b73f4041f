"""Word files written by hand, one for each thing that WordprocessingML can do with text."""

from __future__ import annotations

from wordxml import (
    ACCEPTED,
    OFFICE,
    abstract,
    box,
    cell,
    comment,
    commented,
    control,
    deleted,
    ending,
    field,
    file,
    inserted,
    item,
    level,
    note,
    notes,
    num,
    old_box,
    override,
    p,
    package,
    packed,
    r,
    style,
    styled,
    table,
)

TITLE = p("关于河湾镇防汛工作的报告")
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3.", '<w:suff w:val="space"/>'),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
)


def levels() -> bytes:
    body = [item("主要工作", 1), item("抓好巡查", 1, 1), item("排查水库", 1, 2), item("排查河堤", 1, 2)]
    body += [item("逐座登记", 1, 3), item("逐项整改", 1, 4), item("抓好演练", 1, 1), item("组织队伍", 1, 2)]
    body += [p("队伍共三支。"), item("存在问题", 1), item("力量不足", 1, 1), item("下一步打算", 1)]
    return file(TITLE + "".join(body), numbering=abstract(0, *OFFICIAL) + num(1, 0))


def headless() -> bytes:
    """Lower levels before any of the one above them: that counts as begun."""
    lists = abstract(
        0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")
    )
    body = [
        item("甲", 1, 1),
        item("乙", 1, 1),
        item("丙", 1),
        item("丁", 1, 2),
        item("戊", 1, 1),
        item("己", 1),
    ]
    return file(TITLE + "".join(body), numbering=lists + num(1, 0))


def restarts() -> bytes:
    roman = level(0, "upperRoman", "%1.")
    lists = abstract(0, *OFFICIAL) + abstract(1, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 1)
    lists += num(3, 1, override(0, '<w:startOverride w:val="1"/>'))
    lists += num(4, 1, override(0, f'<w:startOverride w:val="7"/>{roman}'))
    body = [item("甲", 2), item("乙", 2), p("另起。"), item("丙", 3), item("丁", 3), p("再另起。")]
    body += [item("戊", 4), item("己", 4), item("庚", 1), item("辛", 1), item("壬", 1, 1), item("癸", 1, 1)]
    return file(TITLE + "".join(body), numbering=lists)


FORMATS = (
    *("decimal", "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"),
    *("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimalFullWidth", "chineseLegalSimplified"),
    *("ideographTraditional", "ideographZodiac", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"),
    "decimalZero",
)


def formats() -> bytes:
    lists, body = "", ""
    for number, written in enumerate(FORMATS, 1):
        lists += abstract(number, level(0, written, "%1、"))
        # LibreOffice writes 十 where Word's digit by digit format has 一〇.
        most = 9 if written == "ideographDigital" else 12
        body += "".join(item(f"项{count}", number) for count in range(1, most + 1))
    numbers = "".join(num(number, number) for number in range(1, len(FORMATS) + 1))
    return file(TITLE + body, numbering=lists + numbers)


def numbered_styles() -> bytes:
    lists = abstract(
        0,
        level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="H1"/><w:suff w:val="space"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/><w:suff w:val="space"/>'),
        level(2, "lowerLetter", "%3)", '<w:pStyle w:val="H3"/>'),
    )
    lists += num(1, 0)
    styles = NORMAL + style("H1", "heading 1", based="a", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    ilvl = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    styles += style("H2", "heading 2", based="a", paragraph=ilvl.format(1))
    styles += style("H3", "heading 3", based="a", paragraph=ilvl.format(2))
    styles += style("H2x", "小节", based="H2") + style("H1x", "无号章", based="H1", paragraph=ilvl.format(0))
    body = styled("H1", "总则") + styled("H2", "目的") + styled("H2x", "依据") + styled("H3", "条目")
    body += styled("H3", "条目二") + styled("H1", "职责") + styled("H2", "分工") + p("正文一段。")
    body += p("没有序号的标题", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    return file(TITLE + body + styled("H1", "附则"), styles=styles, numbering=lists)


def suffixes() -> bytes:
    lists = abstract(
        0,
        level(0, "decimal", "第%1条", '<w:suff w:val="tab"/>'),
        level(1, "decimal", "%1-%2", '<w:suff w:val="space"/>'),
        level(
            2, "bullet", "\uf06c", "", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
        ),
        level(3, "none", "注："),
    )
    body = [item("一条", 1), item("一款", 1, 1), item("二条", 1), item("二款", 1, 1), item("一点", 1, 2)]
    body += [item("二点", 1, 2), item("说明文字", 1, 3), item("三条", 1), p("结束。")]
    return file(TITLE + "".join(body), numbering=lists + num(1, 0))


def changes() -> bytes:
    body = p(
        "全年排查水库", inserted(r("32")), deleted("23"), "座，整改隐患", deleted("若干", "李四"), "15处。"
    )
    body += p("原话", '<w:moveFrom w:id="5" w:author="王五">', properties="").replace(
        '<w:moveFrom w:id="5" w:author="王五">',
        f'<w:moveFrom w:id="5" w:author="王五">{r("移走的话")}</w:moveFrom>',
    )
    body += p(f'<w:moveTo w:id="6" w:author="王五">{r("移来的话")}</w:moveTo>', "在此。")
    changed = '<w:rPrChange w:id="7" w:author="张三"><w:rPr/></w:rPrChange>'
    body += p("格式", r("改过", f"<w:b/>{changed}"), "的字。")
    nested = f'<w:ins w:id="8" w:author="张三">{r("又写")}{deleted("又删", "李四")}{r("的")}</w:ins>'
    return file(TITLE + body + p(nested, "话。"), settings=ACCEPTED)


def joined() -> bytes:
    body = p("这一段的段落标记", properties=ending("del")) + p("删掉了，两段成了一段。")
    body += p(deleted("整段删去。"), properties=ending("del")) + p("留下的一段。")
    body += p(inserted(r("整段新加。")), properties=ending("ins")) + p("最后一段。")
    return file(TITLE + body, settings=ACCEPTED)


def changed_table() -> bytes:
    gone = '<w:tr><w:trPr><w:del w:id="3" w:author="张三"/></w:trPr>{}</w:tr>'
    row = "".join(cell(p(deleted(words), properties=ending("del"))) for words in ("删行甲", "删行乙"))
    whole = table(["表头甲", "表头乙"], ["留行甲", "留行乙"]).replace(
        "</w:tbl>", gone.format(row) + "</w:tbl>"
    )
    return file(TITLE + whole + p("表后。"), settings=ACCEPTED)


def comments() -> bytes:
    body = p("全年", commented(1, "排查水库32座"), "。") + p("没有批注。")
    body += (
        '<w:p><w:commentRangeStart w:id="2"/>' + r("跨段的第一段") + "</w:p>" + p("第二段", commented(2, ""))
    )
    parts = comment(1, "数字请核对") + comment(2, "再议", "王五") + comment(9, "没有位置的批注")
    return file(
        TITLE + body.replace('第二段</w:t></w:r><w:commentRangeStart w:id="2"/>', "第二段</w:t></w:r>"),
        comments=parts,
    )


def controls() -> bytes:
    body = p("单位：", control(r("河湾镇人民政府"), '<w:alias w:val="单位"/><w:text/>'), "。")
    body += control(p("整段的控件。") + p("控件的第二段。"))
    body += (
        table(["甲格", "乙格"])
        .replace("<w:tr>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tr>")
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
    )
    body += p("日期：", control(r("单击此处输入日期。"), "<w:showingPlcHdr/><w:date/>"))
    body += p(
        "类别：",
        control(r("总结"), '<w:dropDownList><w:listItem w:displayText="别的" w:value="1"/></w:dropDownList>'),
    )
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    return file(TITLE + body + p("已核对", control(r("☒"), ticked), "。"))


def boxes() -> bytes:
    body = p("框前的话。", box(p("新式文本框第一段"), p("新式文本框第二段"))) + p("框后的话。")
    old = p("另一段。", old_box(p("旧式文本框")))
    return file(TITLE + body + old + p("结尾。"))


def tables() -> bytes:
    wide = (
        '<w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
        + p("横跨两格")
        + "</w:tc>"
    )
    first = (
        '<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr>'
        + p("竖跨")
        + "</w:tc>"
    )
    rest = '<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/><w:vMerge/></w:tcPr>' + p() + "</w:tc>"
    inner = table(["内一", "内二"], width=900) + p("内表后")
    body = table(
        ["序号", "事项", "金额"],
        ["1", wide],
        [first, "投资", "3万"],
        [rest, "用工", "5个"],
        [inner, "外", p("上") + p("下")],
    )
    return file(TITLE + p("表前。") + body + p("表后。"))


def footnotes() -> bytes:
    body = p("全年产值", note("footnote", 1), "增长。") + p("再说", note("footnote", 2), "一句。")
    body += p("尾注在此", note("endnote", 1), "。")
    return file(
        TITLE + body,
        footnotes=notes("footnote", "按可比价格。", "产值含税。", "没有引用的注。"),
        endnotes=notes("endnote", "见年鉴。"),
    )


def margins() -> bytes:
    break_ = '<w:r><w:br w:type="page"/></w:r>'
    body = p("第一页。") + p(break_, "第二页。") + p(break_, "第三页。") + p(break_, "第四页。")
    page = field(" PAGE ", "3")  # the one page with this footer
    parts = package(
        TITLE + body,
        '<w:headerReference w:type="first" r:id="header2"/><w:headerReference w:type="even" r:id="header3"/><w:titlePg/>',
        settings="<w:evenAndOddHeaders/>",
        header1=p("奇数页眉"),
        header2=p("首页页眉"),
        header3=p("偶数页眉"),
        header4=p("没有用的页眉"),
        footer1=p("第", page, "页"),
    )
    return packed(parts)


def fields() -> bytes:
    inner = field(' MERGEFIELD "单位" ', "内层结果")
    body = p("嵌套域：", field(' HYPERLINK "https://example.invalid/" ', r("外层") + inner), "。")
    body += p("单域：", f'<w:fldSimple w:instr=" AUTHOR ">{r("王五")}</w:fldSimple>', "。")
    link = f'<w:hyperlink w:anchor="x">{r("链接文字")}</w:hyperlink>'
    body += p("见", link, "和", field(' HYPERLINK "https://example.invalid/" ', "域里的链接"), "。")
    body += p("索引", field(' XE "不显示的索引词" ', None), "词。")
    body += p(
        "跨段",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "结果一",
    )
    body += p("结果二", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "，域后。")
    return file(TITLE + body)


def hidden() -> bytes:
    styles = (
        NORMAL
        + style("Gone", based="a", run="<w:vanish/>")
        + style("Back", based="Gone", run='<w:vanish w:val="0"/>')
    )
    styles += style("Char", run="<w:vanish/>", sort="character")
    body = p("看得见", r("看不见", "<w:vanish/>"), "，还看得见。") + styled("Gone", "整段看不见")
    body += styled("Back", "又看得见了。") + p("字符样式", r("藏起来", '<w:rStyle w:val="Char"/>'), "的字。")
    body += styled("Gone", "藏", r("露出来。", '<w:vanish w:val="0"/>'), "着")
    body += p(r("隐藏的一段", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>") + p("末段。")
    return file(TITLE + body, styles=styles)


def signs() -> bytes:
    tab, line, cr = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:cr/></w:r>"
    body = p("甲", tab, "乙", line, "丙", cr, "丁。") + p(
        "软连", "<w:r><w:softHyphen/></w:r>", "字符，不断连字符3", "<w:r><w:noBreakHyphen/></w:r>", "5天。"
    )
    body += p(
        "符号",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        "和",
        '<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>',
        "。",
    )
    body += p("换页前", '<w:r><w:br w:type="page"/></w:r>', "换页后。") + p(
        "换栏", '<w:r><w:br w:type="column"/></w:r>', "之后。"
    )
    return file(TITLE + body)


def ruby_and_formulas() -> bytes:
    ruby = (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="20"/>'
        f'<w:hpsBaseText w:val="24"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>{r("")}</w:rt><w:rubyBase>{r("堰")}</w:rubyBase></w:ruby></w:r>'
    )
    formula = "<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>"
    return file(TITLE + p("古", ruby, "一座。") + p("式为", formula, "。"))


def wrappers() -> bytes:
    smart = f'<w:smartTag w:uri="urn:x" w:element="地名">{r("河湾镇")}</w:smartTag>'
    body = p("到", smart, "调研。") + p(
        "标记", f'<w:customXml w:uri="urn:x" w:element="e">{r("里的话")}</w:customXml>', "。"
    )
    body += p(
        f'<w:bdo w:val="ltr">{r("定向文字")}</w:bdo>', "，", f'<w:dir w:val="ltr">{r("再定向")}</w:dir>', "。"
    )
    body += p(
        '<w:bookmarkStart w:id="1" w:name="x"/>',
        "书签里",
        '<w:bookmarkEnd w:id="1"/>',
        '<w:proofErr w:type="spellStart"/>',
        "的话。",
    )
    return file(TITLE + f'<w:customXml w:uri="urn:x" w:element="块">{body}</w:customXml>')


def strict() -> bytes:
    parts = package(
        TITLE + item("主要工作", 1) + item("问题", 1) + p("严格格式。"),
        numbering=abstract(0, *OFFICIAL) + num(1, 0),
    )
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = {
        old: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    made = {}
    for name, content in parts.items():
        assert isinstance(content, str)
        made[name] = content.replace(old, new[old]).replace(OFFICE, new[OFFICE])
    return packed({**made})


def split_runs() -> bytes:
    words = "坚持以人民为中心的发展思想，全年新建水厂2座，受益群众4.6万人。"
    body = p(*(r(char, "<w:b/>" if n % 2 else "") for n, char in enumerate(words)))
    return file(TITLE + body + p(*(f'{r(char)}<w:proofErr w:type="gramStart"/>' for char in words)))


def contents() -> bytes:
    styles = (
        NORMAL
        + style("H1", "heading 1", based="a", paragraph='<w:outlineLvl w:val="0"/>')
        + style("TOC1", "toc 1", based="a")
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    entries = styled("TOC1", "一、主要工作", "<w:r><w:tab/></w:r>", "1") + styled(
        "TOC1", "二、存在问题", "<w:r><w:tab/></w:r>", "1"
    )
    begin = p(
        "目录里",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "三、另一目录1",
    )
    end = p("四、没有样式的目录项2") + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = (
        control(p("目录") + entries, gallery)
        + begin
        + end
        + styled("H1", "一、主要工作")
        + p("做了不少。")
        + styled("H1", "二、存在问题")
    )
    return file(TITLE + body + p("还有不少。"), styles=styles)


def office() -> bytes:
    """As an office writes it in WPS: no styles, headings in bold, spaces for an indent, a box for the letterhead."""
    centre = '<w:jc w:val="center"/>'
    bold = '<w:rFonts w:hint="eastAsia" w:eastAsia="黑体"/><w:b/><w:sz w:val="32"/>'
    body = (
        p(r("河湾镇人民政府", bold), properties=centre)
        + p(r("关于2023年度防汛工作的报告", bold), properties=centre)
        + p()
    )
    body += p("县人民政府：")
    body += p(r("\u3000\u3000一、", bold), r("主要工作", bold)) + p(
        "\u3000\u3000汛前排查水库32座，整改隐患15处。"
    )
    body += p(r("\u3000\u3000（一）", "<w:b/>"), r("抓好巡查。", "<w:b/>"), "每日巡查两次。")
    body += p(r("\u3000\u3000二、存在的问题", bold)) + p("\u3000\u3000一是力量不足；二是经费偏紧。")
    right = '<w:jc w:val="right"/>'
    return file(body + p("河湾镇人民政府", properties=right) + p("2023年12月28日", properties=right))


def empty_items() -> bytes:
    """Numbers that stand alone: a column of them in a table, and an item nobody has written."""
    lists = abstract(0, level(0, "decimal", "%1")) + abstract(1, *OFFICIAL) + num(1, 0) + num(2, 1)
    body = (
        table([item("", 1), "甲事"], [item("", 1), "乙事"])
        + item("写了的", 2)
        + item("", 2)
        + item("也写了", 2)
    )
    return file(TITLE + body, numbering=lists)


def hidden_rows() -> bytes:
    row = table(["看得见的行"], ["藏着的行"]).replace("<w:tr><w:tc>", "<w:tr><w:trPr/><w:tc>")
    cells = '<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/><w:vMerge{}/></w:tcPr>{}</w:tc>'
    merged = table([cells.format(' w:val="restart"', p("合并")), "一"], [cells.format("", p()), "二"])
    return file(TITLE + row.replace("藏着的行", "第二行") + p("中间。") + merged + p("末段。"))


def choices() -> bytes:
    """Content for several programs; a number format that only some know."""
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{r("新程序的话")}</mc:Choice>'
        f"<mc:Fallback>{r('旧程序的话')}</mc:Fallback></mc:AlternateContent>"
    )
    return file(TITLE + p("只有一份：", both, "。"))


def sections() -> bytes:
    """Two sections, the second with a header of its own."""
    first = '<w:sectPr><w:headerReference w:type="default" r:id="header2"/></w:sectPr>'
    body = p("第一节。", properties=first) + p("第二节。")
    return packed(
        package(TITLE + body, header1=p("第二节页眉"), header2=p("第一节页眉"), footer1=p("共用页脚"))
    )


def everything() -> bytes:
    """One report with nearly all of it."""
    merged = (
        '<w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
        + p("合计4.6万人")
        + "</w:tc>"
    )
    body = item("主要工作", 1) + item("抓好防汛。", 1, 1)
    body += p(
        "全年",
        commented(1, "排查水库", inserted(r("32")), deleted("23"), "座"),
        note("footnote", 1),
        "，整改隐患15处。",
    )
    body += p(
        "见", field(' HYPERLINK "https://example.invalid/" ', "附表"), "，由", control(r("河湾镇")), "负责。"
    )
    body += table(["水厂", "人数"], ["东河", "2万人"], [merged])
    body += item("推进供水。", 1, 1) + p(
        "新建", r("（内部数字）", "<w:vanish/>"), "水厂2座", note("endnote", 1), "。"
    )
    body += p("这一段接着", properties=ending("del")) + p("下一段。", box(p("框中的话")))
    body += item("存在问题", 1) + item("排水不畅", 1, 2) + item("队伍不稳", 1, 2) + p("2023年12月28日")
    return file(
        TITLE + body,
        settings=ACCEPTED,
        numbering=abstract(0, *OFFICIAL) + num(1, 0),
        comments=comment(1, "请核对"),
        footnotes=notes("footnote", "截至年底。"),
        endnotes=notes("endnote", "含改建。"),
        header1=p("河湾镇文件"),
        footer1=p("内部资料"),
    )


FILES = {
    made.__name__.replace("_", "-"): made
    for made in (
        *(
            levels,
            headless,
            restarts,
            formats,
            numbered_styles,
            suffixes,
            changes,
            joined,
            changed_table,
            comments,
        ),
        *(controls, boxes, tables, footnotes, margins, fields, hidden, signs, ruby_and_formulas, wrappers),
        *(strict, split_runs, contents, office, empty_items, hidden_rows, choices, sections, everything),
    )
}
