"""What can be done about a refusal while a file is open: the one table from kind of refusal to buttons.

To add one: put the kind of refusal into ``STEPS`` with its steps, the next one first, and tell the window's notices
what each act does, once, when the window is made: ``window.notices.offer("find_file", self.find_it)``. The act is
called with the :class:`Refused` event that the button belongs to. A kind that is not in the table has the steps of the
kind that it is a kind of; a step whose act nobody offers is not shown, and ``tests/ui/window/test_next_steps.py``
fails for it.

Refusals to open a file are told where files are opened: their table is ``cpc_selfeval/app/next_steps.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.attaching_refusals import AttachmentTooLarge, AttachmentUnreadable
from cpc_selfeval.domain.backup_refusals import BackupNotMade
from cpc_selfeval.domain.cycle_refusals import (
    ClosedAlready,
    CycleClosed,
    CycleUntitled,
    NotClosed,
    ReopeningUnexplained,
    TooMuchToClose,
)
from cpc_selfeval.domain.moved_refusals import (
    DriveGone,
    FileDeleted,
    FileRenamed,
    FileReplaced,
    NotThisFile,
    OtherVersion,
)
from cpc_selfeval.domain.opening_refusals import FileDamaged, FileInUse, FileMissing
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing, PlaceRefused
from cpc_selfeval.domain.refusal import Refusal, StillWaiting
from cpc_selfeval.domain.saving_refusals import (
    ChangedElsewhere,
    DiskFault,
    DiskFull,
    FileBusy,
    FileMoved,
    FileReadOnly,
    FrameworkFixed,
    GoneMeanwhile,
    OutOfMemory,
    ProgramFault,
    StillInUse,
    TextNotStorable,
    WordsNotTaken,
)
from cpc_selfeval.domain.suspect_refusals import FileAltered, ForeignJournal
from cpc_selfeval.editing.verbs.actions import OverdueIsDerived
from cpc_selfeval.editing.verbs.levels import (
    AlreadyWithdrawn,
    NothingChosen,
    NotWhatWasAgreed,
    ReasonNeeded,
    WrongMeeting,
)
from cpc_selfeval.editing.verbs.revising import Removed
from cpc_selfeval.editing.verbs.setup import InUse


@dataclass(frozen=True, slots=True)
class Step:
    """The words on a button, and the name of what it does, as :meth:`Notices.offer` was told it."""

    words: str
    act: str


TRY_AGAIN: Final = Step("Try again", "try_again")
COPY: Final = Step("Save a copy elsewhere…", "save_copy")
OTHER_PLACE: Final = Step("Choose another place…", "save_copy")
FIND_FILE: Final = Step("Find the file…", "open_file")
OPEN_AGAIN: Final = Step("Open it again", "open_again")
GO_TO: Final = Step("Go to it", "go_to")
UNDO: Final = Step("Undo", "undo")
FIND: Final = Step("Find where it is named…", "find")
BACK_UP: Final = Step("Back up again", "back_up")
BACKUPS: Final = Step("Backups and restore…", "backups")
GO_ON_THERE: Final = Step("Go on in it there", "go_on_there")
FIND_IT: Final = Step("Find it…", "find_it")
PUT_BACK: Final = Step("Put it back", "put_back")
SAVE_BESIDE: Final = Step("Save mine beside it", "save_beside")
COPY_WORDS: Final = Step("Copy my words", "copy_words")
BEGIN: Final = Step("New self-evaluation…", "new")
CYCLES: Final = Step("Go to the cycles", "cycles")

STEPS: Final[dict[type[Refusal], tuple[Step, ...]]] = {
    FileBusy: (TRY_AGAIN, COPY),
    DiskFull: (COPY, TRY_AGAIN),
    DiskFault: (TRY_AGAIN, COPY),
    FileMoved: (COPY, TRY_AGAIN),
    FileRenamed: (GO_ON_THERE, TRY_AGAIN, COPY),
    FileDeleted: (PUT_BACK, FIND_IT, COPY),
    FileReplaced: (SAVE_BESIDE, TRY_AGAIN, COPY),
    DriveGone: (TRY_AGAIN, COPY),
    NotThisFile: (FIND_IT, COPY),
    OtherVersion: (COPY, FIND_IT),
    FileReadOnly: (COPY, TRY_AGAIN),
    FileDamaged: (COPY, BACKUPS, TRY_AGAIN),
    FileAltered: (BACKUPS, COPY),
    BackupNotMade: (BACK_UP, BACKUPS),
    ForeignJournal: (OPEN_AGAIN,),
    OutOfMemory: (TRY_AGAIN, COPY),
    ProgramFault: (TRY_AGAIN, COPY),
    FileMissing: (FIND_FILE,),
    StillWaiting: (TRY_AGAIN, COPY),
    ChangedElsewhere: (COPY_WORDS, OPEN_AGAIN),
    WordsNotTaken: (TRY_AGAIN, COPY_WORDS),
    TextNotStorable: (GO_TO,),
    StillInUse: (FIND,),
    InUse: (FIND,),
    GoneMeanwhile: (UNDO,),
    Removed: (UNDO,),
    FrameworkFixed: (CYCLES, BEGIN),
    CycleClosed: (CYCLES, COPY_WORDS),
    NotClosed: (CYCLES,),
    ClosedAlready: (CYCLES,),
    ReopeningUnexplained: (CYCLES,),
    CycleUntitled: (CYCLES,),
    TooMuchToClose: (CYCLES,),
    AlreadyThere: (OTHER_PLACE,),
    PlaceRefused: (OTHER_PLACE,),
    FolderMissing: (OTHER_PLACE,),
    FileInUse: (OTHER_PLACE,),
    AttachmentTooLarge: (GO_TO,),
    AttachmentUnreadable: (GO_TO,),
    NothingChosen: (GO_TO,),
    ReasonNeeded: (GO_TO,),
    WrongMeeting: (GO_TO,),
    NotWhatWasAgreed: (GO_TO,),
    AlreadyWithdrawn: (GO_TO,),
    OverdueIsDerived: (GO_TO,),
}
"""The next step first. What is in none of these and of no kind that is, such as a remark, has no button."""


def steps_for(refusal: Refusal) -> tuple[Step, ...]:
    """The steps for a refusal, those of its own kind before those of the kind that it is a kind of."""
    return next((STEPS[kind] for kind in type(refusal).__mro__ if kind in STEPS), ())
