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
from hegui.mutation import Mutant, Trial
from hegui.mutation import mutate as mutation
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


Mutate = Annotated[
    bool,
    typer.Option(
        "--mutate",
        help=say(
            "再把应通过的例文逐一弄坏（删去所据的部分、引错固定表述、放进错误），规则必须察觉；列出从不报错的规则",
            "Also break the passing examples by machine: every rule must notice. Lists rules that cannot fail.",
        ),
    ),
]


def run(packs: Packs = None, mutate: Mutate = False, lang: Lang = None) -> int:
    """The exit status."""
    loaded = load_packs(packs or ())
    proofs = prove(loaded)
    if not proofs:
        raise UsageError(say("清单里没有规则，无从证明", "there is no rule to prove"))
    width = screen.columns(False)
    lines = [line for proof in proofs for line in _told(proof, width)]
    wrong = any(proof.standing in (Standing.FAILS, Standing.LACKS) for proof in proofs)
    lines.append(_closing(proofs))
    if mutate:
        trials = mutation(loaded)
        lines += [line for trial in trials for line in _survivors(trial, width)]
        lines += _summed(trials, width)
        wrong = wrong or any(trial.survivors or trial.idle for trial in trials)
    screen.write("\n".join(lines) + "\n")
    return int(wrong)


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


def _survivors(trial: Trial, width: int) -> Iterator[str]:
    """The broken examples that a rule let pass."""
    for mutant in trial.survivors:
        how = say(*_HOW[mutant.how])
        yield f"{trial.rule}  {say('没有察觉', 'not noticed')}  pass {mutant.number}  {how}"
        yield "    " + clip(safe(" ".join(mutant.change.split())), width - 4, "…")


_HOW = {
    "erase": ("删去所据文字", "what it rests on deleted"),
    "misquote": ("引错", "misquoted"),
    "plant": ("放进错误", "fault planted"),
}


def _summed(trials: tuple[Trial, ...], width: int) -> Iterator[str]:
    """Rules that cannot fail, rules that no change by machine turned, and the totals."""
    never = [trial.rule for trial in trials if trial.idle]
    unbroken = [trial.rule for trial in trials if trial.fires and not trial.broken]
    mutants: list[Mutant] = [mutant for trial in trials for mutant in trial.mutants]
    left = sum(len(trial.survivors) for trial in trials)
    if never:
        yield from indented("、".join(never), width, say("从不报错：", "never fail: "))
    apart = [trial.rule for trial in trials if not trial.possible]
    if apart:
        label = say("一份文件证明不了，未作改动：", "one document cannot break them, so nothing was tried: ")
        yield from indented("、".join(apart), width, label)
    if unbroken:
        label = say("只有反例能使其报错：", "failed by their own failing examples only: ")
        yield from indented("、".join(unbroken), width, label)
    noticed = sum(mutant.killed for mutant in mutants)
    yield say(
        f"{'未经得起改动' if never or left else '经得起改动'}：{len(trials) - len(apart)} 条规则，{len(mutants)} 处改动，{noticed} 处使规则报错；"
        f"应察觉而没有察觉 {left} 处，从不报错的规则 {len(never)} 条",
        f"{'NOT PROVED BY CHANGES' if never or left else 'PROVED BY CHANGES'}: {len(trials) - len(apart)} rules, {len(mutants)} changes, "
        f"{noticed} of them turned a rule; {left} that had to be noticed were not; {len(never)} rules never fail",
    )
