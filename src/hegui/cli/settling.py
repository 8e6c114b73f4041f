"""What the command line says, in the words of the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hegui.cli.values import choice, day, named
from hegui.cli.words import say
from hegui.errors import UsageError

if TYPE_CHECKING:
    from hegui.cli.judging import Asked

_CHOICES = {
    "fail_on": ("error", "warning", "info", "never"),
    "show": ("fail", "pass", "all"),
}
_AS_THEY_ARE = (
    "encoding",
    "waivers",
    "attestations",
    "baseline",
    "allow_suppressions",
    "ignore_quoted",
    "respect_gitignore",
    "force_exclude",
    "strict",
)


def said(asked: Asked) -> dict[str, Any]:
    """What is on the command line, by field of the configuration. Raises UsageError."""
    found: dict[str, Any] = {name: getattr(asked, name) for name in _AS_THEY_ARE}
    for name in ("select", "ignore"):
        found[name] = named(getattr(asked, name), f"--{name}") or None
    for name, allowed in _CHOICES.items():
        value = getattr(asked, name)
        found[name] = choice(value, allowed, "--" + name.replace("_", "-")) if value is not None else None
    found["packs"] = tuple(asked.pack) if asked.pack else None
    found["exclude"] = _globs(asked.exclude) if asked.exclude else None
    found["as_of"] = asked.as_of if day(asked.as_of, "--as-of") else None
    found["today"] = asked.today if day(asked.today, "--today") else None
    found["isolated"] = asked.isolated or None
    found["update_baseline"] = asked.update_baseline or None
    if asked.encoding is not None:
        from hegui.readers.decode import codec

        codec(asked.encoding)
    found["jobs"] = _jobs(asked.jobs)
    return {name: value for name, value in found.items() if value is not None}


def _jobs(jobs: int | None) -> int | None:
    if jobs is not None and jobs < 1:
        raise UsageError(say("--jobs 至少为 1", "--jobs is at least 1"))
    return jobs


def _globs(globs: Sequence[str]) -> tuple[str, ...]:
    from hegui.config.validate import slashed
    from hegui.readers.patterns import Patterns

    for glob in globs:
        try:
            Patterns([glob])
            if slashed(glob):
                raise ValueError(glob)
        except ValueError:
            raise UsageError(
                say(
                    f"--exclude 的写法同 .gitignore（路径用 / 分隔），不能是“{glob}”",
                    f"--exclude takes a pattern as in .gitignore (paths with /), not “{glob}”",
                )
            ) from None
    return tuple(globs)
