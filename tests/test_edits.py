"""Edits of a text and of its bytes, and files that are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.edits import Edit, Unfit, edited, holds, moved, spliced
from hegui.readers.decode import decode
from hegui.writing import rewrite

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "gb18030": b"",
}
TEXTS = st.text(st.sampled_from("部署工作，。“”\r\n ab7①〇㐀𠀀\u3000€"), max_size=40)


@st.composite
def edits_of(draw, text):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(start, end, draw(TEXTS)) for start, end in pairs]


@given(st.data(), TEXTS, st.sampled_from(sorted(ENCODINGS)))
def test_bytes_follow_the_text(data, text, encoding):
    edits = data.draw(edits_of(text))
    codec, mark = encoding.removesuffix("-sig"), ENCODINGS[encoding]
    after = spliced(mark + text.encode(codec), text, encoding, edits)
    assert after == mark + edited(text, edits).encode(codec)


@given(st.data(), TEXTS)
def test_spans_follow_the_text(data, text):
    edits = data.draw(edits_of(text))
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    first, last = moved(edits)(start, end)
    new = edited(text, edits)
    assert 0 <= first <= last <= len(new)
    if all(edit.end < start or end < edit.start for edit in edits):
        assert new[first:last] == text[start:end]


def test_characters_read_otherwise_than_their_bytes_say_stay():
    data = "甲".encode("gb18030") + b"\xfe\x59" + "乙丙".encode("gb18030")  # \ue81e, now U+9FB4
    text, name = decode(data, "a.txt", "gb18030")
    assert text == "甲\u9fb4乙丙"
    assert spliced(data, text, name, [Edit(2, 3, "丁")]) == data.replace(
        "乙".encode("gb18030"), "丁".encode("gb18030")
    )


def test_what_cannot_be_put_into_the_bytes():
    with pytest.raises(Unfit):
        spliced("甲乙".encode("gbk"), "甲乙", "utf-8", [Edit(1, 2, "丙")])
    with pytest.raises(UnicodeEncodeError):
        spliced("甲乙".encode("gbk"), "甲乙", "gbk", [Edit(1, 2, "𠀀")])
    assert [holds("gbk", word) for word in ("部署", "𠀀")] == [True, False]


# files ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_bytes(b"old")
    return path


def test_permissions_stay_and_nothing_else_is_left(file):
    file.chmod(0o640)
    rewrite(str(file), b"old", b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [path.name for path in file.parent.iterdir()] == ["报告.txt"]


@pytest.mark.parametrize("call", ["replace", "fsync", "chmod"])
def test_an_exception_in_the_middle_leaves_the_original_whole(file, monkeypatch, call):
    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, broken)
    with pytest.raises(OSError, match="No space"):
        rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in file.parent.iterdir()] == ["报告.txt"]


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_death_in_the_middle_leaves_the_original_whole(file, call):
    code = (
        f"import os, signal; os.{call} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"from hegui.writing import rewrite; rewrite({str(file)!r}, b'old', b'new')"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode != 0
    assert file.read_bytes() == b"old"


def test_a_link_stays_a_link(file):
    link = file.parent / "link.txt"
    link.symlink_to(file.name)
    rewrite(str(link), b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_what_is_not_rewritten(file):
    with pytest.raises(OSError, match="改动"):
        rewrite(str(file), b"older", b"new")
    os.link(file, file.parent / "other.txt")
    with pytest.raises(OSError, match="硬链接"):
        rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
