"""Words of boxes that only a button records: kept when their dialog closes first, and there again when it comes back.

A reason that is typed before “Withdraw” is pressed stands in no file yet. Escape must not lose it, so it is kept in
memory for its window; when the file closes it is named as not saved, like everything else that was typed.
"""

from __future__ import annotations

from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.kit.date_entry import DateEntry
from cpc_selfeval.ui.kit.kept_words import window_of, words_kept
from cpc_selfeval.ui.kit.line_entry import LineEntry
from cpc_selfeval.ui.kit.text_entry import TextEntry

Box = TextEntry | LineEntry | DateEntry

_BEGUN: Final[WeakKeyDictionary[QWidget, dict[str, str]]] = WeakKeyDictionary()
"""By window: the text of each box, by what the box is called and where it stands."""


def bring_begun(box: Box, place: str) -> None:
    """Show again what was begun in this box; ``place`` tells apart boxes of the same name."""
    begun = _BEGUN.get(window_of(box), {}).get(_name(box, place), "")
    if not begun:
        return
    if isinstance(box, DateEntry):
        box.take_up(begun, None)
    else:
        box.show_text(begun)


def keep_begun(box: Box, place: str) -> None:
    """Keep what stands in the box, and nothing where it is empty."""
    texts = _BEGUN.setdefault(window_of(box), {})
    if text_of(box).strip():
        texts[_name(box, place)] = text_of(box)
    else:
        texts.pop(_name(box, place), None)


def forget_begun(box: Box, place: str) -> None:
    """It was recorded."""
    _BEGUN.get(window_of(box), {}).pop(_name(box, place), None)


def tell_begun(window: QWidget) -> None:
    """Name what was begun in a window as not saved, since its file is about to close."""
    for name, text in _BEGUN.pop(window, {}).items():
        words_kept().keep_begun(window, name, text)


def take_back_begun(window: QWidget) -> None:
    """The file stays open after all: what was named so is only begun again."""
    for words in words_kept().of(window):
        if words.begun:
            _BEGUN.setdefault(window, {})[words.name] = words.text
            words_kept().let_go(words)


def text_of(box: Box) -> str:
    """What stands in a box; of a date as it was typed."""
    return box.line.text() if isinstance(box, DateEntry) else box.text()


def _name(box: Box, place: str) -> str:
    name = box.name if isinstance(box, DateEntry) else box.accessibleName()
    return f"{name} ({place})" if place else name
