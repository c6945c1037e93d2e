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

from cpc_selfeval.domain.change import Change, ChangeKind
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.closing import refuse_unless_open
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.steps import Steps

Build = Callable[[Contents], Change]


@dataclass(slots=True, eq=False)
class Wanted:
    """One change. ``about`` names what it sets: a later one about the same makes this one needless.

    ``refused`` is told where it will never be in the file. ``frameworks`` are the editions of cycles that it begins.
    ``words`` is what ``origin`` had handed over. ``foreseen``: it can be built before its turn comes.
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
    foreseen: bool = True
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


@dataclass(slots=True, eq=False)
class Step:
    """Undo or redo that was asked for. ``is_in`` as of :class:`Wanted`."""

    kind: ChangeKind
    is_in: bool = False


class Waiting:
    """``first_in_line`` is tried next; ``because`` is why something waits that was tried, None while nothing does.

    Changed on the executor's thread only, but for what is expected; read on any. ``arriving`` is held while the
    contents become others by what was asked for.
    """

    def __init__(self) -> None:
        self._line: list[Wanted] = []
        self._aside: list[Wanted] = []
        self._coming: list[Wanted | Step] = []
        self.arriving = Lock()
        self._built: tuple[Contents, tuple[Wanted, ...], tuple[Wanted | Step, ...], Contents] | None = None
        self.because: Refusal | None = None

    @property
    def first_in_line(self) -> Wanted | None:
        """What is to be tried next, or None."""
        return self._line[0] if self._line else None

    @property
    def refused(self) -> tuple[Wanted, ...]:
        """All that was refused, and what stands in line behind it; nothing while nothing was refused."""
        return (*self._aside, *self._line) if self.because is not None else ()

    def entered(self, now: Callable[[], tuple[Contents, Steps]]) -> Contents:
        """The contents after all that waits or has not had its turn yet; the same object until any of it is another.

        ``now`` gives the contents as the file has them, and what undo and redo would bring into it.
        """
        with self.arriving:
            contents, steps = now()
            # At one moment, since the file's thread goes on; and first, so that what goes into line meanwhile is in one
            coming = tuple(self._coming)
            refused = tuple(wanted for wanted in self.refused if not wanted.is_in)
            coming = tuple(each for each in coming if not each.is_in and each not in refused)
        if not refused and not coming:
            return contents
        built = self._built
        if built is None or built[0] is not contents or built[1:3] != (refused, coming):
            built = self._built = (contents, refused, coming, _after_all(contents, steps, refused, coming))
        return built[3]

    @property
    def words(self) -> tuple[object, ...]:
        """What boxes had handed over of what has not had its turn yet, the first one first. On any thread."""
        return tuple(each.words for each in tuple(self._coming) if isinstance(each, Wanted) and each.words is not None)

    def expect(self, asked: Wanted | Step) -> None:
        """It will be queued. On the thread of whoever asks for it."""
        self._coming.append(asked)

    def had_its_turn(self, asked: Wanted | Step) -> None:
        """It is in the file, or in line, or will never be."""
        if asked in self._coming:
            self._coming.remove(asked)

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


def _after_all(
    contents: Contents, steps: Steps, refused: tuple[Wanted, ...], coming: tuple[Wanted | Step, ...]
) -> Contents:
    """Undo and redo count where it is known what comes into the file before them, and thus what they will bring."""
    known = not refused
    for each in (*refused, *coming):
        if isinstance(each, Step):
            change = steps.next_of(each.kind) if known else None
        elif each.foreseen or each in refused:
            change = _previewed(each, contents)
        else:
            known, change = False, None
        if change is not None and _is_brought_in(change, contents):
            contents = contents.after(change)
            steps = steps.after(change, each.kind if isinstance(each, Step) else ChangeKind.MADE)
    return contents


def _previewed(wanted: Wanted, contents: Contents) -> Change | None:
    with suppress(Refusal):
        return wanted.preview(contents).effective()
    return None


def _is_brought_in(change: Change, contents: Contents) -> bool:
    with suppress(Refusal):
        refuse_unless_open(contents, change)
        return bool(change.rows)
    return False


def _begins_from(contents: Contents, change: Change) -> bool:
    return all(contents.get(row.kind, row.key) == row.before for row in change.rows)
