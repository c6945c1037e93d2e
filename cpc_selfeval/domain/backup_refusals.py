"""Why a backup was not made, or not restored."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.domain.saving_refusals import DiskFault, DiskFull, FileBusy, FileReadOnly

_UNTOUCHED = "Your self-evaluation is saved as always, and the backups that there are were left as they are."


class BackupNotMade(StorageError):
    """No backup could be made. ``because`` is what stood in the way, ``path`` the file that was to be backed up."""

    def __init__(self, path: Path, because: StorageError) -> None:
        self.because = because
        why, to_do = _in_words(because)
        super().__init__(f"No backup of “{path.name}” was made: {why}", _UNTOUCHED, to_do)


def _in_words(because: StorageError) -> tuple[str, str]:
    match because:
        case DiskFull():
            return (
                "there is no room left on the disk for it.",
                "Make room on that disk; the next backup is then made by itself.",
            )
        case FileDamaged():
            return (
                f"what was copied is not sound: {because.found}",
                "Look at the earlier backups in “Backups and restore” before you go on, and save a copy of this file.",
            )
        case FileReadOnly() | PlaceRefused():
            return (
                "you may not write in the folder that it belongs in.",
                "Ask whoever looks after the folder for the right to write there. Until then, save copies elsewhere.",
            )
        case FileBusy():
            return ("another program is using the file at this moment.", "The next backup is made by itself.")
        case DiskFault():
            return (
                f"the disk or share did not answer as it should ({because.detail}).",
                "Check that the drive or the network is connected; the next backup is then made by itself.",
            )
        case _:
            return (because.what_happened, because.what_to_do)


class BackupPlaceMissing(StorageError):
    """The second place for backups is not there now. The backup beside the file was made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"The second place for backups, “{folder}”, cannot be written to now.",
            "The backup beside the file was made.",
            "Connect its drive, or choose another place in “Backups and restore”.",
        )


class NotItsBackup(StorageError):
    """What should be restored is a backup of another self-evaluation."""

    def __init__(self, path: Path, backup: Path) -> None:
        super().__init__(
            f"“{backup.name}” was not restored, because it is not a backup of “{path.name}” but another "
            "self-evaluation.",
            "Nothing was changed.",
            "Choose a backup of this file, or open that one by itself.",
        )


class NoBackups(StorageError):
    """There is no backup that could be restored."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no backup of “{path.name}” that could be restored.",
            "Nothing was changed.",
            "Look for copies of the file in other places, such as a memory stick or an e-mail to a colleague.",
        )


class RestoreOpenHere(StorageError):
    """The file that a backup should be restored over is open in this program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nothing was restored yet, because “{path.name}” is still open.",
            "Nothing was changed.",
            "Close it, then restore the backup.",
        )
