"""The language of the screen: --lang, else HEGUI_LANG, else the locale."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from hegui.errors import UsageError

LANGUAGES = ("zh", "en")
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_spoken = ["zh"]
_free = [False]
"""Whether nobody has asked for the language."""


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """ "zh" or "en". A locale that names no language (unset, C, POSIX) is taken for Chinese, as the reports are.

    Raises UsageError for a language there are no words in.
    """
    asked = _asked(arguments) or environment.get("HEGUI_LANG", "")
    if asked:
        if asked not in LANGUAGES:
            raise UsageError(
                f"没有语言“{asked}”；可用：zh、en / no such language: {asked}; there are zh and en"
            )
        return asked
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "zh" if locale.split(".")[0].split("_")[0].lower() in ("", "c", "posix", "zh") else "en"


def _asked(arguments: Sequence[str]) -> str:
    for index, argument in enumerate(arguments):
        if argument == "--":
            return ""
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang":
            return arguments[index + 1] if index + 1 < len(arguments) else ""
    return ""


def speak(arguments: Sequence[str]) -> None:
    """Settle the language; before any command is loaded, as their help texts are in it."""
    _spoken[0] = language(arguments, os.environ)
    _free[0] = not (_asked(arguments) or os.environ.get("HEGUI_LANG"))


def prefer(lang: str | None) -> None:
    """Speak the language of the configuration, unless --lang or HEGUI_LANG asks for one."""
    if lang and _free[0]:
        _spoken[0] = lang


def spoken() -> str:
    """The language of the screen."""
    return _spoken[0]


def say(zh: str, en: str) -> str:
    """The one of the two that is in the language of the screen."""
    return zh if _spoken[0] == "zh" else en
