"""hegui check with files of waivers and answers: found, obeyed, told in every format, and the same by one process or two."""

from __future__ import annotations

import hashlib
import json

import pytest

from hegui.formats import FILES, FORMATS

PACK = """\
pack: own
title: 本单位清单
version: 2026.1
rules:
  - id: ZZ001
    name: wrong-words
    title: 不写错词
    severity: error
    basis: {level: house}
    why: 应当如此
    check: {kind: replace, words: {布署: 部署}}
    examples: {pass: [部署], fail: [布署]}
  - id: ZZ002
    name: attached
    title: 附件齐全
    severity: warning
    basis: {level: house}
    why: 应当如此
    check: {kind: manual, question: 附件齐全吗？}
    examples: {review: [任意]}
"""
WAIVER = """\
waivers:
- rule: ZZ001
  path: "*.md"
  reason: 引用上级原文，照录
  approver: 张三丰
  expires: 2025-12-31
"""
SINGLE = "做好布署。\n"


@pytest.fixture
def own(place):
    (place / "own.yaml").write_text(PACK, encoding="utf-8")
    (place / "a.md").write_text(SINGLE, encoding="utf-8")
    (place / "hegui-waivers.yaml").write_text(WAIVER, encoding="utf-8")
    return place


def check(hegui, *arguments, today="2025-06-01"):
    return hegui("check", *arguments, "--pack", "own.yaml", *(("--today", today) if today else ()))


def report(hegui, *arguments, **more):
    done = check(hegui, *arguments, "--format", "json", **more)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def ends(found):
    return {one["rule"]: one for one in found["documents"][0]["findings"]}


def test_a_file_beside_is_found_and_obeyed(hegui, own):
    done = check(hegui, "a.md")
    assert done.returncode == 0, done.stdout
    assert "1 项已豁免" in done.stdout
    found = report(hegui, "a.md")
    digest = hashlib.sha256(WAIVER.encode()).hexdigest()
    assert found["options"]["waivers hegui-waivers.yaml"] == f"sha256:{digest}"
    assert found["options"]["today"] == "2025-06-01"
    one = ends(found)["ZZ001"]
    assert one["outcome"] == "waived" and one["evidence"]
    assert one["waivers"] == [
        {
            "source": "waiver",
            "reason": "引用上级原文，照录",
            "approver": "张三丰",
            "expires": "2025-12-31",
            "at": "hegui-waivers.yaml:2",
            "places": 1,
        }
    ]


def test_one_that_is_named(hegui, own):
    (own / "hegui-waivers.yaml").rename(own / "other.yaml")
    assert check(hegui, "a.md").returncode == 1
    assert check(hegui, "a.md", "--waivers", "other.yaml").returncode == 0
    assert check(hegui, "a.md", "--waivers=other.yaml", "--isolated").returncode == 0
    done = check(hegui, "a.md", "--waivers", "none.yaml")
    assert (done.returncode, "找不到豁免清单 none.yaml" in done.stderr) == (2, True)
    (own / "hegui.toml").write_text('waivers = "other.yaml"\n', encoding="utf-8")
    assert check(hegui, "a.md").returncode == 0
    assert check(hegui, "a.md", "--isolated").returncode == 1


def test_one_beside_the_configuration_above(hegui, own):
    (own / "hegui.toml").write_text('lang = "zh"\n', encoding="utf-8")
    (own / "甲").mkdir()
    (own / "甲" / "b.md").write_text(SINGLE, encoding="utf-8")
    (own / "甲" / "hegui-waivers.yaml").write_text(WAIVER.replace("张三丰", "不算数的"), encoding="utf-8")
    found = report(hegui, "a.md", "甲")
    outcomes = [next(f["outcome"] for f in d["findings"] if f["rule"] == "ZZ001") for d in found["documents"]]
    assert outcomes == ["waived", "fail"], "the folder that is checked does not bring its own"


def test_an_expired_one_brings_the_finding_back(hegui, own):
    done = check(hegui, "a.md", today="2026-01-01")
    assert done.returncode == 1
    assert "豁免已于 2025-12-31 到期" in done.stdout
    found = report(hegui, "a.md", today="2026-01-01")
    assert [(one["path"], one["line"], one["severity"]) for one in found["notices"]] == [
        ("hegui-waivers.yaml", 2, "warning")
    ]
    same = [
        check(hegui, "a.md", "--format", "json", today=day).stdout for day in ("2026-01-01", "2026-03-01")
    ]
    assert same[0].replace("2026-01-01", "2026-03-01") == same[1]


def test_without_a_day_the_report_names_none(hegui, own):
    (own / "hegui-waivers.yaml").write_text(WAIVER.replace("2025-12-31", "9999-12-31"), encoding="utf-8")
    found = report(hegui, "a.md", today=None)
    assert "today" not in found["options"]
    assert ends(found)["ZZ001"]["outcome"] == "waived"


def test_faults_stop_the_run(hegui, own):
    (own / "hegui-waivers.yaml").write_text(WAIVER.replace("张三丰", "领导"), encoding="utf-8")
    done = check(hegui, "a.md")
    assert done.returncode == 2
    assert "hegui-waivers.yaml:5:13: approver 写的是“领导”，等于没有写" in done.stderr
    assert "豁免或答复的文件有 1 处错误，未检查任何文件" in done.stderr
    assert done.stdout == ""


def test_an_answer_and_how_it_lapses(hegui, own):
    assert ends(report(hegui, "a.md"))["ZZ002"]["outcome"] == "review"
    by = ("--name", "李四", "--date", "2025-03-01", "--pack", "own.yaml")
    assert hegui("attest", "a.md", "ZZ002", "--answer", "yes", *by).returncode == 0
    one = ends(report(hegui, "a.md"))["ZZ002"]
    assert (one["outcome"], "李四，2025-03-01" in one["message"], "waivers" in one) == ("pass", True, False)
    (own / "a.md").write_text(SINGLE * 2, encoding="utf-8")
    found = report(hegui, "a.md")
    assert (ends(found)["ZZ002"]["outcome"], "已失效" in ends(found)["ZZ002"]["message"]) == ("review", True)
    assert [one["path"] for one in found["notices"]] == ["hegui-attestations.yaml"]


def test_standard_input_is_one_of_the_documents(hegui, own):
    arguments = ("check", "-", "--stdin-name", "x.md", "--pack", "own.yaml", "--today", "2025-06-01")
    assert hegui(*arguments, input=SINGLE).returncode == 0
    assert hegui(*arguments[:3], "x.txt", *arguments[4:], input=SINGLE).returncode == 1


def test_one_process_or_two(hegui, own):
    for number in range(60):
        text = SINGLE if number % 3 else "做好部署。\n"
        (own / f"{number:02}.{'md' if number % 2 else 'txt'}").write_text(
            text * (1 + number % 2), encoding="utf-8"
        )
    (own / "hegui-waivers.yaml").write_text(
        WAIVER + "- {rule: ZZ002, path: 07.md, reason: 已当面核对附件, approver: 李四, expires: 2025-01-01}\n"
        "- {rule: ZZ001, path: 09.md, reason: 引用上级原文, approver: 李四, perpetual: true}\n",
        encoding="utf-8",
    )
    one, two = (check(hegui, ".", "--format", "json", "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    found = json.loads(one.stdout)
    assert found["summary"]["outcomes"]["waived"] == 21
    assert [notice["severity"] for notice in found["notices"]] == ["warning", "warning"]


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in FILES])
def test_every_format_has_what_is_waived(hegui, own, name):
    (own / "b.md").write_text("做好部署。\n", encoding="utf-8")
    done = check(hegui, ".", "--format", f"{name}=out", "--show", "all")
    assert done.returncode == 0, done.stderr
    path = own / "out"
    assert path.exists()
    data = path.read_bytes()
    if name == "xlsx":
        import io
        import zipfile

        parts = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(parts.read(part) for part in parts.namelist())
    text = data.decode("utf-8", "replace")
    assert any(word in text for word in ("waived", "豁免", "suppress", "张三丰"))


def test_fix_never_touches_what_is_waived(hegui, own):
    path = own / "c.md"
    path.write_text("“布署”是错例。\n\n做好布署。\n", encoding="utf-8")
    fix = ("fix", "c.md", "--write", "--pack", "own.yaml")
    waiver = WAIVER.replace("2025-12-31", "9999-12-31").replace("*.md", "c.md")
    (own / "hegui-waivers.yaml").write_text(waiver, encoding="utf-8")
    assert hegui(*fix).returncode == 0
    assert path.read_text(encoding="utf-8").count("布署") == 2
    (own / "hegui-waivers.yaml").write_text(WAIVER.replace("2025-12-31", "2000-12-31"), encoding="utf-8")
    assert hegui(*fix).returncode == 0
    assert path.read_text(encoding="utf-8").count("布署") == 0, "it has expired"
    (own / "hegui-waivers.yaml").write_text(WAIVER.replace("张三丰", "领导"), encoding="utf-8")
    assert hegui(*fix).returncode == 2


def test_no_output_over_the_file(hegui, own):
    done = check(hegui, "a.md", "--format", "json=hegui-waivers.yaml")
    assert done.returncode == 2
    assert (own / "hegui-waivers.yaml").read_text(encoding="utf-8") == WAIVER


def test_a_rule_for_other_files_is_known_and_not_used(hegui, own):
    (own / "hegui.toml").write_text('[per-path-packs]\n"述职/**" = ["own.yaml"]\n', encoding="utf-8")
    for folder in ("述职", "总结"):
        (own / folder).mkdir()
        (own / folder / "a.txt").write_text(f"局长2023年{folder}报告\n完成布署3项。\n", encoding="utf-8")
    (own / "hegui-waivers.yaml").write_text(WAIVER.replace("*.md", "述职/a.txt"), encoding="utf-8")
    done = hegui("attest", "述职/a.txt", "ZZ002", "--answer", "yes", "--name", "李四")
    assert done.returncode == 0, done.stderr
    for folders in (("总结",), ("总结", "述职"), ("述职",)):
        done = hegui("check", *folders, "--today", "2025-06-01", "--format", "json")
        assert done.returncode in (0, 1), done.stderr
        assert json.loads(done.stdout)["notices"] == [], "nothing to be said of what is for other files"
    file = own / "hegui-attestations.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("ZZ002", "ZZ003"), encoding="utf-8")
    done = hegui("check", "总结")
    assert (done.returncode, "没有编号或名称为 ZZ003 的规则" in done.stderr) == (2, True)
