"""Words are found the same way with an automaton and without."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hegui.wordlist import Wordlist

WORDS = st.lists(st.text("甲乙丙丁\n", min_size=2, max_size=5), unique=True, max_size=12)


def prepared(words: list[str]) -> Wordlist:
    made = Wordlist(words)
    made.prepare()
    return made


@given(WORDS, st.text("甲乙丙丁\n", max_size=60))
def test_with_and_without_an_automaton_the_same_is_found(words: list[str], text: str) -> None:
    assert Wordlist(words).places(text) == prepared(words).places(text)


def test_overlapping_words_come_in_the_order_of_their_ends() -> None:
    assert Wordlist(["乙丙", "甲乙丙", "甲乙", "丁丁"]).places("甲乙丙丁丁丁") == [
        (2, 0, 2),
        (1, 0, 3),
        (0, 1, 3),
        (3, 3, 5),
        (3, 4, 6),
    ]


def test_the_automaton_is_made_for_long_texts_only(monkeypatch) -> None:
    made = []
    monkeypatch.setattr(Wordlist, "prepare", lambda self: made.append(1) or setattr(self, "_automaton", fake))
    fake = type("", (), {"find_matches_as_indexes": lambda self, text, overlapping: []})()
    words = Wordlist(["甲乙"])
    assert words.places("甲乙" * 100)
    assert not made
    words.places("甲乙" * 10_000)
    assert made


def test_there_may_be_no_words() -> None:
    assert Wordlist(()).places("甲乙" * 10_000) == []
    assert prepared([]).places("甲乙") == []
