"""Set phrases in a text, quoted rightly or nearly: a scan for all of them at once, whatever their number.

`lexicon(references)` makes the phrases ready, `scan(lexicon, text)` finds them. No phrase has a pattern of its own: what
a near miss is follows from the phrase's length and from which characters are taken for one another.
"""

from __future__ import annotations

from hegui.nearmiss.edits import Slip
from hegui.nearmiss.lexicon import Lexicon, lexicon
from hegui.nearmiss.scan import Scan, scan
from hegui.nearmiss.whole import Place

__all__ = ["Lexicon", "Place", "Scan", "Slip", "lexicon", "scan"]
