"""The table of the national results as it was read from the report by hand, for whatever shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_ROWS = """
1.1 1s   0-21 0-21 0-7  1s   0-7  22s  1-8  KS 444-447
1.2 0-11 12s  0-11 0-6  1s   0-6  23s  1-7  KS 328-332
1.3 0-11 8s   0-11 4d   0-7  0-7  19s  7s   -  356-358
1.4 0s   3s   11d  9d   0-7  0-7  14s  7s   -  405-409
2.1 0-6  16s  0-6  0-7  1s   0-7  22s  1-8  KS 832-835
3.1 0s   0-19 0-19 0-6  5s   0-6  19s  5-11 -  502-504
3.2 0s   2s   17d  5d   5s   1s   19s  6d   -  575-577
3.3 0s   0s   6s   11d  0-13 0-13 6d   13s  KD 634-637
3.4 0s   3s   10d  7d   0-10 0-10 13s  10s  KD 693-697
4.1 0-16 6s   0-16 0-5  3s   0-5  22s  3-8  KS 717-720
4.2 0-13 0-13 0-13 0-8  9s   0-8  13s  9-17 KD 744-746
4.3 1s   8s   9d   6d   0-6  0-6  18s  6s   -  763-766
4.4 0-10 11s  0-10 0-7  2s   0-7  21s  2-9  -  788-790
4.5 1s   9s   13d  0-7  0-7  0-7  23s  0-7  KS 809-811
5.1 6s   0-15 0-15 0-9  0-9  0-9  21s  0-9  KS 898-901
5.2 0-15 0-15 0-15 8d   0-7  0-7  15s  7s   -  950-956
5.3 0-20 0-20 0-20 0-7  3s   0-7  20s  3-10 -  990-992
5.4 0d   5s   0-18 0-18 7s   0d   5-23 7d   -  1060-1064
"""
"""Excellent, very good, good, satisfactory, weak, unsatisfactory, good or better, weak or unsatisfactory; key strength
or key area for development; lines of the report. "12s" is stated, "4d" follows from the rest, "0-7" is left open."""

_ENDS = {"s": "", "d": " (follows from the rest)"}
_FLAGS = {"-": "", "KS": "key strength nationally", "KD": "key area for development nationally"}


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One indicator; its eight figures in the words in which they are shown."""

    code: str
    figures: tuple[str, ...]
    flag: str
    cited: str

    @property
    def shortly(self) -> tuple[str, ...]:
        """The figures as a table of many has them: a range speaks for itself."""
        shorter = (figure.removesuffix(" (left open)") for figure in self.figures)
        return tuple(figure.replace("follows from the rest", "follows") for figure in shorter)


def _shown(figure: str) -> str:
    if "-" in figure:
        return f"{figure.replace('-', ' to ')} (left open)"
    return f"{figure[:-1]}{_ENDS[figure[-1]]}"


def _row(line: str) -> DossierRow:
    code, *figures, flag, lines = line.split()
    cited = f"lines {lines.replace('-', ' to ')}"
    return DossierRow(code, tuple(_shown(figure) for figure in figures), _FLAGS[flag], cited)


TABLE = tuple(_row(line) for line in _ROWS.strip().splitlines())


def figures_of(cells: Iterable[object]) -> tuple[str, ...]:
    """Cells as figures."""
    return tuple(str(cell) for cell in cells)
