"""The exceptions hegui raises on purpose.

HeguiError                    expected; the command shows one message and exits 2
├── ReadError                 a document cannot be read as what it claims to be
├── PackError                 a rule pack has faults; carries all of them
│   ├── ConfigError           a configuration file has
│   └── ExemptionError        a file of waivers or attestations has
├── UsageError                the command was asked for something that does not exist
├── InputError                a file beside the documents (a report, a baseline) is not what it should be
└── PatternTimeout            a pattern ran over its time limit; the finding becomes `error`
Anything else that escapes is a bug (exit 3).
"""

from __future__ import annotations

from hegui.values import Record


class HeguiError(Exception):
    """Base of every error that is the input's fault and not a bug."""


class ReadError(HeguiError):
    """A document could not be read; `path` names it and `reason` says what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Fault(Record):
    """One fault in a rule pack or a configuration: where it stands (1-based line and column), the line itself, what is wrong."""

    path: str
    line: int
    column: int
    source: str
    message: str
    hint: str = ""


class PackError(HeguiError):
    """Rule packs with faults; nothing may be checked with them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(f"{f.path}:{f.line}:{f.column}: {f.message}" for f in faults))
        self.faults = faults


class ConfigError(PackError):
    """Configuration files with faults; nothing may be checked by them."""


class ExemptionError(PackError):
    """Files of waivers or attestations with faults; nothing may be waived or answered by them."""


class UsageError(HeguiError):
    """A rule id, pack name, path or option value that does not exist."""


class InputError(HeguiError):
    """A file that a command works with is damaged, or of another kind; said in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh, self.en = zh, en


class PatternTimeout(HeguiError):
    """A pattern of a rule took longer than its limit in seconds."""
