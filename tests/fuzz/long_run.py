"""The long run over all readers, each input measured: python tests/fuzz/long_run.py --runs 12500 --seed 1 [--keep FOLDER]

So many inputs for each of docx, odt, ofd, html, rtf, pdf, txt, md. An input may take 10 s, and 1 GiB beside what the process had
when it began; what takes more, or ends otherwise than read or refused, is a fault and is written to FOLDER. Linux only.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import fuzz_docx
import fuzz_formats

SECONDS = 10.0
BYTES = 1 << 30
FORMATS = ("docx", "odt", "ofd", "html", "rtf", "pdf", "txt", "md")


def inputs(format: str, runs: int, seed: int) -> Iterator[bytes]:
    """Broken files of a format, the same for the same seed."""
    good = fuzz_docx.seeds() if format == "docx" else fuzz_formats.sources(format)
    for number in range(runs):
        dice = random.Random(f"{seed}-{format}-{number}")
        if format == "docx":
            yield fuzz_docx.mutant(dice.choice(good), good, dice)
        else:
            yield fuzz_formats.mutant(dice.choice(good), format, dice)


def memory(name: str) -> int:
    """A line of /proc/self/status, in bytes."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith(name))


def forget_peak() -> None:
    """Let the peak of the memory in use be counted anew."""
    with suppress(OSError), open("/proc/self/clear_refs", "w", encoding="ascii") as place:
        place.write("5")


def tried(data: bytes, format: str) -> tuple[str, float, int]:
    """How an input ends, the seconds it takes, and the most memory the process had meanwhile."""
    forget_peak()
    begun = time.perf_counter()
    ended = fuzz_docx.tried(data) if format == "docx" else fuzz_formats.tried(data, format)
    return ended, time.perf_counter() - begun, memory("VmHWM")


def run(format: str, runs: int, seed: int, keep: Path, had: int) -> bool:
    """Try so many inputs of a format and tell how they end; whether all did as they should."""
    counts: Counter[str] = Counter()
    slowest, largest, faults = 0.0, 0, 0
    for data in inputs(format, runs, seed):
        try:
            ended, seconds, size = tried(data, format)
            wrong = "too slow" if seconds > SECONDS else "too large" if size > had + BYTES else ""
        except Exception as fault:
            ended, seconds, size, wrong = "fault", 0.0, 0, f"{type(fault).__name__}: {fault}"
        counts[ended] += 1
        slowest, largest = max(slowest, seconds), max(largest, size)
        if wrong:
            faults += 1
            keep.mkdir(exist_ok=True)
            (keep / f"{zlib.crc32(data):08x}.{format}").write_bytes(data)
            sys.stderr.write(f"{format} {zlib.crc32(data):08x}: {wrong}\n"[:300])
    told = f"read {counts['read']}, refused {counts['refused']}, faults {faults}"
    sys.stdout.write(f"{format}: {runs} inputs, {told}; at most {slowest:.2f} s, {largest >> 20} MB\n")
    sys.stdout.flush()
    return not faults


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=12_500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--format", choices=FORMATS, action="append")
    options.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    given = options.parse_args()
    had, limit = memory("VmRSS"), memory("VmSize") + BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    begun = time.monotonic()
    good = [run(format, given.runs, given.seed, given.keep, had) for format in given.format or FORMATS]
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    sys.stdout.write(
        f"{time.monotonic() - begun:.0f} s; {had >> 20} MB before the first input; processes apart (PDF, OFD) at most {children} MB, each\n"
    )
    return not all(good)


if __name__ == "__main__":
    sys.exit(main())
