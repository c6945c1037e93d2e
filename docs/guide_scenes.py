"""Scenes for the guide of what is worked with now and then: cycles, settings, finding, spelling, the pack."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from docs.dialog_scenes import DIALOGS
from docs.picture_studio import Scene, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_SECONDS: Final = 60


def _until(studio: Studio, there: Callable[[], object]) -> None:
    until = time.monotonic() + MOST_SECONDS
    while not there() and time.monotonic() < until:
        studio.settle()


def _page(name: str) -> Scene:
    return lambda studio: studio.page(name)


def _personal_details(studio: Studio) -> QWidget:
    from cpc_selfeval.domain.finding import Finding

    window = studio.page("guard")
    contents = window.workspace.contents
    key = min(contents.of(Finding))
    before = contents.of(Finding)[key].text
    window.workspace.work.findings.revise(key, text=f"{before} Call Morag Sinclair on 01632 960 123.", origin=window)
    studio.settle()
    return window


def _misspelt(studio: Studio) -> QWidget:
    """An area for improvement with two misspelt words."""
    from PySide6.QtGui import QTextCursor

    from cpc_selfeval.shipped import PROGRAM_FOLDER
    from cpc_selfeval.spelling import spelling_command
    from cpc_selfeval.ui.kit import TextEntry
    from cpc_selfeval.ui.kit.spelling import spelling

    spelling().use(spelling_command(), str(PROGRAM_FOLDER))
    window = studio.indicator("2.2")
    column = cast(Any, window.stack.page("indicators")).areas
    column.open(column.rows.keys[0])
    studio.settle()
    box = next(entry for entry in column.findChildren(TextEntry) if entry.isVisible())
    box.moveCursor(QTextCursor.MoveOperation.End)
    box.insertPlainText(" Few fathers recieve a letter, and the safegaurding process is slow.")
    box.setFocus()
    _until(studio, box.extraSelections)
    spelling().end()
    return studio.in_view(window, column)


def _several(studio: Studio) -> QWidget:
    window = studio.page("actions")
    table = cast(Any, window.stack.page("actions")).table
    table.setCurrentIndex(table.model().index(1, 0))
    for row in range(2, 5):
        table.selectionModel().select(
            table.model().index(row, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    studio.settle()
    return window


def _guide(studio: Studio) -> QWidget:
    from cpc_selfeval.ui.guide import open_guide
    from cpc_selfeval.ui.guide.window import the_window

    open_guide("walk-the-indicators", studio.window())
    return the_window()


SCENES: Final[dict[str, Scene]] = {
    "cycles": _page("cycles"),
    "settings": _page("settings"),
    "personal-details": _personal_details,
    "find-passage": DIALOGS["search"],
    "pack": DIALOGS["pack"],
    "misspelt": _misspelt,
    "several": _several,
    "guide": _guide,
}
