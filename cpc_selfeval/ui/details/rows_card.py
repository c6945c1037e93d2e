"""A card with one row of boxes for each of some records, which are added to, changed and removed in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.ui.kit import Card, PlainButton, QuietText, px
from cpc_selfeval.ui.kit.naming import number_names


class RecordRow(QWidget):
    """One record's row. ``key`` is the record's; :meth:`refresh` shows it anew, besides one box."""

    key: str

    def refresh(self, besides: object) -> None:
        """Show the record as it is now."""
        raise NotImplementedError

    def first_box(self) -> QWidget:
        """Where the keyboard goes when the row is new."""
        raise NotImplementedError


class RowsCard(Card):
    """Keeps rows in step with records: rows of records that stay are kept, so that typing in them goes on."""

    def __init__(self, heading: str, sentence: str, add_words: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self.add(QuietText(sentence))
        self.rows: dict[str, RecordRow] = {}
        self._places = QVBoxLayout()
        self._places.setSpacing(px(8))
        self.add(self._places)
        self.add_button = PlainButton(add_words)
        self.add_button.clicked.connect(self.add_row)
        self.add(self.add_button)
        self._wanted: str | None = None

    def add_row(self) -> None:
        """Add a record and go to its row."""
        self._wanted = self.begin()
        self.keep_in_step(None)

    def begin(self) -> str:
        """Add the record and return its key."""
        raise NotImplementedError

    def keys(self) -> tuple[str, ...]:
        """Keys of the records in their order."""
        raise NotImplementedError

    def new_row(self, key: str) -> RecordRow:
        """A row for a record."""
        raise NotImplementedError

    def keep_in_step(self, besides: object) -> None:
        """Bring the rows in line with the records."""
        keys = self.keys()
        left: int | None = None
        for gone in [key for key in self.rows if key not in keys]:
            row = self.rows.pop(gone)
            if row.isAncestorOf(self.window().focusWidget()):
                left = self._places.indexOf(row)
            self._places.removeWidget(row)
            row.deleteLater()
        for place, key in enumerate(keys):
            if key not in self.rows:
                self.rows[key] = self.new_row(key)
            self._places.removeWidget(self.rows[key])
            self._places.insertWidget(place, self.rows[key])
            self.rows[key].refresh(besides)
            number_names(place, self.rows[key].first_box())
        if self._wanted in self.rows:
            self.rows[self._wanted].first_box().setFocus()
            self._wanted = None
        elif left is not None:
            rest = [self.rows[key].first_box() for key in keys]
            (rest[min(left, len(rest) - 1)] if rest else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)
