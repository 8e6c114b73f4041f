"""Known findings: only new ones fail, fingerprints survive edits, and nothing is waived by accident."""

import json
import os

import jsonschema
import pytest

from hegui import baseline as package
from hegui.api import checklist_of, judge, reported
from hegui.baseline.known import NAME, Known, parsed, read_known
from hegui.baseline.several import Of, baselines
from hegui.baseline.update import save, written
from hegui.checks.terms import MOST
from hegui.errors import InputError
from hegui.judging import Work
from hegui.readers.find import Found
from hegui.report import ended, exit_status, totals
from hegui.steady import steady
from hegui.verdict import Outcome

PACK = """\
pack: house
title: 试用清单
version: "1"
rules:
  - id: HS001
    name: stars
    title: 不得留有“**”占位符
    severity: error
    basis: {level: house}
    why: 起草时留的空没有填上。
    check: {kind: avoid, terms: ["**", 啥]}
    examples: {pass: [引进3个项目。], fail: ["引进**个项目。"]}
  - id: HS002
    name: problems
    title: 须设“存在问题”部分
    severity: error
    basis: {level: house}
    why: 只讲成绩。
    check: {kind: section, titles: [存在问题, 不足], min_items: 2}
    examples: {pass: [一、不足\\n一是慢。二是少。], fail: [一、成绩]}
  - id: HS003
    name: two-offices
    title: 市委、市政府须分写
    severity: warning
    basis: {level: house}
    why: 这是两家单位。
    check: {kind: replace, words: {市委政府: 市委、市政府}}
    examples: {pass: [市委、市政府决定。], fail: [市委政府决定。]}
  - id: HS004
    name: signed
    title: 请核对数字
    severity: info
    basis: {level: house}
    why: 数字要核对。
    check: {kind: manual, question: 数字是否属实}
    examples: {review: [完成3个。]}
  - id: HS005
    name: long-headings
    title: 标题不超过10字
    severity: info
    basis: {level: house}
    why: 标题过长。
    check: {kind: avoid, terms: ["过长的标题之一例"]}
    examples: {pass: [一、甲], fail: [过长的标题之一例]}
"""
OLD = "全县工作报告\n一、成绩\n市委政府决定，修路**公里，架桥**座。\n"


class House:
    """A folder with a pack and reports, checked again and again."""

    def __init__(self, folder, pack=PACK):
        self.folder = folder
        (folder / "house.yaml").write_text(pack, encoding="utf-8")
        self.file = str(folder / NAME)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def check(self, *names, updating=False, select=(), jobs=None, file=None):
        plan = checklist_of([str(self.folder / "house.yaml")], select)
        held = baselines((plan,), [Of(file or self.file)], updating)
        files = [str(self.folder / name) for name in names]
        ends = judge((plan,), [Work(path) for path in files], jobs=jobs, exempt=held.exempted)
        marks = (ends.totals or totals(ends.documents)).marks
        notices = held.settled(ends.documents, marks)
        return reported((plan,), ends, Found(files, (), 0), notices=notices)

    def entries(self):
        with open(self.file, encoding="utf-8") as file:
            values = json.load(file)
        return [(e["path"], e["rule"], e["count"]) for e in values["findings"]]


@pytest.fixture
def house(tmp_path):
    found = House(tmp_path)
    found.write("a.txt", OLD)
    found.check("a.txt", updating=True)
    return found


def ends_of(report, number=0):
    return {f.rule.id: f for f in report.documents[number].findings}


def test_what_was_known_is_waived_and_stays_in_the_report(house):
    report = house.check("a.txt")
    found = ends_of(report)
    assert [found[rule].outcome for rule in ("HS001", "HS002", "HS003")] == [Outcome.WAIVED] * 3
    assert [quote.quote for quote in found["HS001"].evidence] == ["**", "**"]
    (waiver,) = found["HS001"].waivers
    assert (waiver.source, waiver.places, waiver.at) == ("baseline", 2, house.file)
    assert found["HS004"].outcome is Outcome.REVIEW  # what a person must look at is nobody's to know before
    assert exit_status(report) == 0
    assert report.notices == ()


def test_the_file_has_one_line_an_entry_and_the_same_bytes_every_time(house):
    assert house.entries() == [("a.txt", "HS001", 2), ("a.txt", "HS002", 1), ("a.txt", "HS003", 1)]
    with open(house.file, "rb") as file:
        data = file.read()
    assert data.count(b"\n") == 3 + 6
    house.check("a.txt", updating=True)
    with open(house.file, "rb") as file:
        assert file.read() == data
    with open(
        os.path.join(os.path.dirname(package.__file__), "baseline.schema.json"), encoding="utf-8"
    ) as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(data))


@pytest.mark.parametrize(
    "text",
    [
        "县里的工作报告\n\n一、学习\n认真学了。\n二、成绩\n市委政府\n决定，修路**公里，架桥**座。\n三、打算\n无。\n",
        "\n\n\n" + OLD,
        OLD.replace("决定", "经过反复研究，最后作出决定"),
        OLD.replace("修路**公里，架桥**座", "架桥**座，修路**公里"),
    ],
)
def test_edits_elsewhere_change_nothing(house, text):
    house.write("a.txt", text)
    assert exit_status(house.check("a.txt")) == 0


def test_one_more_of_the_same_fails_and_the_old_stay_waived(house):
    house.write("a.txt", OLD + "建厂**座。啥都好。\n")
    report = house.check("a.txt")
    found = ends_of(report)["HS001"]
    assert found.outcome is Outcome.FAIL
    assert [quote.quote for quote in found.evidence] == ["**", "啥"]
    assert [waiver.places for waiver in found.waivers] == [2]
    assert "其中 2 处已豁免：基线中已有" in found.message.zh
    assert exit_status(report) == 1


def test_another_document_is_not_known_nor_one_of_another_name(house):
    house.write("b.txt", OLD)
    report = house.check("a.txt", "b.txt")
    assert not ended(report.documents[0].findings, Outcome.FAIL)
    assert len(ended(report.documents[1].findings, Outcome.FAIL)) == 3
    assert exit_status(report) == 1


def test_a_demand_is_known_as_a_whole(tmp_path):
    house = House(tmp_path)
    house.write("a.txt", "全县工作报告\n三、存在问题\n一是慢。\n")
    house.check("a.txt", updating=True)
    assert house.entries() == [("a.txt", "HS002", 1)]
    house.write("a.txt", "全县工作报告\n四、存在问题\n就是慢，还有些少。\n")
    assert exit_status(house.check("a.txt")) == 0


def test_what_is_gone_is_told_and_pruned(house):
    house.write("a.txt", "全县工作报告\n一、成绩\n市委、市政府决定，修路**公里，架桥3座。\n")
    report = house.check("a.txt")
    (notice,) = report.notices
    assert (notice.path, notice.message.en) == (
        house.file, "2 known findings are no longer there: run --update-baseline"
    )  # fmt: skip
    (told,) = house.check("a.txt", updating=True).notices
    assert "0 added, 2 no longer there removed" in told.message.en
    assert house.entries() == [("a.txt", "HS001", 1), ("a.txt", "HS002", 1)]
    house.write("a.txt", OLD)
    assert exit_status(house.check("a.txt")) == 1


def test_a_run_on_part_keeps_the_rest_but_not_files_that_are_gone(house):
    for name in ("b.txt", "sub/c.txt", "d.txt"):
        house.write(name, OLD)
    house.check("b.txt", "sub/c.txt", "d.txt", updating=True)
    assert len(house.entries()) == 12
    os.unlink(house.folder / "d.txt")
    house.write("b.txt", "全县工作报告\n一、不足\n一是慢。二是少。\n")
    (told,) = house.check("b.txt", updating=True).notices
    assert "1 document that no longer exist removed" in told.message.en
    assert sorted({path for path, *_ in house.entries()}) == ["a.txt", "sub/c.txt"]


def test_rules_that_had_no_part_stay_known(house):
    house.write("a.txt", "全县工作报告\n一、不足\n一是慢。二是少。\n")
    assert house.check("a.txt", select=["HS003"]).notices[0].message.en.startswith("1 known")
    house.check("a.txt", select=["HS003"], updating=True)
    assert house.entries() == [("a.txt", "HS001", 2), ("a.txt", "HS002", 1)]


def test_what_compares_documents_stays_known_after_a_run_on_part(tmp_path):
    rule = """\
  - id: HS009
    name: copied
    title: 不宜照抄别的报告
    severity: warning
    basis: {level: house}
    why: 一对照就知道。
    check: {kind: repetition, of: reports, max_shared: 0.5, common: 5}
    examples: {pass: [市委、市政府决定。]}
"""
    house = House(tmp_path, PACK + rule)
    words = "".join(f"第{n}项工作由{n}组负责，完成投资{n}亿元，群众反映较好。" for n in range(30, 60))
    for name in ("a.txt", "b.txt"):
        house.write(name, f"全县工作报告\n一、不足\n一是慢。二是少。\n二、成绩\n{words}\n")
    house.check("a.txt", "b.txt", updating=True)
    known = house.entries()
    assert [(path, rule) for path, rule, _ in known] == [("a.txt", "HS009"), ("b.txt", "HS009")]
    assert house.check("a.txt").notices == (), "whether it is gone cannot be told"
    (told,) = house.check("a.txt", updating=True).notices
    assert "0 no longer there removed" in told.message.en
    assert house.entries() == known
    assert not ended(house.check("a.txt", "b.txt").documents[0].findings, Outcome.FAIL)
    house.write("b.txt", "全县工作报告\n一、不足\n一是慢。二是少。\n")
    house.check("a.txt", "b.txt", updating=True)
    assert house.entries() == [], "all were there, and none is like another"


def test_refused_documents_are_not_known_and_what_was_known_of_them_stays(house):
    (house.folder / "a.txt").write_bytes(b"\xff\xfe\xff")
    house.write("b.txt", OLD)
    report = house.check("a.txt", "b.txt", updating=True)
    assert exit_status(report) == 2
    assert len(house.entries()) == 6


def test_rules_in_error_are_not_known(tmp_path):
    slow = PACK.replace('terms: ["**", 啥]', "terms: [{pattern: '(?:a|a)*b'}]")
    house = House(tmp_path, slow)
    house.write("a.txt", "全县工作报告\n一、成绩\n" + "a" * 60 + "\n")
    report = house.check("a.txt", updating=True)
    if ends_of(report)["HS001"].outcome is Outcome.ERROR:
        assert exit_status(report) == 2
    assert [rule for _, rule, _ in house.entries()] == ["HS002"]


def test_an_unwaivable_rule_makes_the_baseline_refused(house):
    pack = PACK.replace("why: 只讲成绩。", "why: 只讲成绩。\n    unwaivable: true")
    (house.folder / "house.yaml").write_text(pack, encoding="utf-8")
    with pytest.raises(InputError, match="不得豁免的规则：HS002"):
        house.check("a.txt")
    report = house.check("a.txt", updating=True)
    assert ends_of(report)["HS002"].outcome is Outcome.FAIL
    assert exit_status(report) == 1
    assert [rule for _, rule, _ in house.entries()] == ["HS001", "HS003"]
    assert exit_status(house.check("a.txt")) == 1


def test_too_many_places_are_not_known(tmp_path):
    house = House(tmp_path)
    house.write("a.txt", "全县工作报告\n一、不足\n一是慢。二是少。\n" + "**，" * (MOST + 5))
    report = house.check("a.txt", updating=True)
    assert ends_of(report)["HS001"].outcome is Outcome.FAIL
    assert [notice.message.en for notice in report.notices][1:] == [
        "1 failure with too many places to be known by still fail"
    ]
    assert house.entries() == []


def test_workers_and_many_files_agree_with_one(house):
    for number in range(40):
        house.write(f"m/{number:02}.txt", OLD + "啥" * (number % 3))
    names = [f"m/{number:02}.txt" for number in range(40)]
    house.check(*names, updating=True, jobs=2)
    with open(house.file, "rb") as file:
        data = file.read()
    assert exit_status(house.check(*names, jobs=2)) == 0
    os.unlink(house.file)
    for name in ("a.txt", *names):
        house.check(name, updating=True)
    with open(house.file, "rb") as file:
        assert file.read() == data
    house.write("m/00.txt", "全县工作报告\n一、不足\n一是慢。二是少。\n")
    assert "4 known findings" in house.check(*names, jobs=2).notices[0].message.en


def test_paths_are_relative_to_the_baseline(house, monkeypatch):
    house.write("sub/b.txt", OLD)
    monkeypatch.chdir(house.folder / "sub")
    plan = checklist_of([str(house.folder / "house.yaml")])
    held = baselines((plan,), [Of("../kept/base.json")], updating=True)
    os.mkdir(house.folder / "kept")
    ends = judge((plan,), [Work("b.txt")], exempt=held.exempted)
    held.settled(ends.documents, {})
    with open(house.folder / "kept" / "base.json", encoding="utf-8") as file:
        assert '"path": "../sub/b.txt"' in file.read()
    monkeypatch.chdir(house.folder)
    report = house.check("sub/b.txt", file="kept/base.json")
    assert exit_status(report) == 0


def _values(**changes):
    entry = {"path": "a.txt", "rule": "HS001", "fingerprint": "0" * 16, "count": 1}
    return {"schema": "hegui-baseline/1", "tool": "hegui 0.1.0", "findings": [entry | changes]}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "不是基线"),
        ([], "不是基线"),
        (_values() | {"schema": "hegui-baseline/2"}, "hegui-baseline/1"),
        (_values() | {"more": 1}, "没有这一项"),
        (_values(more=1), r"findings\[0\].more 没有这一项"),
        (_values(path="/a.txt"), "相对路径"),
        (_values(path="a\\b.txt"), "相对路径"),
        (_values(path="./a.txt"), "相对路径"),
        (_values(rule="stars"), "规则的编号"),
        (_values(rule="HG002"), "规则的编号"),
        (_values(fingerprint="0"), "十六进制"),
        (_values(count=0), "整数"),
        (_values(count=True), "整数"),
        (_values() | {"findings": _values()["findings"] * 2}, "写了两次"),
        ({k: v for k, v in _values().items() if k != "findings"}, "findings 没有写"),
    ],
)
def test_a_damaged_baseline_is_refused(values, told):
    with pytest.raises(InputError, match=told):
        parsed(json.dumps(values).encode(), "b.json")


@pytest.mark.parametrize("updating", [False, True])
@pytest.mark.parametrize("text", ["", "{", "x", '{"schema": "hegui-baseline/9"}'])
def test_a_damaged_baseline_is_never_written_over(house, text, updating):
    with open(house.file, "w", encoding="utf-8") as file:
        file.write(text)
    with pytest.raises(InputError):
        house.check("a.txt", updating=updating)
    with open(house.file, encoding="utf-8") as file:
        assert file.read() == text


def test_a_missing_one_is_an_error_unless_it_is_to_be_made(tmp_path):
    house = House(tmp_path)
    house.write("a.txt", OLD)
    with pytest.raises(InputError, match="找不到基线"):
        house.check("a.txt")
    assert not os.path.exists(house.file)
    with pytest.raises(InputError, match="读不出来"):
        house.check("a.txt", file=str(tmp_path), updating=True)


def test_one_that_was_changed_meanwhile_is_left_alone(house):
    known = read_known(house.file)
    with open(house.file, "a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(InputError, match="有人改动过"):
        save(known, {})
    with pytest.raises(InputError, match="写不进去"):
        save(Known(shown=house.file), {})


def test_nothing_is_left_where_it_cannot_be_written(house, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with open(house.file, "rb") as file:
        before = file.read()
    house.write("b.txt", OLD)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        house.check("b.txt", updating=True)
    with open(house.file, "rb") as file:
        assert file.read() == before
    assert not [name for name in os.listdir(house.folder) if name.endswith(".tmp")]


def test_hostile_names_are_written_safely_and_read_back(tmp_path):
    names = [
        "报告 “甲”.txt",
        'q"uote.txt',
        "new\nline.txt",
        "esc\x1b[2J.txt",
        "rtl\u202e.txt",
        "raw\udcff.txt",
    ]
    held = dict.fromkeys(names, "HS001 " + "0" * 16 + " 1")
    data = written(held)
    assert b"\x1b" not in data and "报告".encode() in data
    assert parsed(data, "b.json").held == held


def test_names_that_differ_in_nothing_are_put_together(house):
    for name in ("e\u0301.txt", "\u00e9.txt"):
        house.write(name, OLD)
    house.check("e\u0301.txt", "\u00e9.txt", updating=True)
    assert ("\u00e9.txt", "HS001", 4) in house.entries()
    assert exit_status(house.check("e\u0301.txt", "\u00e9.txt")) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("三、存在的问题", "四、存在的 问题", True),
        ("（一）抓党建", "(二) 抓党建", True),
        ("第三章 总则", "第四章　总则", True),
        ("1.2.1 总体", "1.3 总体", True),
        ("一是学习不够", "二是学习不够", True),
        ("1.2亿元", "3.2亿元", False),
        ("2023年", "2024年", False),
        ("一、", "二、", False),
        ("甲" * 80 + "一", "甲" * 80 + "二", True),
        ("甲" * 60 + "一", "甲" * 60 + "二", False),
        (" ", "  ", False),
    ],
)
def test_what_of_a_quote_stays(one, other, same):
    assert (steady(one) == steady(other)) is same


def test_updating_reads_each_document_once(house):
    plan = checklist_of([str(house.folder / "house.yaml")])
    held = baselines((plan,), [Of(house.file)], updating=True)
    ends = judge((plan,), [Work(str(house.folder / "a.txt"))], exempt=held.exempted)
    once = iter(ends.documents)
    held.settled(once, {})
    assert next(once, None) is None
    assert len(house.entries()) == 3


def test_documents_of_other_folders_may_have_other_baselines(house):
    paths = [house.write(name, OLD) for name in ("x/a.txt", "y/a.txt")]
    files = [Of(str(house.folder / name / NAME), [path]) for name, path in zip("xy", paths, strict=True)]
    plan = checklist_of([str(house.folder / "house.yaml")])
    held = baselines((plan,), files, updating=True)
    works = [Work(path) for path in (*paths, house.write("z.txt", OLD))]
    ends = judge((plan,), works, exempt=held.exempted)
    assert len(held.settled(ends.documents, {})) == 2
    assert [len(ended(each.findings, Outcome.FAIL)) for each in ends.documents] == [0, 0, 3]
    for name in "xy":
        assert set(read_known(str(house.folder / name / NAME)).held) == {"a.txt"}
    assert baselines((plan,), []) is None
