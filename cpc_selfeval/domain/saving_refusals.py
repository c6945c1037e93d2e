"""Why a change did not come into the file."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import StorageError

_SAVED_IS_SAFE = "Everything that was saved before is still in the file, and what you just entered is still here."
_NOTHING_WRITTEN = "Nothing was written, and the open self-evaluation is as it was."


class FileReadOnly(StorageError):
    """The file or its folder cannot be written to."""

    passes = True
    in_short = "file is read-only"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” cannot be written to: the file, its folder or the whole drive is read-only for you.",
            "Everything in it can be read and exported.",
            "To go on working, save a copy in a place where you can write, and open that.",
        )


class DiskFull(StorageError):
    """No room is left where the file is."""

    passes = True
    in_short = "disk full"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not saved: there is no room left on the disk that “{path.name}” is on.",
            _SAVED_IS_SAFE,
            "Make room on that disk, then try again; or save a copy on another disk.",
        )


class FileMoved(StorageError):
    """The file was moved, renamed, replaced or deleted while it was open."""

    passes = True
    in_short = "file is not in its place"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not saved: “{path.name}” is no longer where it was opened. It was moved, renamed, replaced or deleted, "
            "or its drive was taken out.",
            "What you just entered is still here.",
            "Put the file or the drive back and try again, or save a copy in another place.",
        )


class FileBusy(StorageError):
    """Another program held the file for longer than a moment."""

    passes = True
    in_short = "file in use"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"This was not done yet, because another program is using “{path.name}” at this moment.",
            _SAVED_IS_SAFE,
            "Try again in a moment; a backup or virus scan may be running.",
        )


class ChangedElsewhere(StorageError):
    """What should be changed is no longer in the file as it is shown."""

    def __init__(self, path: Path, noun: str) -> None:
        self.noun = noun
        super().__init__(
            f"Not saved: this {noun} was changed in “{path.name}” from somewhere else in the meantime.",
            "What the file holds was kept, and so is what you just entered.",
            "Copy your words, then open the file again to see what it holds now.",
        )


class DiskFault(StorageError):
    """The disk, stick or share did not do what it was asked to. ``detail`` is the system's own name for it."""

    passes = True
    in_short = "disk does not answer"

    def __init__(self, path: Path, detail: str) -> None:
        self.detail = detail
        super().__init__(
            f"Not done: the disk or share that “{path.name}” is on did not answer as it should ({detail}).",
            _SAVED_IS_SAFE,
            "Check that the drive or the network is connected and try again, or save a copy in another place.",
        )


class OutOfMemory(StorageError):
    """The computer has no memory left for what was to be done."""

    passes = True
    in_short = "memory full"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not done: the computer has run out of memory, or of files that can be open at once, at “{path.name}”.",
            _SAVED_IS_SAFE,
            "Close other programs and try again, or save a copy in another place.",
        )


class ProgramFault(StorageError):
    """A fault of the program kept a change out of the file. It waits aside, so that it keeps out nothing else."""

    passes = True
    in_short = "fault of the program"

    def __init__(self, path: Path, act: str) -> None:
        super().__init__(
            f"Not saved: “{act}” did not come into “{path.name}”, because of a fault of the program.",
            _SAVED_IS_SAFE,
            "Try again. If that does not help, save a copy elsewhere, which is tried with what you entered too; then "
            "close the program and start it again.",
        )


class WordsNotTaken(StorageError):
    """A fault of the program kept what was typed into a box from being recorded at all."""

    in_short = "fault of the program"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Not saved: what you typed into “{name}”, because of a fault of the program.",
            "Your words are kept here, and everything else goes on being saved.",
            "Try again. If that does not help, copy your words, close the program and start it again.",
        )


class TextNotStorable(StorageError):
    """A text holds half a character, which no file can keep."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"Not saved: a text of this {noun} holds half a character, which no file can keep.",
            _NOTHING_WRITTEN,
            "Remove the damaged character (often one that was pasted) and enter it again.",
        )


class StillInUse(StorageError):
    """Something else in the file refers to what should be removed."""

    def __init__(self, path: Path, act: str) -> None:
        super().__init__(
            f"“{act}” was not done: something else in “{path.name}” still refers to what it would take away.",
            _NOTHING_WRITTEN,
            "Take it out of what refers to it first, or keep it and stop using it.",
        )


class GoneMeanwhile(StorageError):
    """Something that a change refers to is no longer in the file, as when it was just removed or undone."""

    def __init__(self, path: Path, act: str) -> None:
        super().__init__(
            f"“{act}” was not saved: something that it refers to is no longer in “{path.name}”.",
            "Everything that was saved before is still in the file.",
            "Bring back with Undo or Redo what was taken away, or choose something else, and enter it again.",
        )


class FrameworkFixed(StorageError):
    """The framework edition of a cycle in which something is recorded already."""

    def __init__(self) -> None:
        super().__init__(
            "The framework edition cannot be changed any more, because something is recorded in this "
            "self-evaluation already.",
            _NOTHING_WRITTEN,
            "Start the next cycle on another edition: what is recorded comes over into it.",
        )
