"""Whether a document says one thing throughout.

passages       paragraphs and sentences of running text
figures        one fact with two numbers
slips          numbers with two digits exchanged
recalled       things spoken of again with another number
grants         one grant with two sums
groups         one inspection group with two numbers
totals         parts that do not make their sum
excess         parts greater than their whole
bands          men and women, ages: parts that leave nothing out
states         tasks done and under way
arithmetic     sums that a sentence does itself
tables         figures of a table and of the text
people         one person under two names
abbreviations  short forms with two meanings, names with two short forms
years          the report year against the years in opening, headings and plans
carried        years left from an older document
dates          data and meetings after the day of the document
signed         what is told as done after the sign-off, or as yet to come before it
posts          the Party organisation of the post in the title and in the opening
repeats        paragraphs and sentences that stand twice
prints         what is kept of a document to find its passages in others
"""

from hegui.document import Document, Span
from hegui.values import Record
from hegui.verdict import Evidence, Message, spot


class Clash(Record):
    """Places that were held against each other, in reading order. message: what does not agree; None where all does.
    The first place is told in the notes of the others. doubtful: a person must say whether it is wrong."""

    message: Message | None
    places: tuple[Evidence, ...]
    doubtful: bool = False


def accord(*spans: Span) -> Clash:
    """Places that agree."""
    return Clash(None, tuple(Evidence(span) for span in spans))


def clash(document: Document, message: Message, first: Span, *others: Span) -> Clash:
    """A clash of `others` with what stands at `first`."""
    at = spot(document, first.start)
    words = " ".join(document.quote(first).split())
    shown = words if len(words) <= 30 else f"{words[:28]}…"
    note = Message(f"前文{at.zh}：{shown}", f"{at.en} has: {shown}")
    return Clash(message, (Evidence(first), *(Evidence(span, note=note) for span in others)))
