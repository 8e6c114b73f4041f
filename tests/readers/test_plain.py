"""Plain text: one paragraph a line, unless the lines were broken to a width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.readers import read_text
from hegui.readers.plain import paragraphs

PROSE = (
    "一年来，在镇党委的坚强领导下，本人认真学习贯彻上级决策部署，团结带领班子成员和全体干部职工，"
    "紧紧围绕年初确定的目标任务，扎实推进各项工作，较好地完成了全年任务，现将有关情况报告如下，请予评议。",
    "坚持把理论学习摆在首位，先后参加集中学习十五次，撰写调研文章两篇，结合分管领域查找短板弱项，"
    "形成问题清单和整改台账，做到边学边查边改，以学习成效推动工作落实，群众满意度有了明显提升。",
    "虽然做了一些工作，但对照组织要求和群众期盼，仍有不小差距，主要是深入一线不够，遇到复杂矛盾时办法不多，"
    "对干部日常管理抓得不够紧，个别工作推进偏慢，需要在今后的工作中切实加以改进，不断提高履职能力和水平。",
)
HEADINGS = ("述职报告", "一、思想政治方面", "二、工作完成方面", "三、存在问题方面")


def wrapped(width: int, indent: str = "", end: str = "\n") -> str:
    lines = [HEADINGS[0]]
    for heading, prose in zip(HEADINGS[1:], PROSE, strict=True):
        words = indent + prose
        lines += [heading, *(words[i : i + width] for i in range(0, len(words), width))]
    return end.join([*lines, "王某", "2023年12月20日", ""])


def words(text: str) -> list[str]:
    found, markup = paragraphs(text)
    pieces = []
    for span, _, _ in found:
        kept = list(text[span.start : span.end])
        for start, end in reversed(markup):
            if span.start <= start and end <= span.end:
                del kept[start - span.start : end - span.start]
        pieces.append("".join(kept))
    return pieces


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_lf_crlf_or_cr_and_nothing_else(end: str) -> None:
    text = end.join(
        ["述职报告", "", "\u3000\u3000一、履职\u2028情况\x0b一\x85二\x0c三 \u3000", "\t", "\u200b", "完。"]
    )
    assert words(text) == ["述职报告", "一、履职\u2028情况\x0b一\x85二\x0c三", "完。"]


def test_mixed_line_ends_keep_their_places() -> None:
    document = read_text("述职报告\r\n一、情况\r二、问题\n三、打算")
    assert [document.location(block.span.start)[:2] for block in document.blocks] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]


@pytest.mark.parametrize("width", [22, 28, 35, 38, 42, 50, 60])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_text_is_put_together_again(width: int, indent: str, end: str) -> None:
    found = words(wrapped(width, indent, end))
    assert (
        "".join(found)
        == "".join([*HEADINGS[:2], PROSE[0], HEADINGS[2], PROSE[1], HEADINGS[3], PROSE[2]])
        + "王某2023年12月20日"
    )
    assert set(HEADINGS) <= set(found)
    assert found[-2:] == ["王某", "2023年12月20日"]
    assert len(found) <= 9 + 3  # a line that happens to end a sentence stays apart, and does no harm


def test_a_phrase_broken_over_two_lines_is_found_whole() -> None:
    text = wrapped(42, "\u3000\u3000")
    assert "查找短板弱项" not in text
    view = read_text(text).visible
    at = view.text.index("查找短板弱项")
    start, end = view.span(at, at + 6)
    assert text[start:end].replace("\n", "") == "查找短板弱项"


LEFT_ALONE = {
    "one paragraph a line": "\n".join([*HEADINGS, *PROSE]),
    "short lines": "登高\n风急天高猿啸哀\n渚清沙白鸟飞回\n无边落木萧萧下\n不尽长江滚滚来",
    "sentences of one length": "\n".join(["坚持学习在前，带头参加中心组集体学习研讨十二次。"] * 6),
    "a numbered list": "\n".join(
        f"{n}.加强对重点领域和关键环节的监督检查，推动制度落实到位" for n in range(1, 7)
    ),
    "a series": "\n".join(f"{n}是加强对重点领域和关键环节的监督检查，推动制度落实到位" for n in "一二三四五"),
    "a list without marks": "\n".join(
        [
            "区发展和改革局、区财政局、区人力资源和社会保障局",
            "区住房和城乡建设局、区交通运输局、区农业农村水务局",
        ]
        * 3
    ),
    "indented lines": "\n".join(["\u3000\u3000一年来本人认真学习，团结带领班子成员和全体干部职工"] * 5),
    "English": "\n".join(["The quick brown fox jumps over the lazy dog, and then the dog"] * 5),
    "two long lines only": "述职报告\n一年来，本人认真学习，团结带领班子成员和全体干部\n职工扎实推进各项工作，完成了任务。",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert words(text) == [line.strip() for line in text.splitlines()]


def test_a_title_as_wide_as_a_line_stays_apart() -> None:
    title = "关于某某县某某镇二〇二三年度党建工作责任制落实情况及述职述廉的综合报告书"[:35]
    text = title + "\n" + wrapped(35)
    assert words(text)[0] == title


ALPHABET = st.sampled_from(
    [*"报告一二、。，；（）2023 \u3000\t\r\n\x0b*#|-", "本人认真履行职责和廉洁自律的各项规定要求"]
)


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_spans_are_in_order_apart_and_bare(text: str) -> None:
    found, markup = paragraphs(text)
    spans = [paragraph.span for paragraph in found]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert all(any(s.start < m.start and m.end < s.end for s in spans) for m in markup)
    assert "".join(text.split()) == "".join("".join(text[s.start : s.end].split()) for s in spans)
