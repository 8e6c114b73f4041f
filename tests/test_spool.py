"""Pieces of bytes come back as they were put away, from memory, from the disk, and in forked processes."""

from __future__ import annotations

import multiprocessing as mp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui import spool
from hegui.spool import Spool


def filled(pieces: list[bytes], bound: int) -> Spool:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "_IN_MEMORY", bound)
        held = Spool()
        for piece in pieces:
            held.add(piece)
    return held


@given(st.lists(st.binary(max_size=40), max_size=30), st.integers(0, 300))
def test_what_is_put_away_comes_back(pieces: list[bytes], bound: int) -> None:
    held = filled(pieces, bound)
    assert [held[number] for number in range(len(held))] == pieces


@pytest.mark.skipif("fork" not in mp.get_all_start_methods(), reason="no fork on this system")
def test_forked_processes_take_at_once() -> None:
    pieces = [bytes([number]) * 3000 for number in range(200)]
    held = filled(pieces, 1000)

    def take(connection: object) -> None:
        connection.send(all(held[number] == pieces[number] for _ in range(20) for number in range(200)))  # type: ignore[attr-defined]

    context = mp.get_context("fork")
    ends = [context.Pipe() for _ in range(3)]
    workers = [context.Process(target=take, args=(there,)) for _, there in ends]
    for worker in workers:
        worker.start()
    assert [here.recv() for here, _ in ends] == [True, True, True]
    for worker in workers:
        worker.join()
