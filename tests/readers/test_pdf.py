"""PDF files → what a person sees on their pages, or a refusal: never half a text, never none."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from hegui.document import BlockKind, Document, Location
from hegui.errors import ReadError
from hegui.readers import apart, pdf, read_bytes

pytest.importorskip("pypdfium2")

HEIGHT, WIDTH = 842, 595
LEFT, SIZE, PITCH = 79, 16, 28
COLUMNS = 28  # characters in a line
BODY = (
    "按照统一安排，现将本人一年来履行职责、抓党建工作、推进项目建设以及廉洁自律的情况报告如下，请予评议，不足之处请批评指正。"
    "全年共研究党建工作十二次，走访企业六十四家，解决用工问题九十三个，办结群众来信二百一十五件。"
)


class Text(NamedTuple):
    """Words at a place, in points from the upper left corner; `more`: operators before them."""

    words: str
    left: float
    base: float
    size: float = SIZE
    more: str = ""


def column(
    text: str, first: float = 130, indent: float = 2, left: float = LEFT, size: float = SIZE
) -> list[Text]:
    """A paragraph set in lines of one width."""
    room = int(COLUMNS - indent)
    lines = [text[:room], *re.findall(f".{{1,{COLUMNS}}}", text[room:])]
    return [
        Text(line, left + (indent * size if not index else 0), first + PITCH * index, size)
        for index, line in enumerate(lines)
    ]


def made(
    *pages: Iterable[Text] | str,
    turn: int = 0,
    deflate: bool = True,
    notes: bytes = b"",
    more: bytes = b"",
    extra: Iterable[bytes] = (),
) -> bytes:
    """A PDF with these pages; a page given as a string is made of operators. notes: annotations of the first page. more:
    entries of the catalogue. extra: objects behind all others."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % more,
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 90 >>",
    ]
    for at, page in enumerate(pages):
        drawn = page if isinstance(page, str) else "\n".join(map(operators, page))
        stream = zlib.compress(drawn.encode()) if deflate else drawn.encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> %s >>"
            % (WIDTH, HEIGHT, turn, 7 + 2 * at, b"/Annots [%s]" % notes if not at else b"")
        )
        packed = b" /Filter /FlateDecode" if deflate else b""
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), packed, stream))
    return whole([*objects, *extra])


def whole(objects: list[bytes]) -> bytes:
    """The file of some objects, the first of which is the catalogue."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(data)


def operators(text: Text) -> str:
    words, left, base, size, more = text
    shown = words.encode("utf-16-be").hex()
    return f"q {more} BT /F {size} Tf {left} {HEIGHT - base} Td <{shown}> Tj ET Q"


def read(data: bytes) -> Document:
    return read_bytes(data, "报告.pdf", "pdf")


def note(sort: str, base: float, more: str = "") -> bytes:
    """An annotation on the line that stands on `base`."""
    author, words = (f"<feff{each.encode('utf-16-be').hex()}>" for each in ("李四", "请核对"))
    place = f"[{LEFT} {HEIGHT - base} {LEFT + 100} {HEIGHT - base + 16}]"
    return f"<< /Type /Annot /Subtype /{sort} /Rect {place} /T {author} /Contents {words} {more} >> ".encode()


def test_comments_fields_files_and_programs_are_told() -> None:
    notes = note("Highlight", 158) + note("Text", 130) + note("Link", 130) + note("Popup", 130)
    notes += note("Text", 130, "/StateModel (Review)") + note("Stamp", 130) + note("FileAttachment", 186)
    field = b"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /F 4 /T (%s) %s >>"
    fields = [field % (b"a", b"/FT /Tx"), field % (b"b", b"/FT /Tx /V (words)"), field % (b"c", b"/FT /Sig")]
    form = b"/AcroForm << /Fields [8 0 R 9 0 R 10 0 R] >>"
    script = b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>"
    document = read(made(column(BODY), notes=notes + b"8 0 R 9 0 R 10 0 R", more=form + script, extra=fields))
    lines = document.text.split("\n")
    assert [(m.kind, m.author, document.quote(m.span), m.words) for m in document.marks] == [
        ("macro", "", "", ""),
        ("comment", "李四", lines[0], "请核对"),
        ("comment", "李四", lines[1], "请核对"),
        ("object", "李四", lines[2], "请核对"),
        ("placeholder", "", lines[-1], ""),
        ("object", "b", lines[-1], ""),
    ]
    assert read(made(column(BODY), notes=note("Link", 130))).marks == ()


def blocks(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [document.words(block.span) for block in document.blocks if block.kind is kind]


def test_lines_become_paragraphs_and_keep_their_places() -> None:
    first, second = column(BODY), column("二是狠抓落实。" + BODY, 130 + 5 * PITCH)
    document = read(made([Text("工作报告", 254, 90, 22), *first, *second]))
    assert document.title
    assert document.words(document.title) == "工作报告"
    assert blocks(document) == [BODY, "二是狠抓落实。" + BODY]
    assert document.location(document.text.index("二是")) == Location(2 + len(first), 1, 1)
    assert document.format == "pdf"


def test_paragraphs_run_over_pages_past_headers_and_page_numbers() -> None:
    lines = column(BODY)
    over = [line._replace(base=130 + PITCH * at) for at, line in enumerate(lines[2:])]
    head = Text("某某市人民政府文件", 220, 60, 10)
    pages = [[*lines[:2], head, Text("—1—", 280, 800, 14)], [head, *over, Text("—2—", 280, 800, 14)]]
    document = read(made(*pages))
    assert blocks(document) == [BODY]
    assert blocks(document, BlockKind.MARGIN) == ["某某市人民政府文件", "—1—"]
    assert document.location(document.text.index(lines[2].words)) == Location(1, 1, 2)
    assert document.location(document.text.index("某某市")).page == 1


def test_what_is_drawn_in_disorder_is_read_in_order() -> None:
    lines = column(BODY)
    assert read(made(lines[::-1])).text == read(made(lines)).text


def test_marks_drawn_later_stand_in_their_line() -> None:
    words = [
        Text("落实", LEFT, 130),
        Text("一岗双责", LEFT + 3 * SIZE, 130),
        Text("要求。", LEFT + 8 * SIZE, 130),
    ]
    marks = [Text("“", LEFT + 2 * SIZE, 130), Text("”", LEFT + 7 * SIZE, 130)]
    assert read(made([*words, *marks])).text == "落实“一岗双责”要求。"


def test_the_gaps_of_a_stretched_line_are_no_blanks() -> None:
    apart = [Text(char, LEFT + at * 2.1 * SIZE, 130) for at, char in enumerate("全部办事指南上网")]
    assert read(made([*apart, *column(BODY, 200)])).text.split("\n")[0] == "全部办事指南上网"


def test_cells_of_a_table_stay_apart() -> None:
    grid = "".join(f"{x} 600 m {x} 720 l S " for x in (80, 200, 320))
    grid += "".join(f"80 {y} m 320 {y} l S " for y in (600, 660, 720))
    cells = [
        Text("指标", 90, 150),
        Text("完成", 210, 150),
        Text("走访企", 90, 210),
        Text("业家数", 90, 232),
        Text("64", 210, 210),
    ]
    page = grid + "\n".join(map(operators, [*cells, *column(BODY, 300)]))
    document = read(made(page))
    assert blocks(document, BlockKind.CELL) == ["指标", "完成", "走访企", "业家数", "64"]
    assert blocks(document) == [BODY]


def test_footnotes_stand_behind_the_text() -> None:
    lines = column(BODY)
    note = Text("1 见年度工作台账。", LEFT, 700, 10)
    mark = Text("1", lines[0].left + 5 * SIZE, 124, 8)
    head, *rest = lines
    parts = [
        head._replace(words=head.words[:5]),
        mark,
        head._replace(words=head.words[5:], left=mark.left + 8),
    ]
    document = read(made([*parts, *rest, note]))
    assert blocks(document) == [BODY]
    assert blocks(document, BlockKind.FOOTNOTE) == ["1 见年度工作台账。"]


@pytest.mark.parametrize(
    "unseen",
    [
        Text("暗中的字", LEFT, 700, SIZE, "3 Tr"),
        Text("暗中的字", LEFT, 700, SIZE, "1 1 1 rg"),
        Text("暗中的字", LEFT, 900),
        Text("暗中的字", LEFT - 200, 700),
        Text("暗中的字", LEFT, 700, 0.4),
    ],
    ids=["invisible", "white on white", "below the page", "beside the page", "tiny"],
)
def test_what_is_not_to_be_seen_is_hidden(unseen: Text) -> None:
    document = read(made([*column(BODY), unseen]))
    assert "暗中的字" in document.full.text
    assert "暗中的字" not in document.visible.text
    assert BODY in document.visible.text


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    page = f"0 0 1 rg {LEFT} {HEIGHT - 720} 200 40 re f\n" + operators(
        Text("MM", LEFT + 9, 700, SIZE, "1 1 1 rg")
    )
    document = read(made(page + "\n".join(map(operators, column(BODY)))))
    assert "MM" in document.visible.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(turn: int) -> None:
    shift = {90: (0, 1, -1, 0, WIDTH, 0), 180: (-1, 0, 0, -1, WIDTH, HEIGHT), 270: (0, -1, 1, 0, 0, HEIGHT)}[
        turn
    ]
    flat = {90: (0, 1), 180: (0, 0), 270: (0, 1)}[turn]
    lines = [text._replace(base=text.base + (HEIGHT - WIDTH) * flat[1]) for text in column(BODY)]
    page = f"q {' '.join(map(str, shift))} cm\n" + "\n".join(map(operators, lines)) + "\nQ"
    assert blocks(read(made(page, turn=turn))) == [BODY]


def test_a_watermark_is_no_running_text() -> None:
    mark = "q 0.7 0.7 -0.7 0.7 150 300 cm BT /F 40 Tf 0 0 Td <5185 90e8> Tj ET Q\n".replace(" 90e8", "90e8")
    document = read(made(mark + "\n".join(map(operators, column(BODY)))))
    assert blocks(document) == [BODY]
    assert blocks(document, BlockKind.MARGIN) == ["内部"]


PICTURE = "0 0 0 rg 100 200 300 400 re f"


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ([PICTURE], "没有文字层"),
        ([column(BODY), PICTURE, column(BODY)], "第 2 页没有文字层"),
        ([PICTURE + "\n" + operators(Text("识别出的字", LEFT, 700, SIZE, "3 Tr"))], "第 1 页没有文字层"),
        ([""], "没有文字"),
    ],
    ids=["a scan", "a page of it", "text behind a scan", "nothing"],
)
def test_pages_without_text_are_refused(pages: list, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(made(*pages))


def test_blank_pages_are_none() -> None:
    assert blocks(read(made(column(BODY), "", column(BODY)))) == [BODY, BODY]


GOOD = made(column(BODY))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "不是 PDF"),
        ("述职报告".encode(), "不是 PDF"),
        (GOOD[: len(GOOD) // 2], "没有传完"),
        (GOOD.replace(b"startxref\n", b"startxref\n9"), "交叉引用表"),
        (GOOD.replace(b" 00000 n", b" 00000 x", 1), "交叉引用表"),
        (re.sub(rb"(\d{9})\d( 00000 n)", rb"\g<1>7\2", GOOD, count=1), "交叉引用表"),
        (made(column(BODY)[:1] * 400_000), "超过上限"),
        (GOOD.replace(b"/Root", b"/Encrypt << /Filter /None >> /Root"), "已损坏|加密"),
        (whole([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"]), "页"),
    ],
    ids=["empty", "text", "cut", "table moved", "entry", "entry moved", "bomb", "encrypted", "no pages"],
)
def test_what_is_not_whole_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(data)


def test_a_stream_that_was_changed_is_refused() -> None:
    at = GOOD.rindex(b"stream\n", 0, GOOD.rindex(b"endstream")) + 30
    with pytest.raises(ReadError, match="损坏"):
        read(GOOD[:at] + bytes((GOOD[at] ^ 4,)) + GOOD[at + 1 :])


def test_reading_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    nested = "q BT /F 1 Tf <4e2d> Tj ET Q\n" * 180_000
    monkeypatch.setattr(apart.apart, "__kwdefaults__", {"seconds": 0.3, "memory": apart.MEMORY})
    with pytest.raises(ReadError, match=r"0\.3 秒|超过"):
        read(made(nested))


def test_work_that_dies_is_a_refusal() -> None:
    import os

    with pytest.raises(ReadError, match="出错"):
        apart.apart(lambda: os._exit(3), "x.pdf")
    with pytest.raises(ReadError, match="内存"):
        apart.apart(lambda: len(bytearray(3 << 30)), "x.pdf")


def test_without_pdfium_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "hegui.readers.pdf_pages", None)
    with pytest.raises(ReadError, match=r"pip install 'hegui\[pdf\]'"):
        pdf.document(GOOD, path="x.pdf")


@pytest.mark.parametrize("seed", range(150))
def test_damage_is_read_whole_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 60)]
            case 2:
                data[at:at] = data[: chance.randint(1, 60)]
            case _:
                data = data[: max(at, 1)]
    try:
        document = read(bytes(data))
    except ReadError:
        return
    assert document.visible.text.strip()


def test_letters_drawn_twice_are_read_once() -> None:
    bold = [line._replace(left=line.left + 0.4) for line in column(BODY)]
    assert blocks(read(made([*column(BODY), *bold]))) == [BODY]


def test_radicals_are_the_characters_they_stand_for() -> None:
    radical = BODY.replace("一年", "⼀年").replace("工", "⼯")
    document = read(made(column(radical)))
    assert blocks(document) == [BODY]
    assert "⼀" not in document.text


def test_a_letterhead_is_no_heading() -> None:
    head = [Text("某某市人民政府文件", 120, 110, 36), Text("某政发〔2024〕3号", 220, 180)]
    title = [Text("某某市人民政府关于开展安全生产", 130, 240, 22), Text("检查的通知", 240, 272, 22)]
    document = read(made([*head, *title, Text("各县区人民政府：", LEFT, 320), *column(BODY, 350)]))
    assert document.title
    assert document.words(document.title) == "某某市人民政府关于开展安全生产检查的通知"
    assert document.genre == "通知"


def test_larger_words_are_headings() -> None:
    parts = [
        *column(BODY, 130),
        Text("存在的问题", LEFT, 300, 20),
        *column(BODY, 340),
        Text("其他", LEFT, 500, 20),
    ]
    document = read(made([Text("工作报告", 254, 90, 26), *parts, *column(BODY, 540)]))
    assert [section.title for section in document.sections] == ["存在的问题", "其他"]


def test_many_pages_in_workers(tmp_path) -> None:
    from hegui import check_paths

    for number in range(30):
        (tmp_path / f"{number}.pdf").write_bytes(made(column(BODY + str(number))))
    report = check_paths([tmp_path], jobs=2)
    assert (len(report.documents), report.refused) == (30, ())


def test_a_title_that_is_not_centred_goes_on_in_the_next_line() -> None:
    title = [Text("某某高新技术产业园区管委会主任", LEFT, 90, 26), Text("2023年度述职报告", LEFT, 120, 26)]
    document = read(made([*title, *column(BODY, 170), Text("存在问题", LEFT, 340, 20), *column(BODY, 380)]))
    assert document.title
    assert document.words(document.title) == "某某高新技术产业园区管委会主任2023年度述职报告"
    assert [section.title for section in document.sections] == ["存在问题"]
