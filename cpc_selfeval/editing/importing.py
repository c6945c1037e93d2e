"""Bringing in a list that exists already: reading it beside the file's thread, the preview, and the one act.

Nothing is in the file until :meth:`Importing.accept`; what it brings in is undone in one step.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.accepting import change
from cpc_selfeval.domain.importing.cells import as_shown
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.guessing import guessed_kind, guessed_mapping
from cpc_selfeval.domain.importing.mapping import ListMapping
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing.planning import planned
from cpc_selfeval.domain.importing_refusals import NoList, NotReady, PreviewOutdated
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.editing.session import Session

PLAIN_TEXT: Final = (".csv", ".tsv", ".txt")
"""Endings of files that are read as plain text, whose cells are parted by commas, semicolons or tabs."""
PASTED: Final = "Copied rows"
"""What rows from the clipboard are called in place of a file's name."""
_PACKAGE: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file that was read: its sheets in their order, at least one of which has something in it.

    ``pasted``: no file, but rows from the clipboard.
    """

    path: Path
    sheets: tuple[SheetCells, ...]
    pasted: bool = False

    def sheet(self, title: str) -> SheetCells:
        """The sheet of this title. Raises NoList."""
        for sheet in self.sheets:
            if sheet.title == title:
                return sheet
        titles = ", ".join(f"“{sheet.title}”" for sheet in self.sheets)
        raise NoList(self.path, f"it has no sheet “{title}”, only {titles}")


class Stoppable(Protocol):
    """A reading that is under way."""

    def stop(self) -> None:
        """End it; whoever waits for it is told that it was stopped."""


class ListReading:
    """The reading of one file on a thread of its own. ``done`` gets a ReadList or Refusal, on that thread."""

    def __init__(self, path: Path, done: Callable[[ReadList | Refusal], None]) -> None:
        self._path = path
        self._done = done
        self._reader: Stoppable | None = None
        self._stopped = threading.Event()

    def begin(self, *, beside: bool = True) -> None:
        """Read; with ``beside`` on a thread of its own, else at once."""
        if beside:
            threading.Thread(target=self._read, name="list", daemon=True).start()
        else:
            self._read()

    def stop(self) -> None:
        """Stop reading; ``done`` is then not told any more."""
        self._stopped.set()
        reader = self._reader
        if reader is not None:
            reader.stop()

    def _read(self) -> None:
        try:
            answer: ReadList | Refusal = self._answer()
        except Refusal as refusal:
            answer = refusal
        except Exception:
            self._tell(ProgramFault(self._path, "reading of a list"))
            raise
        self._tell(answer)

    def _tell(self, answer: ReadList | Refusal) -> None:
        if not self._stopped.is_set():
            self._done(answer)

    def _answer(self) -> ReadList:
        if is_plain_text(self._path):
            return read_plain_text(self._path)
        from cpc_selfeval.contributions.reading.reader import Reader

        self._reader = reader = Reader(self._path)
        if self._stopped.is_set():
            reader.stop()
        return _with_something(self._path, reader.read().sheets)


def is_plain_text(path: Path) -> bool:
    """Whether a file is read as plain text: by its ending, unless it begins as a workbook does."""
    if path.suffix.lower() not in PLAIN_TEXT:
        return False
    try:
        with path.open("rb") as file:
            return not file.read(len(_PACKAGE)).startswith(_PACKAGE)
    except OSError:
        return True


def read_plain_text(path: Path) -> ReadList:
    """Read a list of plain text. Raises Refusal."""
    from cpc_selfeval.contributions.csv_lists import read_csv

    return _with_something(path, (read_csv(path),))


def read_list(path: Path) -> ReadList:
    """Read a workbook or a list of plain text, here and now. Raises Refusal."""
    if is_plain_text(path):
        return read_plain_text(path)
    from cpc_selfeval.contributions.reading import read_workbook

    return _with_something(path, read_workbook(path).sheets)


def read_pasted(text: str) -> ReadList:
    """Read rows from the clipboard, a line each, their cells parted by tabs as Excel parts them. Raises Refusal."""
    from cpc_selfeval.contributions.csv_lists import cells_in

    path = Path(PASTED)
    return replace(_with_something(path, (cells_in(path, text, delimiter="\t"),)), pasted=True)


class Importing:
    """Verbs on a list that is to come in."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, path: Path, done: Callable[[ReadList | Refusal], None], *, beside: bool = True) -> ListReading:
        """Read a file without holding up what is saved meanwhile. ``done`` is called on the thread that reads."""
        reading = ListReading(path, done)
        reading.begin(beside=beside)
        return reading

    def guess(self, sheet: SheetCells, kind: ListKind | None = None, header_row: int | None = None) -> ListMapping:
        """What the columns and words of a sheet most likely are."""
        return guessed_mapping(self._session.contents, sheet, kind or guessed_kind(sheet), header_row)

    def plan(self, sheet: SheetCells, mapping: ListMapping) -> Import:
        """What would come in, as the file is now."""
        return planned(self._session.contents, sheet, mapping)

    def accept(self, sheet: SheetCells, mapping: ListMapping, plan: Import, *, origin: object | None = None) -> None:
        """Bring in what ``plan`` shows, as one act that can be undone.

        Raises NotReady where something is still to be asked or nothing comes in. Where the self-evaluation was changed
        so that something else would come in, it is refused (PreviewOutdated).
        """
        if not plan.is_ready:
            raise NotReady(plan.faults, plan.asked)
        seed = new_key()

        def build(contents: Contents) -> Change:
            if planned(contents, sheet, mapping) != plan:
                raise PreviewOutdated
            return change(contents, plan, by=self._session.person, at=self._session.clock(), seed=seed)

        self._session.make(plan.act, build, origin=origin)


def _with_something(path: Path, sheets: tuple[SheetCells, ...]) -> ReadList:
    """The sheets as people see their numbers. Raises NoList."""
    if not any(sheet.rows for sheet in sheets):
        raise NoList(path, "nothing stands in it")
    return ReadList(path, tuple(as_shown(sheet) for sheet in sheets))
