"""Which words are spelt wrong, asked of a process of its own, so that nobody who types waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

COMPUTER: Final = "this computer"
"""Who accepts the words of whoever uses this computer."""

_MOST_FALLS: Final = 3
"""A process that ended so often unasked is not begun again."""
_AT_ONCE: Final = 2000
_TO_END: Final = 1000
"""Milliseconds that it has to end in, once nobody asks any more."""
_TO_BE_GONE: Final = 30_000
"""Milliseconds that the system has to take away what was killed: a moment, but for a computer that hardly goes on."""


class Spelling(QObject):
    """Verdicts on words, remembered while the program runs. Nothing is asked until :meth:`use` said whom.

    ``learned`` is emitted when verdicts or suggestions came in, or which words are accepted has changed.
    ``accept_requested`` carries the window, the word, and whether it is to be accepted in the file (else on this
    computer); ``forget_requested`` the window and a word of this computer.
    """

    learned = Signal()
    accept_requested = Signal(object, str, bool)
    forget_requested = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._command: tuple[str, ...] = ()
        self._folder = ""
        self._on = True
        self._process: QProcess | None = None
        self._falls = 0
        self._wrong: dict[str, bool] = {}
        self._suggestions: dict[str, tuple[str, ...]] = {}
        self._asked: set[str] = set()
        self._accepted: dict[object, tuple[str, ...]] = {}
        self._right: frozenset[str] = frozenset()

    @property
    def is_on(self) -> bool:
        """Whether words are looked at."""
        return self._on and bool(self._command) and self._falls < _MOST_FALLS

    def use(self, command: Sequence[str], folder: str) -> None:
        """Ask the process that ``command`` begins in ``folder``. It is begun when the first word is asked about."""
        self._command, self._folder = tuple(command), folder

    def switch(self, on: bool) -> None:
        """Look at words, or no more."""
        self._on = on
        self.learned.emit()

    def accept(self, who: object, words: Iterable[str]) -> None:
        """Take these words as right, in place of those that ``who`` said before."""
        accepted = tuple(words)
        if self.accepted(who) != accepted:
            self._accepted[who] = accepted
            self._right = frozenset(word.casefold() for each in self._accepted.values() for word in each)
            self.learned.emit()

    def accepted(self, who: object) -> tuple[str, ...]:
        """The words that ``who`` takes as right."""
        return self._accepted.get(who, ())

    def forget(self, who: object, *_told: object) -> None:
        """``who`` accepts nothing any more."""
        self.accept(who, ())
        self._accepted.pop(who, None)

    def is_wrong(self, word: str) -> bool | None:
        """Whether a word is spelt wrong; None while that is not known."""
        folded = word.casefold()
        if folded in self._right or folded.removesuffix("'s") in self._right:
            return False
        return self._wrong.get(word)

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        """What a wrong word may have been meant to be; None while that is not known."""
        return self._suggestions.get(word)

    def ask(self, words: Iterable[str]) -> None:
        """Find out about words; ``learned`` tells when that is done."""
        unknown = [word for word in dict.fromkeys(words) if word not in self._wrong and word not in self._asked]
        for first in range(0, len(unknown), _AT_ONCE):
            self._say({"ask": unknown[first : first + _AT_ONCE]})
        self._asked.update(unknown)

    def look_for_suggestions(self, word: str) -> None:
        """Find out what a wrong word may have been meant to be."""
        key = f"\0{word}"
        if word not in self._suggestions and key not in self._asked:
            self._say({"suggest": word})
            self._asked.add(key)

    def end(self) -> None:
        """End the process, without waiting long. What it still answers is not listened to: boxes would ask anew."""
        process, self._process = self._process, None
        if process is not None:
            for told in (process.finished, process.readyReadStandardOutput, process.errorOccurred):
                told.disconnect()
            process.closeWriteChannel()
            if not process.waitForFinished(_TO_END):
                process.kill()
                process.waitForFinished(_TO_BE_GONE)

    def end_for_good(self) -> None:
        """The program ends: nothing is begun any more, whoever still asks."""
        self._command = ()
        self.end()

    def _say(self, asked: dict[str, Any]) -> None:
        import json

        if self.is_on:
            self._running().write(json.dumps(asked).encode() + b"\n")

    def _running(self) -> QProcess:
        if self._process is None:
            self._process = process = QProcess(self)
            process.setWorkingDirectory(self._folder)
            process.setStandardErrorFile(QProcess.nullDevice())
            process.readyReadStandardOutput.connect(self._hear)
            process.finished.connect(self._fell)
            process.errorOccurred.connect(self._not_begun)
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self.end_for_good)
            process.start(self._command[0], list(self._command[1:]))
        return self._process

    def _hear(self) -> None:
        import json

        process = self._process
        while process is not None and process.canReadLine():
            answer = json.loads(bytes(process.readLine().data()))
            if "asked" in answer:
                wrong = set(answer["wrong"])
                self._wrong.update((word, word in wrong) for word in answer["asked"])
            else:
                self._suggestions[answer["word"]] = tuple(answer["suggestions"])
        self.learned.emit()

    def _fell(self) -> None:
        process, self._process = self._process, None
        self._falls += 1
        self._asked.clear()
        if process is not None:
            process.deleteLater()

    def _not_begun(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._falls = _MOST_FALLS
            self._fell()


@cache
def spelling() -> Spelling:
    """The one spelling of the program."""
    return Spelling()
