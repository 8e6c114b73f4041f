"""The shipped packs: each is whole, and each rule proves itself."""

from __future__ import annotations

import pytest

from hegui.packs.files import shipped_packs
from hegui.packs.load import load_packs
from hegui.plan import packs_of
from hegui.proof import Standing, prove

NAMES = tuple(shipped_packs())


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_is_named_as_its_file(name):
    (pack,) = load_packs([name], cache=False)
    assert pack.pack == name
    assert pack.path == f"rules/{name}.yaml"


def test_all_packs_go_together():
    assert len(load_packs(cache=False)) == len(NAMES)


def test_every_rule_proves_itself():
    proofs = prove(load_packs(cache=False))
    wrong = [
        f"{p.rule} {p.kind} {p.number} {p.standing}: {p.line} | {p.got} | {p.message.zh}"
        for p in proofs
        if p.standing is not Standing.HOLDS
    ]
    assert wrong == []
    assert {proof.rule for proof in proofs} == {
        rule.id for pack in packs_of(load_packs(cache=False)) for rule in pack.rules
    }
