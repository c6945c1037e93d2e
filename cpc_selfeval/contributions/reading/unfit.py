"""What the reading process says where a workbook is not to be read, and the refusal that the other side makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cpc_selfeval.domain.contribution_refusals import (
    NotAWorkbook,
    WorkbookDamaged,
    WorkbookHasLinks,
    WorkbookHasMacros,
    WorkbookProtected,
    WorkbookTooLarge,
    WorkbookUnsafe,
)
from cpc_selfeval.domain.refusal import Refusal

LONGEST_DETAIL: Final = 200

_DETAILED: Final = (NotAWorkbook, WorkbookTooLarge, WorkbookDamaged, WorkbookUnsafe)
_WITH_DETAIL: Final = {kind.__name__: kind for kind in _DETAILED}
_PLAIN: Final = {kind.__name__: kind for kind in (WorkbookProtected, WorkbookHasMacros, WorkbookHasLinks)}


class Unfit(Exception):
    """The workbook is not to be read: ``kind`` names the refusal, ``detail`` what it has to say besides the file."""

    def __init__(self, kind: type[Refusal], detail: str = "") -> None:
        self.kind = kind.__name__
        self.detail = "".join(sign if sign.isprintable() else " " for sign in detail[:LONGEST_DETAIL])
        super().__init__(self.kind, self.detail)


def damaged(found: str) -> Unfit:
    """The package or a part does not hold together."""
    return Unfit(WorkbookDamaged, found)


def too_large(what: str) -> Unfit:
    """There is more of something than is read."""
    return Unfit(WorkbookTooLarge, what)


def unsafe(part: str) -> Unfit:
    """There is something that programs which write workbooks do not put there."""
    return Unfit(WorkbookUnsafe, part)


def refusal_of(kind: str, detail: str, path: Path) -> Refusal | None:
    """The refusal that ``kind`` names; None where there is none of the name."""
    if kind in _WITH_DETAIL:
        return _WITH_DETAIL[kind](path, detail)
    return _PLAIN[kind](path) if kind in _PLAIN else None
