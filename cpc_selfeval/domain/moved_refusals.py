"""Why a change did not come into a file that no longer stands where it was opened: what became of it."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import StorageError, in_folder
from cpc_selfeval.domain.saving_refusals import FileMoved

_STILL_HERE = "Nothing was written. What was saved before is in the file, and what you just entered is still here."


class _NotInItsPlace(FileMoved):
    """Each case has its own words."""

    def __init__(self, happened: str, safe: str, to_do: str) -> None:
        StorageError.__init__(self, happened, safe, to_do)


class FileRenamed(_NotInItsPlace):
    """The file was moved or renamed while it was open, and stands at ``now``."""

    def __init__(self, path: Path, now: Path) -> None:
        self.now = now
        called = f"called “{now.name}”" if now.parent == path.parent else f"“{now.name}” in {in_folder(now)}"
        super().__init__(
            f"Not saved: “{path.name}” was moved or renamed while it was open. It is now {called}.",
            _STILL_HERE,
            "Go on in it there, or move it back and try again.",
        )


class FileDeleted(_NotInItsPlace):
    """The file is no longer in its folder, and cannot be seen anywhere else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not saved: “{path.name}” is no longer in {in_folder(path)}. It was deleted, or moved elsewhere, while it "
            "was open.",
            "Nothing is lost yet: everything in it can still be read here, and what you just entered waits.",
            "Put it back, with everything that waits; or find it if it was moved.",
        )


class FileReplaced(_NotInItsPlace):
    """Another file stands in the place of the one that was opened, as a sync program leaves it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not saved: another version of “{path.name}” stands in its place. A sync program or a colleague put it "
            "there while you had the file open.",
            "The other version was not touched. Yours can still be read here, and what you just entered waits.",
            "Save yours beside it, then open the other one and see what differs. This program cannot put two versions "
            "together yet.",
        )


class DriveGone(_NotInItsPlace):
    """The drive or share that the file is on is not there."""

    in_short = "drive is not connected"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not saved: the drive or share that “{path.name}” is on is no longer connected.",
            "What was saved before is in the file there. What you just entered is still here and waits.",
            "Connect it again: saving then goes on by itself. Or save a copy elsewhere.",
        )


class NotThisFile(StorageError):
    """What was found is another self-evaluation than the one that is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is another self-evaluation than the one that is open here.",
            "Nothing in it was changed, and what you entered still waits.",
            "Choose the file that was moved, or save a copy of what is open in another place.",
        )


class OtherVersion(StorageError):
    """What was found is the same self-evaluation, but something in it differs from what is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” holds another version of this self-evaluation than the one that is open here.",
            "Nothing in it was changed, and what you entered still waits.",
            "Save a copy of what is open, then open both and see what differs.",
        )
