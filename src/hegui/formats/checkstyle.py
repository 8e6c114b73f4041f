"""Checkstyle's XML: files with errors, which most CI servers read. It knows no passes."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.formats.places import lined, tidy
from hegui.formats.provenance import provenance
from hegui.formats.remarks import CODE, Remark, listed, of_notice, of_refused
from hegui.formats.view import View
from hegui.formats.xml_text import HEAD, attributes, comment
from hegui.report import Report


def render(report: Report, view: View) -> Iterator[str]:
    """Every document, and in it every place that did not pass. What has no line in its file stands at line 0."""
    yield HEAD + '<checkstyle version="4.3">\n'
    yield "".join(comment(f"{name} {value}") for name, value in provenance(report))
    for judged in report.documents:
        yield _file(judged.path, listed(judged, view), lined(judged.format), judged.sha256)
    for refused in report.refused:
        yield _file(refused.path, (of_refused(refused, view),), False)
    for notice in report.notices:
        yield _file(notice.path, (of_notice(notice, view),), True)
    yield "</checkstyle>\n"


def _file(path: str, told: Iterator[Remark] | tuple[Remark, ...], in_lines: bool, sha256: str = "") -> str:
    digest = comment(f"sha256:{sha256}") if sha256 else ""
    errors = "".join(_error(remark, in_lines) for remark in told)
    return f"  <file{attributes(name=tidy(path))}>\n{digest}{errors}  </file>\n"


def _error(remark: Remark, in_lines: bool) -> str:
    quote = remark.quote if in_lines else None
    line = attributes(line=quote.line, column=quote.column) if quote else attributes(line=remark.line)
    source = f"{CODE}.{remark.code}" if remark.rule else CODE
    text = f"{remark.title}：{remark.text}" if remark.rule else remark.text
    return f"    <error{line}{attributes(severity=remark.severity.value, message=text, source=source)}/>\n"
