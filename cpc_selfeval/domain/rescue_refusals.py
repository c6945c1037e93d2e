"""Why nothing was rescued of a damaged file."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import StorageError


class NothingToRescue(StorageError):
    """Nothing that this program wrote could be found in a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nothing in “{path.name}” could be read any more, or it never was a self-evaluation of this program.",
            "The file was left as it is, and no new one was made.",
            "Only a backup or another copy of the file helps now: look for one, and open that.",
        )
