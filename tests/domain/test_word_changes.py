"""A text's changes word by word say all of both texts, in order, quickly."""

import time

from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.word_changes import Fate, Piece, in_words, word_changes

TEXTS = st.text(alphabet="ab .\n’é", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.PUT_IN) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.TAKEN_OUT) == after


def test_words_are_told_and_not_letters() -> None:
    pieces = word_changes("Children feel safe.", "Most children feel safer.")
    assert pieces == (
        Piece(Fate.TAKEN_OUT, "Children "),
        Piece(Fate.PUT_IN, "Most children "),
        Piece(Fate.KEPT, "feel "),
        Piece(Fate.TAKEN_OUT, "safe"),
        Piece(Fate.PUT_IN, "safer"),
        Piece(Fate.KEPT, "."),
    )
    assert in_words(pieces) == ("Taken out: “Children”. Put in: “Most children”. Taken out: “safe”. Put in: “safer”.")


def test_a_million_characters_are_compared_in_a_moment() -> None:
    before = "word other " * 90_000
    began = time.process_time()
    pieces = word_changes(before + "end", before.replace("other", "changed") + "end")
    assert time.process_time() - began < 3
    assert len(pieces) >= 3
