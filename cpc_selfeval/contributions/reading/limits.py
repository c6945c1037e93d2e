"""How much of a workbook is read at most. A return or an action plan needs a thousandth of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Limits:
    """Bytes, counts and seconds; all ours. What the largest honest workbooks need is far below."""

    file_bytes: int = 30_000_000
    """Pictures that people paste in make most of it."""
    unpacked_bytes: int = 100_000_000
    ratio: int = 100
    """Unpacked to packed, of the whole; deflate itself reaches 1,032."""
    ratio_from_bytes: int = 5_000_000
    """What unpacks to less harms nobody, however well it packs."""
    members: int = 200
    sheets: int = 60
    rows: int = 20_000
    """The last row of a sheet in which something may stand."""
    columns: int = 200
    """The last column in which something may stand: GR."""
    cell_characters: int = 100_000
    """Excel ends at 32,767; LibreOffice goes on."""
    characters: int = 10_000_000
    """Of all cells together, counted as they are read: a string that stands in many cells counts in each."""
    strings: int = 500_000
    elements: int = 900_000
    """Elements of XML in all parts: 20,000 rows of 10 cells take 620,000. A sheet in which every row that there can be
    was formatted has more: who sends one is asked to copy what is needed into a new workbook, and waits for nothing."""
    depth: int = 64
    token_bytes: int = 500_000
    """Of one tag with its attributes, which the parser holds as a whole."""
    seconds: float = 20.0
    memory_bytes: int = 768_000_000
    """Address space, not memory in use; where the system has such a limit (not on Windows)."""
    line_bytes: int = 4_000_000
    answer_bytes: int = 64_000_000
    """What the process that reads may say of one row, and of everything."""


USUAL: Final = Limits()
