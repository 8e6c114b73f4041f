"""Markdown: what is markup, what is hidden, and which asterisks are places left open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.document import BlockKind
from hegui.readers import read_text
from hegui.readers.markdown import read


def blocks(text: str) -> list[tuple[str, int, str]]:
    """(kind, level, words) of each paragraph."""
    document = read_text(text, format="md")
    return [(p.kind.value, p.level, document.words(p.span)) for p in read(text).paragraphs]


def seen(text: str) -> str:
    return read_text(text, format="md").visible.text


def lines(*words: str) -> list[tuple[str, int, str]]:
    return [("paragraph", 0, line) for line in words]


PLACES_LEFT_OPEN = [
    "年初组织了**个调研组，走遍了所有乡镇",
    "全年参加**余场招聘会，签约工作扎实；本地**企业落户园区",
    "走访企业**家、**个村，慰问**户困难群众，发放资金**万元",
    "增长**%，下降**个百分点",
    "2023年**月**日",
    "**年**月**日",
    "《**县工作方案》和《**镇实施办法》",
    "经**同志介绍，由**同志接任，**负责联络",
    "到**镇调研，和**村干部座谈，听取意见；到**企业走访",
    "办理案件**件，挽回损失**多万元",
    "共____个，其中__个已完成",
    "安排 ** 次检查",
    "牵头单位：**",
    "****局局长",
]
EMPHASIS = {
    "全市**重点工作**和**项目建设**都有进展": "全市重点工作和项目建设都有进展",
    "**一、履职情况**": "一、履职情况",
    "**一是强化学习。**认真参加研讨": "一是强化学习。认真参加研讨",
    "坚持**“两个确立”**不动摇": "坚持“两个确立”不动摇",
    "做好**个人事项**报告和**人才工作**": "做好个人事项报告和人才工作",
    "完成**年度目标**任务": "完成年度目标任务",
    "抓好**家庭家教家风**建设": "抓好家庭家教家风建设",
    "组织了**个调研组，**重点**走访": "组织了**个调研组，重点走访",
    "*强调* _强调_ __重点__ ~~旧~~新": "强调强调重点旧新",
    "***又粗又斜***的字": "又粗又斜的字",
    "外**粗*斜*粗**外": "外粗斜粗外",
}


@pytest.mark.parametrize("text", PLACES_LEFT_OPEN)
@pytest.mark.parametrize("before", ["", "- ", "> ", "1. ", "## "])
def test_a_place_left_open_stays_in_the_text(text: str, before: str) -> None:
    signs = read_text(f"{before}{text}\n", format="md").visible.text
    assert signs.count("*") == text.count("*")
    assert signs.count("_") == text.count("_")


@pytest.mark.parametrize(("text", "shown"), EMPHASIS.items(), ids=EMPHASIS)
def test_emphasis_is_markup(text: str, shown: str) -> None:
    assert seen(text) == shown


def test_asterisks_in_plain_text_are_text() -> None:
    text = "全市**重点工作**都有进展"
    assert read_text(text).visible.text == text


def test_escaped_asterisks_are_text() -> None:
    assert seen(r"组织了\*\*个组和\*\*个队，用 C:\用户") == "组织了**个组和**个队，用 C:\\用户"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 述职报告", [("paragraph", 1, "述职报告")]),
        ("## 一、履职情况 ##\n正文。", [("paragraph", 2, "一、履职情况"), ("paragraph", 0, "正文。")]),
        ("##二、存在问题", [("paragraph", 2, "二、存在问题")]),
        ("### **三、打算**", [("paragraph", 3, "三、打算")]),
        ("#学习强国# 平台", lines("#学习强国# 平台")),
        ("####### 七个", lines("####### 七个")),
        ("#1 是编号", lines("#1 是编号")),
        ("存在的问题\n====\n正文。", [("paragraph", 1, "存在的问题"), ("paragraph", 0, "正文。")]),
        ("存在的问题\n---\n正文。", [("paragraph", 2, "存在的问题"), ("paragraph", 0, "正文。")]),
        ("这一句话写完了，下面是一条线。\n---\n正文。", lines("这一句话写完了，下面是一条线。", "正文。")),
        ("正文。\n\n***\n\n正文。", lines("正文。", "正文。")),
        ("- 甲\n* 乙\n+ 丙\n  - [x] 丁", lines("甲", "乙", "丙", "丁")),
        ("1. 加强学习\n2) 改进作风", lines("1. 加强学习", "2) 改进作风")),
        ("-5% 的降幅\n+3% 的增幅", lines("-5% 的降幅", "+3% 的增幅")),
        ("> 引用\n>> 再引", lines("引用", "再引")),
        ("    四格缩进的正文。", lines("四格缩进的正文。")),
        ("第一行。\n第二行。", lines("第一行。", "第二行。")),
        ("```python\n# 不是标题\n**2\n```\n正文", [("code", 0, "# 不是标题\n**2"), ("paragraph", 0, "正文")]),
        ("~~~\n```\n~~~\n", [("code", 0, "```")]),
        ("```\n# 标题", [("paragraph", 1, "标题")]),
        ("正文[^1]\n\n[^1]: 数据截至年底", [("paragraph", 0, "正文"), ("footnote", 0, "数据截至年底")]),
        ("见[附件]。\n\n[附件]: http://a.b/c", lines("见[附件]。")),
        ("[备注]: 数据截至年底", lines("[备注]: 数据截至年底")),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert blocks(text) == expected


def test_a_table_has_cells_and_no_phrase_runs_across_them() -> None:
    text = "| 姓名 | **职务** |\n|:---|---:|\n| 张三 | 党组\\|书记 |\n|  | 二十 |\n\n甲|乙\n-|-\n党的|二十大\n后文。"
    assert [words for kind, _, words in blocks(text) if kind == "cell"] == [
        *("姓名", "职务", "张三", "党组|书记", "二十"),
        *("甲", "乙", "党的", "二十大"),
    ]
    assert "党的二十大" not in seen(text)
    assert blocks(text)[-1] == ("paragraph", 0, "后文。")
    assert "-" not in seen(text)


@pytest.mark.parametrize("text", ["甲|乙\n丙|丁", "| 甲 |\n正文", "甲|乙|丙\n-|-", "增速\n---|---"])
def test_pipes_without_a_row_of_dashes_make_no_table(text: str) -> None:
    assert not [kind for kind, _, _ in blocks(text) if kind == "cell"]


def test_links_code_and_tags_leave_their_words() -> None:
    text = "贯彻[**党的二十大**精神](http://a.b/c_d_e)，用`x*y*z`，党的<b>二十</b>大<br/>，<https://a.b>，甲&emsp;乙"
    assert seen(text) == "贯彻党的二十大精神，用x*y*z，党的二十大，https://a.b，甲乙"


@pytest.mark.parametrize(
    "text", ["请填<XX>单位", "甲<乙且丙>丁", "见[注]和(附表)", "数组 a[1](2)", "唐宋八大家&其他"]
)
def test_what_only_looks_like_markup_is_text(text: str) -> None:
    shown = text if "](" not in text else "数组 a1"
    assert seen(text) == shown


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        ("<!-- 习总书记 -->", "前文{}后文"),
        ("<!-- 一行\n习总书记\n# 标题\n-->", "前文。\n\n{}\n\n# 后文"),
        ("<!-- 一行\n习总书记 -->", "# 前文\n{}后文"),
        ("<!-- 没有写完\n\n习总书记", "# 前文\n{}"),
        ("![习总书记](a.png)", "前文{}后文"),
        ("<style>\n.习总书记 {{}}\n</style>", "前文\n\n{}\n\n后文"),
        ('<span title="习总书记">', "前文{}后文"),
        ("[图]: <a> (习总书记)", "前文\n\n{}\n\n后文"),
        ("---\nauthor: 习总书记\n---", "{}\n# 前文后文"),
    ],
)
def test_what_is_not_shown_is_seen_by_prohibitions_only(hidden: str, text: str) -> None:
    document = read_text(text.format(hidden), format="md")
    assert "习总书记" in document.full.text
    assert "习总书记" not in document.visible.text
    assert "前文" in document.visible.text
    assert ("后文" in document.visible.text) == ("后文" in text)
    assert all("习总书记" not in document.words(block.span) for block in document.blocks)


def test_a_comment_sign_in_running_text_hides_nothing() -> None:
    assert "后文" in seen("前文 <!-- 没有写完\n\n后文")


def test_front_matter_gives_metadata() -> None:
    text = '---\ntitle: "述职报告"\ndate: 2023-12-20 # 成文\nyes: no\ntags:\n  - 党建\n# 注\n---\n# 述职报告\n正文。\n'
    scan = read(text)
    assert scan.metadata == [("title", "述职报告"), ("date", "2023-12-20"), ("yes", "no"), ("tags", "")]
    assert scan.paragraphs[0].kind is BlockKind.METADATA
    assert read_text(text, format="md").title is not None


@pytest.mark.parametrize(
    "text", ["---\n正文没有键。\n---\n", "---\n\n---\n", "---\ntitle: 没有结束\n", "----\na: b\n----"]
)
def test_lines_between_rules_are_no_front_matter(text: str) -> None:
    assert read(text).metadata == []


def test_hard_wrapped_markdown_is_put_together() -> None:
    prose = (
        "一年来，在镇党委的坚强领导下，本人认真学习贯彻上级决策部署，团结带领班子成员和全体干部职工，紧紧围绕年初确定的目标任务，"
        * 3
    )
    wrapped = "\n".join(prose[i : i + 40] for i in range(0, len(prose), 40)).rstrip("，") + "。"
    assert [words for _, _, words in blocks(f"# 报告\n\n{wrapped}\n")] == ["报告", prose.rstrip("，") + "。"]


PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "- ",
            "* ",
            "> ",
            "1. ",
            "| 甲 | 乙 |\n|-|-|\n",
            "|",
            "```\n",
            "~~~",
            "---\n",
            "===\n",
            "***",
        ),
        *(
            "**",
            "*",
            "_",
            "__",
            "~~",
            "`",
            "``",
            "\\",
            "[",
            "](",
            ")",
            "![",
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "<br",
            ">",
        ),
        *(
            "[^1]",
            "[^1]: ",
            "[a]: b",
            "&nbsp;",
            "个",
            "报告",
            "履职，",
            "情况。",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\u3000",
        ),
        *("<script>", "</script>", "title: x\n", "2023年"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_are_in_order_apart_and_inside(text: str) -> None:
    scan = read(text)
    for spans in ([p.span for p in scan.paragraphs], scan.markup, scan.hidden):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for paragraph in scan.paragraphs:
        words = text[paragraph.span.start : paragraph.span.end]
        assert words.strip() == words
    read_text(text, format="md")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_word_is_in_a_paragraph_or_markup_or_hidden(text: str) -> None:
    scan = read(text)
    kept = bytearray(len(text))
    for start, end in (*(p.span for p in scan.paragraphs), *scan.markup, *scan.hidden):
        kept[start:end] = b"x" * (end - start)
    lost = "".join(char for char, found in zip(text, kept, strict=True) if not found)
    assert not lost.replace("|", "").strip()
