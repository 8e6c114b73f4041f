"""Results on standard output as they come: document by document, the same bytes as all at once."""

import json

import pytest

from hegui.cli import flowing, screen
from hegui.cli.judging import Asked, judge
from hegui.cli.progress import Watched


@pytest.mark.parametrize("format", ["table", "plain", "jsonl"])
def test_the_same_bytes_as_in_a_file(hegui, place, format):
    (place / "broken.txt").write_bytes(b"\xff\xfe\x00")
    shown = hegui("check", ".", "--pack", "house.yaml", "--format", format)
    filed = hegui(
        "check", ".", "--pack", "house.yaml", "--format", f"{format}=out.txt", "--exclude", "out.txt"
    )
    assert (shown.returncode, filed.returncode) == (2, 2)
    written = (place / "out.txt").read_text(encoding="utf-8")
    if format == "jsonl":  # whose header tells the options
        shown, written = ("".join(text.splitlines(True)[1:]) for text in (shown.stdout, written))
        assert shown == written
    else:
        assert shown.stdout == written


@pytest.mark.parametrize("format", ["table", "plain", "jsonl"])
def test_each_document_is_written_before_the_next_is_told_of(place, monkeypatch, format):
    monkeypatch.chdir(place)
    events = []
    monkeypatch.setattr(screen, "write", lambda text, **_: events.append("".join(text)))
    monkeypatch.setattr(Watched, "__call__", lambda _, stage, done, total: events.append((stage, done)))
    asked = Asked(["bad.txt", "good.txt", "mild.txt"], pack=["house.yaml"], format=[format], isolated=True)
    assert judge(asked) == 1
    for number, name in enumerate(("bad.txt", "mild.txt"), 1):
        place_of = events.index(("judge", number + (name == "mild.txt")))
        assert name in events[place_of - 1]
    assert ("write", 3) in events[:-1]


def test_formats_that_need_the_whole_report_wait(hegui, place):
    done = hegui("check", "bad.txt", "good.txt", "--pack", "house.yaml", "--format", "json")
    assert len(json.loads(done.stdout)["documents"]) == 2


def test_an_input_is_spared_before_anything_is_written(hegui, place):
    before = (place / "bad.txt").read_bytes()
    done = hegui(
        "check",
        "bad.txt",
        "good.txt",
        "--pack",
        "house.yaml",
        "--format",
        "plain",
        "--format",
        "json=bad.txt",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert (place / "bad.txt").read_bytes() == before


def test_nothing_flows_where_standard_output_takes_none(place):
    from hegui.cli.delivering import Output
    from hegui.formats.view import View
    from hegui.report import Report

    assert flowing.begun([Output("json", None), Output("table", "x")], Report(()), View()) is None
