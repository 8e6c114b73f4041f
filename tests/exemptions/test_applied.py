"""Waivers and answers at work: what is lifted, what comes back, what is said of the files, and that nothing is lost."""

from __future__ import annotations

import datetime
import hashlib

import pytest

from hegui.api import check_paths
from hegui.engine import plan
from hegui.exemptions.applied import Files, exemptions
from hegui.judging import judged
from hegui.plan import Lenience
from hegui.readers import read
from hegui.report import Findings, fingerprints, totals
from hegui.rule import Severity
from hegui.verdict import Outcome

TODAY = datetime.date(2025, 6, 1)
FOR_GOOD = {"reason": "引用上级原文，照录", "approver": "张三", "expires": "2025-12-31"}


class Case:
    """A folder with documents and the two files, and what comes of them."""

    def __init__(self, folder, pack):
        self.folder, self.plan = folder, plan([pack])
        self.today = TODAY

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def file(self, key, entries):
        lines = [f"{key}:"]
        for entry in entries:
            pairs = [f'{name}: "{value}"' for name, value in entry.items()]
            lines += ["- " + pairs[0], *("  " + pair for pair in pairs[1:])]
        self.write(f"hegui-{key}.yaml", "\n".join(lines) + "\n")

    def waive(self, *entries):
        self.file("waivers", [{**FOR_GOOD, **entry} for entry in entries])

    def answer(self, *entries):
        self.file("attestations", [{"name": "李四", "date": "2025-03-01", **entry} for entry in entries])

    def run(self, *names):
        """By document its findings by rule, and the notices as (line, severity, message)."""
        files = [f"hegui-{key}.yaml" for key in ("waivers", "attestations")]
        there = [name if (self.folder / name).exists() else None for name in files]
        made = exemptions([self.plan], [Files(*there)], self.today)
        before = [next(judged(self.plan, [read(name)])) for name in names]
        after = [made.exempted(each) for each in before]
        self.told = made.notices(totals(after).marks)
        assert all(notice.path in files for notice in self.told)
        self.notices = [(n.line, n.severity, n.message.zh) for n in self.told]
        found = [{each.rule.id: each for each in document.findings} for document in after]
        return found[0] if len(found) == 1 else found


@pytest.fixture
def case(tmp_path, monkeypatch, pack):
    monkeypatch.chdir(tmp_path)
    return Case(tmp_path, pack)


def test_a_waived_finding_stays_and_says_who_answers_for_it(case):
    case.write("a.md", "学习布署，再布署。")
    case.waive({"rule": "TT001", "path": "a.md"})
    found = case.run("a.md")["TT001"]
    assert (found.outcome, len(found.evidence)) == (Outcome.WAIVED, 2)
    assert "已豁免：引用上级原文，照录（批准人：张三，有效期至 2025-12-31）" in found.message.zh
    assert found.waivers[0] == (
        "waiver",
        "引用上级原文，照录",
        "张三",
        "2025-12-31",
        "hegui-waivers.yaml:2",
        2,
    )
    assert case.notices == []


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("a.md", "a.md", True),
        ("./a.md", "a.md", True),
        ("*.md", "a.md", True),
        ("*.md", "甲/a.md", False),
        ("**/*.md", "甲/乙/a.md", True),
        ("**/*.md", "a.md", True),
        ("甲/**", "甲/乙/a.md", True),
        ("甲/**/a.md", "甲/a.md", True),
        ("甲/**/**/a.md", "甲/乙/丙/a.md", True),
        ("**/乙/**", "甲/乙/丙/a.md", True),
        ("**/丙", "甲/乙/丙/a.md", False),
        ("甲//a.md", "甲/a.md", True),
        ("**", "a.md", True),
        ("**/" * 30 + "*a*a*a*a*a*a*a*a*b.md", "a/" * 40 + "a" * 60 + ".md", False),
        ("甲/", "甲/乙/a.md", True),
        ("甲", "甲/a.md", False),
        ("甲*/a.md", "甲乙/a.md", True),
        ("甲?/a.md", "甲乙/a.md", True),
        ("甲/[ab].md", "甲/a.md", True),
        ("甲/[!ab].md", "甲/a.md", False),
        ("甲/[!ab].md", "甲/c.md", True),
        ("甲**乙.md", "甲丙/乙.md", False),
        ("A.md", "a.md", False),
        ("a.b.md", "aXb.md", False),
        ("a(1).md", "a(1).md", True),
        ("a\u0301.md", "\u00e1.md", True),
    ],
)
def test_which_documents_a_path_means(case, pattern, path, meant):
    case.write(path, "学习布署。")
    case.waive({"rule": "TT001", "path": pattern})
    assert (case.run(path)["TT001"].outcome is Outcome.WAIVED) is meant
    assert meant or case.notices[0][1] is Severity.INFO


def test_a_path_is_relative_to_the_file_however_the_document_is_named(case, monkeypatch):
    case.write("甲/a.md", "学习布署。")
    case.waive({"rule": "TT001", "path": "甲/a.md"})
    for name in ("甲/a.md", "./甲/../甲/a.md", str(case.folder / "甲/a.md")):
        assert case.run(name)["TT001"].outcome is Outcome.WAIVED
    monkeypatch.chdir(case.folder / "甲")
    made = exemptions([case.plan], [Files("../hegui-waivers.yaml")], TODAY)
    after = made.exempted(next(judged(case.plan, [read("a.md")])))
    assert {f.rule.id for f in after.findings if f.outcome is Outcome.WAIVED} == {"TT001"}


def test_what_is_not_below_the_folder_of_the_file_is_not_meant(case, monkeypatch):
    case.write("甲/hegui-waivers.yaml", "")
    case.write("a.md", "学习布署。")
    case.waive({"rule": "TT001", "path": "**"})
    (case.folder / "hegui-waivers.yaml").rename(case.folder / "甲" / "w.yaml")
    made = exemptions([case.plan], [Files("甲/w.yaml")], TODAY)
    for name in ("a.md", str(case.folder / "a.md")):
        before = next(judged(case.plan, [read(name)]))
        assert made.exempted(before) is before


def test_a_document_is_known_by_its_bytes(case):
    digest = case.write("a.md", "学习布署。")
    case.waive({"rule": "TT001", "document": digest})
    assert case.run("a.md")["TT001"].outcome is Outcome.WAIVED
    case.write("b.md", "学习布署。")
    assert case.run("b.md")["TT001"].outcome is Outcome.WAIVED
    case.write("a.md", "学习布署！")
    assert case.run("a.md")["TT001"].outcome is Outcome.FAIL
    case.waive({"rule": "TT001", "document": digest, "path": "c.md"})
    assert case.run("b.md")["TT001"].outcome is Outcome.FAIL, "where both are given both must hold"


def test_single_places(case):
    case.write("a.md", "学习布署。渡假。再布署，渡 假。")
    whole = case.run("a.md") if case.waive({"rule": "TT002", "path": "b.md"}) else None
    assert whole is None
    one = fingerprints(case.run("a.md")["TT001"])[1]
    case.waive(
        {"rule": "TT001", "path": "a.md", "fingerprint": one},
        {"rule": "TT002", "path": "a.md", "quote": "渡假"},
    )
    found = case.run("a.md")
    assert (found["TT001"].outcome, [q.column for q in found["TT001"].evidence]) == (Outcome.FAIL, [3])
    assert "其中 1 处已豁免：引用上级原文" in found["TT001"].message.zh
    assert found["TT001"].waivers[0].places == 1
    assert found["TT002"].outcome is Outcome.WAIVED
    assert case.notices == []


def test_several_waivers_of_one_finding(case):
    case.write("a.md", "学习布署。再布署。")
    case.waive({"rule": "TT004", "path": "a.md"})
    one, two = fingerprints(case.run("a.md")["TT001"])
    case.waive(
        {"rule": "TT001", "path": "a.md", "fingerprint": one, "approver": "王五"},
        {"rule": "TT001", "path": "a.md", "fingerprint": two},
    )
    found = case.run("a.md")["TT001"]
    assert found.outcome is Outcome.WAIVED
    assert [(w.approver, w.places, w.at) for w in found.waivers] == [
        ("王五", 1, "hegui-waivers.yaml:2"),
        ("张三", 1, "hegui-waivers.yaml:8"),
    ]
    case.waive({"rule": "TT001", "path": "a.md", "fingerprint": found.fingerprint})
    assert case.run("a.md")["TT001"].outcome is Outcome.WAIVED, (
        "the finding's own fingerprint is for all of it"
    )


def test_what_is_not_there_can_be_waived_by_a_file(case):
    case.write("a.md", "没有。")
    case.waive({"rule": "TT004", "path": "a.md"})
    found = case.run("a.md")["TT004"]
    assert (found.outcome, found.evidence) == (Outcome.WAIVED, ())
    assert found.message.zh.count("已豁免") == 1


def test_a_thousand_places_and_more_are_waived_as_a_whole(case):
    case.write("a.md", "学习" + "布署，" * 1001)
    case.waive({"rule": "TT001", "path": "a.md"})
    assert case.run("a.md")["TT001"].outcome is Outcome.WAIVED
    case.waive({"rule": "TT001", "path": "a.md", "quote": "布署"})
    assert case.run("a.md")["TT001"].outcome is Outcome.FAIL, "not all of them are known"


# expiry ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "outcome"),
    [("2025-01-01", Outcome.WAIVED), ("2025-12-31", Outcome.WAIVED), ("2026-01-01", Outcome.FAIL)],
)
def test_a_waiver_holds_up_to_its_last_day(case, today, outcome):
    case.write("a.md", "学习布署。")
    case.waive({"rule": "TT001", "path": "a.md"})
    case.today = datetime.date.fromisoformat(today)
    found = case.run("a.md")["TT001"]
    assert found.outcome is outcome
    if outcome is Outcome.FAIL:
        assert found.waivers == ()
        assert "豁免已于 2025-12-31 到期（批准人：张三，hegui-waivers.yaml:2）" in found.message.zh
        assert "expired on 2025-12-31" in found.message.en
        (line, severity, message) = case.notices[0]
        assert (line, severity) == (2, Severity.WARNING)
        assert "TT001 的豁免已于 2025-12-31 到期，问题重新计入" in message


def test_of_two_waivers_the_one_that_holds_counts(case):
    case.write("a.md", "学习布署。")
    case.waive({"rule": "TT001", "path": "a.md", "expires": "2024-12-31"}, {"rule": "TT001", "path": "*.md"})
    found = case.run("a.md")["TT001"]
    assert (found.outcome, "到期" in found.message.zh) == (Outcome.WAIVED, False)


def test_the_clock_is_asked_only_where_something_expires(case, monkeypatch):
    class Never(datetime.date):
        @classmethod
        def today(cls):
            raise AssertionError("asked the clock")

    case.write("a.md", "学习布署。")
    case.file(
        "waivers",
        [
            {
                "rule": "TT001",
                "path": "a.md",
                "reason": "引用上级原文",
                "approver": "张三",
                "perpetual": "true",
            }
        ],
    )
    case.today = None
    monkeypatch.setattr("hegui.exemptions.applied.datetime.date", Never)
    assert case.run("a.md")["TT001"].outcome is Outcome.WAIVED


# what is said of the file ---------------------------------------------------------------------------------------------


def test_waivers_that_waive_nothing_are_told(case):
    case.write("a.md", "学习部署。")
    case.write("b.md", "学习部署。")
    case.waive(
        {"rule": "TT001", "path": "a.md"},
        {"rule": "TT001", "path": "*.md"},
        {"rule": "TT001", "path": "c.md"},
        {"rule": "TT002", "path": "a.md", "expires": "2024-12-31"},
        {"rule": "TT005", "path": "a.md"},
    )
    case.run("a.md", "b.md")
    assert [(line, severity) for line, severity, _ in case.notices] == [
        (0, Severity.INFO),
        (2, Severity.WARNING),
        (7, Severity.INFO),
        (17, Severity.WARNING),
    ]
    assert case.notices[0][2].startswith("1 条豁免所指的文件或规则不在本次检查之列")
    assert "没有用上：文件里没有它要豁免的地方，可以删去" in case.notices[1][2]
    assert "在本次所查的文件里没有用上" in case.notices[2][2]
    assert "本次也没有查到它所指之处" in case.notices[3][2]
    assert all(notice.message.en for notice in case.told)


def test_a_waiver_that_is_used_in_one_document_is_used(case):
    case.write("a.md", "学习部署。")
    case.write("b.md", "学习布署。")
    case.waive({"rule": "TT001", "path": "*.md"})
    case.run("a.md", "b.md")
    assert case.notices == []


def test_a_quote_that_is_gone_is_told(case):
    case.write("a.md", "学习布署。")
    case.waive({"rule": "TT001", "path": "a.md", "quote": "布置"})
    assert case.run("a.md")["TT001"].outcome is Outcome.FAIL
    assert [(line, severity) for line, severity, _ in case.notices] == [(2, Severity.WARNING)]


def test_errors_passes_and_what_was_not_checked_are_never_waived(case):
    case.write("a.md", "学习布署。")
    case.waive(*({"rule": f"TT00{n}", "path": "a.md"} for n in (1, 2, 4, 5)))
    before = next(judged(case.plan, [read("a.md")]))
    made = exemptions([case.plan], [Files("hegui-waivers.yaml")], TODAY)
    for outcome in (Outcome.PASS, Outcome.ERROR, Outcome.NOT_CHECKED, Outcome.NOT_APPLICABLE):
        findings = [found._replace(outcome=outcome) for found in before.findings]
        after = made.exempted(before._replace(findings=findings))
        assert {found.outcome for found in after.findings} == {outcome}


def test_what_is_usual_stays_shared(case):
    case.write("a.md", "布署。")
    case.waive({"rule": "TT004", "path": "a.md"}, {"rule": "TT001", "path": "b.md"})
    made = exemptions([case.plan], [Files("hegui-waivers.yaml")], TODAY)
    before = next(judged(case.plan, [read("a.md")]))
    assert isinstance(before.findings, Findings)
    after = made.exempted(before)
    assert isinstance(after.findings, Findings)
    assert after.findings.usual is before.findings.usual
    other = next(judged(case.plan, [read("a.md")]))._replace(path="elsewhere.md")
    assert made.exempted(other) is other, "a document that no waiver is for stays as it is"


def test_no_file_no_work(case):
    assert exemptions([case.plan], []) is None
    assert exemptions([case.plan], [Files(), Files(documents=("a.md",))]) is None


def test_each_document_has_its_own_files(case):
    for name in ("甲/a.md", "乙/a.md", "丙.md"):
        case.write(name, "学习布署。")
    case.waive({"rule": "TT001", "path": "**"})
    case.write(
        "乙/w.yaml", (case.folder / "hegui-waivers.yaml").read_text(encoding="utf-8").replace("张三", "乙方")
    )
    files = [Files("hegui-waivers.yaml", documents=("甲/a.md",)), Files("乙/w.yaml", documents=("乙/a.md",))]
    made = exemptions([case.plan, case.plan.only({"TT001"})], files, TODAY)
    ends = {}
    after = []
    for name in ("甲/a.md", "乙/a.md", "丙.md"):
        after.append(made.exempted(next(judged(case.plan, [read(name)]))))
        found = next(found for found in after[-1].findings if found.rule.id == "TT001")
        ends[name] = [waiver.approver for waiver in found.waivers]
    assert ends == {"甲/a.md": ["张三"], "乙/a.md": ["乙方"], "丙.md": []}
    assert made.notices(totals(after).marks) == ()


def test_after_suppressions_in_the_document(case):
    case.write("a.md", "学习。\n\n<!-- hegui: allow TT001 -- 引用错例 -->\n布署一。\n\n布署二。\n")
    case.plan = case.plan.lenient(Lenience(suppressions=True))
    case.waive({"rule": "TT001", "path": "a.md"})
    found = case.run("a.md")["TT001"]
    assert found.outcome is Outcome.WAIVED
    assert [(w.source, w.places, w.at) for w in found.waivers] == [
        ("suppression", 1, "a.md:3"),
        ("waiver", 1, "hegui-waivers.yaml:2"),
    ]


# answers of persons ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "outcome", "said"),
    [
        ("是", Outcome.PASS, "是"),
        ("yes", Outcome.PASS, "是"),
        ("否", Outcome.FAIL, "否"),
        ("no", Outcome.FAIL, "否"),
    ],
)
def test_an_answer_decides_for_this_very_document(case, answer, outcome, said):
    digest = case.write("a.md", "学习。")
    case.answer({"rule": "TT005", "document": digest, "answer": answer, "note": "见附件目录"})
    found = case.run("a.md")["TT005"]
    assert found.outcome is outcome
    assert found.message.zh == f"附件齐全吗？ 答：{said}（李四，2025-03-01；见附件目录）"
    assert "李四, 2025-03-01" in found.message.en
    assert found.waivers == ()
    assert case.notices == []


def test_an_answer_lapses_when_the_document_changes(case):
    digest = case.write("a.md", "学习。")
    case.answer({"rule": "attached", "document": digest, "answer": "是", "path": "a.md"})
    assert case.run("a.md")["TT005"].outcome is Outcome.PASS
    case.write("a.md", "学习！")
    found = case.run("a.md")["TT005"]
    assert found.outcome is Outcome.REVIEW
    assert "？原有答复：是（李四，2025-03-01），此后文件有改动，答复已失效" in found.message.zh
    assert "lapsed" in found.message.en
    assert [(line, severity) for line, severity, _ in case.notices] == [(2, Severity.WARNING)]
    again = case.write("a.md", "学习！")
    old = {"rule": "TT005", "document": digest, "answer": "是", "path": "a.md"}
    case.answer(old, {**old, "document": again, "date": "2025-04-01"})
    assert case.run("a.md")["TT005"].outcome is Outcome.PASS
    assert case.notices == [], "the answer before it is history"


def test_one_no_is_enough(case):
    digest = case.write("a.md", "学习。")
    yes = {"rule": "TT005", "document": digest, "answer": "是"}
    case.answer(yes, {**yes, "answer": "否", "name": "王五"})
    found = case.run("a.md")["TT005"]
    assert found.outcome is Outcome.FAIL
    assert "李四" in found.message.zh and "王五" in found.message.zh


def test_a_question_without_an_answer_stays_open(case):
    case.write("a.md", "学习。")
    case.answer({"rule": "TT005", "document": "b" * 64, "answer": "是", "path": "b.md"})
    found = case.run("a.md")["TT005"]
    assert (found.outcome, found.message.zh) == (Outcome.REVIEW, "附件齐全吗？")
    assert [(line, severity) for line, severity, _ in case.notices] == [(0, Severity.INFO)]


def test_a_no_may_be_waived_by_somebody_else(case):
    digest = case.write("a.md", "学习。")
    case.answer({"rule": "TT005", "document": digest, "answer": "否"})
    case.waive({"rule": "TT005", "path": "a.md"})
    found = case.run("a.md")["TT005"]
    assert found.outcome is Outcome.WAIVED
    assert "答：否（李四" in found.message.zh and "批准人：张三" in found.message.zh


def test_an_answer_nobody_asked_for_is_told(case):
    digest = case.write("a.md", "学习。")
    case.answer({"rule": "TT005", "document": digest, "answer": "是"})
    made = exemptions([case.plan], [Files(None, "hegui-attestations.yaml")])
    before = next(judged(case.plan, [read("a.md")]))
    findings = [found._replace(outcome=Outcome.NOT_APPLICABLE) for found in before.findings]
    after = made.exempted(before._replace(findings=findings))
    (notice,) = made.notices(totals([after]).marks)
    assert "没有用上" in notice.message.zh


def test_from_the_library(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("局长2023年述职报告\n做好布署。\n", encoding="utf-8")
    (tmp_path / "w.yaml").write_text(
        "waivers:\n- {rule: LX001, path: '*.txt', reason: 引用上级原文，照录, approver: 张三丰, expires: 2025-12-31}\n",
        encoding="utf-8",
    )
    for today, outcome in (
        (datetime.date(2025, 6, 1), Outcome.WAIVED),
        (datetime.date(2026, 6, 1), Outcome.FAIL),
    ):
        report = check_paths(["a.txt"], ["lexicon"], waivers="w.yaml", today=today)
        (found,) = [one for one in report.documents[0].findings if one.rule.id == "LX001"]
        assert found.outcome is outcome
        assert "waivers w.yaml" in dict(report.options)
        assert len(report.notices) == (outcome is Outcome.FAIL)
