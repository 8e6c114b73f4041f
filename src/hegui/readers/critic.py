"""A Word file as text, for the examples of rules: CriticMarkup, and two signs more.

{++inserted++} {--deleted--} {>>a comment<<} {##hidden##} {??a prompt??} {!!object!!}
"""

from __future__ import annotations

import re

from hegui.document import Document, Mark, Span
from hegui.expression import expression
from hegui.readers.outline import build
from hegui.readers.plain import paragraphs

_SIGN = expression(r"\{(\+\+|--|>>|##|\?\?|!!)(.*?)(?:\+\+|--|<<|##|\?\?|!!)\}", re.DOTALL)
_KINDS = {"++": "insertion", "--": "deletion", ">>": "comment", "??": "placeholder"}


def document(text: str, *, path: str) -> Document:
    """The document that a Word file would give which holds `text`, with the changes and comments marked in it."""
    texts: list[str] = []
    marks: list[Mark] = []
    hidden: list[Span] = []
    done = at = 0
    for found in _SIGN.finditer(text):
        texts.append(text[done : found.start()])
        at += found.start() - done
        done = found.end()
        sign, words = found.groups()
        shown = words if sign in ("++", "##", "??") else ""
        span = Span(at, at + len(shown))
        if sign == "##":
            hidden.append(span)
        else:
            kind = _KINDS.get(sign, words)
            marks.append(Mark(kind, span, words=words if sign in ("--", ">>") else ""))
        texts.append(shown)
        at += len(shown)
    whole = "".join((*texts, text[done:]))
    found_paragraphs, markup = paragraphs(whole)
    return build(
        whole,
        found_paragraphs,
        path=path,
        format="docx",
        markup=markup,
        hidden=hidden,
        marks=tuple(marks),
    )
