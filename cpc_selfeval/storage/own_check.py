"""Looking through a file of our own while it is open: row by row, then attached file by attached file.

Opening it must not wait for that. Nothing is written before every row was looked at, since writing a row seals it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cpc_selfeval.storage.row_checks import Altered, Part, altered_attachments, altered_rows, named

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


class OwnCheck:
    """What was found so far, and what is still to be looked at. All methods raise engine.Error."""

    def __init__(self, db: Database) -> None:
        self._rows: Iterator[Part] = altered_rows(db)
        self._attachments: Iterator[Part] = altered_attachments(db)
        self._found: list[Altered] = []
        self._rows_done = False

    @property
    def found(self) -> str:
        """What was altered in words, "" for nothing so far."""
        return named(tuple(self._found)) if self._found else ""

    def go_on(self) -> bool:
        """Look at one part more; False once there is none left."""
        part = next(self._rows, None)
        if part is None:
            self._rows_done = True
            part = next(self._attachments, None)
        self._found += part or ()
        return part is not None

    def finish_rows(self) -> None:
        """Look at every row that is left."""
        while not self._rows_done:
            self.go_on()
