"""Where a numbered heading begins and ends, in the cases that reports of our corpus brought up."""

from __future__ import annotations

from hegui.document import Document
from hegui.readers import read_text


def headings(document: Document) -> list[tuple[str, str, bool]]:
    return [(section.number, section.title, section.run_in) for section in document.sections]


def test_a_title_may_begin_with_a_year() -> None:
    text = (
        "工作总结\n一、2023年主要工作\n改造干渠62公里。\n二、2024年工作安排\n1.2024年重点工程\n完成续建。\n"
    )
    found = [(number, title) for number, title, _ in headings(read_text(text))]
    assert found == [("一、", "2023年主要工作"), ("二、", "2024年工作安排"), ("1.", "2024年重点工程")]


def test_a_decimal_is_no_number() -> None:
    assert headings(read_text("工作总结\n一、主要工作\n3.5亿元资金全部到位，工程完工。\n")) == [
        ("一、", "主要工作", False)
    ]


def test_a_marked_heading_keeps_what_follows_its_colon() -> None:
    document = read_text(
        "# 述职报告\n\n## 一、述职：聚焦主业，抓实发展\n\n全年完成投资3亿元。\n", format="md"
    )
    assert headings(document) == [("一、", "述职：聚焦主业，抓实发展", False)]


def test_members_of_a_list_set_off_by_semicolons_are_no_headings() -> None:
    text = "工作总结\n一、下一步打算\n（1）抓好体育，每天活动1小时；（2）建成智慧教室6间；（3）完成校史馆布展。\n"
    document = read_text(text)
    assert headings(document) == [("一、", "下一步打算", False)]
    assert [item.ordinal for item in document.items] == [1, 2, 3]


def test_the_blank_beside_emphasis_that_ends_in_a_mark_is_markup() -> None:
    text = "# 述职报告\n\n1. **学用结合不紧。** 自学笔记只记了2本，做到 **“两个维护”** 不够自觉。\n"
    assert "不紧。自学笔记" in read_text(text, format="md").full.text
    blanks = [text[span.start : span.end] for span in read_text(text, format="md").markup]
    assert "** " in blanks
    assert " **" in blanks
