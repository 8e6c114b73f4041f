"""Where a document stands on its page: how it is shown, what its ids begin with, how deep its headings are."""

from __future__ import annotations

from hegui.formats.html.escaping import attribute, name
from hegui.formats.view import View
from hegui.formats.words import where
from hegui.report import Quote
from hegui.rule import Rule
from hegui.values import Record
from hegui.verdict import Message


class Frame(Record):
    """view: how it is shown. path, format: of its file. prefix: of its ids. level: of its heading. linked: its text is there, to link to."""

    view: View
    path: str
    format: str
    prefix: str = ""
    level: int = 1
    linked: bool = True

    def id(self, part: str) -> str:
        """The id of a part of the document's page."""
        return self.prefix + part

    def label(self, words: Message) -> str:
        """The attribute that names a part of this document among those of others."""
        return f'aria-label="{attribute(f"{self.view.say(words)} {self.path}")}"'

    def row(self, rule: Rule) -> str:
        """The id of a rule's row."""
        return f"{self.prefix}r-{name(rule.id)}"

    def place(self, quote: Quote) -> str:
        """The id of a place in the text."""
        return f"{self.prefix}p{quote.start}-{quote.end}"

    def where(self, quote: Quote) -> str:
        """Where a place is, linked to it if the text is there."""
        place = where(quote.line, self.format, self.view.lang, quote.page)
        return (
            f'<a class="at" href="#{self.place(quote)}">{place}</a>'
            if self.linked
            else f'<span class="at">{place}</span>'
        )
