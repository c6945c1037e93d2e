"""What was found, as the rows of a list."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

F = TypeVar("F")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class FoundRows(QAbstractListModel, Generic[F]):
    """Whoever derives from it says the words of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[F, ...] = ()

    def show_found(self, found: tuple[F, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.found)
