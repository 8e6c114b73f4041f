"""What all formats for programs have in common: golden files, the same bytes, every end, hostile words, one pass."""

import html
import io
import os
import re
import zipfile
from collections.abc import Sequence

import pytest

from hegui.finding import Findings
from hegui.formats import FORMATS, SCREEN, chunks, render
from hegui.formats.remarks import listed
from hegui.formats.usual import Usual
from hegui.formats.view import View
from hegui.report import Report
from hegui.version import __version__

GOLDEN = os.path.join(os.path.dirname(__file__), "..", "golden", "formats")
PROGRAMS = ["jsonl", "sarif", "junit", "github", "markdown", "gitlab", "checkstyle", "rdjson", "csv", "xlsx"]
TEXTS = [name for name in PROGRAMS if name != "xlsx"]
SUFFIXES = {
    "sarif": "sarif.json",
    "gitlab": "json",
    "rdjson": "json",
    "junit": "xml",
    "checkstyle": "xml",
    "github": "txt",
}
VIEWS = [View(lang=lang, show=show) for lang in ("zh", "en") for show in ("fail", "pass", "all")]


def written(report, name, view):
    return b"".join(
        part if isinstance(part, bytes) else part.encode("utf-8") for part in chunks(report, name, view)
    )


def test_every_format_is_known_and_loads():
    assert set(PROGRAMS) <= set(FORMATS)
    assert not set(PROGRAMS) & SCREEN


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_as_they_were_last_approved(small, name, lang):
    """HEGUI_REGENERATE=1 writes the golden files anew; look at the difference before committing it."""
    text = render(small, name, View(lang=lang)).replace(f"{__version__}", "0.1.0")
    path = os.path.join(GOLDEN, f"{name}-{lang}.{SUFFIXES.get(name, name)}")
    if os.environ.get("HEGUI_REGENERATE"):
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    with open(path, encoding="utf-8", newline="") as file:
        assert text == file.read()


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_same_bytes_every_time_and_safe_to_show(full, name, view):
    data = written(full, name, view)
    assert data == written(full, name, view)
    if name != "xlsx":
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", text)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_screen_changes_nothing(full, name):
    poor = View(width=40, colour=True, ascii=True, quiet=True)
    assert written(full, name, poor) == written(full, name, View())


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_at_all_can_be_shown(name):
    assert written(Report(()), name, View())


class Once(Sequence):
    """Documents that are gone through once, one at a time, as those that lie on the disk."""

    def __init__(self, documents):
        self.documents, self.passes = documents, 0

    def __len__(self):
        return len(self.documents)

    def __getitem__(self, at):
        raise AssertionError("no document may be asked for alone")

    def __iter__(self):
        self.passes += 1
        yield from self.documents


@pytest.mark.parametrize("name", PROGRAMS)
def test_documents_are_gone_through_once(full, name):
    documents = Once(full.documents)
    lazy = Report(
        documents,
        full.refused,
        full.packs,
        full.rules,
        full.excluded,
        full.options,
        full.notices,
        full.totals,
    )
    assert written(lazy, name, View()) == written(full, name, View())
    assert documents.passes == 1


HELD = dict.fromkeys(PROGRAMS, "whole") | {
    "csv": "cut",
    "markdown": "without inputs",
    "html": "whole",
    "json": "whole",
}
"""csv has the first half of a pack's hash; markdown, for people, no hashes of documents."""


@pytest.mark.parametrize("name", HELD)
def test_provenance_is_told(full, name):
    """The tool, its packs with versions and hashes, what was asked for, and each document's hash, wherever one has findings."""
    documents = [judged._replace(sha256=f"{number:x}" * 64) for number, judged in enumerate(full.documents)]
    data = written(replaced(full, documents), name, View())
    text = told_in(data, name)
    assert __version__ in text
    for pack in full.packs:
        assert pack.name in text and pack.version in text
        assert pack.sha256[: 16 if HELD[name] == "cut" else 64] in text
    for option, value in full.options:
        assert value in text or option == "select"  # hostile words, written out
    silent = {judged.sha256 for judged in documents if not any(listed(judged, View()))}
    assert silent
    for judged in documents if HELD[name] != "without inputs" else ():
        if name not in ("gitlab", "rdjson") or judged.sha256 not in silent:
            assert judged.sha256 in text


def replaced(report, documents):
    values = {name: getattr(report, name) for name in Report._field_names}
    return Report(**{**values, "documents": documents})


def told_in(data, name):
    if name != "xlsx":
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(part).decode("utf-8") for part in book.namelist() if part.endswith(".xml"))


def test_what_is_usual_is_made_once(findings):
    made = []
    usual = Usual(lambda finding: made.append(finding) or finding.rule.id)
    common = tuple(findings[:3])
    first = Findings(common, {1: findings[4]}, (findings[5],))
    assert usual.of(first) == [found.rule.id for found in first]
    assert usual.of(Findings(common, {})) == [found.rule.id for found in common]
    assert len(made) == 5
    assert usual.of(findings) == [found.rule.id for found in findings]


@pytest.mark.parametrize("name", ["junit", "markdown"])
def test_a_notice_without_a_line_names_the_file_alone(full, name):
    (notice,) = full.notices
    bare = Report(full.documents, packs=full.packs, rules=11, notices=(notice, notice._replace(line=0)))
    text = html.unescape(re.sub("</?span>", "", render(bare, name, View())))
    assert "hegui-waivers.yaml:9" in text
    assert "hegui-waivers.yaml:0" not in text
