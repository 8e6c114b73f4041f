"""Files that are named although the configuration excludes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("configured", "said", "status"),
    [
        ("", (), 1),
        ("", ("--force-exclude",), 0),
        ("force-exclude = true\n", (), 0),
        ("force-exclude = true\n", ("--no-force-exclude",), 1),
        ("", ("--force-exclude", "-qq"), 0),  # read by typer
    ],
)
def test_named_files(hegui: Any, place: Path, configured: str, said: tuple[str, ...], status: int) -> None:
    (place / "hegui.toml").write_text(f'exclude = ["bad.txt"]\n{configured}', encoding="utf-8")
    assert hegui("check", "bad.txt", "--pack", "house.yaml", *said).returncode == status
