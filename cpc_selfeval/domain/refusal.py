"""What the program refuses to do or could not do, told in three sentences: what happened, what is safe, what to do.

:class:`Refusal` is for anything that a person is told about. :class:`StorageError` is the root of the world's faults
around the file: ``storage`` raises the classes of ``opening_refusals``, ``saving_refusals``, ``placing_refusals`` and
``attaching_refusals``, and every layer can name them.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class Refusal(Exception):
    """Something was not done. ``str()`` gives the three sentences, those that are not empty.

    ``passes`` tells whether the same change may succeed later without being altered, as when the disk was full.
    ``in_short`` completes "Not saved: …" in two or three words, "" where a change is never kept waiting for it.
    """

    passes: ClassVar[bool] = False
    in_short: ClassVar[str] = ""

    def __init__(self, what_happened: str, what_is_safe: str = "", what_to_do: str = "") -> None:
        self.what_happened = what_happened
        self.what_is_safe = what_is_safe
        self.what_to_do = what_to_do
        super().__init__(what_happened, what_is_safe, what_to_do)

    def __str__(self) -> str:
        return " ".join(part for part in (self.what_happened, self.what_is_safe, self.what_to_do) if part)


class StillWaiting(Refusal):
    """What was entered before is not in the file yet, and this has to come after it."""

    def __init__(self) -> None:
        super().__init__(
            "This was not done, because something that you entered before is not saved yet.",
            "It is still here and waits to be saved.",
            "See to what keeps it from being saved, then do this again.",
        )


class StorageError(Refusal):
    """The file, the disk or another program is the reason. Every case has a class of its own."""


def in_folder(path: Path) -> str:
    """The folder that a file is in, in quotation marks."""
    return f"“{path.parent}”"
