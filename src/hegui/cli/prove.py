"""hegui prove: every rule's own examples, run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from hegui.cli import screen
from hegui.cli.options import Lang
from hegui.cli.words import say, spoken
from hegui.errors import UsageError
from hegui.formats.layout import clip, indented, safe
from hegui.packs.load import load_packs
from hegui.proof import Proof, Standing, prove

Packs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PACK]...",
        help=say(
            "清单名称或 YAML 文件；不给则为全部内置清单",
            "Packs, by name or file. Default: all shipped packs.",
        ),
    ),
]


def run(packs: Packs = None, lang: Lang = None) -> int:
    """The exit status."""
    proofs = prove(load_packs(packs or ()))
    if not proofs:
        raise UsageError(say("清单里没有规则，无从证明", "there is no rule to prove"))
    width = screen.columns(False)
    lines = [line for proof in proofs for line in _told(proof, width)]
    screen.write("\n".join([*lines, _closing(proofs)]) + "\n")
    return int(any(proof.standing in (Standing.FAILS, Standing.LACKS) for proof in proofs))


run.__doc__ = say(
    "用每条规则自带的正反例证明规则管用。退出码：0 全部成立，1 有不成立或缺例子的，2 无法运行。",
    "Prove rules by their own examples. Exit status: 0 all hold, 1 some do not or are lacking, 2 cannot run.",
)


def _told(proof: Proof, width: int) -> Iterator[str]:
    if proof.standing is Standing.HOLDS:
        return
    message = safe(proof.message.text(spoken()))
    if proof.standing is Standing.LACKS:
        yield from indented(message, width, f"{proof.rule}  {say('缺', 'lacks')}  ")
        return
    word = say("未定", "open") if proof.standing is Standing.OPEN else say("不成立", "wrong")
    got = proof.got or say("无结果", "nothing")
    yield f"{proof.rule}  {word}  {proof.kind} {proof.number}  " + say(
        f"应为 {proof.expected}，实为 {got}", f"expected {proof.expected}, got {got}"
    )
    yield "    " + clip(safe(proof.line), width - 4, "…")
    if message:
        yield from indented(message, width, "    ")


def _closing(proofs: tuple[Proof, ...]) -> str:
    rules = len({proof.rule for proof in proofs})
    count = {standing: sum(proof.standing is standing for proof in proofs) for standing in Standing}
    examples = len(proofs) - count[Standing.LACKS]
    bad = count[Standing.FAILS] + count[Standing.LACKS]
    verdict = say("未得证明", "NOT PROVED") if bad else say("全部成立", "PROVED")
    return say(
        f"{verdict}：{rules} 条规则，{examples} 个例子：{count[Standing.HOLDS]} 个成立，{count[Standing.FAILS]} 个不成立，"
        f"{count[Standing.OPEN]} 个因参数改动未定；缺 {count[Standing.LACKS]} 项",
        f"{verdict}: {rules} rules, {examples} examples: {count[Standing.HOLDS]} hold, {count[Standing.FAILS]} wrong, "
        f"{count[Standing.OPEN]} open since parameters were changed; {count[Standing.LACKS]} lacking",
    )
