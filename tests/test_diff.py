"""Two rounds of a draft: read strictly, matched, compared; golden outputs in both languages."""

import copy
import json
import os

import jsonschema
import pytest

from hegui import comparison
from hegui.api import check_text
from hegui.comparison import json_, markdown, table
from hegui.comparison.changes import Kind, compared, status
from hegui.comparison.reading import read_round, round_of
from hegui.errors import InputError
from hegui.formats import render
from hegui.formats.view import View
from hegui.rule import Severity

GOLDEN = os.path.join(os.path.dirname(__file__), "golden")
OLD_TEXT = "全县工作报告\n一、成绩\n市委政府决定，修路**公里。\n二、不足\n力度不够。\n"
NEW_TEXT = "全县工作报告\n一、学习\n学了。\n二、成绩\n市委、市政府决定，修路**公里，架桥**座。\n三、不足\n啥都不够。\n"


def finding(rule="HS001", outcome="fail", quotes=(), kind="avoid", severity="error", section=("一、甲",)):
    places = [
        {"start": n, "end": n + 1, "line": n + 1, "column": 1, "quote": quote, "section": list(section)}
        for n, quote in enumerate(quotes)
    ]
    return {
        "rule": rule, "name": rule.lower(), "title": f"第 {rule} 项", "severity": severity, "basis": "house",
        "kind": kind, "outcome": outcome, "message": f"{rule} 的情况", "fingerprint": "0" * 16, "evidence": places,
    }  # fmt: skip


def document(path="a.txt", *findings, sha256="ab" * 32):
    return {
        "path": path, "sha256": sha256, "format": "txt", "encoding": "utf-8", "title": "报告", "genre": "", "date": "",
        "findings": list(findings),
    }  # fmt: skip


def report(*documents, refused=(), version="1", exit_status=1):
    ends = [found["outcome"] for each in documents for found in each["findings"]]
    names = ("pass", "fail", "review", "not_applicable", "not_checked", "waived", "error")
    return {
        "schema": "hegui-report/1",
        "tool": {"name": "hegui", "version": "0.1.0"},
        "packs": [{"name": "house", "title": "清单", "version": version, "sha256": version * 64, "path": "h.yaml", "rules": 3}],
        "summary": {
            "documents": len(documents), "refused": len(refused), "findings": len(ends), "exit_status": exit_status,
            "outcomes": {name: ends.count(name) for name in names},
        },
        "documents": list(documents),
        "refused": list(refused),
    }  # fmt: skip


def read(values, path="r.json"):
    return round_of(json.dumps(values).encode(), path)


def changes(old, new):
    found = compared(read(report(document("a.txt", *old))), read(report(document("a.txt", *new))))
    return found, {change.rule: change for change in found.documents[0].changes}


@pytest.mark.parametrize(
    ("before", "after", "kind", "ended"),
    [
        ("fail", "pass", Kind.MET, 0),
        ("fail", "fail", Kind.OPEN, 0),
        ("pass", "fail", Kind.BROKEN, 1),
        ("review", "fail", Kind.BROKEN, 1),
        ("waived", "fail", Kind.BROKEN, 1),
        ("not_applicable", "fail", Kind.BROKEN, 1),
        ("fail", "review", Kind.CHANGED, 0),
        ("fail", "waived", Kind.CHANGED, 0),
        ("pass", "review", Kind.CHANGED, 0),
        ("pass", "error", Kind.CHANGED, 2),
        ("pass", "pass", None, 0),
        ("review", "review", None, 0),
    ],
)
def test_what_became_of_a_rule(before, after, kind, ended):
    found, told = changes([finding(outcome=before)], [finding(outcome=after)])
    assert (told["HS001"].kind if told else None) is kind
    assert status(found, Severity.INFO) == ended
    assert found.documents[0].same == (kind is None)


def test_places_that_are_new_gone_and_kept():
    found, told = changes([finding(quotes="甲乙乙")], [finding(quotes="乙丙乙丙")])
    change = told["HS001"]
    assert [[place.quote for place in places] for places in (change.kept, change.new, change.gone)] == [
        ["乙", "乙"], ["丙", "丙"], ["甲"],
    ]  # fmt: skip
    assert change.worse
    assert [place.line for place in change.kept] == [1, 3]
    assert status(found, Severity.ERROR) == 1  # more places than before


def test_the_closing_line_tells_of_what_is_worse():
    found, _ = changes([finding(quotes="甲")], [finding(quotes="甲乙")])
    said = "".join(table.render(found, View(fail_on=Severity.ERROR))).splitlines()[-1]
    assert "有新问题（退出码 1）" in said
    assert "新出现 0 项，仍未解决 1 项（其中 1 项的问题处比上一稿多）" in said
    found, _ = changes([finding(quotes="甲乙")], [finding(quotes="甲")])
    assert "多" not in "".join(table.render(found, View(fail_on=Severity.ERROR))).splitlines()[-1]


def test_an_edited_place_is_not_worse_and_a_renumbered_heading_is_the_same():
    found, told = changes(
        [finding(quotes=["甲", "三、存在的问题"])], [finding(quotes=["丙", "四、存在的 问题"])]
    )
    assert [place.quote for place in told["HS001"].new] == ["丙"]
    assert not told["HS001"].worse
    assert status(found, Severity.INFO) == 0


def test_equal_words_belong_together_under_the_same_heading():
    old = finding(quotes=["甲"], section=["二、乙"])
    new = finding(quotes=["甲", "甲"], section=["一、丁"])
    new["evidence"][1]["section"] = ["三、乙"]
    _, told = changes([old], [new])
    assert [place.section for place in told["HS001"].new] == [("一、丁",)]


def test_what_asks_for_the_whole_has_no_new_places():
    found, told = changes([finding(quotes="甲", kind="contain")], [finding(quotes="甲乙", kind="contain")])
    assert (told["HS001"].new, told["HS001"].worse, status(found, Severity.INFO)) == ((), False, 0)


def test_a_rule_that_is_not_there_is_not_for_the_document_where_the_packs_are_the_same():
    _, told = changes([], [finding()])
    assert (told["HS001"].kind, told["HS001"].before) == (Kind.BROKEN, "not_applicable")
    other = compared(read(report(document("a.txt"))), read(report(document("a.txt", finding()), version="2")))
    assert [change.kind for change in other.documents[0].changes] == [Kind.ONLY_NEW]
    assert [pack.name for pack in other.packs] == ["house"]
    assert status(other, Severity.INFO) == 0
    back = compared(read(report(document("a.txt", finding()))), read(report(document("a.txt"), version="2")))
    assert [change.kind for change in back.documents[0].changes] == [Kind.ONLY_OLD]


def test_the_engines_own_items_are_there_whatever_the_packs():
    old, new = report(document("a.txt")), report(document("a.txt", finding("HG002")), version="2")
    assert [change.kind for change in compared(read(old), read(new)).documents[0].changes] == [Kind.BROKEN]


def _pairs(old, new, *named):
    found = compared(read(report(*map(document, old))), read(report(*map(document, new))), named)
    pairs = [(each.old.path, each.new.path) for each in found.documents]
    return pairs, [p.path for p in found.gone], [p.path for p, _ in found.come]


def document_of(path, sha256):
    return document(path, sha256=sha256 * 64)


def test_documents_are_matched():
    assert _pairs(["v1.docx"], ["v2.docx"]) == ([("v1.docx", "v2.docx")], [], [])
    same = [("a.txt", "./a.txt"), ("b.txt", "b.txt")]
    assert _pairs(["a.txt", "b.txt"], ["./a.txt", "b.txt"]) == (same, [], [])
    folders = [("r1/x/a.txt", "r2/x/a.txt"), ("r1/y/a.txt", "r2/y/a.txt")]
    assert _pairs(["r1/x/a.txt", "r1/y/a.txt"], ["r2/x/a.txt", "r2/y/a.txt"]) == (folders, [], [])
    named = _pairs(["a=1.txt", "b.txt"], ["c.txt", "b.txt"], "a=1.txt=c.txt")
    assert named == ([("a=1.txt", "c.txt"), ("b.txt", "b.txt")], [], [])


def test_same_contents_belong_together_and_others_are_told():
    old = report(document_of("a.txt", "1"), document_of("b.txt", "2"), document_of("c.txt", "3"))
    new = report(document_of("a.txt", "1"), document_of("neu.txt", "3"), document_of("d.txt", "4"))
    new["documents"][2]["findings"].append(finding())
    new["summary"]["findings"] = new["summary"]["outcomes"]["fail"] = 1
    found = compared(read(old), read(new))
    assert [(e.old.path, e.new.path) for e in found.documents] == [("a.txt", "a.txt"), ("c.txt", "neu.txt")]
    assert [paper.path for paper in found.gone] == ["b.txt"]
    assert [(paper.path, [f.rule for f in failing]) for paper, failing in found.come] == [
        ("d.txt", ["HS001"])
    ]
    assert status(found, Severity.INFO) == 1


@pytest.mark.parametrize("named", ["a.txt", "a.txt=x.txt", "x.txt=a.txt"])
def test_a_match_that_names_no_document_is_refused(named):
    one = read(report(document("a.txt"), document("b.txt")))
    with pytest.raises(InputError, match="match"):
        compared(one, one, [named])
    with pytest.raises(InputError, match="两次"):
        compared(one, one, ["a.txt=b.txt", "a.txt=a.txt"])


def test_what_could_not_be_judged_ends_in_2():
    whole = read(report(document("a.txt", finding(outcome="pass")), exit_status=0))
    refused = report(document("a.txt"), refused=[{"path": "x.doc", "reason": "坏了"}], exit_status=2)
    for new in (read(refused), read(report(document("a.txt"), exit_status=2)), read(report(exit_status=2))):
        assert status(compared(whole, new), None) == 2
    apart = compared(whole, read(report(document("b.txt"), document("c.txt"))))
    assert status(apart, None) == 2


def test_only_severities_at_the_threshold_count():
    found, _ = changes([], [finding(severity="warning")])
    ends = [status(found, each) for each in (None, Severity.ERROR, Severity.WARNING, Severity.INFO)]
    assert ends == [0, 0, 1, 1]


SPOILT = [
    ("", "JSON"),
    ("[]", "不是 hegui"),
    ("{", ":1:2"),
    ('{"schema": "hegui-report/1", "schema": 1}', "两次"),
    ('{"schema": NaN}', "NaN"),
    ('{"schema": "hegui-report/2"}', "hegui-report/1"),
    ("[" * 100_000, "JSON"),
    ("\udcff", "UTF-8"),
]


@pytest.mark.parametrize(("text", "told"), SPOILT, ids=range(len(SPOILT)))
def test_what_is_no_report_is_refused(text, told):
    with pytest.raises(InputError, match=told):
        round_of(text.encode("utf-8", "surrogateescape"), "r.json")


def _spoil(where, value):
    values = report(document("a.txt", finding(quotes="甲")))
    *path, last = where
    held = values
    for key in path:
        held = held[key]
    if value is None:
        del held[last]
    else:
        held[last] = value
    return values


@pytest.mark.parametrize(
    ("where", "value", "told"),
    [
        (("documents",), None, "documents 没有写"),
        (("documents",), {}, "documents 应是列表"),
        (("documents", 0), "x", r"documents\[0\] 应是对象"),
        (("documents", 0, "path"), 1, r"documents\[0\].path 应是字符串"),
        (("documents", 0, "findings", 0, "outcome"), "ok", r"findings\[0\].outcome 应是 pass、fail"),
        (("documents", 0, "findings", 0, "severity"), None, "severity 没有写"),
        (
            ("documents", 0, "findings", 0, "evidence", 0, "line"),
            0,
            r"evidence\[0\].line 应是不小于 1 的整数",
        ),
        (("documents", 0, "findings", 0, "evidence", 0, "line"), True, "整数"),
        (("documents", 0, "findings", 0, "evidence", 0, "section"), [1], r"section\[0\] 应是字符串"),
        (("documents", 0, "findings"), [], "summary.findings 与所列的 0 不符"),
        (("documents", 0, "findings", 0, "outcome"), "pass", "summary.outcomes.pass 与所列的 1 不符"),
        (("documents",), [], "summary.documents 与所列的 0 不符"),
        (("refused",), [{"path": "b", "reason": "c"}], "summary.refused"),
        (("documents", 0, "findings"), [finding(), finding()], "HS001 出现两次"),
    ],
)
def test_a_damaged_report_is_refused_with_the_place(where, value, told):
    with pytest.raises(InputError, match=told):
        read(_spoil(where, value))


def test_fields_of_a_later_version_are_passed_over_and_utf_16_is_read():
    values = report(document("a.txt", finding(quotes="甲")))
    values["more"] = values["documents"][0]["more"] = values["documents"][0]["findings"][0]["more"] = 1
    plain = read(values)._replace(sha256="")
    written = round_of(json.dumps(values, ensure_ascii=False).encode("utf-16"), "r.json")
    assert written._replace(sha256="") == plain
    assert round_of(b"\xef\xbb\xbf" + json.dumps(values).encode(), "r.json")._replace(sha256="") == plain


def test_a_real_report_is_read_whole():
    made = check_text("2023年度述职报告\n一、履职情况\n市委政府决定，修路**公里。\n")
    found = round_of("".join(render(made, "json")).encode(), "r.json")
    assert len(found.papers[0].findings) == len(made.documents[0].findings)


def _comparison():
    rules = [("HS010", "contain"), ("HS011", "section")]
    old = report(
        document(
            "甲/报告.docx",
            finding("HS001", "pass"),
            finding("HS002", quotes=["**"]),
            finding("HS003", severity="warning"),
            *(finding(rule, quotes=["一、甲"], kind=kind, severity="info") for rule, kind in rules),
            finding("HS020", "review"),
            finding("HS021", "pass"),
        ),
        document("乙.txt", finding("HS001")),
        document("丙.txt", finding("HS001", "pass")),
    )
    new = copy.deepcopy(old)
    first = new["documents"][0]
    first["findings"][0] = finding("HS001", quotes=["<b>@某|人</b>", "1. `错`"])
    first["findings"][1] = finding("HS002", quotes=["**", "**", "XX"])
    first["findings"][2] = finding("HS003", "pass", severity="warning")
    first["findings"][3] = finding("HS010", "waived", severity="info")
    first["findings"].append(finding("HS030", "not_checked"))
    new["documents"][1]["path"], new["documents"][1]["sha256"] = "丁.txt", "cd" * 32
    new = report(
        *new["documents"], refused=[{"path": "戊.doc", "reason": "文件已损坏"}], version="2", exit_status=2
    )
    return compared(read(old, "v1.json"), read(new, "v2.json"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("shape", "suffix"), [(table, "txt"), (markdown, "md"), (json_, "json")])
def test_golden(shape, suffix, lang):
    """HEGUI_REGENERATE=1 writes them anew."""
    made = "".join(shape.render(_comparison(), View(lang=lang, fail_on=Severity.INFO)))
    path = os.path.join(GOLDEN, f"diff-{lang}.{suffix}")
    if os.environ.get("HEGUI_REGENERATE"):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(made)
    with open(path, encoding="utf-8", newline="") as file:
        assert file.read() == made


def test_json_fits_its_schema():
    with open(
        os.path.join(os.path.dirname(comparison.__file__), "diff.schema.json"), encoding="utf-8"
    ) as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    values = json.loads("".join(json_.render(_comparison(), View())))
    validator.validate(values)
    assert not validator.is_valid({**values, "more": 1})


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(InputError, match="读不出来"):
        read_round(str(tmp_path / "none.json"))
