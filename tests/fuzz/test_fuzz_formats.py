"""A short run of the fuzz target, the same every time, and the files a long one has found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

pytest.importorskip("pypdfium2")

import fuzz_formats

FOUND = sorted(
    path for path in (Path(__file__).parent / "found").glob("*.*") if path.suffix[1:] in fuzz_formats.TOKENS
)


@pytest.mark.parametrize("format", fuzz_formats.TOKENS)
def test_mutants_are_read_or_refused(format: str) -> None:
    faults: list[str] = []
    counts = fuzz_formats.run(
        format, 200, 1, lambda _, fault: faults.append(f"{type(fault).__name__}: {fault}")
    )
    assert faults == []
    assert counts["refused"] > 0 or format == "md"
    assert counts["read"] > 0


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    assert fuzz_formats.tried(path.read_bytes(), path.suffix[1:]) in ("read", "refused")
