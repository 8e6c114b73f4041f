"""Reports of one run compared with each other: the same answer however many processes, and the books balance."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hegui import Finding, Outcome, Report, check_paths, check_text
from hegui.across import comparing
from hegui.api import checklist_of
from hegui.coherence.prints import printed, prints
from hegui.readers import read_text
from hegui.report import Judged

RULE = "CO010"
LINES = [
    "组织技术人员走完支渠，逐段登记淤积、渗漏、损毁情况，建立问题台账。",
    "争取上级资金，完成东干渠改造，恢复灌溉面积，渠系水利用系数稳步提高。",
    "修订防洪预案，组织应急演练，为沿河乡镇配发救生衣和定位终端。",
    "修订党组议事规则，集体研究重大事项，主要负责人末位表态。",
    "与班子成员、科室负责人谈心谈话，约谈提醒苗头性倾向性问题。",
    "下乡调研不打招呼、不陪餐，公务接待费用比上年继续下降。",
    "推行用水权交易，沿线群众节水增收，经验在全省灌区会议上介绍。",
    "选派年轻干部到重点工程锻炼，在急难险重任务中考察识别干部。",
]
OTHERS = [
    "编制乡村医生轮训计划，分批到县医院跟班学习常见病诊疗技能。",
    "推进家庭医生签约服务，为高血压、糖尿病患者建立随访档案。",
    "改造标准化接种门诊，完善疫苗冷链设备和信息追溯系统。",
    "开展医疗卫生机构传染病防控督导，通报发现的薄弱环节。",
    "实施基层中医馆服务能力提升工程，推广适宜技术进社区。",
    "整治医药购销领域不正之风，规范药品耗材采购流程和台账。",
    "完善急救网络布局，缩短偏远村组的平均呼救响应时间。",
    "推动检验检查结果互认，减轻群众重复检查的就医负担。",
]


def report(year: int, lines: list[str], title: str = "水利局局长") -> str:
    return f"{year}年度{title}述职报告\n一、履职情况\n" + "\n".join(
        f"{year}年，{line}完成{year % 7}项。" for line in lines
    )


def written(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def found(report: Report, path: Path) -> Finding:
    judged = next(judged for judged in report.documents if judged.path == str(path))
    return next(finding for finding in judged.findings if finding.rule.id == RULE)


def test_last_year_s_text(tmp_path: Path) -> None:
    old, new = written(tmp_path, a=report(2022, LINES), b=report(2023, LINES))
    judged = check_paths([tmp_path], ["coherence"])
    for one, other in ((old, new), (new, old)):
        finding = found(judged, one)
        assert finding.outcome is Outcome.FAIL
        assert str(other) in finding.message.zh
        assert "100%" in finding.message.zh
        assert 1 <= len(finding.evidence) <= 5
        text = one.read_text(encoding="utf-8")
        for quote in finding.evidence:
            assert text[quote.start : quote.end] == quote.quote
            assert quote.note is not None
            assert str(other) in quote.note.zh


@pytest.mark.parametrize(
    ("shared", "outcome"), [(0, Outcome.PASS), (3, Outcome.PASS), (6, Outcome.FAIL), (8, Outcome.FAIL)]
)
def test_the_share_decides(tmp_path: Path, shared: int, outcome: Outcome) -> None:
    mixed = LINES[:shared] + OTHERS[shared:]
    written(tmp_path, a=report(2023, LINES), b=report(2023, mixed, "卫健局局长"))
    assert found(check_paths([tmp_path], ["coherence"]), tmp_path / "b.txt").outcome is outcome


def test_a_report_alone_says_so(tmp_path: Path) -> None:
    (alone,) = written(tmp_path, a=report(2023, LINES))
    for judged in (check_paths([alone], ["coherence"]), check_text(report(2023, LINES), ["coherence"])):
        finding = next(f for f in judged.documents[0].findings if f.rule.id == RULE)
        assert (finding.outcome, finding.message.zh) == (Outcome.PASS, "本次运行没有别的报告可比")


def test_others_say_with_how_many_they_were_compared(tmp_path: Path) -> None:
    paths = written(
        tmp_path,
        a=report(2023, LINES),
        b=report(2023, OTHERS),
        c="2023年工作总结\n完成。",
        d=report(2022, LINES),
    )
    judged = check_paths([tmp_path], ["coherence"])
    assert [found(judged, path).outcome for path in paths] == [
        Outcome.FAIL,
        Outcome.PASS,
        Outcome.PASS,
        Outcome.FAIL,
    ]
    assert found(judged, paths[1]).message.zh == "与本次运行的其他 3 份报告比较，没有大段相同"
    assert found(judged, paths[2]).message.zh == "可比的正文不足 200 字，未与别的报告比较"


def test_common_wording_does_not_count(tmp_path: Path) -> None:
    """Six lines of eight stand in every report; the other two differ."""
    numerals = "甲乙丙丁戊己庚辛壬癸"
    for n in range(10):
        own = [
            f"在{numerals[n]}镇{numerals[n]}村推行{numerals[n]}类试点，取得{numerals[n]}方面的初步经验做法。",
            f"{numerals[n]}组负责人常驻{numerals[n]}工地协调{numerals[n]}项矛盾纠纷。",
        ]
        written(tmp_path, **{f"r{n}": report(2023, LINES[:5] + own * 2)})
    judged = check_paths([tmp_path], ["coherence"])
    assert {found(judged, Path(each.path)).outcome for each in judged.documents} == {Outcome.PASS}


def test_one_text_handed_in_by_all_is_found(tmp_path: Path) -> None:
    written(tmp_path, **{f"r{n}": report(2010 + n, LINES) for n in range(10)})
    judged = check_paths([tmp_path], ["coherence"])
    assert {found(judged, Path(each.path)).outcome for each in judged.documents} == {Outcome.FAIL}


def test_the_nearest_is_named(tmp_path: Path) -> None:
    written(
        tmp_path,
        a=report(2023, LINES[:6] + OTHERS[:2]),
        b=report(2023, LINES),
        c=report(2021, LINES[:7] + OTHERS[:1]),
    )
    judged = check_paths([tmp_path], ["coherence"])
    assert "c.txt" in found(judged, tmp_path / "b.txt").message.zh
    assert "b.txt" in found(judged, tmp_path / "c.txt").message.zh


def test_the_same_bytes_whatever_the_processes(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for n in range(30):
        lines = LINES if n % 3 else OTHERS
        written(reports, **{f"r{n:02}": report(2000 + n, lines[n % 4 :] + OTHERS[: n % 3])})
    (reports / "bad.txt").write_bytes(b"\xff\xfe\xff")
    seen = set()
    for seed, jobs in (("0", "1"), ("1", "2"), ("7", "3")):
        command = [
            sys.executable,
            "-m",
            "hegui",
            "check",
            str(reports),
            "--pack",
            "coherence",
            "--format",
            "json",
            "--jobs",
            jobs,
        ]
        done = subprocess.run(
            command, capture_output=True, env={"PYTHONHASHSEED": seed, "HEGUI_CACHE_DIR": ""}
        )
        seen.add(done.stdout)
    assert len(seen) == 1
    shown = json.loads(seen.pop())
    assert len(shown["documents"]) == 30
    assert len(shown["refused"]) == 1
    assert {len(document["findings"]) for document in shown["documents"]} == {shown["summary"]["rules"]}


def test_what_is_kept_is_small() -> None:
    document = read_text(report(2023, LINES * 4))
    kept = printed(document)
    own = prints(kept)
    assert len(kept) == 16 * len(own.words)
    assert len(kept) < len(document.text)
    assert prints(b"").words == own.words[:0]
    assert printed(read_text(report(2022, LINES)))[:8] == printed(read_text(report(2023, LINES)))[:8]


def test_nothing_is_printed_where_no_rule_compares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hegui.coherence.prints.printed", lambda document: pytest.fail("printed"))
    written(tmp_path, a=report(2022, LINES), b=report(2023, LINES))
    assert not comparing(checklist_of(["coherence"], ["CO001"]))
    report_ = check_paths([tmp_path], ["coherence"], select=["CO001"])
    assert all(isinstance(judged, Judged) for judged in report_.documents)


def test_a_rule_that_does_not_apply_stays_so(tmp_path: Path) -> None:
    pack = tmp_path / "own.yaml"
    pack.write_text(
        'pack: own\ntitle: 试\nversion: "1"\nrules:\n'
        "- {id: OW001, name: copied, title: 试, severity: warning, basis: {level: house}, why: 试, when: {genre: [通知]}, check: {kind: repetition, of: reports}}\n"
        "- {id: OW002, name: word, title: 试, severity: warning, basis: {level: house}, why: 试, check: {kind: avoid, terms: [甲]}}\n",
        encoding="utf-8",
    )
    reports = tmp_path / "reports"
    reports.mkdir()
    written(
        reports, a=report(2022, LINES), b=report(2023, LINES), c="关于开会的通知\n各科室：\n" + "".join(LINES)
    )
    judged = check_paths([reports], [pack])
    outcomes = [{f.rule.id: f.outcome for f in each.findings}["OW001"] for each in judged.documents]
    assert outcomes == [Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE, Outcome.FAIL]
