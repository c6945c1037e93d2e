"""What is read in a window or a paper, and what of it is not written as in the UK: numbers, dates, decimal marks."""

from __future__ import annotations

import gc
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.record import Record
from cpc_selfeval.editing.example import POSITION_AT
from cpc_selfeval.storage.opening import open_store

_CODES: Final = re.compile(
    r"lines \d+ to \d+|\[\d[\d, ]*\]|\d+(?:, \d+){2,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}"
)
"""Lines of a source, numbers in a list, keys of records, and hashes."""
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_AMISS: Final = {
    "a number without its comma": r"(?<![\w.,:/#-])(?!0|(?:19|20)\d\d(?!\d))\d{4,}(?![\d-])(?!\.\w)",
    "a date of computers": r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)",
    "the month first": rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
    "the month first in figures": r"(?<![\d/])\d{1,2}/(?:1[3-9]|[23]\d)/\d{2,4}",
    "a decimal comma": r"(?<![\d.,])\d+,\d{1,2}(?![\d.,])",
}
ROWS: Final = 40
"""Rows that are read at the head and at the foot of a list."""
MANY: Final = 1_150
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def amiss(text: str) -> list[str]:
    """What of a text is not as in the UK, each with what stands around it."""
    text = _CODES.sub("…", text)
    return [
        f"{what}: “{text[max(0, found.start() - 30) : found.end() + 30]}”"
        for what, pattern in _AMISS.items()
        for found in re.finditer(pattern, text)
    ]


def with_many(path: Path) -> Path:
    """The self-evaluation in a file with over a thousand more of whatever is counted."""
    store = open_store(path, by=Person("Catriona Muirhead", "Lead officer", "Strathmarra CPC"))
    contents = store.load()
    rows: list[RowChange] = []
    for kind in (Evidence, Action, Finding):
        there: list[Record] = list(contents.of(kind).values())
        last = max(getattr(each, "number", 0) for each in there)
        for place in range(1, MANY + 1):
            more = {"number": last + place} if kind is not Finding else {}
            rows.append(RowChange(None, replace(there[place % 7], key=f"{kind.__name__} {place}", **more)))
    store.apply(Change("many", tuple(rows)), by=Person("Catriona Muirhead"), at=POSITION_AT)
    store.close()
    return path


def read_in(window: QWidget) -> Iterator[str]:
    """Every text that is seen in a window, told of it, or shown where the mouse rests, but what people type."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
            yield from _shown_by(widget)


def _shown_by(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield _plain(widget.text())
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
        yield widget.toPlainText() if widget.isReadOnly() else ""
    elif isinstance(widget, QProgressBar):
        yield widget.text()
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget.model())


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    count = model.rowCount()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield from _texts(model.headerData(column, Qt.Orientation.Horizontal, role) for role in _ROLES)
    for row in {*range(min(ROWS, count)), *range(max(0, count - ROWS), count)}:
        for column in range(columns):
            index = model.index(row, column)
            yield from _texts(model.data(index, role) for role in _ROLES)


def _texts(found: Iterator[object]) -> Iterator[str]:
    return (each for each in found if isinstance(each, str))


def _plain(text: str) -> str:
    if not QtGui.Qt.mightBeRichText(text):
        return text
    document = QtGui.QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def _every_scene(folder: Path) -> dict[str, list[str]]:
    """What is amiss in each scene that pictures are taken of; one that cannot be set in this file is left out."""
    from cpc_selfeval.app.preferences import Preferences
    from cpc_selfeval.app.window import dress, make_application
    from cpc_selfeval.domain.refusal import Refusal
    from cpc_selfeval.editing.example import write_example
    from docs.looking_studio import scenes_of
    from docs.picture_studio import Studio

    gc.disable()  # widgets are ended on this thread only, as in the program
    os.chdir(folder)
    write_example(folder / "example.cpcse")
    application = make_application()
    dress(application, Preferences(Path("preferences.json")))
    studio = Studio(application, with_many(folder / "example.cpcse"))
    found: dict[str, list[str]] = {}
    for name, scene in scenes_of("typical").items():
        studio._begin()
        try:
            scene(studio)
        except (LookupError, ValueError, TypeError, AttributeError, AssertionError, StopIteration, Refusal):
            studio._end()
            continue
        studio.settle()
        texts = [text for each in application.topLevelWidgets() if each.isVisible() for text in read_in(each)]
        found[name] = sorted({fault for text in texts for fault in amiss(text)})
        studio._end()
        gc.collect()
    return found


if __name__ == "__main__":
    print(json.dumps(_every_scene(Path(sys.argv[1]).resolve())))
    sys.stdout.flush()
    os._exit(0)  # nothing is left to be saved
