"""The list of indicators as a model of two levels: key questions, and the indicators of each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cpc_selfeval.ui.window.indicator_rows import IndicatorRow, QuestionRows

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""Gives the :class:`IndicatorRow` or :class:`QuestionRows` of an index."""

_TOP: Final = 0
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class IndicatorModel(QAbstractItemModel):
    """Shows what :func:`question_rows` gave it. Only rows that differ are told of while the same ones are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[QuestionRows, ...] = ()

    @property
    def questions(self) -> tuple[QuestionRows, ...]:
        """What is shown."""
        return self._questions

    def codes(self) -> tuple[str, ...]:
        """The codes of the indicators shown, in order."""
        return tuple(row.code for question in self._questions for row in question.rows)

    def show_rows(self, questions: tuple[QuestionRows, ...]) -> bool:
        """Show these; True where other rows stand there than before, so that the view must find its place again."""
        if _outline(questions) != _outline(self._questions):
            self.beginResetModel()
            self._questions = questions
            self.endResetModel()
            return True
        before, self._questions = self._questions, questions
        for place, (old, new) in enumerate(zip(before, questions, strict=True)):
            self._tell_differences(place, old, new)
        return False

    def _tell_differences(self, place: int, old: QuestionRows, new: QuestionRows) -> None:
        if old.heading != new.heading:
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
        above = self.index(place, 0)
        for row, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)):
            if was != now:
                changed = self.index(row, 0, above)
                self.dataChanged.emit(changed, changed)

    def index_of(self, code: str | None) -> QModelIndex:
        """Where an indicator stands, or no index."""
        for place, question in enumerate(self._questions):
            for row, shown in enumerate(question.rows):
                if shown.code == code:
                    return self.index(row, 0, self.index(place, 0))
        return QModelIndex()

    # What Qt asks

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """The index of a key question, or of an indicator of the key question ``parent``."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The key question of an indicator."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many key questions, or indicators of one."""
        if not parent.isValid():
            return len(self._questions)
        return len(self._questions[parent.row()].rows) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """One."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row; for :data:`ROW_ROLE` the row itself."""
        if not index.isValid():
            return None
        row = self._row(index)
        if role == ROW_ROLE:
            return row
        if isinstance(row, IndicatorRow):
            return _said_of_indicator(row, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.heading
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Indicators can be chosen; key questions only be gone to, opened and folded."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._row(index), IndicatorRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled

    def _row(self, index: _Index) -> QuestionRows | IndicatorRow:
        if index.internalId() == _TOP:
            return self._questions[index.row()]
        return self._questions[index.internalId() - 1].rows[index.row()]


def _said_of_indicator(row: IndicatorRow, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{row.code} {row.title}"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return row.spoken
    if role == Qt.ItemDataRole.AccessibleDescriptionRole:
        return row.quiet_line
    return None


def _outline(questions: tuple[QuestionRows, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.code, tuple(row.code for row in question.rows)) for question in questions]
