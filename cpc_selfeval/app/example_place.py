"""Start page > Look at the worked example…: where it is to be kept, and the example written there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.app.at_work import done_at_work
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.example import write_example
from cpc_selfeval.ui.window.copies import ENDING, FILES

NAME: Final = "Worked example (made up)"
TITLE: Final = "Where to keep the worked example (its committee is made up)"


def ask_and_write_example(
    folder: Path, parent: QWidget | None, tell: Callable[[Refusal, Path], object], then: Callable[[Path], object]
) -> None:
    """Ask, write the example and call ``then`` with its file; ``tell`` of a refusal."""
    # Whatever is there already stays: the refusal says so
    never_replace = QFileDialog.Option.DontConfirmOverwrite
    offered = str(folder / (NAME + ENDING))
    chosen, _ = QFileDialog.getSaveFileName(parent, TITLE, offered, FILES, options=never_replace)
    if not chosen:
        return
    target = Path(chosen) if Path(chosen).suffix else Path(chosen + ENDING)
    try:
        done_at_work(f"“{target.name}” is being written.", lambda: write_example(target), parent, breakable=True)
    except Refusal as refusal:
        tell(refusal, target)
        return
    then(target)
