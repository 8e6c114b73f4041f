"""What a page must be for everybody: one parser's view of it, and all that is wrong with it."""

import os
import re
import shutil
import subprocess
from collections import Counter
from urllib.parse import unquote

import html5lib

from hegui.formats.html import pages, render
from hegui.formats.view import View

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VIEW = View()
_KNOWN = """
html head body meta title style script header main section article div span p a b i br code q mark sup ul ol li dl dt dd
table thead tbody tr th td details summary label input fieldset legend output button h1 h2 h3 h4 h5 h6
"""
_NAMED = """
lang charset http-equiv content name class id href title role scope colspan start open hidden tabindex type placeholder
autocomplete checked aria-label aria-labelledby aria-hidden data-n data-outcome data-severity data-words
"""
_ELEMENTS, _ATTRIBUTES = frozenset(_KNOWN.split()), frozenset(_NAMED.split())


def parsed(page):
    """The page as a browser parses it; every departure from the standard is an error."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(page)


def words(element):
    return "".join(element.itertext())


def by_id(root):
    return {each.get("id"): each for each in root.iter() if each.get("id")}


def folder(report, view=_VIEW):
    """The pages of `report` by name."""
    made = {}
    for name, chunks in pages(report, view):
        assert name not in made
        made[name] = "".join(chunks)
    return made


def page(report, view=_VIEW):
    return "".join(render(report, view))


def faults(root, others=()):
    """Everything wrong with a page. others: ids of the pages beside it, by their names."""
    return [
        *_elements(root),
        *_ids(root),
        *_links(root, dict(others)),
        *_headings(root),
        *_tables(root),
        *_controls(root),
        *_landmarks(root),
    ]


def _elements(root):
    for each in root.iter():
        if each.tag not in _ELEMENTS:
            yield f"element {each.tag}"
        for name, value in each.attrib.items():
            if name not in _ATTRIBUTES:
                yield f"attribute {name} of {each.tag}"
            if re.search(r"javascript:|https?:|//", value) and name in ("href", "src"):
                yield f"leads away: {value}"


def _ids(root):
    counted = Counter(each.get("id") for each in root.iter() if each.get("id") is not None)
    for id, number in counted.items():
        if number > 1:
            yield f"id {id} {number} times"
        if not id or re.search(r"\s", id):
            yield f"id {id!r}"


def _links(root, others):
    ids = set(by_id(root))
    for link in root.iter("a"):
        page, _, fragment = link.get("href").partition("#")
        known = others.get(unquote(page)) if page else ids
        if known is None:
            yield f"no page {page}"
        elif fragment and fragment not in known:
            yield f"no place {link.get('href')}"
        if not words(link).strip():
            yield f"link without words to {link.get('href')}"


def _headings(root):
    before = 0
    for each in root.iter():
        if each.tag in _HEADINGS:
            depth = int(each.tag[1])
            if depth > before + 1:
                yield f"{each.tag} after h{before}: {words(each)}"
            if not words(each).strip():
                yield f"empty {each.tag}"
            before = depth
    if len(list(root.iter("h1"))) != 1:
        yield "not one h1"


def _tables(root):
    for table in root.iter("table"):
        if not any(cell.get("scope") == "col" for cell in table.iter("th")):
            yield "table without column headers"
        columns = sum(int(cell.get("colspan", 1)) for cell in table.find("thead/tr"))
        for row in table.findall("tbody/tr"):
            if sum(int(cell.get("colspan", 1)) for cell in row) != columns:
                yield f"row of another length: {words(row)[:40]}"
            if not any(cell.get("scope") == "row" for cell in row.findall("th")):
                yield f"row without a header: {words(row)[:40]}"


def _controls(root):
    labelled = {id(control) for label in root.iter("label") for control in label.iter("input")}
    for control in root.iter("input"):
        if id(control) not in labelled:
            yield "input without a label"
    for button in root.iter("button"):
        if button.get("type") != "button" or not words(button).strip():
            yield "button"
    for details in root.iter("details"):
        if details[0].tag != "summary" or not words(details[0]).strip():
            yield "details without a summary"


def _landmarks(root):
    if root.get("lang") not in ("zh-CN", "en"):
        yield "no language"
    if len(list(root.iter("main"))) != 1:
        yield "not one main"
    if not words(root.find("head/title")).strip():
        yield "no title"
    names = Counter(each.get("aria-label") for each in root.iter("section") if each.get("aria-label"))
    yield from (f"two parts named {name}" for name, number in names.items() if number > 1)


def written(path):
    """Pages in a folder, by name."""
    found = {}
    for name in sorted(os.listdir(path)):
        with open(os.path.join(path, name), encoding="utf-8") as file:
            found[name] = file.read()
    return found


def browsed(text, home, *asked):
    """What Chromium writes when it has opened the page."""
    path = os.path.join(home, "page.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}/profile"]
    command += ["--virtual-time-budget=5000", *asked, f"file://{path}"]
    done = subprocess.run(command, capture_output=True, timeout=120, env={**os.environ, "HOME": str(home)})
    return done.stdout.decode("utf-8", "replace")
