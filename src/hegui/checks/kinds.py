"""The kinds of check there are: a closed set. Imported only where packs are validated, never by a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hegui.checks.anachronism import AnachronismCheck
from hegui.checks.announced import AnnouncedCheck
from hegui.checks.attachments import AttachmentsCheck
from hegui.checks.avoid import AvoidCheck
from hegui.checks.balance import BalanceCheck
from hegui.checks.base import Check
from hegui.checks.cite import CiteCheck
from hegui.checks.companion import CompanionCheck
from hegui.checks.compose import AllCheck, AnyOfCheck, NoneCheck
from hegui.checks.consistency import ConsistencyCheck
from hegui.checks.contain import ContainCheck
from hegui.checks.contradiction import ContradictionCheck
from hegui.checks.count import CountCheck
from hegui.checks.element import ElementCheck
from hegui.checks.ending import EndingCheck
from hegui.checks.formulation import FormulationCheck
from hegui.checks.issuance import IssuanceCheck
from hegui.checks.layout import LayoutCheck
from hegui.checks.length import LengthCheck
from hegui.checks.manual import ManualCheck
from hegui.checks.nesting import NestingCheck
from hegui.checks.numbering import NumberingCheck
from hegui.checks.outline import OutlineCheck
from hegui.checks.pairs import PairsCheck
from hegui.checks.points import PointsCheck
from hegui.checks.repetition import RepetitionCheck
from hegui.checks.replace import ReplaceCheck
from hegui.checks.residue import ResidueCheck
from hegui.checks.section import SectionCheck
from hegui.checks.spelling import SpellingCheck
from hegui.checks.tally import TallyCheck
from hegui.checks.uniform import UniformCheck
from hegui.checks.width import WidthCheck

KINDS: tuple[type[Check], ...] = (
    SectionCheck,
    OutlineCheck,
    CiteCheck,
    FormulationCheck,
    SpellingCheck,
    AnachronismCheck,
    ContainCheck,
    AvoidCheck,
    ReplaceCheck,
    CountCheck,
    BalanceCheck,
    PointsCheck,
    LengthCheck,
    NumberingCheck,
    PairsCheck,
    NestingCheck,
    WidthCheck,
    EndingCheck,
    UniformCheck,
    AnnouncedCheck,
    TallyCheck,
    ConsistencyCheck,
    CompanionCheck,
    ContradictionCheck,
    ElementCheck,
    AttachmentsCheck,
    IssuanceCheck,
    RepetitionCheck,
    ResidueCheck,
    LayoutCheck,
    ManualCheck,
    AllCheck,
    AnyOfCheck,
    NoneCheck,
)
"""Every kind, in the order the manual tells them. `packs` makes the discriminated union of them."""

if TYPE_CHECKING:
    AnyCheck: TypeAlias = (
        SectionCheck
        | OutlineCheck
        | CiteCheck
        | FormulationCheck
        | SpellingCheck
        | AnachronismCheck
        | ContainCheck
        | AvoidCheck
        | ReplaceCheck
        | CountCheck
        | BalanceCheck
        | PointsCheck
        | LengthCheck
        | NumberingCheck
        | PairsCheck
        | NestingCheck
        | WidthCheck
        | EndingCheck
        | UniformCheck
        | AnnouncedCheck
        | TallyCheck
        | ConsistencyCheck
        | CompanionCheck
        | ContradictionCheck
        | ElementCheck
        | AttachmentsCheck
        | IssuanceCheck
        | RepetitionCheck
        | ResidueCheck
        | LayoutCheck
        | ManualCheck
        | AllCheck
        | AnyOfCheck
        | NoneCheck
    )
