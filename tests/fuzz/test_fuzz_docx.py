"""A short run of the fuzz target, the same every time, and the files a long one has found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fuzz_docx

FOUND = sorted((Path(__file__).parent / "found").glob("*.docx"))


def test_mutants_are_read_or_refused() -> None:
    faults: list[str] = []
    counts = fuzz_docx.run(250, 20240101, lambda _, fault: faults.append(f"{type(fault).__name__}: {fault}"))
    assert faults == []
    assert set(counts) == {"read", "refused"}
    assert counts["read"] > 40
    assert counts["refused"] > 40


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_was_found_stays_mended(path: Path) -> None:
    assert fuzz_docx.tried(path.read_bytes()) in ("read", "refused")
