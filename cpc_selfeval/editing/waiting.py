"""Changes that somebody asked for and that are not in the file yet, in their order.

What the file refuses for a reason that may pass stays first, so that nothing overtakes it. What a fault of the program
kept out stands aside, so that it keeps out nothing else; it is needless once the same fields were saved after it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.refusal import Refusal

Build = Callable[[Contents], Change]


@dataclass(slots=True, eq=False)
class Wanted:
    """One change. ``about`` names what it sets: a later one about the same makes this one needless.

    ``refused`` is told where it will never be in the file. ``frameworks`` are the editions of cycles that it begins.
    ``words`` is what ``origin`` had handed over.
    ``is_in`` is set in the same moment, while ``arriving`` is held, in which the contents have it.
    """

    act: str
    build: Build
    origin: object | None
    bringing: Mapping[str, Path] = field(default_factory=dict)
    about: Hashable = None
    refused: Callable[[Refusal], None] | None = None
    frameworks: tuple[Framework, ...] = ()
    words: object = None
    is_in: bool = False
    _built: Change | None = None

    def change(self, contents: Contents) -> Change:
        """The change from ``contents``: the one that was built before, where it still begins from what is there.

        So a copy and the file get the same record of the same moment. Raises Refusal.
        """
        self._built = self.preview(contents)
        return self._built

    def preview(self, contents: Contents) -> Change:
        """The same, on any thread: nothing is kept of it."""
        built = self._built
        if built is None or self.bringing or not _begins_from(contents, built):
            return self.build(contents)
        return built


class Waiting:
    """``first_in_line`` is tried next; ``because`` is why something waits that was tried, None while nothing does.

    Changed on the executor's thread only, but for what is expected; read on any. ``arriving`` is held while the
    contents become others by what was asked for.
    """

    def __init__(self) -> None:
        self._line: list[Wanted] = []
        self._aside: list[Wanted] = []
        self._coming: list[Wanted] = []
        self.arriving = Lock()
        self._built: tuple[Contents, tuple[Wanted, ...], Contents] | None = None
        self.because: Refusal | None = None

    @property
    def first_in_line(self) -> Wanted | None:
        """What is to be tried next, or None."""
        return self._line[0] if self._line else None

    @property
    def refused(self) -> tuple[Wanted, ...]:
        """All that was refused, and what stands in line behind it; nothing while nothing was refused."""
        return (*self._aside, *self._line) if self.because is not None else ()

    def entered(self, contents_now: Callable[[], Contents]) -> Contents:
        """The contents after all that waits or has not had its turn yet; the same object until any of it is another."""
        with self.arriving:
            contents = contents_now()
            asked = tuple(wanted for wanted in (*self.refused, *self._coming) if not wanted.is_in)
        if not asked:
            return contents
        built = self._built
        if built is None or built[0] is not contents or built[1] != asked:
            built = self._built = (contents, asked, _after_all(contents, asked))
        return built[2]

    def expect(self, wanted: Wanted) -> None:
        """It will be queued. On the thread of whoever asks for it."""
        self._coming.append(wanted)

    def had_its_turn(self, wanted: Wanted) -> None:
        """It is in the file, or in line, or will never be."""
        if wanted in self._coming:
            self._coming.remove(wanted)

    def queue(self, wanted: Wanted) -> None:
        """Put a change at the end of the line."""
        self._line.append(wanted)

    def keep(self, because: Refusal) -> None:
        """The first in line stays there, for this reason."""
        self.because = because

    def put_aside(self, because: Refusal) -> None:
        """The first in line lets the others go first."""
        self._aside.append(self._line.pop(0))
        self.because = because

    def bring_back(self) -> None:
        """What stands aside is tried again, before the line."""
        self._line[:0], self._aside = self._aside, []

    def done(self) -> None:
        """The first in line is in the file, or will never be."""
        self._line.pop(0)
        self._look_whether_all_is_in()

    def saved(self, wanted: Wanted) -> None:
        """A change is in the file: what stands aside and was about the same is needless."""
        if wanted.about is not None:
            self._aside = [other for other in self._aside if other.about != wanted.about]

    def _look_whether_all_is_in(self) -> None:
        if not self._line and not self._aside:
            self.because = None


def _after_all(contents: Contents, asked: tuple[Wanted, ...]) -> Contents:
    for wanted in asked:
        with suppress(Refusal):
            contents = contents.after(wanted.preview(contents))
    return contents


def _begins_from(contents: Contents, change: Change) -> bool:
    return all(contents.get(row.kind, row.key) == row.before for row in change.rows)
