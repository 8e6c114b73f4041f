"""Many files: kept on the disk beyond a bound, in order, with the same report however many processes."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hegui import Report, check_paths, exit_status, spool
from hegui.api import checklist_of
from hegui.engine import run
from hegui.errors import HeguiError
from hegui.judging import judged
from hegui.kept import Kept, put, taken
from hegui.plan import Plan
from hegui.readers import SUFFIXES, read_text
from hegui.report import Finding, Judged, Totals, counted, summed, totals
from hegui.verdict import Outcome

FILES = Path(__file__).parent / "readers" / "files"
COMPARED = "CO010"
TEXT = "2023年度水利局局长述职报告\n一、履职情况\n布署防汛工作，巡查堤防{n}次，整改隐患{n}处。\n"

LINES = [
    "组织力量疏浚河道，逐段登记淤积情况，建立台账，销号管理。",
    "修复水毁堤防，赶在主汛期之前完成，抢险物资储备到位。",
    "更新泵站设备，排涝能力得到恢复，低洼小区不再受淹。",
    "开展水质监测，公布监测结果，接受群众监督，及时回应关切。",
    "调处用水纠纷，上门听取意见，推动上下游村庄签订协议。",
    "培训基层水管员，讲清操作规程，现场演示闸门启闭和维护。",
    "整治供水工程，更换老旧管网，偏远山村用上了放心水。",
    "清理沿河违建，拆除围网养殖，岸线面貌有了明显改观。",
]


@pytest.fixture
def plan() -> Plan:
    return checklist_of(["base", "lexicon"])


def ends(plan: Plan, count: int) -> list[Judged]:
    texts = [read_text(TEXT.format(n=n) + "既使" * (n % 3), f"{n}.txt") for n in range(count)]
    return list(judged(plan, texts, sheets=True))


def test_what_is_put_away_is_taken_out(plan: Plan) -> None:
    for end in ends(plan, 3):
        assert taken(plan, put(plan, end)) == end
    text = read_text(TEXT, "a.txt")
    plain = Judged("a.txt", "", "txt", "utf-8", "", "", "", list(run(plan, text)))
    assert taken(plan, put(plan, plain)) == plain
    assert isinstance(taken(plan, put(plan, plain)).findings[0], Finding)


@pytest.mark.parametrize("bound", [0, 1, 20_000, 1 << 30])
def test_in_memory_or_on_the_disk(plan: Plan, bound: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", bound)
    documents = ends(plan, 12)
    held = Kept([plan])
    for end in documents:
        held.add(0, put(plan, end))
    assert held == documents and held[3:7] == documents[3:7] and held[-1] == documents[-1]
    with pytest.raises(IndexError):
        held[12]


def test_no_room_is_told(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(spool, "_IN_MEMORY", 0)
    monkeypatch.setattr(spool, "TemporaryFile", full)
    with pytest.raises(HeguiError, match="No space left"):
        Kept([plan]).add(0, b"x")


def test_sums(plan: Plan) -> None:
    documents = ends(plan, 9)
    whole = totals(documents)
    assert whole.documents == 9
    assert whole.outcomes.total() == sum(len(end.findings) for end in documents)
    rest = totals([*documents[:4], *documents[5:]])
    assert summed((rest, counted(documents[4]))) == whole
    assert summed(()) == Totals(0, Counter(), Counter(), 0, Counter(), Counter(), 0, Counter())


def written(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{n:03}.txt" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(TEXT.format(n=n), encoding="utf-8")
    if count > 2:
        paths[2].write_bytes(b"\xff\xfe\x00")
    return paths


def shown(report: Report) -> Sequence[object]:
    return [list(report.documents), report.refused, report.totals, report.rules, exit_status(report)]


def test_the_same_report_however_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = written(tmp_path, 40)
    whole = check_paths(paths, jobs=1)
    assert len(whole.refused) == 1 and whole.refused[0].path == str(paths[2])
    assert [end.path for end in whole.documents] == [str(path) for path in paths if path != paths[2]]
    assert whole.totals == totals(whole.documents)
    monkeypatch.setattr(spool, "_IN_MEMORY", 1000)
    for jobs in (1, 2, 3):
        assert shown(check_paths(paths, jobs=jobs)) == shown(whole)


def test_a_twin_is_added_up_once(tmp_path: Path) -> None:
    lines = "\n".join(LINES)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"2023年度述职报告\n一、履职情况\n{lines}", encoding="utf-8")
    report = check_paths([tmp_path], ["coherence"], jobs=2)
    failed = [
        found.rule.id for end in report.documents for found in end.findings if found.outcome is Outcome.FAIL
    ]
    assert failed.count("CO010") == 2
    assert report.totals == totals(report.documents)


def test_progress_is_told_of_every_file(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    check_paths(written(tmp_path, 30), ["lexicon"], jobs=2, watch=lambda *how_far: told.append(how_far))
    assert told[:2] == [("plan", 0, 0), ("find", 0, 0)]
    assert told[2:] == [("judge", number, 30) for number in range(1, 31)]


def test_where_reports_are_compared_all_are_read_first(tmp_path: Path) -> None:
    told: list[str] = []
    check_paths(written(tmp_path, 5), ["coherence"], watch=lambda stage, *_: told.append(stage))
    assert told == ["plan", "find", *["read"] * 5, "compare", *["judge"] * 4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_come_in_order_as_they_are_judged(tmp_path: Path, jobs: int) -> None:
    told: list[tuple[str, int] | Judged] = []
    report = check_paths(
        written(tmp_path, 30),
        jobs=jobs,
        watch=lambda stage, done, _: told.append((stage, done)),
        arrived=told.append,
    )
    came = [each for each in told if isinstance(each, Judged)]
    assert came == list(report.documents) and len(came) == 29
    for number, each in enumerate(came, 1):
        assert told[told.index(each) + 1] == ("judge", number)


def test_sheets_only_where_they_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, 1)[0]
    assert check_paths([path], ["base"]).documents[0].sheet is None
    sheet = check_paths([path], ["base"], sheets=True).documents[0].sheet
    assert sheet is not None and sheet.text == path.read_text(encoding="utf-8")
    assert [kind for kind, *_ in sheet.blocks][:2] == ["title", "heading"]


def test_a_file_of_any_format_is_judged_the_same_alone_and_among_others() -> None:
    paths = sorted(path for path in FILES.iterdir() if path.suffix in SUFFIXES)
    assert {path.suffix for path in paths} >= {".docx", ".odt", ".html", ".rtf", ".pdf", ".md"}
    packs = ["base", "gongwen-layout", "word"]
    together = {each.path: each for each in check_paths(paths, packs, sheets=True).documents}
    assert together
    for path in paths:
        for alone in check_paths([path], packs, sheets=True).documents:
            told = together[alone.path]
            pairs = list(zip(alone.findings, told.findings, strict=True))
            assert [a.rule.id for a, b in pairs if a != b] in ([], [COMPARED])
            assert alone._replace(findings=()) == told._replace(findings=())
