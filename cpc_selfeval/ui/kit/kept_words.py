"""Words that were typed, and choices made, that could not be recorded: kept until they are or are given up.

A box holds them too, but a box goes with its page. A change that the file refuses for a while waits in the session and
needs nothing of this; here is what was refused for good, and what a fault of the program kept from being recorded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, eq=False)
class KeptWords:
    """A text, the name of the box that it was typed into, and the window that the box stood in.

    ``by_fault``: a fault of the program kept it from being recorded. ``begun``: nobody has asked to record it yet.
    ``stay`` is the same for what was typed into one box while nothing else was shown there: the later has the earlier.
    """

    name: str
    text: str
    window: QWidget
    by_fault: bool
    begun: bool = False
    stay: object = None

    def has_all_of(self, earlier: KeptWords) -> bool:
        """Whether typing went on from the earlier to this."""
        return self.stay is not None and self.stay is earlier.stay


class WordsKept(QObject):
    """``kept`` carries what is kept from now on; ``changed`` follows whenever anything is or is no longer."""

    kept = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: list[KeptWords] = []

    def keep(self, box: QWidget, text: str, *, by_fault: bool = False) -> KeptWords:
        """Keep a text of a box."""
        return self.keep_words(KeptWords(box.accessibleName(), text, window_of(box), by_fault))

    def keep_words(self, words: KeptWords) -> KeptWords:
        """Keep these, also where their box is gone or has others by now."""
        self._all.append(words)
        self.changed.emit()
        self.kept.emit(words)
        return words

    def keep_begun(self, window: QWidget, name: str, text: str) -> None:
        """Keep a text that was begun in a window whose file is about to close."""
        self._all.append(KeptWords(name, text, window, by_fault=False, begun=True))
        self.changed.emit()

    def let_go(self, words: KeptWords) -> None:
        """It is recorded, or will be kept anew."""
        if words in self._all:
            self._all.remove(words)
            self.changed.emit()

    def of(self, window: QWidget) -> tuple[KeptWords, ...]:
        """What is kept of the boxes of a window and its dialogs, oldest first."""
        return tuple(words for words in self._all if words.window is window)

    def give_up(self, window: QWidget) -> None:
        """Forget all that is kept of a window."""
        self._all = [words for words in self._all if words.window is not window]
        self.changed.emit()


@cache
def words_kept() -> WordsKept:
    """Those of the whole program."""
    return WordsKept()


class Held:
    """What was entered in a box and is not recorded: named as not saved for as long as it is held."""

    def __init__(self, box: QWidget) -> None:
        self._box = ref(box)  # the box holds this: with a circle it would be collected at any time, on any thread
        self._words: KeptWords | None = None

    def __bool__(self) -> bool:
        return self._words is not None

    def hold(self, text: str, *, by_fault: bool = False) -> None:
        """Hold this instead of what was held before."""
        if self._words is None or (self._words.text, self._words.by_fault) != (text, by_fault):
            self.let_go()
            box = self._box()
            assert box is not None, "whoever holds is there"
            self._words = words_kept().keep(box, text, by_fault=by_fault)

    def let_go(self) -> None:
        """It is recorded, or given up by whoever entered it."""
        if self._words is not None:
            words_kept().let_go(self._words)
            self._words = None

    def leave(self) -> KeptWords | None:
        """Hold nothing any more; what was held stays kept, and may be taken up again."""
        words, self._words = self._words, None
        return words

    def take_up(self, words: KeptWords | None) -> None:
        """Hold again what was left."""
        self.let_go()
        self._words = words

    def give(self, emit: Callable[[], object], text: str) -> bool:
        """Tell of what was entered; False, and it is held, where a fault of the program kept it from being taken."""
        self.let_go()
        with noting_faults() as faults:
            emit()
        if faults:
            self.hold(text, by_fault=True)
        return not faults


def window_of(widget: QWidget) -> QWidget:
    """The window that a widget belongs to, also where it stands in a dialog of it."""
    while (above := widget.parentWidget()) is not None:
        widget = above
    return widget


@contextmanager
def noting_faults() -> Iterator[list[BaseException]]:
    """The faults of what is called by signals meanwhile: Qt hands them to ``sys.excepthook`` and goes on."""
    faults: list[BaseException] = []
    told = sys.excepthook

    def note(kind: type[BaseException], fault: BaseException, traceback: TracebackType | None) -> None:
        faults.append(fault)
        told(kind, fault, traceback)

    sys.excepthook = note
    try:
        yield faults
    finally:
        sys.excepthook = told
