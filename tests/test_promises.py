"""What must hold for every report: one text, one verdict, however it is stored; evidence is where it says it is."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.api import checklist_of
from hegui.engine import run
from hegui.readers import read_bytes, read_text
from hegui.verdict import Outcome

ROOT = Path(__file__).parent.parent
TEXTS = sorted([*(ROOT / "tests" / "corpus").glob("*.txt"), ROOT / "examples" / "draft.txt"])
PLAN = checklist_of()
DEMANDS = {
    entry.rule.id
    for entry in PLAN.entries
    if entry.rule.check.kind in ("section", "cite", "contain", "companion")
    and entry.rule.where.part == "document"
    and not entry.rule.where.section
    and not getattr(entry.rule.check, "forbidden", False)
    and not getattr(entry.rule.check, "min_share", 0)
    and not getattr(entry.rule.check, "max_share", 0)
}


def outcomes(data: bytes, name: str, format: str) -> dict[str, Outcome]:
    return {found.rule.id: found.outcome for found in run(PLAN, read_bytes(data, name, format))}


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_one_text_one_verdict(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = outcomes(text.encode(), "a.txt", "txt")
    assert len(expected) > 60
    stored = {
        "bom": outcomes(text.encode("utf-8-sig"), "a.txt", "txt"),
        "gb18030": outcomes(text.encode("gb18030"), "a.txt", "txt"),
        "utf-16": outcomes(text.encode("utf-16"), "a.txt", "txt"),
        "crlf": outcomes(text.replace("\n", "\r\n").encode(), "a.txt", "txt"),
        "cr": outcomes(text.replace("\n", "\r").encode(), "a.txt", "txt"),
        "md": outcomes(text.encode(), "a.md", "md"),
        "docx": outcomes(word(text), "a.docx", "docx"),
    }
    for name, found in stored.items():
        different = {id: (expected[id], found.get(id)) for id in expected if found.get(id) != expected[id]}
        if name == "md":
            different.pop("BS007", None)  # what a text file has left over of Markdown is markup there
        different = {
            id: each for id, each in different.items() if not id.startswith("GL")
        }  # what only Word shows
        assert not different, name


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_evidence_slices_to_its_quote_and_stands_where_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    found = [quote for each in run(PLAN, read_text(text)) for quote in each.evidence]
    assert found
    for quote in found:
        assert text[quote.start : quote.end] == quote.quote
        assert "\n".join(lines[quote.line - 1 :])[quote.column - 1 :].startswith(quote.quote)


NEUTRAL = [
    "会后，大家参观了新建的图书馆。",
    "当天气温下降，山上落了小雪。",
    "办公室把材料装订成册，分送各科室阅存。",
    "食堂新添了两张长桌。",
]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(TEXTS), st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=3), st.data())
def test_unrelated_text_never_undoes_a_demand_that_is_met(
    path: Path, added: list[str], data: st.DataObject
) -> None:
    text = path.read_text(encoding="utf-8")
    before = {each.rule.id for each in run(PLAN, read_text(text)) if each.outcome is Outcome.PASS}
    paragraphs = text.split("\n")
    bodies = [i for i, line in enumerate(paragraphs) if len(line) > 60]
    at = data.draw(st.sampled_from(bodies))
    paragraphs[at + 1 : at + 1] = added
    after = {each.rule.id: each.outcome for each in run(PLAN, read_text("\n".join(paragraphs)))}
    undone = {id for id in before & DEMANDS if after[id] is not Outcome.PASS}
    assert not undone


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff", "\u2060"])
def test_an_invisible_character_hides_nothing(sign: str) -> None:
    text = (ROOT / "examples" / "draft.txt").read_text(encoding="utf-8")
    hidden = text.replace("习总书记", sign.join("习总书记")).replace("存在问题", sign.join("存在问题"))
    assert hidden != text
    plain = {each.rule.id: each.outcome for each in run(PLAN, read_text(text))}
    found = {each.rule.id: each.outcome for each in run(PLAN, read_text(hidden))}
    assert {id for id in plain if plain[id] != found[id]} <= {"PU031"}  # the rule on invisible characters
