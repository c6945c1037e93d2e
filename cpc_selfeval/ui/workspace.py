"""What all pages of one open self-evaluation share: its contents, its verbs, and signals on the window's thread."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.events import Applied, Refused, with_its_origin
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation
from cpc_selfeval.ui.kit import DateEntry, LineEntry, TextEntry
from cpc_selfeval.ui.kit.kept_words import KeptWords, words_kept
from cpc_selfeval.ui.remembered import Remembered


class SessionSignals(QObject):
    """A session's listener that brings what it is told, on the file's thread, to the window's thread."""

    saving_told = Signal()
    stepping_told = Signal()
    applied_told = Signal(object)
    refused_told = Signal(object)

    def saving(self) -> None:
        self.saving_told.emit()

    def stepping(self) -> None:
        self.stepping_told.emit()

    def applied(self, event: Applied) -> None:
        self.applied_told.emit(event)

    def refused(self, event: Refused) -> None:
        self.refused_told.emit(event)


class Workspace(QObject):
    """One open self-evaluation as the pages see it.

    ``changed`` carries the :class:`Applied` event; a page refreshes what the change concerns and leaves alone the
    widget that is the event's ``origin``. ``stepping`` says that undo or redo was asked for, or had its turn, so that
    what is entered may be another: boxes that are typed in show it at once, all else when it is in the file.
    ``day_turned`` says that it is another day: what is overdue goes by it. The
    ``…_requested`` signals ask the window to show something: the indicator with this code, the evidence or action
    with this key, the national result that an indicator is held beside; ``page_requested`` a page by its name
    ("overview", "indicators", "evidence", "actions", "agencies", "details", "checks", "moderation", "guard",
    "national", "cycles", "programme"); ``message_requested`` a :class:`Refusal`; ``paper_requested`` to make a
    :class:`Paper`; ``framework_change_requested`` asks for another edition, which is possible while nothing is
    recorded; ``text_removal_requested`` to remove a text everywhere, and carries it as far as it is known;
    ``list_import_requested`` to bring in a list that exists already, ``rows_pasted`` to show what copied rows would
    become (the type of record that is expected, and their text with tabs between cells); ``cycle_requested`` to turn
    to the cycle with this key, ``trend_requested`` to show how an indicator did over all cycles, ``tagged_requested``
    to show on a page ("evidence" or "actions") what carries the tag with this key; ``first_step_requested`` goes to
    the place of a :class:`~cpc_selfeval.domain.first_steps.FirstStep`.
    """

    changed = Signal(object)
    refused = Signal(object)
    saving = Signal()
    stepping = Signal()
    day_turned = Signal()
    indicator_requested = Signal(str)
    evidence_requested = Signal(str)
    action_requested = Signal(str)
    national_result_requested = Signal(str)
    page_requested = Signal(str)
    message_requested = Signal(object)
    framework_change_requested = Signal()
    text_removal_requested = Signal(str)
    list_import_requested = Signal()
    rows_pasted = Signal(object, str)
    cycle_requested = Signal(str)
    trend_requested = Signal(str)
    paper_requested = Signal(object)
    tagged_requested = Signal(str, str)
    first_step_requested = Signal(object)

    def __init__(self, work: OpenSelfEvaluation, signals: SessionSignals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.remembered: Remembered | None = None
        self._tables: dict[str, str] = {}
        self._kept: dict[Hashable, KeptWords] = {}
        queued = Qt.ConnectionType.AutoConnection
        signals.applied_told.connect(self._tell_applied, queued)
        signals.refused_told.connect(self._tell_refused, queued)
        signals.saving_told.connect(self.saving, queued)
        signals.stepping_told.connect(self.stepping, queued)
        self.refused.connect(self._keep_words)  # before any page: none can forget it

    def _tell_applied(self, event: Applied) -> None:
        self.changed.emit(with_its_origin(event))

    def _tell_refused(self, event: Refused) -> None:
        self.refused.emit(with_its_origin(event))

    def _keep_words(self, event: Refused) -> None:
        """Keep what was typed and will never be in the file, such as into a cycle that is closed.

        By now its box may be for another record, or be gone with the row that it stood in.
        """
        box, words = event.origin, event.words
        if event.waiting or not isinstance(words, KeptWords):
            return
        before = self._kept.pop(event.about, None)
        if before is not None and words.has_all_of(before):
            words_kept().let_go(before)
        if isinstance(box, TextEntry | LineEntry | DateEntry) and isValid(box) and box.given is words:
            box.keep_unsaved()
        else:
            kept = words_kept().keep_words(words)
            if event.about is not None:
                self._kept[event.about] = kept

    def request_entry(self, key: str) -> None:
        """Ask for the first indicator that a strength or area for improvement belongs to."""
        finding = self.contents.findings.get(key)
        if finding is not None and finding.indicators:
            self.indicator_requested.emit(finding.indicators[0])

    @property
    def contents(self) -> Contents:
        """The open cycle, as the file has it."""
        return self.work.contents

    @property
    def entered(self) -> Contents:
        """The same with what was entered and is not saved yet, for boxes that show it until it is in the file."""
        return self.work.session.entered

    def kept_table(self, name: str) -> str:
        """How the columns of a table were arranged for this file on this computer; "" where nobody did."""
        kept = self.remembered.kept.tables if self.remembered is not None else self._tables
        return kept.get(self._table_key(name), "")

    def keep_table(self, name: str, arrangement: str) -> None:
        """Remember how the columns of a table are arranged, on this computer."""
        kept = self.remembered.kept.tables if self.remembered is not None else self._tables
        key = self._table_key(name)
        self._tables = {**{other: text for other, text in kept.items() if other != key}, key: arrangement}
        if self.remembered is not None:
            self.remembered.update(tables=self._tables)

    def _table_key(self, name: str) -> str:
        return f"{self.contents.identity.file} {name}"

    @property
    def read_only(self) -> bool:
        """Whether nothing can be entered: the file can only be read, or the cycle that is shown is closed."""
        return self.work.session.read_only or self.work.contents.cycle.closed_on is not None

    @property
    def shows_newest(self) -> bool:
        """Whether the cycle that is shown is the newest of the file."""
        contents = self.work.contents
        return all(other.cycle.number < contents.cycle.number for other in contents.other_cycles)

    def today(self) -> date:
        """Today by the session's clock: what "overdue" is measured against."""
        return self.work.session.clock().date()
