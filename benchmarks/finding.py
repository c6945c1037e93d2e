"""A passage found in all texts of a large file as one types, beside reading every text; and the first look."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.files import with_evidence
from benchmarks.measuring import Figure, in_turns
from benchmarks.tables import contents_of
from cpc_selfeval.domain.text_search import TextIndex

PIECES = 30_000
SOUGHT = "survey 2999"


def measure(folder: Path, rounds: int = 9, pieces: int = PIECES) -> list[Figure]:
    """``pieces`` pieces of evidence; the floor folds no text and says no place."""
    contents = contents_of(folder, with_evidence, pieces)
    index = TextIndex()
    index.follow(contents)
    texts = [f"{piece.title}\n{piece.shows}" for piece in contents.evidence.values()]
    ends = iter(range(sys.maxsize))

    def find() -> None:
        index.find(f"{SOUGHT}{next(ends) % 10}")

    def bare() -> int:
        sought = f"{SOUGHT}{next(ends) % 10}"
        return sum(sought in text.casefold() for text in texts)

    def read() -> None:
        TextIndex().follow(contents)

    return [
        Figure(
            f"one letter more found in all texts of {pieces:,} pieces ÷ reading every text",
            *in_turns(find, bare, rounds),
        ),
        Figure(
            f"reading the texts of {pieces:,} pieces before the first find ÷ the same", *in_turns(read, bare, rounds)
        ),
    ]
