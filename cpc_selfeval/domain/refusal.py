"""What the program refuses to do or could not do, told in three sentences: what happened, what is safe, what to do.

:class:`Refusal` is for anything that a person is told about. :class:`StorageError` and the classes under it are the
world's faults around the file; ``storage`` raises them and every layer can name them here. :class:`PaperNotDelivered`
and the classes under it are those of a paper's place; ``exports`` raises them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import ClassVar

_SAVED_IS_SAFE = "Everything that was saved before is still in the file, and what you just entered is still here."
_UNTOUCHED = "Nothing in it was changed."
_NOTHING_WRITTEN = "Nothing was written, and the open self-evaluation is as it was."
_PAPER_SAFE = "Your self-evaluation is saved as it was, and what stood in that place before is untouched."


class Refusal(Exception):
    """Something was not done. ``str()`` gives the three sentences, those that are not empty.

    ``passes`` tells whether the same change may succeed later without being altered, as when the disk was full.
    """

    passes: ClassVar[bool] = False

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


class FileMissing(StorageError):
    """There is no such file, or it is a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no file “{path.name}” in {_folder(path)}.",
            "Nothing was changed.",
            "It may have been moved or renamed, or its drive may not be connected: look for it and open it from there.",
        )


class FileUnreadable(StorageError):
    """The file is there, but this person may not read it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” in {_folder(path)} could not be opened, because you may not read it.",
            _UNTOUCHED,
            "Ask whoever looks after the folder for the right to read and change it.",
        )


class FolderMissing(StorageError):
    """The folder that a new file should go into is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The folder {_folder(path)} is not there, so “{path.name}” could not be made in it.",
            "Nothing was written.",
            "Choose another folder, or connect the drive that it is on.",
        )


class AlreadyThere(StorageError):
    """A file of that name is there already; a self-evaluation never replaces one unasked."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is already a file “{path.name}” in {_folder(path)}.",
            "It was left as it is.",
            "Choose another name, or open the file that is there.",
        )


class NotASelfEvaluation(StorageError):
    """Not one of our files. ``looks_like`` completes "It looks like …"."""

    def __init__(self, path: Path, looks_like: str) -> None:
        self.looks_like = looks_like
        super().__init__(
            f"“{path.name}” is not a self-evaluation file: it looks like {looks_like}.",
            _UNTOUCHED,
            "Choose a file that this program made; their names end in .cpcse.",
        )


class FileTooNew(StorageError):
    """The file was written by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was last saved by a newer version of this program, which keeps things that this one "
            "does not know.",
            _UNTOUCHED,
            "Update the program on this computer, then open the file again.",
        )


class FileDamaged(StorageError):
    """The file is one of ours, but what is in it is not sound. ``found`` says what was found, in one sentence."""

    passes = True

    def __init__(self, path: Path, found: str) -> None:
        self.found = found
        super().__init__(
            f"“{path.name}” is damaged: {found}",
            "The program did not try to mend it.",
            "Keep the file as it is, and open a copy of it from before if you have one.",
        )


class FileInUse(StorageError):
    """Somebody has the file open. ``who``, ``host`` and ``since`` are empty or None where that is not known."""

    def __init__(self, path: Path, who: str = "", host: str = "", since: datetime | None = None) -> None:
        self.who = who
        self.host = host
        self.since = since
        where = f" on the computer {host}" if host else ""
        when = f" since {since.astimezone():%H:%M on %d %B %Y}" if since else ""
        super().__init__(
            f"{who or 'Somebody'} has “{path.name}” open{where}{when}.",
            _UNTOUCHED,
            "Ask them to close it, or open it here to read only.",
        )


class FileReadOnly(StorageError):
    """The file or its folder cannot be written to."""

    passes = True

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” cannot be written to: the file, its folder or the whole drive is read-only for you.",
            "Everything in it can be read and exported.",
            "To go on working, save a copy in a place where you can write, and open that.",
        )


class DiskFull(StorageError):
    """No room is left where the file is."""

    passes = True

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Not saved: there is no room left on the disk that “{path.name}” is on.",
            _SAVED_IS_SAFE,
            "Make room on that disk, then try again; or save a copy on another disk.",
        )


class FileMoved(StorageError):
    """The file was moved, renamed, replaced or deleted while it was open."""

    passes = True

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
            "Copy your words if you need them, close the file and open it again to see what it holds now.",
        )


class DiskFault(StorageError):
    """The disk, stick or share did not do what it was asked to. ``detail`` is the system's own name for it."""

    passes = True

    def __init__(self, path: Path, detail: str) -> None:
        self.detail = detail
        super().__init__(
            f"Not done: the disk or share that “{path.name}” is on did not answer as it should ({detail}).",
            _SAVED_IS_SAFE,
            "Check that the drive or the network is connected and try again, or save a copy in another place.",
        )


class PlaceRefused(StorageError):
    """A file, a copy or an attached file could not be written where it was wanted."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” could not be written in {_folder(path)}: you may not write there, or not under that name.",
            _NOTHING_WRITTEN,
            "Choose another folder or name, or close the file of that name if it is open somewhere.",
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
            "Begin a new self-evaluation to use another edition.",
        )


class AttachmentTooLarge(StorageError):
    """A file to attach is larger than ``limit`` bytes."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        self.size = size
        self.limit = limit
        super().__init__(
            f"“{path.name}” was not attached: it has {size / 1_000_000:.0f} MB, and at most "
            f"{limit / 1_000_000:.0f} MB can be kept with a piece of evidence.",
            _NOTHING_WRITTEN,
            "Attach a smaller version, or note as a link where the file is kept.",
        )


class AttachmentUnreadable(StorageError):
    """A file to attach cannot be read, or changed while it was read. ``why`` completes "because …"."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"“{path.name}” was not attached, because {why}.",
            _NOTHING_WRITTEN,
            "Check that the file is there, closed in other programs and yours to read, and attach it again.",
        )


class PaperNotDelivered(Refusal):
    """A paper could not be put in its place. What stood there before is untouched."""

    passes = True


class TargetInUse(PaperNotDelivered):
    """The paper to be replaced is open in another program. ``mark`` names the file that says so, if one does."""

    def __init__(self, path: Path, mark: str = "") -> None:
        self.mark = mark
        stale = f" If nobody has it open, delete “{mark}”, which stands beside it." if mark else ""
        super().__init__(
            f"“{path.name}” was not replaced: it is open in another program, such as Excel.",
            _PAPER_SAFE,
            f"Close it there and export again, or choose another name.{stale}",
        )


class TargetNotWritable(PaperNotDelivered):
    """The place, or the paper that should be replaced, is not this person's to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” could not be written in {_folder(path)}: the file or its folder is read-only for you.",
            _PAPER_SAFE,
            "Choose another folder or another name.",
        )


class TargetFolderMissing(PaperNotDelivered):
    """The folder that a paper should go into is not there, or is no folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not written: the folder {_folder(path)} is not there.",
            "Your self-evaluation is saved as it was.",
            "Choose another folder, or connect the drive that it is on.",
        )


class TargetIsFolder(PaperNotDelivered):
    """There is a folder of the paper's name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The paper was not written: “{path.name}” in {_folder(path)} is a folder.",
            _PAPER_SAFE,
            "Choose another name.",
        )


class TargetIsSelfEvaluation(PaperNotDelivered):
    """A self-evaluation stands where a paper should go, behind a link or under a paper's name."""

    passes = False

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The paper was not written: “{path.name}” in {_folder(path)} is a self-evaluation and no paper.",
            _PAPER_SAFE,
            "Choose another name.",
        )


class NoRoomForPaper(PaperNotDelivered):
    """No room is left where a paper should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” was not written: there is no room left on the disk that {_folder(path)} is on.",
            _PAPER_SAFE,
            "Make room there, or choose a folder on another disk.",
        )


class TargetFault(PaperNotDelivered):
    """The disk or share refused for another reason. ``detail`` is the system's own name for it."""

    def __init__(self, path: Path, detail: str) -> None:
        self.detail = detail
        super().__init__(
            f"“{path.name}” could not be written in {_folder(path)} ({detail}).",
            _PAPER_SAFE,
            "Check that the drive or the network is connected, or choose another folder or a simpler name.",
        )


def _folder(path: Path) -> str:
    return f"“{path.parent}”"
