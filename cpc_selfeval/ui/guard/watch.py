"""What the guard finds in the open file, kept up to date record by record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.guard.find import Find, Kind
from cpc_selfeval.domain.guard.ignoring import Sign, ignored_signs, open_among, sign_of
from cpc_selfeval.domain.guard.looking import look_at_record, looked_at_types
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.record import Record
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.verbs.guarding import LookedInto
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.workspace import Workspace

SLICE: Final = 0.008
"""Seconds for which records are looked at before the window gets its turn: half of a frame."""
AT_ONCE: Final = 100
"""Records of one change that are looked at before anything else; of a larger one, such as a merge, in slices too."""

_Place = tuple[type[Record], str]


class GuardWatch(QObject):
    """One for each open file (:meth:`of`). ``changed`` follows whenever something else is open than before.

    It begins to look when it is first asked for. Whatever it finds stays in here: it is in no log and no setting.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._found: dict[_Place, tuple[Find, ...]] = {}
        self._in_files: dict[str, LookedInto] = {}
        self._once: set[Sign] = set()
        self._ahead: Iterator[_Place] = iter(self._places())
        self._files_ahead: list[Attachment] = []
        self._file_now: Attachment | None = None
        self._answer = Answer()
        self._answer.came.connect(self._looked_into)
        self.complete = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_on)
        self._timer.start(0)
        workspace.changed.connect(self._on_changed)

    @staticmethod
    def of(workspace: Workspace) -> GuardWatch:
        """The watch of an open file, made now if there is none yet."""
        watch: GuardWatch | None = workspace.findChild(GuardWatch)
        return watch if watch is not None else GuardWatch(workspace)

    # What is open

    def finds(self) -> tuple[Find, ...]:
        """What was found so far and nobody passed over, the kinds in their order, attached files last of each kind."""
        every = [find for finds in self._found.values() for find in finds]
        every += [find for looked in self._in_files.values() for find in looked.finds]
        passed_over = ignored_signs(self._workspace.contents) | self._once
        order = list(Kind)
        return tuple(sorted(open_among(every, passed_over), key=lambda find: order.index(find.kind)))

    def finish(self) -> None:
        """Look through the rest at once, as before a paper is written."""
        while not self.complete:
            self._look_on()

    def pass_over_once(self, find: Find) -> None:
        """Do not show a find any more while this window is open."""
        self._once.add(sign_of(find))
        self.changed.emit()

    # Looking

    def _places(self) -> list[_Place]:
        contents = self._workspace.contents
        return [(kind, key) for kind in looked_at_types() for key in contents.of(kind)]

    def _look_on(self) -> None:
        end = monotonic() + SLICE
        for kind, key in self._ahead:
            self._look_at(kind, key)
            if monotonic() > end:
                return
        self._timer.stop()
        if not self.complete:
            self.complete = True
            self.changed.emit()

    def _look_at(self, kind: type[Record], key: str) -> bool:
        """Look at a record as it is now; whether something else was found in it than before."""
        record = self._workspace.contents.get(kind, key)
        found = look_at_record(record) if record is not None else ()
        before = self._found.pop((kind, key), ())
        if found:
            self._found[(kind, key)] = found
        return found != before

    def _on_changed(self, event: Applied) -> None:
        known = set(looked_at_types())
        places = [(row.kind, row.key) for row in event.change.rows if row.kind in known]
        altered = [self._look_at(*place) for place in places[:AT_ONCE]]
        gone = [self._forget_file(row.key) for row in event.change.rows if row.kind is Attachment and row.after is None]
        self._look_soon(places[AT_ONCE:])
        if any(altered) or any(gone) or GuardIgnored in event.change.kinds:
            self.changed.emit()

    def _look_soon(self, places: list[_Place]) -> None:
        """Look at these next; until then nothing is known of them."""
        if not places:
            return
        for place in places:
            self._found.pop(place, None)
        self._ahead = chain(places, self._ahead)
        self.complete = False
        self._timer.start(0)
        self.changed.emit()

    # Attached files

    def files(self) -> tuple[Attachment, ...]:
        """Every attached file, those of one piece of evidence together."""
        contents = self._workspace.contents
        return tuple(file for piece in contents.evidence_in_order for file in contents.attachments_of(piece.key))

    def unread(self) -> tuple[LookedInto, ...]:
        """The files that could not be read, or not whole."""
        return tuple(looked for looked in self._in_files.values() if looked.unread)

    @property
    def looked_into(self) -> int:
        """How many attached files were looked into."""
        return len(self._in_files)

    @property
    def is_looking_into(self) -> bool:
        """Whether attached files are being looked into."""
        return self._file_now is not None

    def look_into_files(self) -> None:
        """Look into every attached file that was not looked into yet, one after the other."""
        if self._file_now is None:
            self._files_ahead = [file for file in self.files() if file.key not in self._in_files]
            self._next_file()

    def stop(self) -> None:
        """Look into no further file."""
        self._files_ahead.clear()

    def _next_file(self) -> None:
        self._file_now = self._files_ahead.pop(0) if self._files_ahead else None
        if self._file_now is not None:
            self._workspace.work.guarding.look_into(self._file_now, self._answer.bring)
        self.changed.emit()

    def _looked_into(self, looked: LookedInto) -> None:
        if self._workspace.contents.get(Attachment, looked.attachment.key) is not None:
            self._in_files[looked.attachment.key] = looked
        self._next_file()

    def _forget_file(self, key: str) -> bool:
        return self._in_files.pop(key, None) is not None
