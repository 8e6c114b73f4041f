"""Reference sets: the meetings, documents and set phrases that rules speak of. Data (rules/references), not code."""

from __future__ import annotations

import datetime
from typing import Literal

from hegui.values import Value

ReferenceType = Literal[
    "meeting", "formulation", "enumeration", "campaign", "document", "name", "collocation", "dated"
]


class Reference(Value):
    """One meeting, document or formulation."""

    id: str
    """Lower-case words joined by hyphens; rules name it by this."""
    type: ReferenceType = "formulation"
    """What it is. An enumeration has members; a collocation is a common word pair kept for its typing errors; a dated
    phrase is kept for its dates, its misquotations are not looked for."""
    form: str
    """The standard form, exact to the character."""
    variants: tuple[str, ...] = ()
    """Other forms that are right, and that count as citing it."""
    obsolete: tuple[str, ...] = ()
    """Forms that were right once, or are heard but not standard; they do not count, and are named."""
    lookalikes: tuple[str, ...] = ()
    """Strings that hold a variant but mean something else (第二十大经济体); they do not count."""
    members: tuple[str, ...] = ()
    """What an enumeration stands for, in the fixed order."""
    from_: datetime.date | None = None
    """First day it may be used or is expected."""
    born: datetime.date | None = None
    """First day it may be spoken of as a fact, where that is before `from` (a congress between its opening and its end).
    """
    to: datetime.date | None = None
    """Last day it is current."""
    successor: str = ""
    """What is said instead since then."""
    source: str
    """Where the form is laid down."""
    checked_on: datetime.date | None = None
    """When somebody last compared it with the source."""
    note: str = ""
    """Anything a reader of the data should know."""
