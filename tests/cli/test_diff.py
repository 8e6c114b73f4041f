"""hegui diff as its users run it."""

import json

OLD = "市水务局2023年工作报告\n按照市委政府的安排，完成管网改造**公里。\n"
NEW = "市水务局2023年工作报告\n按照市委、市政府的安排，完成管网改造**公里，新建泵站**座。\n"


def _rounds(hegui, place, old=OLD, new=NEW):
    for name, text in (("draft-v1", old), ("draft-v2", new)):
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
        hegui("check", f"{name}.txt", "--pack", "house.yaml", "--format", f"json={name}.json")
    return ("draft-v1.json", "draft-v2.json")


def test_two_drafts_of_other_names(hegui, place):
    done = hegui("diff", *_rounds(hegui, place))
    assert done.returncode == 1
    assert done.stdout.startswith("draft-v1.txt → draft-v2.txt\n仍未解决（1 项）\n… HS001")
    assert "新增 1 处，仍有 1 处（比上一稿多）" in done.stdout
    assert "已改好（1 项）\n✓ HS002" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("有新问题（退出码 1）：1 份报告：")


def test_nothing_newly_broken(hegui, place):
    rounds = _rounds(hegui, place, new=NEW.replace("，新建泵站**座", ""))
    done = hegui("diff", *rounds, "--lang", "en")
    assert done.returncode == 0
    assert "Newly met (1)" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("NOTHING NEWLY BROKEN (exit status 0): 1 document: ")


def test_json_goes_to_a_file_whole_and_the_verdict_is_told(hegui, place):
    rounds = _rounds(hegui, place)
    done = hegui("diff", *rounds, "--format", "json", "--output", "diff.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "有新问题" in done.stderr
    values = json.loads((place / "diff.json").read_text(encoding="utf-8"))
    assert values["summary"]["exit_status"] == 1
    assert hegui("diff", *rounds, "--output", rounds[0]).returncode == 2
    assert json.loads((place / rounds[0]).read_text(encoding="utf-8"))["schema"] == "hegui-report/1"


def test_what_cannot_be_compared_ends_in_2(hegui, place):
    old, new = _rounds(hegui, place)
    for arguments, told in (
        ((old, "none.json"), "none.json"),
        ((old, "good.txt"), "不是 JSON"),
        ((old, new, "--format", "csv"), "--format"),
        ((old, new, "--match", "a=b"), "a"),
        ((old,), "NEW.json"),
    ):
        done = hegui("diff", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
        assert "Traceback" not in done.stderr


def test_the_schema_is_printed(hegui):
    done = hegui("schema", "--kind", "diff")
    assert json.loads(done.stdout)["title"] == "hegui diff"
