"""Why something was not written where it was wanted."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import StorageError, in_folder

_NOTHING_WRITTEN = "Nothing was written, and the open self-evaluation is as it was."


class FolderMissing(StorageError):
    """The folder that a new file should go into is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The folder {in_folder(path)} is not there, so “{path.name}” could not be made in it.",
            "Nothing was written.",
            "Choose another folder, or connect the drive that it is on.",
        )


class AlreadyThere(StorageError):
    """A file of that name is there already; a self-evaluation never replaces one unasked."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is already a file “{path.name}” in {in_folder(path)}.",
            "It was left as it is.",
            "Choose another name, or open the file that is there.",
        )


class PlaceRefused(StorageError):
    """A file, a copy or an attached file could not be written where it was wanted."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” could not be written in {in_folder(path)}: you may not write there, or not under that "
            "name.",
            _NOTHING_WRITTEN,
            "Choose another folder or name, or close the file of that name if it is open somewhere.",
        )


class CopyBrokenOff(StorageError):
    """Whoever asked for a copy broke it off."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The copy “{path.name}” was broken off, as you asked.",
            _NOTHING_WRITTEN,
            "Save a copy again whenever you like.",
        )
