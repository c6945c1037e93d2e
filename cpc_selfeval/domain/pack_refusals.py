"""Why a pack was not made, or cannot be looked at."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.refusal import Refusal, in_folder

_SAFE = "Your self-evaluation is saved as it was, and nothing half made is left."


class PackPlaceTaken(Refusal):
    """Something stands where a pack is to be made."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"The pack was not made: there is already “{target.name}” in {in_folder(target)}.",
            f"{_SAFE} What stands there is untouched.",
            "Choose another name, or put the older pack somewhere else first.",
        )


class PackNotMade(Refusal):
    """The disk did not take a pack."""

    passes = True

    def __init__(self, target: Path, because: str) -> None:
        super().__init__(
            f"The pack “{target.name}” was not made: {because}.",
            _SAFE,
            "Make room, or choose another folder, and make it again.",
        )


class NotSignedOff(Refusal):
    """A pack was asked for of a position that nobody signed."""

    def __init__(self) -> None:
        super().__init__(
            "The pack was not made: nobody has signed this position off yet.",
            "Your self-evaluation is saved as it was.",
            "Enter who signs it, in which role and with which decision, then make the pack.",
        )


class NoPack(Refusal):
    """What was to be verified is no pack."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"“{place.name}” is no pack: it has no list of what belongs to it (pack.json) that can be read.",
            "Nothing was changed.",
            "Choose the folder or the zip that the program made.",
        )
