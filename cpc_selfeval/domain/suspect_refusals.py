"""Why a file that this computer did not write last is not opened, or only to be read: what was found on looking."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.opening_refusals import FileDamaged, NotASelfEvaluation
from cpc_selfeval.domain.refusal import StorageError

_UNTOUCHED = "Nothing in it was changed."


class FileEmpty(NotASelfEvaluation):
    """There is nothing in the file, as when copying it was cut off. It is never taken for a new one."""

    def __init__(self, path: Path) -> None:
        self.looks_like = "an empty file"
        StorageError.__init__(
            self,
            f"“{path.name}” is empty: there is nothing in it at all.",
            f"{_UNTOUCHED} It was not taken for a new self-evaluation.",
            "Copying or sending it may have been cut off: open a backup, or ask for the file again.",
        )


class FileTruncated(FileDamaged):
    """The file is shorter than it says of itself. ``size`` and ``says`` are bytes."""

    def __init__(self, path: Path, size: int, says: int) -> None:
        self.found = f"its end is missing ({size:,} of {says:,} bytes are there)."
        StorageError.__init__(
            self,
            f"“{path.name}” is damaged: {self.found}",
            _UNTOUCHED,
            "Copying it may have been cut off: copy it again from where it is whole, or open a backup.",
        )


class ForeignParts(FileDamaged):
    """The file has something built into it that no file of ours has. ``part``: what and its name."""

    def __init__(self, path: Path, part: str) -> None:
        self.found = f"it holds something that this program did not make ({part})."
        StorageError.__init__(
            self,
            f"“{path.name}” was not opened, because {self.found}",
            "Nothing in it was changed, and nothing that it holds was run.",
            "If somebody sent it to you, ask them what they did with it. If it is your own, open a backup of it.",
        )


class FileAltered(StorageError):
    """What the file holds is not all as this program wrote it. ``what`` names it."""

    passes = True
    in_short = "file altered"

    def __init__(self, path: Path, what: str) -> None:
        self.what = what
        super().__init__(
            f"Something in “{path.name}” is not as this program wrote it: {what}.",
            "Another program or the disk altered it. It is open to read only, so that nothing is written over it.",
            "Compare it with a backup, and tell whoever gets a paper made from this file.",
        )


class FileTooLarge(StorageError):
    """The file is larger than any that is read from elsewhere. ``size`` and ``most`` are bytes."""

    def __init__(self, path: Path, size: int, most: int) -> None:
        super().__init__(
            f"“{path.name}” is too large to be opened: {size / 1e9:.1f} GB, where {most / 1e9:.0f} GB is the most.",
            _UNTOUCHED,
            "If it is your own, remove attached files from it on the computer where it was made.",
        )


class TooSlowToRead(FileDamaged):
    """Looking through the file took far longer than a sound file of its size takes."""

    def __init__(self, path: Path) -> None:
        self.found = "looking through it took far longer than a file of its size should take."
        StorageError.__init__(
            self,
            f"“{path.name}” was not opened, because {self.found}",
            _UNTOUCHED,
            "Try again when the computer is less busy. If it goes on, ask whoever sent it for another copy, or open a "
            "backup.",
        )


class ForeignJournal(StorageError):
    """A journal stands beside the file that does not belong to it."""

    passes = True
    in_short = "a strange file beside it"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is open to read only, because “{path.name}-journal” beside it does not belong to it.",
            "That file was left as it is. Without it, everything in the self-evaluation is sound and can be read.",
            f"Close the self-evaluation, move “{path.name}-journal” to another folder, and open it again.",
        )


class NoRoomToLook(StorageError):
    """There is no room for the private copy in which a file from elsewhere is looked at first."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not opened: it is looked at in a private copy first, and there is no room for one in "
            "this computer’s folder for temporary files.",
            _UNTOUCHED,
            "Make room on this computer’s own disk, then open it again.",
        )
