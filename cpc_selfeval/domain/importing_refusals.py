"""Why a list was not brought in, or not read. None of these changed anything."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cpc_selfeval.domain.refusal import Refusal

_UNTOUCHED: Final = "Nothing came in, and the self-evaluation is as it was."


class NotReady(Refusal):
    """Something has to be decided before a list can come in: ``faults`` of the mapping, status words ``asked`` for."""

    def __init__(self, faults: tuple[str, ...], asked: tuple[str, ...]) -> None:
        self.faults = faults
        self.asked = asked
        words = ", ".join(f"“{word}”" for word in asked)
        todo = [*faults, *([f"Say what these status words mean: {words}."] if asked else [])]
        super().__init__(
            "The list cannot come in as it is.", _UNTOUCHED, " ".join(todo) or "None of its rows fits; look at why."
        )


class PreviewOutdated(Refusal):
    """The self-evaluation changed after the preview, so that something else would come in than was shown."""

    def __init__(self) -> None:
        super().__init__(
            "The self-evaluation was changed since the list was looked at, so something else would come in now.",
            _UNTOUCHED,
            "Look at the preview again, then accept it.",
        )


class MappingUnusable(Refusal):
    """A mapping file cannot be used; ``faults`` are sentences."""

    def __init__(self, path: Path, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__(
            f"“{path.name}” cannot be used as a mapping.",
            _UNTOUCHED,
            f"{' '.join(faults)} A fresh one is written with --write-mapping.",
        )


class NoList(Refusal):
    """Nothing stands in any sheet, or there is no sheet of that name."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"There is no list in “{path.name}”: {why}.", _UNTOUCHED, "Choose another file or sheet.")


class ListUnreadable(Refusal):
    """A file of plain text cannot be read as a list. ``why`` completes "because …"."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"“{path.name}” was not read as a list, because {why}.",
            _UNTOUCHED,
            "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and choose that one.",
        )
