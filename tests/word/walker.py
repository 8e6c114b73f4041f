"""What a Word file says of its comments and changes, read with nothing but the standard library."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIGNS = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}
UNSEEN = ("del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "rt", "sectPr", "tblPr", "sdtPr", "trPr")
STORIES = ("document", "comments", "footnotes", "endnotes", "header", "footer")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def value(element: ElementTree.Element, name: str) -> str:
    return next((val for key, val in element.attrib.items() if key.rpartition("}")[2] == name), "")


def ranges(data: bytes) -> dict[str, str]:
    """The text that each comment is anchored to, by the comment's id. The ranges are whole and in order."""
    found: dict[str, list[str]] = {}
    open_: dict[str, list[str]] = {}
    ended: list[str] = []

    def say(text: str) -> None:
        for words in open_.values():
            words.append(text)

    def walk(element: ElementTree.Element) -> None:
        name = local(element)
        if name in UNSEEN:
            return
        if name == "commentRangeStart":
            id = value(element, "id")
            assert id not in found, "a range begins once"
            found[id] = open_[id] = []
        elif name == "commentRangeEnd":
            open_.pop(value(element, "id"))
            ended.append(value(element, "id"))
        elif name == "commentReference":
            assert value(element, "id") in ended, "the reference follows the range"
        elif name == "t":
            text = element.text or ""
            say(text if element.get(SPACE) == "preserve" else text.strip(" \t\n\r"))
        elif name in SIGNS:
            say(SIGNS[name])
        for child in element:
            walk(child)
        if name == "p":
            say("\n")

    walk(ElementTree.fromstring(parts(data)["word/document.xml"]))
    assert not open_, "every range ends"
    return {id: "".join(words).rstrip("\n") for id, words in found.items()}


def comments(data: bytes) -> dict[str, tuple[str, str]]:
    """Author and words of each comment."""
    found = {}
    for name, content in parts(data).items():
        if posixpath.basename(name).startswith("comments") and name.endswith(".xml") and "Ex" not in name:
            for comment in ElementTree.fromstring(content):
                lines = ["".join(p.itertext()) for p in comment if local(p) == "p"]
                assert value(comment, "id") not in found
                found[value(comment, "id")] = (value(comment, "author"), "\n".join(lines))
    return found


def sound(data: bytes) -> None:
    """Assert what Word wants of a file before it opens it without a word."""
    held = parts(data)
    trees = {n: ElementTree.fromstring(c) for n, c in held.items() if n.endswith((".xml", ".rels"))}
    types = trees["[Content_Types].xml"]
    defaults = {value(each, "Extension").lower() for each in types if local(each) == "Default"}
    overrides = [value(each, "PartName") for each in types if local(each) == "Override"]
    assert len(overrides) == len(set(overrides)) and all(name[1:] in held for name in overrides)
    for name in held:
        assert (
            name == "[Content_Types].xml"
            or name.endswith("/")  # a folder, which some programs pack
            or f"/{name}" in overrides
            or name.rpartition(".")[2].lower() in defaults
        )
    for name, tree in trees.items():
        if name.endswith(".rels"):
            ids = [each.get("Id") for each in tree]
            assert len(ids) == len(set(ids))
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in tree:
                if each.get("TargetMode") != "External":
                    assert posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:] in held
    identified(trees)
    referred(data, trees["word/document.xml"])


def identified(trees: dict[str, ElementTree.Element]) -> None:
    """Ids of changes and of the ranges of comments are those of no other."""
    for kinds in (
        ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"),
        ("commentRangeStart",),
        ("comment",),
    ):
        ids = [
            value(each, "id")
            for name, tree in trees.items()
            if any(posixpath.basename(name).startswith(story) for story in STORIES)
            for each in tree.iter()
            if local(each) in kinds and (value(each, "author") == "hegui" or kinds[0] != "ins")
        ]
        assert len(ids) == len(set(ids)), kinds


def referred(data: bytes, main: ElementTree.Element) -> None:
    """Comments, ranges and references belong together."""
    made = {id for id, (author, _) in comments(data).items() if author == "hegui"}
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        ids = [value(each, "id") for each in main.iter() if local(each) == name]
        assert made <= set(ids), name


def text(data: bytes, *, rejected: str = "") -> dict[str, list[str]]:
    """The text of the parts of a file, run by run joined, with all changes accepted; those of `rejected` as rejected."""
    found: dict[str, list[str]] = {}

    def walk(element: ElementTree.Element, lines: list[str], mine: bool) -> None:
        name = local(element)
        author = value(element, "author") == rejected != ""
        if name in ("ins", "del") and (name == "ins") is author:
            return
        mine = mine or author
        if name in ("pPr", "rPr", "moveFrom") or (name in ("t", "delText") and element.text is None):
            return
        if name == "t" or (name == "delText" and mine):
            words = element.text or ""
            lines[-1] += words if element.get(SPACE) == "preserve" else words.strip(" \t\n\r")
        elif name in SIGNS:
            lines[-1] += SIGNS[name]
        for child in element:
            walk(child, lines, mine)
        if name == "p":
            lines.append("")

    for part, content in parts(data).items():
        if posixpath.basename(part).startswith(STORIES) and part.endswith(".xml"):
            found[part] = [""]
            walk(ElementTree.fromstring(content), found[part], False)
    return found


def looks(data: bytes, author: str) -> list[tuple[str, str, str]]:
    """Each run that an author has put in or taken out: which, its words, and its properties."""
    found = []
    for change in ElementTree.fromstring(parts(data)["word/document.xml"]).iter():
        if local(change) in ("ins", "del") and value(change, "author") == author:
            for run in change:
                words = "".join(each.text or "" for each in run if local(each) in ("t", "delText"))
                properties = [local(each) for rpr in run if local(rpr) == "rPr" for each in rpr]
                found.append((local(change), words, " ".join(properties)))
    return found
