"""Controls bound to data in the file show the data, as in Word."""

from __future__ import annotations

import pytest
from wordxml import control, p, package, packed, r, relations

from hegui.readers import read_bytes
from hegui.readers.docx import document

ID = "{0F0E0D0C-1111-2222-3333-444455556666}"
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
DATA = '<a xmlns="urn:x"><b>县水利局</b><b n="2024年">县农业局</b><空/></a>'
PREFIX = "xmlns:q='urn:x'"


def binding(path: str, item: str = ID, prefixes: str = PREFIX, sort: str = "<w:text/>") -> str:
    return f'<w:dataBinding w:prefixMappings="{prefixes}" w:xpath="{path}" w:storeItemID="{item}"/>{sort}'


def made(body: str, **more: str) -> bytes:
    """A file with custom data and properties of its own."""
    parts = package(body, **more)
    sorts = [(name, name.rstrip("1"), f"{name}.xml") for name in more]
    parts["word/_rels/document.xml.rels"] = relations(*sorts, ("data", "customXml", "../customXml/item1.xml"))
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    )
    parts["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>防汛工作报告</dc:title></cp:coreProperties>'
    )
    parts["customXml/item1.xml"] = DATA
    parts["customXml/itemProps1.xml"] = (
        f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{ID}"/>'
    )
    parts["customXml/_rels/item1.xml.rels"] = relations(("props", "customXmlProps", "itemProps1.xml"))
    return packed(parts)


def read(body: str, **more: str) -> str:
    return document(made(body, **more), path="报告.docx").text


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        (binding("/q:a[1]/q:b[1]"), "县水利局"),
        (binding("/q:a[1]/q:b[2]/@n"), "2024年"),
        (binding("/q:a/q:b[2]", item=ID.lower()), "县农业局"),
        (
            binding("/c:coreProperties[1]/d:title[1]", CORE, "xmlns:c='urn:cp' xmlns:d='urn:dc'"),
            "防汛工作报告",
        ),
        (binding("/q:a[1]/q:b[1]") + "<w:showingPlcHdr/>", "县水利局"),
        # what is not there, says nothing, is no plain path, or is of another sort
        (binding("/q:a[1]/q:b[9]"), "原来的字"),
        (binding("/q:a[1]/q:空[1]"), "原来的字"),
        (binding("//q:b"), "原来的字"),
        (binding("/q:a[count(//*)>1]"), "原来的字"),
        (binding("/z:a[1]"), "原来的字"),
        (binding("/q:a[1]/q:b[1]", "{00000000-0000-0000-0000-000000000000}"), "原来的字"),
        (binding("/q:a[1]/q:b[1]", sort="<w:date/>"), "原来的字"),
    ],
)
def test_a_bound_control_shows_its_data(properties: str, shown: str) -> None:
    body = p("主送单位：", control(r("原来") + r("的字"), properties), "。")
    assert read(body) == f"主送单位：{shown}。"


def test_round_paragraphs_and_in_headers() -> None:
    properties = binding("/q:a[1]/q:b[1]")
    assert read(control(p("原来的字"), properties) + p("正文")) == "县水利局\n正文"
    assert read(p("正文"), header1=control(p("原来的字"), properties)) == "正文\n县水利局"


def test_a_prompt_that_data_have_filled_is_none() -> None:
    body = p("单位：", control(r("单击此处输入"), binding("/q:a[1]/q:b[1]") + "<w:showingPlcHdr/>"))
    assert not read_bytes(made(body), "报告.docx", "docx").marks
