"""When a text box hands its text over: half a second after the last key, every second while typing, and when told.

Used by :class:`TextEntry` and :class:`LineEntry`, which read and write their own widget.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import text_cleaning
from cpc_selfeval.ui.kit.kept_words import KeptWords, noting_faults, window_of, words_kept

AFTER_LAST_KEY: Final = 500
"""Milliseconds of rest after which the text is handed over."""
AT_THE_LATEST: Final = 1000
"""Milliseconds after which it is handed over although typing goes on."""


def new_visit() -> str:
    """A token for one stay in one box, as text, because the file's log keeps it."""
    return uuid4().hex


class TypingBox(Protocol):
    """What a box must be able to do for its hand-over."""

    def entered_text(self) -> str:
        """The text as it stands, without what an input method is still composing."""

    def put_text(self, text: str) -> None:
        """Replace the text without a signal, keeping the cursor where it can be kept."""

    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""

    def end_composing(self) -> None:
        """Take what the input method has so far as typed."""


class HandOver(QObject):
    """Keeps account of what the user typed and nobody has been given yet."""

    handed_over = Signal(str)
    cleaned = Signal(str)

    def __init__(self, box: TypingBox, parent: QWidget, *, single_line: bool = False) -> None:
        super().__init__(parent)
        self._box = box
        self._widget = parent
        self.given: KeptWords | None = None
        self._given_is_kept = False
        self._shows_another = False
        self._stay = object()
        self._kept: KeptWords | None = None
        self._clean = text_cleaning.cleaned_line if single_line else text_cleaning.cleaned
        self._known: str | None = ""
        self._pending = False
        self._replacing = False
        self._rest = self._timer(AFTER_LAST_KEY)
        self._limit = self._timer(AT_THE_LATEST)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._time_is_up)
        return timer

    @property
    def pending(self) -> bool:
        """Whether the user changed something that has not been handed over."""
        return self._pending or self._box.is_composing()

    def text_changed(self) -> None:
        """The widget's text changed; by the user, unless it is being replaced from here."""
        if self._replacing:
            return
        self._pending = True
        self._rest.start()
        if not self._limit.isActive():
            self._limit.start()

    def _time_is_up(self) -> None:
        if self._box.is_composing():
            self._rest.start()
            return
        self.hand_over()

    def hand_over(self) -> None:
        """Emit what the user typed, now; nothing where nothing differs from what was last shown or handed over."""
        self._box.end_composing()
        self._rest.stop()
        self._limit.stop()
        if not self._pending:
            return
        self._pending = False
        text = self._tidied()
        if text != self._known:
            self._give(text)

    def _give(self, text: str) -> None:
        """Emit a text. Where a fault keeps somebody from taking it, it stays as if it had just been typed."""
        self._let_go()
        self._known = text
        name, window = self._widget.accessibleName(), window_of(self._widget)
        self.given = KeptWords(name, text, window, by_fault=False, stay=self._stay)
        self._given_is_kept = False
        self._shows_another = False
        with noting_faults() as faults:
            self.handed_over.emit(text)
        if faults:
            self.keep_unsaved(by_fault=True)

    def _tidied(self) -> str:
        entered = self._box.entered_text()
        text = self._clean(entered)
        if text != entered:
            self._replace(text)
            if text != text_cleaning.with_lf(entered):
                self.cleaned.emit(text_cleaning.CLEANED)
        return text

    def show_text(self, text: str) -> bool:
        """Show a text from outside without emitting; False, and nothing done, where the user's typing stands there."""
        if self.pending:
            return False
        self._shows_another = True
        self._known = text
        if self._box.entered_text() != text:
            self._stay = object()
            self._replace(text)
            return True
        return False

    def give_way(self) -> None:
        """The box is for another record from now on: what was not recorded of this one is kept elsewhere only."""
        self._stay = object()
        if self._kept is not None:
            self._kept = None
            self._pending = False

    def keep_unsaved(self, *, by_fault: bool = False) -> None:
        """What was handed over could not be recorded: keep it (:mod:`cpc_selfeval.ui.kit.kept_words`).

        While it still stands here, it is held as typing too, so that the next hand-over gives it again. Told twice of
        the same text, it is kept once.
        """
        if self._given_is_kept or self.given is None:
            return
        self._let_go()
        self._given_is_kept = True
        words = words_kept().keep_words(replace(self.given, by_fault=by_fault))
        if not self._shows_another:
            self._kept = words
            self._known = None
            self._pending = True

    def _let_go(self) -> None:
        if self._kept is not None:
            words_kept().let_go(self._kept)
            self._kept = None

    def _replace(self, text: str) -> None:
        self._replacing = True
        try:
            self._box.put_text(text)
        finally:
            self._replacing = False
