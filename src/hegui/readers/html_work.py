"""What work on an HTML page has left in it: tracked changes, comments, prompts; and what of it is not read.

Word keeps changes as ins and del, comments in elements of its own; LibreOffice keeps comments as those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hegui.readers.flow import LINE_ENDS
from hegui.readers.marks import Sign

_OBJECTS = frozenset(("object", "embed", "applet", "iframe"))
_PROGRAMS = re.compile(
    r"|module|text/vbscript|(?:text|application)/(?:x-)?(?:java|ecma)script.*", re.IGNORECASE
)
_LIBREOFFICE = re.compile(r"<meta name=\"generator\" content=\"(?:LibreOffice|OpenOffice)", re.IGNORECASE)
_HEAD = 4096  # characters
_COMMENTS = re.compile(r"mso-element\s*:\s*comment(?:-list)?\b")
_AUTHOR = re.compile(r"mso-comment-author\s*:\s*[\"']?([^;\"']{1,80})")
_REFERENCE = re.compile(r"mso-comment-reference\s*:\s*[\"']?([^;\"'\s]{1,80})")
_INITIALS = re.compile(r"\s*(?:\[[^\]]{0,20}\]\s*)?")
_FEW = 1  # pixels: a frame that is there for counting visits


class Work:
    """What the whole page says of such things, before its text is read. breaks_at_blanks: a line end in its source stands
    for a blank, between Chinese characters too, as the program that wrote it has it."""

    def __init__(self, root: Any, *, by_libreoffice: bool) -> None:
        self.breaks_at_blanks = by_libreoffice
        self.runs = any(_PROGRAMS.fullmatch(each.get("type", "").strip()) for each in root.iter("script"))
        bodies = (each for each in root.iter("div") if each.get("id", "").startswith("_com_"))
        self._comments = {each.get("id").rpartition("_")[2]: _comment(each) for each in bodies}

    def at(self, element: Any, name: str) -> Sign | None:
        """What stands where an element does, none of whose text is the page's."""
        if not name:
            words = (element.text or "").translate(LINE_ENDS).strip()
            return Sign("comment", words=words) if words and _is_comment(element) else None
        if is_deleted(name) and _holds_words(element):
            return Sign(
                "deletion", author=_author(element), words=" ".join("".join(element.itertext()).split())
            )
        if name in _OBJECTS and not _counts(element):
            return Sign("object", words=name)
        return None

    def around(self, element: Any, name: str) -> Sign | None:
        """What the text in an element is, besides text."""
        if name == "ins" and _holds_words(element):
            return Sign("insertion", str(id(element)), author=_author(element))
        if name == "w:sdt" and element.get("showingplchdr", "").lower() in ("t", "true", "1"):
            return Sign("placeholder", str(id(element)))
        style = element.get("style", "")
        reference = _REFERENCE.search(style) if "mso-comment" in style else None
        if reference and name == "a":
            author, words = self._comments.get(reference[1].rpartition("_")[2], ("", ""))
            return Sign("comment", reference[1], author=author, words=words)
        return None

    def comments_on(self, element: Any) -> bool:
        """Whether it holds what comments say, or the number of one."""
        if "MsoCommentReference" in element.get("class", "") or element.get("class", "") == "msocomanchor":
            return True
        return bool(_COMMENTS.search(element.get("style", "")))


def by_libreoffice(page: str) -> bool:
    """Whether LibreOffice has written a page."""
    return bool(_LIBREOFFICE.search(page[:_HEAD]))


def is_deleted(name: str) -> bool:
    """Whether what is in an element goes once the changes are accepted."""
    return name == "del"


def chosen(select: Any) -> Iterable[Any]:
    """What a list for choosing shows: what is chosen, or the first."""
    options = list(select.iter("option"))
    return [each for each in options if each.get("selected") is not None][:1] or options[:1]


def _comment(body: Any) -> tuple[str, str]:
    """Who has written a comment in Word, and what."""
    styles = (_AUTHOR.search(each.get("style", "")) for each in body.iter("span"))
    author = next((found[1].strip() for found in styles if found), "")
    return author, _INITIALS.sub("", " ".join("".join(body.itertext()).split()), count=1)


def _is_comment(element: Any) -> bool:
    """Whether it is one of the source, and inside the page's body; [if … ] tells programs what to leave out."""
    text = element.text or ""
    inside = any(above.tag == "body" for above in element.iterancestors())
    return (
        callable(element.tag)
        and element.tag.__name__ == "Comment"
        and inside
        and not text.lstrip().startswith("[")
    )


def _holds_words(element: Any) -> bool:
    """Whether there is text in it; an empty one is room for an advertisement."""
    return any(words.strip() for words in element.itertext())


def _author(element: Any) -> str:
    cited = str(element.get("cite", ""))
    return cited.removeprefix("mailto:").replace("%20", " ").strip()[:80]


def _counts(element: Any) -> bool:
    """Whether it is too small to show anything."""
    sides = (element.get(side, "").strip().removesuffix("px") for side in ("width", "height"))
    return any(side.isdecimal() and int(side) <= _FEW for side in sides)
