"""Word files broken in every way that comes to mind: whatever is read of them, nothing but ReadError may be raised.

python tests/fuzz/fuzz_docx.py --runs 20000 --seed 1 [--keep FOLDER]
Each input has 10 s and 1 GiB. What breaks that, or raises anything else, is written to FOLDER.
"""

from __future__ import annotations

import argparse
import copy
import io
import random
import re
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "word"))

import handmade
import libraries
import libreoffice
from lxml import etree

from hegui.document import Document
from hegui.errors import ReadError
from hegui.readers.docx import document

SECONDS = 10
BYTES = 1 << 30

Parts = dict[str, bytes]
NASTY = (
    *(
        b"",
        b"-1",
        b"0",
        b"999999999",
        b"99999999999999999999",
        b"1e9",
        b"NaN",
        b"\xf0\x9f\x98\x80",
        b"%1%1%1%9",
    ),
    *(b"bullet", b"none", b"custom", b"F0FE", b"D800", b"110000", b"../x", b"/etc/hostname", b"a" * 300),
    *(
        "汉".encode(),
        b"true",
        b"off",
        b"begin",
        b"separate",
        b"end",
        b"Table of Contents",
        b"continue",
        b"restart",
    ),
)
PIECES = (
    *(
        b"<w:p/>",
        b"<w:tbl/>",
        b"<w:tr/>",
        b"<w:tc/>",
        b"<w:r/>",
        b"<w:t/>",
        b"<w:sdt/>",
        b"<w:sectPr/>",
        b"<w:pPr/>",
    ),
    *(
        b"<w:br/>",
        b"<w:sym/>",
        b"<w:fldSimple/>",
        b"<w:altChunk/>",
        b"<w:subDoc/>",
        b"<w:ruby/>",
        b"<w:del/>",
    ),
    *(b'<w:fldChar w:fldCharType="begin"/>', b'<w:fldChar w:fldCharType="separate"/>'),
    *(
        b'<w:fldChar w:fldCharType="end"/>',
        b"<w:instrText> TOC </w:instrText>",
        rb"<w:instrText>EQ \o\ac(</w:instrText>",
    ),
    *(
        b'<w:commentRangeStart w:id="1"/>',
        b'<w:commentRangeEnd w:id="1"/>',
        b'<w:commentReference w:id="1"/>',
    ),
    *(b'<w:footnoteReference w:id="1"/>', b"<w:footnoteReference/>", b"<w:rPr><w:vanish/></w:rPr>"),
    *(b"<w:rPr><w:del/></w:rPr>", b"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", b"<w:tcPr><w:vMerge/></w:tcPr>"),
    *(
        b"<w:txbxContent><w:p/></w:txbxContent>",
        b"<mc:AlternateContent/>",
        b"<m:d/>",
        b"<!--x-->",
        b"<?x y?>",
    ),
    *(
        b"<![CDATA[<w:p>]]>",
        b"&#0;",
        b"&#xFFFF;",
        b"&e;",
        b"&lt;",
        b"\x00",
        b"\x0b",
        b"<",
        b">",
        b"]]>",
        b"\xff\xfe",
    ),
    *(
        "一、情况".encode(),
        "2023年".encode(),
        b"</w:p>",
        b"</w:body>",
        b"<w:ins>",
        b"<w:del>",
        b"<w:sdt>",
        b"<w:r><w:t>",
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (
    *(
        "p",
        "r",
        "t",
        "delText",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "br",
        "tab",
    ),
    *(
        "sym",
        "fldChar",
        "fldSimple",
        "instrText",
        "hyperlink",
        "ruby",
        "rt",
        "rubyBase",
        "txbxContent",
        "pict",
        "vanish",
    ),
    *(
        "numPr",
        "numId",
        "ilvl",
        "pStyle",
        "rStyle",
        "outlineLvl",
        "vMerge",
        "hidden",
        "sectPr",
        "titlePg",
        "lvl",
        "num",
    ),
    *(
        "abstractNum",
        "lvlOverride",
        "startOverride",
        "numStyleLink",
        "basedOn",
        "style",
        "name",
        "lvlText",
        "numFmt",
    ),
    *(
        "footnoteReference",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "rPr",
        "pPr",
        "rPrChange",
    ),
)
DTD = b'<!DOCTYPE x [<!ENTITY e "e"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
TAG = re.compile(rb"<[^<>]*>")
VALUE = re.compile(rb'"([^"<>]*)"')


def seeds() -> list[bytes]:
    made = {**handmade.FILES, **libraries.FILES, **libreoffice.FILES}
    return [make() for make in made.values()]


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, method)
    return stream.getvalue()


def spoiled(data: bytes, dice: random.Random) -> bytes:
    """Some bytes changed, taken out or put in twice."""
    mutant = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(max(1, len(mutant)))
        much = dice.choice((1, 1, 2, 8, 64))
        match dice.randrange(5):
            case 0:
                mutant[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del mutant[at : at + much]
            case 2:
                mutant[at:at] = mutant[at : at + much]
            case 3:
                mutant[at : at + 4] = dice.choice((b"\xff" * 4, b"\0" * 4, b"\0\0\0\x7f", b"PK\x01\x02"))
            case _:
                del mutant[at + dice.randrange(max(1, len(mutant))) :]
    return bytes(mutant)


def retagged(xml: bytes, dice: random.Random) -> bytes:
    """Tags moved, doubled, taken out; values changed; pieces put in."""
    for _ in range(dice.randint(1, 8)):
        tags = list(TAG.finditer(xml))
        if not tags:
            return xml
        tag = dice.choice(tags)
        match dice.randrange(9):
            case 0:
                xml = xml[: tag.start()] + xml[tag.end() :]
            case 1:
                xml = xml[: tag.end()] + tag.group() + xml[tag.end() :]
            case 2 | 3:
                xml = xml[: tag.end()] + dice.choice(PIECES) + xml[tag.end() :]
            case 4 | 5:
                values = list(VALUE.finditer(xml))
                if values:
                    value = dice.choice(values)
                    xml = xml[: value.start(1)] + dice.choice(NASTY) + xml[value.end(1) :]
            case 6:
                other = dice.choice(tags)
                first, last = sorted((tag.start(), other.end()))
                xml = xml[:last] + xml[first:last][:4000] + xml[last:]
            case 7:
                other = dice.choice(tags)
                first, last = sorted((tag.start(), other.end()))
                xml = xml[:first] + xml[last:]
            case _:
                # An element that never ends, or ends at once, many times over.
                name = tag.group().strip(b"</>").split(b" ")[0]
                many = dice.choice((3, 300, 3000))
                xml = (
                    xml[: tag.end()]
                    + b"<"
                    + name
                    + b">" * 1
                    + (b"<" + name + b"/>") * many
                    + xml[tag.end() :]
                )
    return xml


def replanted(xml: bytes, dice: random.Random) -> bytes:
    """Elements moved, copied into one another, renamed and taken out, so that the XML stays whole."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return xml
    for _ in range(dice.randint(1, 10)):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        one, other = dice.choice(elements), dice.choice(elements)
        match dice.randrange(8):
            case 0 if one is not root:
                one.getparent().remove(one)
            case 1 | 2:
                other.insert(dice.randrange(len(other) + 1), copy.deepcopy(one))
            case 3:
                one.tag = other.tag
            case 4 if one.attrib:
                one.set(dice.choice(list(one.attrib)), dice.choice(NASTY).decode("utf-8", "replace"))
            case 5:
                for name, value in other.attrib.items():
                    one.set(name, value)
            case 6:
                one.text, other.text = other.text, one.text
            case _:
                fresh = etree.SubElement(one, W + dice.choice(NAMES))
                fresh.set(W + "val", dice.choice(NASTY).decode("utf-8", "replace"))
                fresh.set(W + "id", str(dice.randrange(4)))
    return bytes(etree.tostring(root))


def recoded(xml: bytes, dice: random.Random) -> bytes:
    """In another encoding than it says, or with a DTD."""
    body = re.sub(rb"^<\?xml[^>]*\?>", b"", xml)
    codec = dice.choice(("utf-16", "utf-16-le", "utf-32", "gb18030", "latin-1", "utf-8"))
    head = f'<?xml version="1.0" encoding="{dice.choice((codec, "utf-8", "utf-16", "x-none"))}"?>'.encode()
    whole = head + (DTD if dice.random() < 0.5 else b"") + body
    return whole.decode("utf-8", "replace").encode(codec, "replace")


def mutant(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """A file made from a good one."""
    sort = dice.random()
    if sort < 0.15:
        return spoiled(data, dice)
    parts = unpacked(data)
    for _ in range(dice.randint(1, 3)):
        name = dice.choice([*parts, "word/document.xml"])
        if name not in parts:
            continue
        match dice.randrange(10):
            case 0:
                parts[name] = spoiled(parts[name], dice)
            case 1:
                parts[name] = recoded(parts[name], dice)
            case 2:
                del parts[name]
            case 3:
                foreign = unpacked(dice.choice(others))
                parts[name] = foreign.get(name, parts[name])
            case 4:
                parts[dice.choice((name.upper(), f"../{name}", f"/{name}", "word/x.xml"))] = parts[name]
            case 5:
                parts[name] = retagged(parts[name], dice)
            case _:
                parts[name] = replanted(parts[name], dice)
    made = packed(
        parts,
        dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)),
    )
    return spoiled(made, dice) if sort > 0.95 else made


def sound(read: Document) -> None:
    """What holds of every document that is read at all."""
    spans = [block.span for block in read.blocks]
    assert all(0 <= span.start < span.end <= len(read.text) for span in spans), "blocks out of the text"
    assert all(above.end <= below.start for above, below in pairwise(spans)), "blocks over one another"
    for mark in read.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(read.text), "marks out of the text"
    for span in (*read.hidden, *read.markup):
        assert 0 <= span.start < span.end <= len(read.text), "hidden text out of the text"
    assert read.text.strip(), "an empty text"
    assert len(read.visible.text) <= len(read.full.text) <= len(read.text)
    for section in read.sections:
        assert read.location(section.heading.start).line >= 1
    tuple(read.items)


def late(*_: Any) -> None:
    raise AssertionError(f"over {SECONDS} s")


def tried(data: bytes) -> str:
    """ "read" or "refused"; raises what must not be raised."""
    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        sound(document(data, path="x.docx"))
        return "read"
    except ReadError as refusal:
        return "refused" if refusal.reason.strip() else "refused without a reason"
    finally:
        signal.alarm(0)


def run(runs: int, seed: int, failed: Callable[[bytes, BaseException], None]) -> Counter[str]:
    """Try so many mutants; `failed` is told of each that is not read and not refused."""
    dice = random.Random(seed)
    good = seeds()
    counts: Counter[str] = Counter()
    for _ in range(runs):
        data = mutant(dice.choice(good), good, dice)
        try:
            counts[tried(data)] += 1
        except Exception as fault:
            counts["failed"] += 1
            failed(data, fault)
    return counts


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    given = options.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))

    def keep(data: bytes, fault: BaseException) -> None:
        given.keep.mkdir(exist_ok=True)
        name = given.keep / f"{hash(data) & 0xFFFFFFFF:08x}.docx"
        name.write_bytes(data)
        sys.stderr.write(f"{name}: {type(fault).__name__}: {fault}"[:300] + "\n")

    begun = time.monotonic()
    counts = run(given.runs, given.seed, keep)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(f"{dict(counts)} in {time.monotonic() - begun:.0f} s, at most {peak} MB\n")
    return 0 if set(counts) <= {"read", "refused"} else 1


if __name__ == "__main__":
    sys.exit(main())
