"""Word files as WPS Writer writes them: numeric style ids, properties that say no, hints of fonts, parts of its own."""

from __future__ import annotations

from wordxml import (
    abstract,
    comment,
    commented,
    control,
    deleted,
    field,
    inserted,
    level,
    num,
    p,
    package,
    packed,
    r,
)

SPACE = "http://www.wps.cn/officeDocument/2013/wpsCustomData"
LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
FONTS = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/>'
NO = '<w:b w:val="0"/><w:strike w:val="0"/><w:dstrike w:val="0"/><w:vanish w:val="0"/><w:specVanish w:val="0"/>'
PLAIN = f'{FONTS}{NO}<w:color w:val="auto"/><w:sz w:val="32"/><w:szCs w:val="32"/>{LANGUAGE}'
LATIN = f'{FONTS.replace("eastAsia", "default", 1)}<w:sz w:val="32"/><w:szCs w:val="32"/>{LANGUAGE}'
BODY = (
    '<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/><w:widowControl w:val="0"/>{}'
    '<w:kinsoku/><w:wordWrap/><w:overflowPunct/><w:topLinePunct w:val="0"/><w:autoSpaceDE/><w:autoSpaceDN/><w:bidi w:val="0"/>'
    '<w:adjustRightInd/><w:snapToGrid/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/>'
    f'<w:textAlignment w:val="auto"/><w:rPr>{PLAIN}</w:rPr>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
STYLES = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:latentStyles w:count="260" w:defQFormat="0"><w:lsdException w:qFormat="1" w:name="heading 1"/></w:latentStyles>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/><w:uiPriority w:val="0"/>'
    '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:next w:val="1"/>'
    f'<w:pPr>{NUMBERED.format(0, 1)}<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
    f'<w:pPr>{NUMBERED.format(1, 1)}<w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="6"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="5"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="footer"/><w:basedOn w:val="1"/></w:style>'
)
NUMBERING = (
    abstract(
        0,
        level(
            0, "chineseCounting", "%1、", '<w:pStyle w:val="2"/><w:isLgl w:val="0"/><w:suff w:val="nothing"/>'
        ),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="3"/><w:suff w:val="nothing"/>'),
    ).replace("<w:lvl ", '<w:lvl w:tentative="0" ')
    + abstract(1, level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')).replace(
        "multilevel", "singleLevel"
    )
    + num(1, 0)
    + num(2, 1)
)
SETTINGS = (
    '<w:bordersDoNotSurroundHeader w:val="0"/><w:trackRevisions w:val="1"/><w:documentProtection w:enforcement="0"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/></w:compat>"
)


def text(*inner: str, more: str = "") -> str:
    """A paragraph of the body; words are runs, one for figures and one for characters, as WPS parts them."""
    return p(*(each if each.startswith("<") else words(each) for each in inner), properties=BODY.format(more))


def words(text_: str) -> str:
    """Runs parted where script changes."""
    runs, at = "", 0
    while at < len(text_):
        ascii_ = text_[at].isascii()
        end = next((n for n in range(at, len(text_)) if text_[n].isascii() != ascii_), len(text_))
        runs += f"<w:r><w:rPr>{LATIN if ascii_ else PLAIN}</w:rPr><w:t>{text_[at:end]}</w:t></w:r>"
        at = end
    return runs


def box(*blocks: str) -> str:
    """A text box, for itself and once more in VML with attributes of Kingsoft's."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" '
        'distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center'
        '</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1828800" cy="1828800"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="文本框 1"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1828800" cy="1828800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:noFill/></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr vert="horz" wrap="none"/></wps:wsp>'
        '</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="_x0000_s1026" '
        'o:spid="_x0000_s1026" o:spt="202" type="#_x0000_t202" style="position:absolute;height:144pt;width:144pt;" '
        f'filled="f" coordsize="21600,21600"><v:textbox inset="0mm,0mm,0mm,0mm">{content}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def written(body: str, **parts: str) -> bytes:
    """The file with WPS's own namespace, parts and properties."""
    section = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" '
        'w:footer="992" w:gutter="0"/><w:cols w:space="425" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/>'
    )
    made = package(body, section, styles=STYLES, numbering=NUMBERING, settings=SETTINGS, **parts)
    main = str(made["word/document.xml"]).replace(
        'mc:Ignorable="w14"', f'xmlns:wpsCustomData="{SPACE}" mc:Ignorable="w14 wpsCustomData"'
    )
    made["word/document.xml"] = main
    data = f'<s:customData xmlns:s="{SPACE}"><customSectProps/><customShpExts/></s:customData>'
    made["customXml/item1.xml"] = f'<?xml version="1.0" encoding="UTF-8"?>{data}'
    return packed(made)


def report() -> bytes:
    """A report with all that it commonly has."""
    body = p(
        r("关于河湾镇防汛工作的报告", f'{FONTS}<w:sz w:val="44"/>{LANGUAGE}'),
        properties='<w:jc w:val="center"/>',
    )
    body += text("县人民政府：") + p(
        words("主要工作"), properties=f'<w:pStyle w:val="2"/><w:bidi w:val="0"/><w:rPr>{PLAIN}</w:rPr>'
    )
    body += p(words("抓好巡查"), properties='<w:pStyle w:val="3"/>')
    body += text(
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/>',
        "汛前排查水库32座，整改隐患15处。",
        '<w:bookmarkEnd w:id="0"/>',
    )
    body += text("登记造册", more=NUMBERED.format(0, 2)) + text("限期整改", more=NUMBERED.format(0, 2))
    body += p(words("不编号的标题"), properties=f'<w:pStyle w:val="3"/>{NUMBERED.format(0, 0)}')
    body += p(words("存在问题"), properties='<w:pStyle w:val="2"/>')
    body += text(
        "全年演练",
        commented(1, words("6场次")),
        "，",
        deleted("基本"),
        inserted(words("全部")),
        "达标。",
        box(p("框中的话")),
    )
    prompt = control(
        words("单击此处输入文字。"), '<w:id w:val="147463"/><w:placeholder/><w:showingPlcHdr/><w:text/>'
    )
    body += text("联系人：", prompt) + text(words("河湾镇人民政府")) + text("2023年12月28日")
    number = box(p("第", field(" PAGE  \\* MERGEFORMAT ", "1"), "页", properties='<w:pStyle w:val="4"/>'))
    return written(
        body,
        comments=comment(1, "请核对", "Administrator"),
        footer1=p(number, properties='<w:pStyle w:val="4"/>'),
    )


FILES = {"wps-report": report}
