"""Why another copy of the file is not merged, in sentences."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import Refusal

_SAFE = "Nothing was changed, in neither of the two."


class OwnFile(Refusal):
    """The file was to be merged into itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is the very file that is open, so there is nothing to merge.",
            "Nothing was changed.",
            "Choose the copy that your colleague worked on.",
        )


class CopyOpenHere(Refusal):
    """The copy is open in another window of this program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is open in another window, so it was not looked through.",
            "Nothing was changed, in neither of the two.",
            "Close that window, then choose the copy again.",
        )


class CopyOfAnotherCommittee(Refusal):
    """The file was begun on its own, so it has nothing in common with this one."""

    def __init__(self, path: Path, committee: str, title: str) -> None:
        super().__init__(
            f"“{path.name}” is no copy of this self-evaluation: it was begun on its own, as “{title}” of {committee}.",
            _SAFE,
            "Merge only copies that were saved from this file; from any other, take over by hand what you need.",
        )


class CopyOfAnotherCycle(Refusal):
    """The copy has not the cycle that is open here."""

    def __init__(self, path: Path, cycle: str) -> None:
        super().__init__(
            f"“{path.name}” does not have the self-evaluation “{cycle}”, which is open here.",
            _SAFE,
            "Open the self-evaluation that the copy was made from, then merge it there.",
        )


class CopyOfAnotherEdition(Refusal):
    """The copy works with another edition of the framework."""

    def __init__(self, path: Path, theirs: str, ours: str) -> None:
        super().__init__(
            f"“{path.name}” works with another edition of the framework: {theirs}; here it is {ours}.",
            _SAFE,
            "The same number means another indicator there, so take over what you need by hand.",
        )


class CopyUnreadable(Refusal):
    """The log of the copy says what cannot be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"What was changed in “{path.name}” cannot be told, because its history says what cannot be.",
            _SAFE,
            "Open that copy to read, and take over what you need by hand.",
        )


class NothingNewInCopy(Refusal):
    """Nothing was done in the copy since it was made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"In “{path.name}” nothing was changed since it was made, so there is nothing to merge.",
            _SAFE,
            "If you expected something, ask whether this is the copy that was worked on.",
        )
