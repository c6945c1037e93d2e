"""A long table of evidence and of actions shown, beside a bare table on a bare model, and searching as one types."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.files import with_actions, with_evidence
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import new_key

GOAL = 1.5
ROWS = 10_000
SEARCHED = 30_000
SOUGHT = "survey 2999"


def measure(folder: Path, rounds: int = 9, rows: int = ROWS, searched: int = SEARCHED) -> list[Figure]:
    """Tables of ``rows`` rows shown, and ``searched`` pieces searched; the floor of that reads every text."""
    from PySide6.QtWidgets import QApplication

    from cpc_selfeval.app.preferences import Preferences
    from cpc_selfeval.app.window import dress, make_application

    if QApplication.instance() is None:
        dress(make_application(), Preferences(folder / "preferences.json"))
    many = {"evidence": contents_of(folder, with_evidence, rows), "actions": contents_of(folder, with_actions, rows)}
    figures = []
    for what, made in (("evidence", _evidence_table), ("actions", _action_table)):
        contents = many[what]
        taken = in_turns(partial(_made_and_shown, made, contents), lambda: _shown(_bare(rows)), rounds)
        figures.append(Figure(f"table of {rows:,} {what} shown ÷ bare table", *taken, GOAL))
    figures.append(_searching(contents_of(folder, with_evidence, searched), rounds, searched))
    return figures


def contents_of(folder: Path, filled: Callable[[Path, int], Any], count: int) -> Contents:
    """The contents of a file that ``filled`` makes."""
    path = folder / f"{filled.__name__} {count} {new_key()}.cpcse"
    with closing(filled(path, count)) as store:
        contents: Contents = store.load()
        return contents


def _made_and_shown(made: Callable[[Contents], Any], contents: Contents) -> None:
    _shown(made(contents))


def _shown(table: Any) -> None:
    from PySide6.QtWidgets import QApplication

    table.resize(1000, 700)
    table.show()
    table.viewport().repaint()
    QApplication.processEvents()
    table.close()
    table.deleteLater()
    QApplication.processEvents()


def _evidence_table(contents: Contents) -> Any:
    from cpc_selfeval.ui.evidence.library import EvidenceLibrary
    from cpc_selfeval.ui.kit.row_table import RowTable

    model = EvidenceLibrary(contents)
    table = RowTable("Evidence", [column.width for column in model.columns])
    table.setModel(model)
    model.setParent(table)
    return table


def _action_table(contents: Contents) -> Any:
    from datetime import date

    from cpc_selfeval.ui.actions.plan import ActionPlan
    from cpc_selfeval.ui.kit.row_table import RowTable

    model = ActionPlan(contents, date(2026, 11, 22))
    table = RowTable("Actions", [column.width for column in model.columns])
    table.setModel(model)
    model.setParent(table)
    return table


def _bare(rows: int) -> Any:
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    nowhere = QModelIndex()
    texts = [(f"E-{n:03}", f"Survey {n} of families in the north", "Police", "2.1", "2026", "yes") for n in range(rows)]

    class Bare(QAbstractTableModel):
        """As little as a model can do."""

        def rowCount(self, parent: Any = nowhere) -> int:
            return 0 if parent.isValid() else rows

        def columnCount(self, parent: Any = nowhere) -> int:
            return 6

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            return texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    table = QTableView()
    model = Bare(table)
    table.setModel(model)
    return table


def _searching(contents: Contents, rounds: int, searched: int) -> Figure:
    from cpc_selfeval.ui.evidence.library import EvidenceLibrary
    from cpc_selfeval.ui.evidence.rows import EvidenceFilter
    from cpc_selfeval.ui.tables.search_box import wanted_words

    model = EvidenceLibrary(contents)
    texts = [f"{piece.title}\n{piece.shows}" for piece in contents.evidence.values()]
    ends = iter(range(sys.maxsize))

    def search() -> None:
        model.show_filter(EvidenceFilter(words=wanted_words(f"{SOUGHT}{next(ends) % 10}")))

    def bare() -> int:
        sought = f"{SOUGHT}{next(ends) % 10}"
        return sum(sought in text.casefold() for text in texts)

    return Figure(
        f"one letter more in a search through {searched:,} pieces ÷ reading every text", *in_turns(search, bare, rounds)
    )
