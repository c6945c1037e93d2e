"""Taking a passage out of a file everywhere: what was found, what is asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.refusal import Refusal

ACT = "text removed everywhere"
"""The one act that is logged, with its day, person and reason; never the passage."""

REMOVED_FIELD = "text_removed"
"""The field of its log entry, which stands with the committee's record; the reason is its value afterwards."""

MARK = "[removed]"
"""What stands in the place of a passage unless the user wants something else."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """A passage found in one field of a record: of which table, which record (by key), how often, with what around."""

    table: str
    record: str
    field: str
    times: int
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """An attached file whose content holds the passage, by the SHA-256 of its bytes; ``names`` are all it has."""

    sha256: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """Where a passage stands in one file.

    ``texts`` are fields as they are now, ``history`` how many entries of the log hold it, ``files`` attached files
    that hold it, ``unread`` names of attached files that the program cannot look into (pictures, PDF, sound).
    """

    texts: tuple[FoundText, ...] = ()
    history: int = 0
    history_contexts: tuple[str, ...] = ()
    files: tuple[FoundFile, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def times(self) -> int:
        """How often it stands in fields as they are now."""
        return sum(found.times for found in self.texts)

    @property
    def is_nowhere(self) -> bool:
        """Whether it was found nowhere."""
        return not (self.texts or self.history or self.files)


@dataclass(frozen=True, slots=True)
class Removal:
    """What is asked for: a passage, what stands in its place, why, and which attached files (SHA-256) go as a whole."""

    passage: Passage
    mark: str
    reason: str
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup of the file: when it was made (None: unknown), what was found in it, None where it cannot be read."""

    path: Path
    made: datetime | None
    found: FoundPassage | None


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of a removal.

    ``left`` is what was still found afterwards; ``compacted`` whether the file was written anew as a whole; ``backups``
    how many backups were rewritten, ``not_reached`` those that could not be.
    """

    left: FoundPassage
    compacted: bool
    backups: int = 0
    not_reached: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far looking for a passage, or taking it out, has come: rows of one file gone through, of how many.

    ``backup`` is the number of that file among the ``backups``, 0 where it is the open file itself.
    """

    rows: int
    of: int
    backup: int = 0
    backups: int = 0


Tell = Callable[[HowFar], None]
"""Is told now and then how far it is, on whatever thread it is done."""


def tell_nobody(_how_far: HowFar) -> None:
    """Where nobody waits for it."""


class HoldsThePassage(Refusal):
    """The mark or the reason holds the passage itself, and would bring it back into the file."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The {what} holds the passage that is to be removed, so it would come back into the file with it.",
            "Nothing was changed.",
            "Say it in other words.",
        )
