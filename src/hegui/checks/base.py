"""What every kind of check offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Self

from hegui.document import Document
from hegui.values import Value
from hegui.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from hegui.reference import Reference


class Check(Value):
    """One kind of demand with its parameters: a frozen value. Pure: a document in, a verdict out.

    Each kind is a class in a file of its own, with `kind: Literal["…"] = "…"` as its first
    field and every field followed by a docstring (it becomes the description in the JSON Schema). `__post_init__`
    raises ValueError, in Chinese, for parameters that cannot work: an empty list of terms, minimum over maximum.
    """

    kind: str

    def check(self, document: Document) -> Verdict:
        """The verdict on `document`, looking only inside `document.scope`."""
        raise NotImplementedError

    def literals(self) -> tuple[str, ...] | None:
        """Strings of which at least one stands in the folded text of every document whose verdict differs from that
        on an empty document. None: no such list can be given; the check must always run."""
        return None

    def sought(self) -> Iterable[str]:
        """Strings that it looks for in the folded text, `literals` among them: they are looked for once for all."""
        return self.literals() or ()

    def proved_by(self) -> tuple[Outcome, ...]:
        """The outcomes of which every rule of this check must show an example."""
        return (Outcome.PASS, Outcome.FAIL)

    def bound(self, references: Mapping[str, Reference]) -> Self:
        """This check with the references it names looked up in `references` (by id); checks that name none are
        their own answer. The loader calls it once, after it has made sure that every id named is there."""
        return self
