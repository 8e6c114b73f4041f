"""Files of the other formats broken in every way: whatever is read of them, nothing but ReadError may be raised.

    python tests/fuzz/fuzz_formats.py --runs 20000 --seed 1 [--format odt] [--keep FOLDER]

Each input has 10 s. What takes longer, or raises anything else, is written to FOLDER. `long_run.py` measures each input.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))

import fuzz_docx
import test_html
import test_odt
import test_ofd
import test_pdf
import test_rtf

from hegui.errors import ReadError
from hegui.readers import read_bytes

FILES = Path(__file__).parent.parent / "readers" / "files"
SECONDS = 11
XML = (
    *("<text:p>", "</text:p>", "<text:list>", "<text:list-item>", "<text:note>", "<text:s text:c='99999999999'/>", "<text:span/>"),
    *('text:outline-level="x"', 'text:start-value="-5"', "<table:table>", "<draw:text-box>", "&e;", "&#0;", "<!--", "]]>"),
    *("<text:change text:change-id='a'/>", "<text:change-start text:change-id='b'/>", "<text:change-end text:change-id='b'/>"),
    *("<office:annotation>", "<office:annotation-end office:name='n'/>", "<draw:object xlink:href='./O'/>", "<text:hidden-text>"),
    *('Size="nan"', 'Boundary="1 2"', 'CTM="1 0 0 1 0 inf"', 'DeltaX="g x"', "<ofd:TextObject>", "g 99999999 1", "-1e309"),
)  # fmt: skip
VALUES = (
    *(
        "",
        "x",
        "-1",
        "0",
        "nan",
        "inf",
        "1e400",
        "99999999999999999999",
        "g 9 9",
        "1 2 3",
        "0 0 0 0",
        "true",
        "none",
        "5",
        "12.5",
        "g 2 5.6",
        "0 0 90 9",
        "1 0 0 1 5 5",
        "255 0 0",
        "false",
    ),
    *("1 0 0 1 0 inf", "../../x", "/", "一, 二, 三, ...", "汉" * 300, "𝟙", "٣", "1" * 5000),
)
PDF_VALUES = (
    *(
        b"0",
        b"-1",
        b"1",
        b"90",
        b"595",
        b"1e9",
        b"99999999999",
        b"true",
        b"null",
        b"/X",
        b"/Text",
        b"/Highlight",
        b"/Widget",
        b"/Tx",
    ),
    *(
        b"(x)",
        b"<feff4e2d>",
        b"[0",
        b"]",
        b"3 0 R",
        b"9 0 R",
        b"<<",
        b">>",
        b"/Contents",
        b"/Annots",
        b"/Resources",
        b"/Subtype",
    ),
)
TEXT = (
    *(
        "# ",
        "## ",
        "**",
        "`",
        "```\n",
        "<!-- ",
        " -->",
        "|",
        "|---|\n",
        "> ",
        "- ",
        "1. ",
        "[",
        "](",
        "---\n",
        "\\",
        "\t",
        "\r",
    ),
    *(
        "一、",
        "（一）",
        "一是",
        "\n",
        "\u2028",
        "\0",
        "\x1a",
        "\ufeff",
        "\ufffd",
        "{",
        "}",
        "&amp;",
        "<p>",
        "2024年",
        "%",
        "“",
        "(" * 50,
    ),
)
TOKENS: dict[str, Sequence[str]] = {
    "txt": TEXT,
    "md": TEXT,
    "odt": XML,
    "ofd": XML,
    "html": (
        *("<p>", "</p>", "<table>", "<td>", "<ol start=99999999999>", "<li value=-9>", "<pre>", "<!--", "-->", "&#xD800;", "&#0;"),
        *("<del>", "</del>", "<ins>", "<w:sdt showingplchdr=t>", "<a style='mso-comment-reference:L_1'>", "<select>", "<object>"),
        *("<script>", "</script>", "<meta charset=utf-7>", "<style>p{display:none}</style>", "<svg>", "<![CDATA[", "<div " * 40),
    ),
    "rtf": (
        *("{", "}", "\\", "\\'", "\\u99999999999", "\\u-1?", "\\bin9999999", "\\uc-5", "\\f999999", "\\ansicpg0", "\\fcharset999"),
        *("{\\*\\annotation ", "{\\*\\atrfstart 1}", "{\\*\\atrfend 1}", "{\\*\\atnref 1}", "{\\field{\\*\\fldinst EQ ", "{\\deleted "),
        *("\\revised\\revauth1 ", "{\\object ", "{\\*\\revtbl {a;}{b;}}", "{\\mmath{\\*\\moMath ", "\\v ", "\\v0 ", "{\\*\\footnote "),
        *("{\\*\\shpinst{\\shptxt ", "{\\footnote ", "{\\header ", "\\cell", "\\intbl", "\\outlinelevel99", "{\\listtext ", "\\par"),
    ),
    "pdf": (
        *("q ", "Q ", "BT ", "ET ", "/F 16 Tf ", "0 Tr ", "3 Tr ", "1e40 0 0 1e40 0 0 cm ", "nan ", "<d83d> Tj ", "<0000> Tj "),
        *("/Annots [8 0 R] ", "/Subtype /Text ", "/Subtype /Widget ", "/FT /Tx ", "/Contents <feff> ", "/Rect [1 2 nan] "),
        *("-99999999999 ", "/Kids [2 0 R] ", "/Rotate 90 ", "/MediaBox [0 0 0 0] ", "/Count -1 ", "endstream ", "<< >> BDC ", "Do "),
    ),
}  # fmt: skip


def sources(format: str) -> list[bytes]:
    if format == "ofd":
        pages = (test_ofd.column(test_ofd.BODY), test_ofd.text("页", 90, 30))
        return [test_ofd.packed(test_ofd.parts(*pages, template=test_ofd.text("底", 28, 250)))]
    if format == "pdf":
        pages = (test_pdf.column(test_pdf.BODY), [test_pdf.Text("第二页", 90, 90)])
        notes = (
            test_pdf.note("Highlight", 158)
            + test_pdf.note("Text", 130)
            + test_pdf.note("FileAttachment", 186)
        )
        return [
            test_pdf.made(*pages, deflate=False, notes=notes),
            test_pdf.made(*pages),
            (FILES / "report.pdf").read_bytes(),
        ]
    if format in ("txt", "md"):
        text = (FILES / "report.md").read_text(encoding="utf-8")
        return [text.encode(codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "utf-16")]
    worked = {"odt": test_odt.worked, "rtf": test_rtf.worked, "html": test_html.worked}
    return [(FILES / f"report.{format}").read_bytes(), worked[format]()]


def mutant(data: bytes, format: str, chance: random.Random) -> bytes:
    """`data` broken in a few places; in a zip mostly inside one of its parts, which then goes in whole."""
    if format == "pdf" and b"FlateDecode" not in data and chance.random() < 0.7:
        return relaid(data, chance)
    if format not in ("odt", "ofd") or chance.random() < 0.2:
        return broken(data, format, chance, whole=format == "pdf")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as copy:
        names = [name for name in package.namelist() if name.endswith(".xml")]
        chosen = chance.choice([*names, *(name for name in names if "ontent" in name)])
        for name in package.namelist():
            part = package.read(name)
            change = chance.choice((valued, valued, replanted, replanted, broken))
            copy.writestr(name, change(part, format, chance) if name == chosen else part)
    return made.getvalue()


def replanted(data: bytes, format: str, chance: random.Random) -> bytes:
    """XML whose elements have moved: still XML."""
    return fuzz_docx.replanted(data, chance)


def relaid(data: bytes, chance: random.Random) -> bytes:
    """A PDF with some of its objects broken, and a table that is right for what they have become."""
    objects = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", data, re.DOTALL)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(objects))
        head, stream, rest = objects[at].partition(b">>\nstream\n")
        if not stream:
            objects[at] = valued_pdf(head, chance)
            continue
        body = broken(rest.removesuffix(b"\nendstream"), "pdf", chance).replace(b"endstream", b"")
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(body), head)
        objects[at] = head + stream + body + b"\nendstream"
    return test_pdf.whole(objects)


def valued_pdf(data: bytes, chance: random.Random) -> bytes:
    """A PDF's dictionary with some of its numbers and names others."""
    parts = re.split(rb"(\s+)", data)
    for _ in range(chance.randint(1, 3)):
        parts[chance.randrange(0, len(parts), 2)] = chance.choice(PDF_VALUES)
    return b"".join(parts)


def valued(data: bytes, format: str, chance: random.Random) -> bytes:
    """XML with some attributes of other values: still XML."""
    for _ in range(chance.randint(1, 5)):
        values = list(re.finditer(rb"=[\"']([^\"'<]*)[\"']", data))
        if values:
            start, end = chance.choice(values).span(1)
            data = data[:start] + chance.choice(VALUES).encode() + data[end:]
    return data


def broken(data: bytes, format: str, chance: random.Random, *, whole: bool = False) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(max(len(made), 1))
        end = at + chance.randint(1, 80)
        what = chance.randrange(6)
        token = chance.choice(TOKENS[format]).encode()
        if what == 0 and made:
            made[at % len(made)] = chance.randrange(256)
        elif what == 1:
            del made[at:end]
        elif what == 2:
            made[at:at] = made[at:end] * chance.choice((1, 1, 2, 30))
        elif what == 3 and whole:
            made[at : at + len(token)] = token  # what is said of places stays true
        elif what < 5:
            made[at:at] = token
        else:
            other = chance.randrange(max(len(made), 1))
            made[at:at] = made[other : other + chance.randint(1, 400)]
    return bytes(made)


def tried(data: bytes, format: str) -> str:
    """How the input ends. Raises what the reader raises beside ReadError, and TimeoutError."""
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(SECONDS)
    try:
        document = read_bytes(data, f"x.{format}", format)
        assert document.text.strip()
        document.location(len(document.text) - 1)
        return "read"
    except ReadError:
        return "refused"
    finally:
        signal.alarm(0)


def _late(*_: Any) -> None:
    raise TimeoutError


def run(format: str, runs: int, seed: int, told: Callable[[bytes, BaseException], None]) -> Counter[str]:
    """How `runs` inputs end; `told` gets those that end as none should."""
    counts: Counter[str] = Counter()
    given = sources(format)
    for number in range(runs):
        chance = random.Random(f"{seed}-{format}-{number}")
        data = mutant(chance.choice(given), format, chance)
        try:
            counts[tried(data, format)] += 1
        except Exception as fault:
            counts["fault"] += 1
            told(data, fault)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=TOKENS, action="append")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    faults = 0
    for format in asked.format or TOKENS:

        def told(data: bytes, fault: BaseException, format: str = format) -> None:
            sys.stderr.write(f"{format}: {type(fault).__name__}: {fault}\n")
            if asked.keep:
                asked.keep.mkdir(exist_ok=True)
                (asked.keep / f"{abs(hash(data)):x}.{format}").write_bytes(data)

        counts = run(format, asked.runs, asked.seed, told)
        sys.stdout.write(f"{format} {dict(counts)}\n")
        faults += counts["fault"]
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
