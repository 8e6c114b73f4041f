"""Reports in words of their own: what they tell without the usual headings counts, and is missed where it is cut out.

The whole reports are among those of test_work_reports, which asks that nothing is said of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui import Outcome, check_file

REPORTS = Path(__file__).parent / "work_reports"

# A report, where a passage begins, where the next one does, and the rules that then miss it.
CUTS = (
    ("right-own-survey-village.txt", "一、我们看到的", "三、人为什么", "DY011"),
    ("right-own-survey-village.txt", "三、人为什么", "四、怎么办", "DY012"),
    ("right-own-survey-village.txt", "四、怎么办", "县委政策研究室", "DY013"),
    ("right-own-survey-market.txt", "摊主日子", "人少了", "DY011"),
    ("right-own-survey-market.txt", "人少了", "我们想", "DY012"),
    ("right-own-survey-market.txt", "我们想", "区市场监管局\n", "DY013"),
    ("right-own-survey-experience.txt", "二、难在哪里", "区委社会工作部\n", "DY011 DY012 DY013"),
    ("right-own-summary-library.txt", "二、哪些事", "三、2025年", "ZJ003"),
    ("right-own-summary-library.txt", "三、2025年", "县图书馆\n", "ZJ004"),
    ("right-own-summary-logistics.txt", "学期过完", "下学期开学前", "ZJ003"),
    ("right-own-summary-logistics.txt", "下学期开学前", "总务处\n2024", "ZJ004"),
    ("right-own-duty-coop.txt", "三、自己看", "四、来年", "LZ020"),
    ("right-own-duty-coop.txt", "四、来年", "特此报告", "LZ021"),
    ("right-own-duty-township.txt", "账不能只", "2023年三月", "LZ020"),
    ("right-own-duty-township.txt", "2023年三月", "中共石门乡委员会", "LZ021"),
    ("right-own-ideology-hospital.txt", "四、账上", "五、明年", "YS020"),
    ("right-own-ideology-hospital.txt", "五、明年", "特此报告", "YS021"),
    ("right-own-ideology-township.txt", "话说回来", "往后，", "YS020"),
    ("right-own-ideology-township.txt", "往后，", "中共白沙镇", "YS021"),
    ("right-own-rectification-school.txt", "问题一：", "五个问题", "ZG010 ZG011"),
    ("right-own-rectification-school.txt", "五个问题，四个", "青州路小学\n", "ZG021"),
    ("right-own-rectification-village.txt", "到11月底", "没有改完的两个", "ZG010"),
    (
        "right-own-rectification-village.txt",
        "没有改完的两个",
        "中共云溪镇下河村总支部委员会\n2024",
        "ZG020 ZG021",
    ),
    ("right-own-government-mountain.txt", "家底也要", "二、今年", "ZF011"),
    ("right-own-government-mountain.txt", "二、今年", "三、今年", "ZF012"),
    ("right-own-government-mountain.txt", "三、今年", "四、政府自己", "ZF013"),
    ("right-own-government-mountain.txt", "四、政府自己", "各位代表，感谢", "ZF014"),
    ("right-own-government-town.txt", "这里要向", "今年的账", "ZF011"),
    ("right-own-government-town.txt", "今年的账", "办这些事", "ZF012 ZF013"),
    ("right-own-government-town.txt", "办这些事", "谢谢各位", "ZF014"),
)


@pytest.mark.parametrize(("name", "start", "end", "rules"), CUTS)
def test_what_is_cut_out_is_missed(name: str, start: str, end: str, rules: str, tmp_path: Path) -> None:
    text = (REPORTS / name).read_text(encoding="utf-8")
    first = text.index(start)
    cut = tmp_path / name
    cut.write_text(text[:first] + text[text.index(end, first) :], encoding="utf-8")
    (document,) = check_file(cut).documents
    left = {f.rule.id for f in document.findings if f.outcome in (Outcome.FAIL, Outcome.REVIEW)}
    assert set(rules.split()) <= left
