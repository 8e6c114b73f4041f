"""Text in which no rule could find anything is refused: no Chinese at all, or what a wrong encoding has made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui import check_paths, exit_status
from hegui.readers.garbled import garbled

REPORT = "关于防汛工作的报告\n县人民政府：\n汛前排查水库32座，整改隐患15处。\n" * 5


@pytest.mark.parametrize(
    "text", [REPORT, "名单：张三、李四", "印发 2024 年要点", "𠮷", REPORT.replace("的", "")]
)
def test_what_is_chinese_is_judged(text: str) -> None:
    assert garbled(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c3RhdGVtZW50IG9mIHdvcms=",
        "The bureau inspected 32 reservoirs.",
        "12, 34",
        REPORT.encode("utf-8").decode("gb18030", "replace"),
        REPORT.encode("utf-8-sig").decode("gbk", "replace"),
        REPORT.encode("utf-8").decode("latin-1"),
        ("\ufeff" + REPORT).encode("utf-8").decode("gbk", "replace")[:20],
    ],
)
def test_what_is_not_is_refused(text: str) -> None:
    assert garbled(text)


def test_a_file_of_that_kind_ends_in_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bureau inspected 32 reservoirs.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    report = check_paths([tmp_path])
    assert [refused.path for refused in report.refused] == [str(tmp_path / "a.txt")]
    assert "没有一个汉字" in report.refused[0].reason.zh
    assert exit_status(report) == 2
