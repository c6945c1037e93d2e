"""Why a workbook that somebody brought was not read. None of these changed anything, in it or in a self-evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cpc_selfeval.domain.refusal import Refusal

_UNTOUCHED: Final = "Nothing was taken from it, and the self-evaluation is as it was."
_NOTHING_RUN: Final = f"Nothing in it was run. {_UNTOUCHED}"
_SAVE_ANEW: Final = "open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) under a new name"


class WorkbookUnreadable(Refusal):
    """The file is not there or cannot be read. ``why`` completes "because …"."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"“{path.name}” was not read, because {why}.",
            _UNTOUCHED,
            "Check that the file is there, closed in other programs and yours to read, and choose it again.",
        )


class NotAWorkbook(Refusal):
    """The file is something else, whatever its name ends in. ``looks_like`` completes "It looks like …"."""

    def __init__(self, path: Path, looks_like: str) -> None:
        self.looks_like = looks_like
        super().__init__(
            f"“{path.name}” is not a workbook that can be read here. It looks like {looks_like}.",
            _UNTOUCHED,
            f"If it opens as a table, {_SAVE_ANEW}, and choose that one. Otherwise ask for the workbook itself.",
        )


class WorkbookProtected(Refusal):
    """The file is locked with a password, or by a label that allows only certain people to open it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is locked: it opens only with a password, or for people whom its label names.",
            _UNTOUCHED,
            "Open it in Excel, take the password off (File, Info, Protect Workbook) or the label, save it under a new "
            "name, and choose that one.",
        )


class WorkbookHasMacros(Refusal):
    """The workbook brings a program along."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” has macros in it. Workbooks with macros are not read.",
            _NOTHING_RUN,
            f"If you expected it, {_SAVE_ANEW} without macros, and choose that one. Otherwise ask whoever sent it.",
        )


class WorkbookHasLinks(Refusal):
    """The workbook takes values from other workbooks."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” takes values from other workbooks, which may be out of date or not yours to see.",
            _UNTOUCHED,
            "In Excel choose Data, Edit Links (or Workbook Links), Break Link for each of them, save it under a new "
            "name, and choose that one.",
        )


class WorkbookUnsafe(Refusal):
    """Something in the package is not as a program that writes workbooks makes it. ``part`` says what it is."""

    def __init__(self, path: Path, part: str) -> None:
        self.part = part
        super().__init__(
            f"“{path.name}” was not read, because it holds something that no workbook needs ({part}).",
            _NOTHING_RUN,
            f"Ask whoever sent it what it was made with. If it is sound, {_SAVE_ANEW}, and choose that one.",
        )


class WorkbookTooLarge(Refusal):
    """There is more in it than is read. ``what`` says of what, and how much is read at most."""

    def __init__(self, path: Path, what: str) -> None:
        self.what = what
        super().__init__(
            f"“{path.name}” is larger than any workbook that is read here: {what}.",
            _UNTOUCHED,
            "Copy what is needed into a new workbook (often something stands far below or far right of the rest), "
            "save it, and choose that one.",
        )


class WorkbookDamaged(Refusal):
    """The file breaks off, or does not hold together. ``found`` says where."""

    def __init__(self, path: Path, found: str) -> None:
        self.found = found
        super().__init__(
            f"“{path.name}” is damaged: {found}.",
            _UNTOUCHED,
            f"Sending or copying it may have been cut off: ask for it again. If Excel can repair it, {_SAVE_ANEW}, and "
            "choose that one.",
        )


class ReadingTookTooLong(Refusal):
    """A sound workbook of this size is read in a fraction of the time."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            f"Reading “{path.name}” was given up after {seconds:.0f} seconds, far longer than a workbook needs.",
            _UNTOUCHED,
            "Try again when the computer is less busy. If it goes on, copy what is needed into a new workbook, and "
            "choose that one.",
        )


class ReadingBrokeOff(Refusal):
    """The process that read the workbook ended early or said what cannot be; a crafted workbook may do that to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading “{path.name}” broke off. It is read apart from this program, so that nothing else came to harm.",
            _UNTOUCHED,
            f"Try once more. If it goes on, {_SAVE_ANEW}, and choose that one.",
        )


class ReadingStopped(Refusal):
    """Somebody chose to stop the reading."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Reading “{path.name}” was stopped.", _UNTOUCHED, "Choose it again to read it.")
