"""Putting another look on: once on each widget that is seen, and on hidden pages when they are next shown.

Qt puts another stylesheet on widget by widget, and with each on all that lies in it, so that a widget gets it as often
as it lies deep: eleven times in the median. Where there was no stylesheet it comes as another style does, in one round
over all widgets, which leaves out what was not dressed yet, and tells those of it that have no style of their own. So
the old one is taken off without telling anybody, who would lay out what is never seen. Pages that are hidden are marked
as not dressed: they keep all that is in them, wear the old look, and catch up before they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

_WAITS: Final = "waits_for_its_look"
_DRESSED: Final = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE: Final = Qt.WidgetAttribute.WA_SetStyle


def put_on(app: QApplication, palette: QPalette, font: QFont, sheet: str, later: Iterable[QWidget]) -> None:
    """Put a look on every widget but those of the pages for ``later``, for each of which :func:`catch_up` is owed."""
    kept = QWidget()
    kept.setStyleSheet("QWidget {}")  # what Qt knows of widgets' own fonts and palettes goes with the last stylesheet
    waiting = [widget for page in later for widget in _to_wait(page)]
    with _not_told(app.allWidgets()):
        app.setStyleSheet("")
        app.setPalette(palette)
        app.setFont(font)
    with _not_told(waiting):
        app.setStyleSheet(sheet)


def waits_for_look(page: QWidget) -> bool:
    """Whether this page still wears an older look."""
    return page.property(_WAITS) is True


def catch_up(page: QWidget) -> None:
    """Put the look in force on a page that waits for it."""
    page.setProperty(_WAITS, False)
    undressed = [widget for widget in _all_of(page) if not widget.testAttribute(_DRESSED)]
    for widget in undressed:
        widget.style().polish(widget)
        widget.setAttribute(_DRESSED)
    for widget in undressed:
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _to_wait(page: QWidget) -> list[QWidget]:
    """All that lies in a page, marked as what Qt has not dressed."""
    page.setProperty(_WAITS, True)
    waiting = list(_all_of(page))
    for widget in waiting:
        widget.setAttribute(_DRESSED, False)
    return waiting


@contextmanager
def _not_told(widgets: Iterable[QWidget]) -> Iterator[None]:
    """Let no widget of these be told of another style meanwhile."""
    untold = [widget for widget in widgets if not widget.testAttribute(_OWN_STYLE)]
    for widget in untold:
        widget.setAttribute(_OWN_STYLE)
    yield
    for widget in untold:
        widget.setAttribute(_OWN_STYLE, False)


def _all_of(page: QWidget) -> Iterator[QWidget]:
    """The page and what lies in it; dialogues that belong to it stand beside it and may be seen."""
    yield page
    window = page.window()
    yield from (widget for widget in page.findChildren(QWidget) if widget.window() is window)
