"""The card with the profile of levels: as a drawing, or as a table with the same facts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.position import Position, position
from cpc_selfeval.ui.kit import Card, LinkButton, QuietText, px
from cpc_selfeval.ui.overview.profile_drawing import ProfileDrawing, ProfileRow

KEY = (
    "Ring: proposed. Ring with a dot: recommended. Filled: agreed. Filled in a ring: endorsed. "
    "Line: agencies’ proposals, lowest to highest."
)


class ProfileCard(Card):
    """Levels by indicator. ``opened`` carries the code of the indicator that somebody wants to see."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Levels by indicator", parent=parent)
        self.drawing = ProfileDrawing()
        self.table = _table()
        self.swap = LinkButton("Show as &table")
        self.heading_row.addWidget(self.swap)
        self.add(self.drawing)
        self.add(self.table)
        self.key = QuietText(KEY)
        self.add(self.key)
        self.body.addStretch(1)
        self.table.hide()
        self.swap.clicked.connect(self._swap)
        self.drawing.opened.connect(self.opened)
        self.table.cellActivated.connect(self._row_opened)

    def show_contents(self, contents: Contents) -> None:
        """Show where the covered indicators stand."""
        rows = [_row(contents, code) for code in contents.covered_codes]
        labels = [level.label for level in sorted(contents.framework.scale, key=lambda level: level.value)]
        self.drawing.show_rows(rows, labels)
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            spread = f"{row.spread[0]} to {row.spread[1]}" if row.spread else ""
            for column, text in enumerate((row.code, row.title, row.words, spread)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(place, column, item)
        self.table.setFixedHeight(px(34) + px(30) * len(rows) + 4)

    def _row_opened(self, row: int, _column: int) -> None:
        item = self.table.item(row, 0)
        if item is not None:
            self.opened.emit(item.text())

    def _swap(self) -> None:
        as_table = self.drawing.isVisibleTo(self)
        self.drawing.setVisible(not as_table)
        self.key.setVisible(not as_table)
        self.table.setVisible(as_table)
        self.swap.setText("Show as dra&wing" if as_table else "Show as &table")


def _row(contents: Contents, code: str) -> ProfileRow:
    where: Position = position(contents, code)
    return ProfileRow(
        code=code,
        title=contents.title(code),
        level=where.level,
        stage=where.stage.rank if where.stage else 0,
        spread=where.spread,
        words=words.position_in_words(contents, where),
    )


def _table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setAccessibleName("Levels by indicator, as a table")
    table.setHorizontalHeaderLabels(["Code", "Indicator", "Stage and level", "Proposals"])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(px(30))
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setColumnWidth(0, px(60))
    table.setColumnWidth(2, px(210))
    table.setColumnWidth(3, px(90))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    return table
