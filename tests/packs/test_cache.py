"""The cache answers as if it were not there, whatever happens to it."""

from __future__ import annotations

import copy
import dataclasses
import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hegui.packs import build as building
from hegui.packs import cache, files, pickled
from hegui.packs.load import load_packs, prepared
from hegui.when import ALWAYS
from hegui.where import EVERYWHERE

PACK = """\
pack: unit
title: 单位清单
version: "1"
extends: [base.yaml]
rules:
  - {id: UN001, name: avoid-a, title: 不得出现甲, severity: error, basis: {level: house}, why: 应当如此,
     when: {date: {from: 2022-10-22}}, check: {kind: avoid, terms: [甲, {text: 乙, suggest: 丙}]}}
"""
BASE = 'pack: ground\ntitle: 基础\nversion: "1"\n'
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owner and mode are those of POSIX")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A pack in the working directory and the place of its cache, with a count of the times it was built."""
    monkeypatch.chdir(tmp_path)
    Path("unit.yaml").write_text(PACK, encoding="utf-8")
    Path("base.yaml").write_text(BASE, encoding="utf-8")
    place = tmp_path / "cache"
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(place))
    rules = tmp_path / "rules"
    rules.mkdir()
    monkeypatch.setattr(files, "shipped", lambda: str(rules))
    code = tuple(cache._code())
    monkeypatch.setattr(cache, "_code", lambda: code)  # somebody may save a source file while tests run
    return place


@pytest.fixture
def built(monkeypatch):
    """How often packs were built."""
    times: list[int] = []
    build = building.build
    monkeypatch.setattr(building, "build", lambda roots: times.append(1) or build(roots))
    return times


def entry(place: Path) -> Path:
    (only,) = place.iterdir()
    return only


def test_the_second_time_nothing_is_built(kept, built):
    assert load_packs(["unit.yaml"]) == load_packs(["unit.yaml"]) == load_packs(["unit.yaml"], cache=False)
    assert len(built) == 2


def test_what_is_recalled_is_the_same_to_the_engine(kept, built):
    fresh = load_packs(["unit.yaml"])[0]
    (rule,) = (recalled := load_packs(["unit.yaml"])[0]).rules
    assert recalled.for_ is ALWAYS
    assert rule.where is EVERYWHERE
    assert rule.when is not ALWAYS
    assert hash(recalled.rules[0].when) == hash(fresh.rules[0].when)
    assert rule.check.literals() == fresh.rules[0].check.literals()


@pytest.mark.parametrize("file", ["unit.yaml", "base.yaml"])
def test_a_changed_file_is_read_anew(kept, built, file):
    before = load_packs(["unit.yaml"])
    path = Path(file)
    text, times = path.read_text(encoding="utf-8"), path.stat()
    path.write_text(text.replace('version: "1"', 'version: "2"'), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert load_packs(["unit.yaml"]) != before
    assert len(built) == 2


def test_new_reference_data_is_read(kept, built, tmp_path):
    load_packs(["unit.yaml"])
    (tmp_path / "rules" / "references").mkdir()
    (tmp_path / "rules" / "references" / "own.yaml").write_text("references: []\n")
    load_packs(["unit.yaml"])
    assert len(built) == 2


def test_other_code_makes_other_entries(kept, built, monkeypatch):
    code = tuple(cache._code())
    assert any(part.startswith("cache.py ") for part in code)
    assert any(part.startswith("kinds.py ") for part in code)
    load_packs(["unit.yaml"])
    monkeypatch.setattr(cache, "_code", lambda: (*code, "new.py 1 1"))
    load_packs(["unit.yaml"])
    assert len(built) == 2


def test_damage_anywhere_gives_the_same_packs(kept, built):
    expected = load_packs(["unit.yaml"])
    whole = entry(kept).read_bytes()
    for at in (*range(60), *range(60, len(whole), 23), len(whole) - 1):
        damaged = bytearray(whole)
        damaged[at] ^= 0x41
        entry(kept).write_bytes(damaged)
        assert load_packs(["unit.yaml"]) == expected
    for length in (0, 1, 13, 14, 45, 46, 47, len(whole) - 1):
        entry(kept).write_bytes(whole[:length])
        assert load_packs(["unit.yaml"]) == expected
    entry(kept).write_bytes(whole + b"x")
    assert load_packs(["unit.yaml"]) == expected
    assert entry(kept).read_bytes() == whole


def test_an_entry_of_another_question_is_not_taken(kept, built):
    load_packs(["unit.yaml"])
    other = entry(kept)
    content = other.read_bytes()
    load_packs(["base.yaml"])
    (second,) = (path for path in kept.iterdir() if path != other)
    second.write_bytes(content)
    assert load_packs(["base.yaml"])[0].pack == "ground"


class Evil:
    def __reduce__(self):
        return os.mkdir, ("evil",)


def test_nothing_foreign_is_called_even_with_a_right_checksum(kept, built):
    load_packs(["unit.yaml"])
    path = entry(kept)
    payload = pickle.dumps(({}, Evil()))
    path.write_bytes(cache._FORMAT + cache._checksum(path.stem, payload) + payload)
    assert load_packs(["unit.yaml"])[0].pack == "unit"
    assert not Path("evil").exists()
    assert len(built) == 2


def test_a_rule_is_read_when_it_is_asked_for(kept, built):
    fresh = load_packs(["unit.yaml"])[0].rules[0]
    rule = load_packs(["unit.yaml"])[0].rules[0]
    assert "check" not in vars(rule)
    assert (rule.id, rule.when) == (fresh.id, fresh.when)
    assert "check" not in vars(rule)
    assert rule.check == fresh.check
    assert vars(rule).keys() == vars(fresh).keys()
    with pytest.raises(AttributeError):
        _ = rule.nothing


def test_a_rule_that_was_not_asked_for_can_be_copied_and_compared(kept, built):
    fresh = load_packs(["unit.yaml"])[0].rules[0]
    read = [load_packs(["unit.yaml"])[0].rules[0] for _ in range(4)]
    assert pickle.loads(pickle.dumps(read[0])) == fresh
    assert copy.copy(read[1]) == fresh
    assert hash(read[2]) == hash(fresh)
    assert dataclasses.replace(read[3], id="UN002").check == fresh.check


def test_nothing_foreign_is_called_for_a_rule_that_is_read_late(kept, built, monkeypatch):
    monkeypatch.setattr(pickled.Rule, "_LATE", ("why", "check"))
    written = pickled._written
    late = {"why": "", "check": Evil()}
    monkeypatch.setattr(
        pickled,
        "_written",
        lambda value, apart, without=None: written(
            late if without else value, apart, late if without else None
        ),
    )
    load_packs(["unit.yaml"])
    (rule,) = load_packs(["unit.yaml"])[0].rules
    with pytest.raises(pickle.UnpicklingError):
        _ = rule.check
    assert not Path("evil").exists()
    assert list(kept.iterdir()) == []  # so the next run builds it anew


def test_entries_are_private(kept, built):
    load_packs(["unit.yaml"])
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry(kept).stat().st_mode) == 0o600


@pytest.mark.parametrize("which", ["directory", "entry"])
def test_what_others_may_write_is_not_trusted(kept, built, which):
    load_packs(["unit.yaml"])
    (kept if which == "directory" else entry(kept)).chmod(0o777)
    assert load_packs(["unit.yaml"])[0].pack == "unit"
    assert len(built) == 2


def test_a_link_in_place_of_the_directory_is_not_followed(kept, built, tmp_path):
    load_packs(["unit.yaml"])
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert load_packs(["unit.yaml"])[0].pack == "unit"
    assert len(built) == 2


@pytest.mark.parametrize("place", ["", "file", "file/below", "/proc/nowhere"])
def test_without_a_place_to_keep_things_everything_goes_on(kept, built, monkeypatch, place):
    Path("file").write_text("x")
    monkeypatch.setenv("HEGUI_CACHE_DIR", place)
    assert load_packs(["unit.yaml"]) == load_packs(["unit.yaml"])
    assert len(built) == 2
    assert Path("file").read_text() == "x"


def test_the_usual_places(monkeypatch):
    monkeypatch.delenv("HEGUI_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/some/where")
    assert cache.directory() == "/some/where/hegui"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "/home/x")
    assert cache.directory() == "/home/x/.cache/hegui"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.directory() is None


def test_old_entries_go(kept, built, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 3)
    for version in range(6):
        Path(f"p{version}.yaml").write_text(BASE, encoding="utf-8")
        load_packs([f"p{version}.yaml"])
    assert len(list(kept.iterdir())) <= 4


def test_a_full_disk_leaves_nothing_behind(kept, built, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert load_packs(["unit.yaml"])[0].pack == "unit"
    assert list(kept.iterdir()) == []


def titles(packs):
    return [pack.title for pack in packs]


def test_other_values_are_kept_too(kept, built):
    assert prepared(["unit.yaml"], titles) == prepared(["unit.yaml"], titles) == ["单位清单"]
    assert load_packs(["unit.yaml"])[0].title == "单位清单"
    assert len(built) == 2


def test_faulty_packs_are_not_kept(kept, built):
    from hegui.errors import PackError

    Path("base.yaml").write_text(BASE + "rules: x\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PackError):
            load_packs(["unit.yaml"])
    assert not kept.exists()


def test_a_warm_start_needs_neither_yaml_nor_pydantic(kept):
    code = (
        "import sys; from hegui.packs.load import load_packs; load_packs(['unit.yaml']);"
        "print(*sorted({m.split('.')[0] for m in sys.modules} & {'yaml', 'pydantic', 'regex', 'typer', 'difflib'}))"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(cache.__file__).parents[2])}
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    ]
    assert "pydantic" in said[0]
    assert said[1] == []
