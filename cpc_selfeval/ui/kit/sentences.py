"""What a text box has to say to the person who types: told by whoever listens to the box, else by its window."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMetaMethod, QMimeData, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import text_cleaning


@runtime_checkable
class TellsSentences(Protocol):
    """A window that can show a sentence."""

    def tell_sentence(self, sentence: str) -> None:
        """Show it."""


def say(box: QWidget, signal: SignalInstance, sentence: str) -> None:
    """Emit the sentence as a signal of the box; where nobody listens to that, the window around it tells it."""
    signal.emit(sentence)
    if box.isSignalConnected(QMetaMethod.fromSignal(signal)):
        return
    around = box.parentWidget()
    while around is not None and not isinstance(around, TellsSentences):
        around = around.parentWidget()
    if around is not None:
        around.tell_sentence(sentence)


def why_not_pasted(source: QMimeData, kept: int) -> str:
    """Why this is not pasted into a box that keeps ``kept`` characters beside it; "" where it can be."""
    if not source.hasText():
        picture = source.imageData() if source.hasImage() else None
        size = (picture.width(), picture.height()) if isinstance(picture, QImage) else (0, 0)
        return text_cleaning.not_text(*size)
    characters = kept + len(source.text())
    return text_cleaning.too_long(characters) if characters > text_cleaning.MOST_CHARACTERS else ""
