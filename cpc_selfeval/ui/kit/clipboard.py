"""The system's clipboard: what lies on it, and putting more than a text there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication


def on_clipboard() -> QMimeData:
    """What lies on the clipboard; where Qt says there is nothing at all, one that holds nothing."""
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return _made_by_qt() if found is None else found


def put_on_clipboard(text: str, html: str, more: Mapping[str, str]) -> None:
    """Put a text there, the same in HTML, and ``more`` texts by the names of their formats, in UTF-8."""
    hand = _made_by_qt()
    hand.setText(text)
    hand.setHtml(html)
    for name, words in more.items():
        hand.setData(name, words.encode())
    QGuiApplication.clipboard().setMimeData(hand)


def _made_by_qt() -> QMimeData:
    """An empty one that Qt made: one made here still lies on the clipboard when Python ends, and Qt then frees it a
    second time (PySide6 6.11.3, segmentation fault at exit)."""
    rows = QStringListModel([""])
    made: QMimeData = rows.mimeData([rows.index(0)])
    made.clear()
    return made
