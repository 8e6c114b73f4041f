"""A kind of check for whoever writes a checklist: what it demands, its parameters, and a shipped rule that uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from itertools import takewhile
from typing import Any, get_args

from hegui.cli.demand import default, label, plain
from hegui.cli.described import DESCRIBED
from hegui.cli.words import say, spoken
from hegui.packs.words import KINDS

TERM = "term"
NAMES = (*KINDS, TERM)
_NEIGHBOURS = re.compile(r"{text: [^}]+(?:after|before|unless|near): \[")


def explained(name: str) -> Iterator[str]:
    """What it demands, and each parameter with its default."""
    model = _model(name)
    described = DESCRIBED[name] if spoken() == "zh" else _in_english(model.__name__)
    yield f"{name}  {say(KINDS.get(name, '词语和它的邻词'), described[''])}"
    if spoken() == "zh":
        yield f"  {described['']}"
    for field in fields(model):
        key = field.name.rstrip("_")
        if key == "kind" or key.startswith("_"):
            continue
        yield f"  {label(key)}  {_default(field)}"
        yield from (f"    {line}" for line in described[key].splitlines())
        choices = _choices(model, key)
        if choices:
            yield f"    {say('可写：', 'one of: ')}{say('、', ', ').join(choices)}"


def sample(name: str) -> str:
    """The shortest shipped rule of that kind, as it is written: its check, and the examples that prove it."""
    return min(_written(name), key=len, default="")


def _model(name: str) -> Any:
    from hegui.checks.kinds import KINDS as CLASSES
    from hegui.checks.terms import Term

    return Term if name == TERM else next(each for each in CLASSES if each.kind == name)


def _default(field: Any) -> str:
    held = default(field)
    if held is MISSING:
        return say("必填", "required")
    return f"= {plain(held)}" if held not in (None, "", ()) else say("可不写", "optional")


def _choices(model: Any, key: str) -> tuple[str, ...]:
    """The words of which its value must be one, if it must."""
    from hegui.packs.shape import keys

    wanted = keys(model)[key].wanted
    words = [word for each in (wanted, *get_args(wanted)) for word in get_args(each)]
    return tuple(dict.fromkeys(word for word in words if isinstance(word, str)))


def _in_english(name: str) -> Mapping[str, str]:
    from hegui.packs.schema import json_schema

    definition = json_schema("pack")["$defs"][name]
    held = {key: part.get("description", "") for key, part in definition.get("properties", {}).items()}
    return {"": " ".join(definition["description"].split())} | held


def _written(name: str) -> Iterator[str]:
    """What shipped rules of that kind are proved by, with their checks; of terms, rules that have one with neighbours."""
    from hegui.packs.files import shipped_packs
    from hegui.packs.yaml_ import parse

    for file in shipped_packs().values():
        with open(file.real, "rb") as stream:
            tree, _ = parse(stream.read(), file.shown)
        if tree is None:
            continue  # its faults stop every run
        for index, rule in enumerate(tree.value(("rules",))):
            place = tree.root.parts["rules"][1].parts[index][1]
            check, examples = (_piece(tree.text, place.parts[key][0]) for key in ("check", "examples"))
            if rule["check"]["kind"] == name or (name == TERM and _NEIGHBOURS.search(check)):
                yield f"# {rule['id']} {rule['title']}\n{check}\n{examples}"


def _piece(text: str, at: int) -> str:
    """A key with its value as they are written, from `at` on, set out to the margin."""
    margin = at - text.rfind("\n", 0, at) - 1
    first, *rest = text[at:].splitlines()
    inner = takewhile(lambda line: not line.strip() or line.startswith(" " * (margin + 1)), rest)
    return "\n".join((first, *(line[margin:] for line in inner))).rstrip()
