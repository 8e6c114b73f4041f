"""Compiled patterns that were kept do what freshly compiled ones do, without the compiler."""

import json
import os
import pickle
import subprocess
import sys

import pytest
import regex

import hegui
from hegui import matcher

PATTERNS = {
    r"(?<=[〇一-鿿])[ \t]+(?=[，。])": "学习 ，认真 。",
    r"(?i)\p{Han}{2,}(?<n>x)": "汉字X",
    r"^\d{1,2}、": "1、学习\n2、工作",
    r"(?:学习){e<=1}": "学刁",
    r"(?<!第[一二三]{1,8}条)[ \t]": "第一条 总则 甲",
}
CODE = """
import json, pickle, sys
from hegui import matcher
kept = pickle.loads(bytes.fromhex(sys.argv[1]))
found = [[m.span() for m in matcher.compiled(p, d).finditer(t, timeout=1)] for p, (t, d) in kept.items()]
alone = "regex._regex_core" not in sys.modules
import regex
late = regex.compile("甲+").search("乙甲甲").span()
try:
    regex.compile("(")
except regex.error:
    print(json.dumps([found, alone, late]))
"""


def fresh(code: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.path.dirname(os.path.dirname(hegui.__file__))}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def test_kept_patterns_match_alike_and_leave_regex_usable():
    kept = {pattern: (text, matcher.pack(pattern)) for pattern, text in PATTERNS.items()}
    found, alone, late = json.loads(fresh(CODE, pickle.dumps(kept).hex()))
    flags = regex.V1 | regex.MULTILINE
    expected = [[list(m.span()) for m in regex.finditer(p, t, flags)] for p, t in PATTERNS.items()]
    assert found == expected
    assert all(expected)
    assert alone
    assert late == [1, 3]


def test_what_is_kept_is_plain_data():
    packed = matcher.pack("(?<=甲)乙{2,3}")
    assert b"regex" not in pickle.dumps(packed)
    assert matcher.compiled("(?<=甲)乙{2,3}") is matcher.compiled("(?<=甲)乙{2,3}", packed)


def test_the_version_tells_another_regex(tmp_path, monkeypatch):
    before = matcher.version()
    assert before == matcher.version()
    monkeypatch.setattr(matcher, "_room", lambda: str(tmp_path))
    assert matcher.version() != before
    with pytest.raises(regex.error):
        matcher.compiled("甲(")


def test_a_pattern_that_was_unpacked_can_be_packed_again():
    code = (
        "from hegui.matcher import compiled, pack\n"
        f"kept = {matcher.pack('甲[乙丙]')!r}\n"
        "compiled('甲[乙丙]', kept)\n"
        "assert pack('甲[乙丙]') == kept\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
