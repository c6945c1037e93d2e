"""A file that somebody has open: their window on this computer comes forward, or one of the other ways is taken."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.opening_refusals import FileCheckedOut, FileInUse
from cpc_selfeval.domain.refusal import Refusal

_SURE = (
    "Do this only if you are sure that nobody has it open any more, as after a crash of that computer. If somebody "
    "has, what you both change may be refused for one of you, and on some shares the file itself may be damaged. "
    "Opening a copy is the safer way."
)
_LOCAL = (
    "What you change here and what they change in their local copy will not come together by themselves: when they "
    "check it in, both versions are kept, side by side. Opening a copy is the safer way."
)


def came_forward(refusal: Refusal, path: Path) -> bool:
    """Whether another window on this computer has the file open and was brought forward."""
    if not isinstance(refusal, FileInUse) or refusal.pid in (None, os.getpid()):
        return False
    from cpc_selfeval.app.coming_forward import ask_to_come_forward

    assert refusal.pid is not None
    return ask_to_come_forward(Path(os.path.realpath(path)), refusal.pid)


def where_to_copy(path: Path, parent: QWidget | None) -> tuple[Path, bool] | None:
    """Ask where a copy goes; its path and whether it may replace what is there. None when they thought better of it."""
    from PySide6.QtWidgets import QFileDialog

    from cpc_selfeval.ui.window.copies import ENDING, FILES, copy_target

    offered = path.with_name(f"{path.stem} - copy{ENDING}")
    chosen, _ = QFileDialog.getSaveFileName(parent, "Where to keep the copy", str(offered), FILES)
    return copy_target(Path(chosen)) if chosen else None


def agrees_to_open_anyway(refusal: FileInUse | FileCheckedOut, path: Path, parent: QWidget | None) -> bool:
    """Tell what can go wrong, and ask whether a file is to be opened although somebody seems to work on it."""
    from cpc_selfeval.ui.kit import confirm

    who = refusal.who or "somebody"
    if isinstance(refusal, FileCheckedOut):
        happens, risk = f"Open “{path.name}” although {who} works on a local copy of it?", _LOCAL
    else:
        happens, risk = f"Open “{path.name}” although {who} seems to have it open?", _SURE
    return confirm(parent, happens, risk, "Open anyway")
