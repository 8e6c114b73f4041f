"""CSV and XLSX: documents by rules, read back; nothing in them is a formula."""

import csv
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.errors import UsageError
from hegui.formats import chunks, render
from hegui.formats.csv_ import cell
from hegui.formats.view import View
from hegui.formats.words import OUTCOMES
from hegui.formats.xml_text import allowed

SIGNS = "=+-@＝＋－＠"


def table(report, view=None):
    text = render(report, "csv", view or View())
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def book(report, view=None):
    data = b"".join(chunks(report, "xlsx", view or View()))
    return openpyxl.load_workbook(io.BytesIO(data))


def test_one_row_a_document_and_one_column_a_rule(full):
    head, *rows = table(full)
    assert len(rows) == len(full.documents) + len(full.refused)
    assert {len(row) for row in rows} == {len(head)}
    for row, judged in zip(rows, full.documents, strict=False):
        ends = {f.rule.id: OUTCOMES[f.outcome].zh for f in judged.findings}
        told = {
            name.split()[0]: end for name, end in zip(head, row, strict=True) if name.startswith("SZ") and end
        }
        assert told == ends
        assert row[-2] == judged.sha256
    assert rows[-2][:2] == ["坏.docx", "未能读取: 不是 Word 文件"]
    assert set(rows[-2][2:-1]) == {""}


def test_numbers_and_verdicts(full):
    head, first, second, *_ = table(full, View(lang="en"))
    told = dict(zip(head, first, strict=True))
    assert told["verdict"] == "could not judge"
    assert (told["error"], told["warning"], told["info"], told["waived"]) == ("2", "1", "2", "1")
    assert second[1] == "passed"


def test_every_line_ends_as_spreadsheets_want_it(full):
    text = render(full, "csv", View())
    assert text.count("\r\n") == text.count("\n") == text.count("\r")


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_no_cell_is_a_formula_and_every_cell_is_one_cell(text):
    written = cell(text)
    assert "\n" not in written
    ((told,),) = csv.reader([written or '""'], strict=True)
    assert told.lstrip()[:1] not in tuple(SIGNS)
    assert told in (allowed(text), "'" + allowed(text))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\u3000", "\r\n"])
def test_what_begins_like_a_formula_has_an_apostrophe(sign, before):
    told = cell(before + sign + "1+1")
    assert told.startswith("'") or told.startswith(("\\t", "\\r"))


def test_hostile_cells_of_a_report(full):
    cells = [each for row in table(full, View(show="all")) for each in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not any(each.lstrip()[:1] in tuple(SIGNS) for each in cells if each)


def test_workbook_has_three_sheets_that_can_be_filtered(full):
    made = book(full)
    assert made.sheetnames == ["总表", "明细", "出处"]
    matrix, places, _ = made.worksheets
    assert matrix.freeze_panes == places.freeze_panes == "B2"
    assert matrix.auto_filter.ref == matrix.dimensions
    assert places.auto_filter.ref == places.dimensions
    assert book(full, View(lang="en")).sheetnames == ["Matrix", "Places", "Provenance"]


def test_matrix_is_that_of_the_csv(full):
    told = [[each.removeprefix("'") for each in row[:-1]] for row in table(full)]
    sheet = book(full).worksheets[0].iter_rows(values_only=True)
    assert [["" if each is None else str(each) for each in row] for row in sheet] == told


def test_all_texts_are_strings_and_links_are_none(full):
    made = book(full, View(show="all"))
    kinds = {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}
    assert not any(sheet._hyperlinks for sheet in made)


def test_places_have_a_row_each_with_the_waiver(full):
    head, *rows = book(full).worksheets[1].iter_rows(values_only=True)
    (waived,) = [row for row in rows if row[3] == "SZ010" and row[0] == "./水务局/述职.txt"]
    told = dict(zip(head, waived, strict=True))
    assert told["豁免"] == "waiver 历史原文 张三 2026-12-31 hegui-waivers.yaml:4"
    assert told["位置"] == "第3行"
    assert told["所据文字"] == "泵站3座"
    assert "SZ001" not in {row[3] for row in rows}
    more = [row[3] for row in book(full, View(show="pass")).worksheets[1].iter_rows(values_only=True)]
    assert "SZ001" in more


def test_outcomes_are_coloured(full):
    sheet = book(full).worksheets[0]
    colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[2] if cell.value}
    assert colours["未能判定"] != colours["通过"] != colours["不适用"]
    assert colours["通过"] == "FFE2EFDA"


def test_no_clock_in_the_workbook(full):
    data = b"".join(chunks(full, "xlsx", View()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_without_its_library_it_says_what_to_install(full, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=r"hegui\[xlsx\]"):
        list(chunks(full, "xlsx", View()))


def test_it_prints_as_wide_as_the_paper_without_the_columns_of_the_rules(full):
    made = book(full)
    for sheet in made:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    first = made.worksheets[0]
    last = first.print_area.split("$")[-2]
    titles = [each.value for each in first[1]]
    width = openpyxl.utils.column_index_from_string(last)
    assert titles[width].split(" ")[0] == full.documents[0].findings[0].rule.id
