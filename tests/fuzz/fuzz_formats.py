"""Files of the other formats broken in every way: whatever is read of them, nothing but ReadError may be raised.

    python tests/fuzz/fuzz_formats.py --runs 20000 --seed 1 [--format odt] [--keep FOLDER]

Each input has 10 s. What takes longer, or raises anything else, is written to FOLDER.
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

sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))

import test_ofd
import test_pdf

from hegui.errors import ReadError
from hegui.readers import read_bytes

FILES = Path(__file__).parent.parent / "readers" / "files"
SECONDS = 11
XML = (
    *("<text:p>", "</text:p>", "<text:list>", "<text:list-item>", "<text:note>", "<text:s text:c='99999999999'/>", "<text:span/>"),
    *('text:outline-level="x"', 'text:start-value="-5"', "<table:table>", "<draw:text-box>", "&e;", "&#0;", "<!--", "]]>"),
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
    ),
    *("1 0 0 1 0 inf", "../../x", "/", "一, 二, 三, ...", "汉" * 300, "𝟙", "٣", "1" * 5000),
)
TOKENS: dict[str, Sequence[str]] = {
    "odt": XML,
    "ofd": XML,
    "html": (
        *("<p>", "</p>", "<table>", "<td>", "<ol start=99999999999>", "<li value=-9>", "<pre>", "<!--", "-->", "&#xD800;", "&#0;"),
        *("<script>", "</script>", "<meta charset=utf-7>", "<style>p{display:none}</style>", "<svg>", "<![CDATA[", "<div " * 40),
    ),
    "rtf": (
        *("{", "}", "\\", "\\'", "\\u99999999999", "\\u-1?", "\\bin9999999", "\\uc-5", "\\f999999", "\\ansicpg0", "\\fcharset999"),
        *("{\\*\\shpinst{\\shptxt ", "{\\footnote ", "{\\header ", "\\cell", "\\intbl", "\\outlinelevel99", "{\\listtext ", "\\par"),
    ),
    "pdf": (
        *("q ", "Q ", "BT ", "ET ", "/F 16 Tf ", "0 Tr ", "3 Tr ", "1e40 0 0 1e40 0 0 cm ", "nan ", "<d83d> Tj ", "<0000> Tj "),
        *("-99999999999 ", "/Kids [2 0 R] ", "/Rotate 90 ", "/MediaBox [0 0 0 0] ", "/Count -1 ", "endstream ", "<< >> BDC ", "Do "),
    ),
}  # fmt: skip


def sources(format: str) -> list[bytes]:
    if format == "ofd":
        pages = (test_ofd.column(test_ofd.BODY), test_ofd.text("页", 90, 30))
        return [test_ofd.packed(test_ofd.parts(*pages, template=test_ofd.text("底", 28, 250)))]
    if format == "pdf":
        pages = (test_pdf.column(test_pdf.BODY), [test_pdf.Text("第二页", 90, 90)])
        return [
            test_pdf.made(*pages, deflate=False),
            test_pdf.made(*pages),
            (FILES / "report.pdf").read_bytes(),
        ]
    return [(FILES / f"report.{format}").read_bytes()]


def mutant(data: bytes, format: str, chance: random.Random) -> bytes:
    """`data` broken in a few places; in a zip mostly inside one of its parts, which then goes in whole."""
    if format not in ("odt", "ofd") or chance.random() < 0.2:
        return broken(data, format, chance, whole=format == "pdf")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as copy:
        names = [name for name in package.namelist() if name.endswith(".xml")]
        chosen = chance.choice([*names, *(name for name in names if "ontent" in name)])
        for name in package.namelist():
            part = package.read(name)
            change = valued if chance.random() < 0.6 else broken
            copy.writestr(name, change(part, format, chance) if name == chosen else part)
    return made.getvalue()


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
