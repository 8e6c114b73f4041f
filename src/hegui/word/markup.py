"""Elements of WordprocessingML, made from words. All looks are given where they are used, so that no style is needed."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from hegui.readers.ooxml import W
from hegui.values import Record

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_EVEN = '<w:spacing w:before="{0}" w:beforeAutospacing="0" w:after="{1}" w:afterAutospacing="0" w:line="240" w:lineRule="auto"/>'
_FLUSH = (
    '<w:ind w:left="0" w:leftChars="0" w:right="0" w:rightChars="0" w:firstLine="0" w:firstLineChars="0"/>'
)


class Words(Record):
    """Words set alike. size: in half points."""

    text: str
    size: int = 17
    bold: bool = False
    color: str = "auto"
    font: str = "宋体"


def plain(text: str) -> str:
    """`text` as it may stand in XML."""
    return _ILLEGAL.sub("\ufffd", text).translate(_ESCAPES)


def run(words: Words) -> str:
    """A run."""
    font = words.font  # of all characters, as quotation marks are of the Latin one for some programs
    fonts = (
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}" w:hint="eastAsia"/>'
    )
    weight = f'<w:b w:val="{int(words.bold)}"/><w:i w:val="0"/>'
    size = (
        f'<w:spacing w:val="0"/><w:sz w:val="{words.size}"/><w:szCs w:val="{words.size}"/><w:u w:val="none"/>'
    )
    properties = f'<w:rPr>{fonts}{weight}<w:color w:val="{words.color}"/>{size}</w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{plain(words.text)}</w:t></w:r>'


def paragraph(
    *words: Words, align: str = "left", before: int = 0, after: int = 0, first: str = "", section: str = ""
) -> str:
    """A paragraph. first: properties that come before the others. section: that of the section that ends with it."""
    properties = (
        f'{first}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:snapToGrid w:val="0"/>'
        f'{_EVEN.format(before, after)}{_FLUSH}<w:jc w:val="{align}"/><w:outlineLvl w:val="9"/>{section}'
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(map(run, words))}</w:p>"


def element(xml: str) -> Any:
    """The element that `xml` writes; the prefix w is declared."""
    head, sign, rest = xml.partition(" ") if " " in xml.partition(">")[0] else xml.partition(">")
    closed = head.endswith("/")
    declared = f'{head.rstrip("/")} xmlns:w="{W.strip("{}")}"{"/" if closed else ""}{sign}{rest}'
    return etree.fromstring(declared)
