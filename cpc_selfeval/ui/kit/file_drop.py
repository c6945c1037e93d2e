"""A self-evaluation that is dragged from a folder onto a window is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

ENDING: Final = ".cpcse"
_COMING: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """``dropped`` carries the path. Parts of the window that take files themselves come first."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one self-evaluation, and nothing else."""
        if event.type() in _COMING and isinstance(event, QDropEvent):
            return self._take(event) is not None
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = self._take(event)
            if path is not None:
                self.dropped.emit(path)
            return path is not None
        return False

    def _take(self, event: QDropEvent) -> Path | None:
        path = self_evaluation_in(event.mimeData())
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)  # never moved out of its folder
            event.accept()
        return path


def files_in(dragged: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


def self_evaluation_in(dragged: QMimeData) -> Path | None:
    """The one file of ours that is dragged; None where it is anything else, or more than that."""
    ours = [path for path in files_in(dragged) if path.suffix.casefold() == ENDING]
    return ours[0] if len(ours) == len(dragged.urls()) == 1 else None
