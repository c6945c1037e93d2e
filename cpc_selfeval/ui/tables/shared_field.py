"""A field that can be set in several records at once, and the box in which its value is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.ui.kit import ChoiceBox, DateEntry, LineEntry
from cpc_selfeval.ui.kit.date_words import UnreadDayError, day_read

Options = Callable[[Contents], Sequence[tuple[object, str]]]

NOTHING_SAID: Final = object()
"""In place of a value, while none was chosen."""


@dataclass(frozen=True, slots=True)
class SharedField:
    """``words`` is what people call it. With ``options`` a value is chosen; else it is a day (``is_day``) or a line.

    ``moves``: other days are moves, which ask why (a due date). ``asks``: values that ask for a few words, the field
    that these go into, and the question.
    """

    field: str
    words: str
    options: Options | None = None
    is_day: bool = False
    moves: bool = False
    asks: tuple[tuple[object, str, str], ...] = ()

    def asked_with(self, value: object) -> tuple[str, str] | None:
        """The field and the question that go with a value; None where it asks nothing."""
        return next(((field, question) for given, field, question in self.asks if given == value), None)

    def box(self, contents: Contents) -> ChoiceBox | DateEntry | LineEntry:
        """An empty box for its value."""
        if self.options is not None:
            box = ChoiceBox(self.words, list(self.options(contents)))
            box.show_choice(NOTHING_SAID)
            return box
        return DateEntry(self.words) if self.is_day else LineEntry(self.words)


def value_in(box: QWidget) -> object:
    """What a box says, or NOTHING_SAID."""
    if isinstance(box, ChoiceBox):
        return box.value() if box.currentIndex() >= 0 else NOTHING_SAID
    if isinstance(box, DateEntry):
        return _day_in(box)
    assert isinstance(box, LineEntry), type(box)
    return box.text() if box.text().strip() else NOTHING_SAID


def _day_in(box: DateEntry) -> object:
    """The day that stands there now, not the one that was entered before it: a text that is no day says nothing."""
    try:
        day = day_read(box.line.text())
    except UnreadDayError:
        return NOTHING_SAID
    return day if day is not None else NOTHING_SAID


def agency_options(contents: Contents) -> list[tuple[object, str]]:
    """No agency, and those in use."""
    return [(None, "No agency named"), *((agency.key, agency.name) for agency in contents.agencies_in_use)]
