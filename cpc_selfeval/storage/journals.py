"""The files that SQLite keeps beside its own while it writes, as they stand when nobody has the file open.

Format: https://www.sqlite.org/fileformat2.html#the_rollback_journal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cpc_selfeval.storage.stamps import size_of

KINDS: Final = ("-journal", "-wal")
_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")


def beside(path: Path, kind: str) -> Path:
    """The place of a journal of a file."""
    return path.with_name(path.name + kind)


def left_behind(path: Path) -> tuple[Path, ...]:
    """Journals that are not empty: a save was interrupted, or another program uses the file in its own way."""
    return tuple(journal for kind in KINDS if size_of(journal := beside(path, kind)) > 0)


def names_another_file(journal: Path) -> bool:
    """Whether a journal ends by naming a journal over several files, as none of ours does.

    SQLite would look into the file of that name, and might remove it. Raises OSError.
    """
    with journal.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - len(_MAGIC)))
        return size > len(_MAGIC) and file.read() == _MAGIC
