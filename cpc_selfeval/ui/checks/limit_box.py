"""A number of words that there should be at most, typed; empty for no limit."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit import LineEntry, px
from cpc_selfeval.ui.kit.labelled import Labelled

NO_NUMBER = "Type a number, or leave it empty for no limit. What was set before stays."
_MOST_DIGITS = 7


class LimitBox(Labelled):
    """``limited`` carries the number, or None for no limit, once what was typed is one."""

    limited = Signal(object)

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        self.entry = LineEntry(label, hint=hint)
        super().__init__(label, self.entry, parent=parent)
        self.entry.setMaximumWidth(px(190))
        self._shown: int | None = None
        self.entry.handed_over.connect(self._typed)

    def show_limit(self, number: int | None) -> None:
        """Show a limit from outside: not over the same number written otherwise, nor over what is no number yet."""
        changed = number != self._shown
        self._shown = number
        text = self.entry.text()
        if (_is_number(text) and _number(text) != number) or (changed and not _is_number(text)):
            self.entry.show_text(f"{number:,}" if number is not None else "")
            self.show_note("")

    def _typed(self, text: str) -> None:
        if not _is_number(text):
            self.show_note(NO_NUMBER)
            return
        self.show_note("")
        number = _number(text)
        if number != self._shown:
            self._shown = number
            self.limited.emit(number)


def _digits(text: str) -> str:
    return re.sub(r"[\s,.’']", "", text)


def _is_number(text: str) -> bool:
    digits = _digits(text)
    return not text.strip() or (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS)


def _number(text: str) -> int | None:
    digits = _digits(text)
    return int(digits) if digits and _is_number(text) else None
