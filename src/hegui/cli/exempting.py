"""What the commands on waivers and attestations share: which file is meant, among which rules, and on which day."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence

from hegui.api import checklist_of
from hegui.cli.values import day
from hegui.cli.words import say
from hegui.errors import UsageError
from hegui.exemptions import ATTESTATIONS, WAIVERS
from hegui.exemptions.naming import Known, known

NAMES = {"waivers": WAIVERS, "attestations": ATTESTATIONS}


def file_of(given: str | None, key: str) -> str:
    """The file that is meant, whether there is one or not: that given, that which the configuration of the working
    directory names, else the one beside it."""
    if given is not None:
        return given
    from hegui.config.discover import Discovery
    from hegui.config.settings import Settling
    from hegui.exempting import files_of

    waivers, attestations = files_of(Settling(Discovery(), {}).settings(""), isolated=False)
    return (waivers if key == "waivers" else attestations) or NAMES[key]


def there(path: str) -> str:
    """`path`, if there is such a file; else UsageError."""
    if not os.path.lexists(path):
        raise UsageError(say(f"没有 {path}，也就没有可看的", f"there is no {path}"))
    return path


def rules_of(packs: Sequence[str] | None) -> Known:
    """The rules that may be named: of the packs given, else of all that the configuration names, else all shipped ones."""
    if packs:
        return known([checklist_of(tuple(packs))])
    from hegui.config.discover import Discovery
    from hegui.exempting import names_of_all

    own = Discovery().own()
    values = own.values
    named = [values.get("packs", ()), *(packs for _, packs in values.get("per_path_packs", ()))]
    plans = [checklist_of(each) for each in dict.fromkeys(map(tuple, named))]
    return known(plans, lambda: names_of_all((own,)))


def packs_for(file: str, packs: Sequence[str] | None) -> tuple[str, ...]:
    """The packs that a document is judged by: those given, else what the configuration says of it."""
    if packs:
        return tuple(packs)
    from hegui.config.discover import Discovery
    from hegui.config.settings import Settling

    return tuple(Settling(Discovery(), {}).settings(file).packs)


def today_of(given: str | None) -> str:
    """Today, or the day that is to be taken for it."""
    return (day(given, "--today") or datetime.date.today()).isoformat()
