"""hegui check --baseline and --update-baseline as their users run them."""

import json
import os

from hegui.baseline.known import NAME

OLD = "市水务局2023年工作报告\n按照市委政府的安排，完成管网改造**公里。\n"


def _begin(hegui, place, *arguments):
    (place / "old.txt").write_text(OLD, encoding="utf-8")
    return hegui("check", "old.txt", "--pack", "house.yaml", "--update-baseline", *arguments)


def test_only_what_is_new_fails(hegui, place):
    done = _begin(hegui, place)
    assert done.returncode == 0
    assert f"{NAME}: 基线已更新：1 份文件，2 处；新记入 2 处" in done.stdout
    check = ("check", "old.txt", "--pack", "house.yaml", "--baseline", NAME)
    done = hegui(*check)
    assert done.returncode == 0
    assert "\n已豁免（2 项）\n~ 2 项基线中已有（--show pass 列出）\n" in done.stdout
    assert "2 项已豁免" in done.stdout.splitlines()[-1]
    (place / "old.txt").write_text(OLD + "新建泵站**座。\n", encoding="utf-8")
    done = hegui(*check)
    assert done.returncode == 1
    assert "第3行" in done.stdout
    assert "第2行" not in done.stdout
    (place / "old.txt").write_text(OLD.replace("**", "12"), encoding="utf-8")
    done = hegui(*check, "--lang", "en")
    assert done.returncode == 0
    assert f"{NAME}: 1 known finding is no longer there: run" in done.stdout


def test_machine_formats_tell_what_is_known_and_by_what(hegui, place):
    _begin(hegui, place)
    done = hegui("check", "old.txt", "--pack", "house.yaml", "--baseline", NAME, "--format", "json")
    values = json.loads(done.stdout)
    found = {each["rule"]: each for each in values["documents"][0]["findings"]}
    assert [found[rule]["outcome"] for rule in ("HS001", "HS002")] == ["waived", "waived"]
    (waiver,) = found["HS001"]["waivers"]
    assert (waiver["source"], waiver["at"], waiver["places"]) == ("baseline", NAME, 1)
    assert values["options"][f"baseline {NAME}"].startswith("sha256:")


def test_a_run_on_part_keeps_the_rest(hegui, place):
    _begin(hegui, place)
    (place / "sub").mkdir()
    (place / "sub" / "b.txt").write_text(OLD, encoding="utf-8")
    assert hegui("check", "sub", "--pack", "house.yaml", "--update-baseline").returncode == 0
    values = json.loads((place / NAME).read_text(encoding="utf-8"))
    assert sorted({entry["path"] for entry in values["findings"]}) == ["old.txt", "sub/b.txt"]
    assert hegui("check", "old.txt", "sub", "--pack", "house.yaml", "--baseline", NAME).returncode == 0


def test_what_could_not_be_judged_ends_in_2_and_is_not_known(hegui, place):
    (place / "broken.txt").write_bytes(b"\xff\xfe\xff")
    done = _begin(hegui, place, "broken.txt")
    assert done.returncode == 2
    values = json.loads((place / NAME).read_text(encoding="utf-8"))
    assert {entry["path"] for entry in values["findings"]} == {"old.txt"}
    check = ("check", "old.txt", "broken.txt", "--pack", "house.yaml", "--baseline", NAME)
    assert hegui(*check).returncode == 2


def test_a_baseline_that_is_not_there_or_damaged_is_refused(hegui, place):
    check = ("check", "good.txt", "--pack", "house.yaml")
    done = hegui(*check, "--baseline", "none.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "找不到基线 none.json" in done.stderr
    (place / "bad.json").write_text('{"schema": "hegui-baseline/2"}', encoding="utf-8")
    for more in ((), ("--update-baseline",)):
        done = hegui(*check, "--baseline", "bad.json", *more, "--lang", "en")
        assert (done.returncode, done.stdout) == (2, "")
        assert "hegui-baseline/1" in done.stderr
    assert hegui(*check, "--baseline", "good.txt", "--update-baseline").returncode == 2
    assert "管网改造" in (place / "good.txt").read_text(encoding="utf-8")
    assert not os.path.exists(place / NAME)


def test_an_unwaivable_rule_makes_it_refused_until_it_is_updated(hegui, place):
    _begin(hegui, place)
    pack = (place / "house.yaml").read_text(encoding="utf-8")
    strict = pack.replace("why: 起草时", "unwaivable: true\n    why: 起草时")
    (place / "house.yaml").write_text(strict, encoding="utf-8")
    done = hegui("check", "old.txt", "--pack", "house.yaml", "--baseline", NAME)
    assert done.returncode == 2
    assert "HS001" in done.stderr
    assert _begin(hegui, place).returncode == 1
    assert hegui("check", "old.txt", "--pack", "house.yaml", "--baseline", NAME).returncode == 1


def test_no_output_is_written_over_a_baseline(hegui, place):
    _begin(hegui, place)
    before = (place / NAME).read_bytes()
    done = hegui("check", "old.txt", "--pack", "house.yaml", "--baseline", NAME, "--output", NAME)
    assert done.returncode == 2
    assert (place / NAME).read_bytes() == before


def test_standard_input_is_looked_up_by_its_name_and_never_recorded(hegui, place):
    _begin(hegui, place)
    check = ("check", "-", "--pack", "house.yaml")
    done = hegui(*check, "--stdin-name", "old.txt", "--baseline", NAME, input=OLD)
    assert done.returncode == 0
    assert hegui(*check, "--baseline", NAME, input=OLD).returncode == 1
    done = hegui(*check, "--update-baseline", input=OLD)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--update-baseline" in done.stderr


def test_one_that_cannot_be_written_ends_in_2(hegui, place):
    done = _begin(hegui, place, "--baseline", "good.txt/base.json")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_schema_is_printed(hegui):
    assert json.loads(hegui("schema", "--kind", "baseline").stdout)["title"] == "hegui baseline"
