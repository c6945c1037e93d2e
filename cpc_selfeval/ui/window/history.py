"""Who changed what, when: of one record, of an indicator, of everything; and how any of it comes back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cpc_selfeval.domain.change import ChangeKind, LogEntry
from cpc_selfeval.domain.history import About, History, OfEverything, OfIndicator, OfRecord
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.verbs.bringing_back import CannotBringBack, Side, is_offered, kind_of
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    FlowLayout,
    Icon,
    LinkButton,
    PlainButton,
    PlainText,
    QuietText,
    announce,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.kept_words import window_of
from cpc_selfeval.ui.kit.labels import Tone
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.window.history_details import EntryDetails
from cpc_selfeval.ui.window.history_lines import HistoryLine, history_lines, recent_lines
from cpc_selfeval.ui.window.history_table import LONG, HistoryFilters, HistoryTable
from cpc_selfeval.ui.window.table_dialog import LinesTable
from cpc_selfeval.ui.workspace import Workspace

ALL: Final = "all"
REMOVED: Final = "removed"
_NOTHING = "Nothing was recorded here yet."
_KEPT = "Whatever is undone or removed stays in the history, until a text is removed everywhere (Edit menu)."
_CUT = "Only the newest 5,000 entries are listed."
_ROOM_FOR_BOTH: Final = 470
"""From this many pixels on an entry stands below the list; in a lower window they are shown in turn."""


class TimelineDialog(FramedDialog):
    """A history, newest first, kept up to date while it is open. It stands beside the window: several can be open."""

    def __init__(self, workspace: Workspace, about: About, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, f"History: {name}", f"History of {name}", width=760)
        self._workspace = workspace
        self._about = about
        self._verbs = workspace.work.history
        self._history = History()
        self._lines: dict[str, tuple[HistoryLine, ...]] = {ALL: (), REMOVED: ()}
        self._answer = Answer()
        self._answer.came.connect(self._show)
        self._outcome = Answer()
        self._outcome.came.connect(self._note_outcome)
        self._left_out: tuple[str, ...] = ()
        self.nothing = PlainText("Reading…")
        self.part = ChoiceBox("Which entries", [(ALL, "All changes"), (REMOVED, "Removed")])
        self.part.show_choice(ALL)
        self.filters = HistoryFilters(self.part)
        self.table = HistoryTable(f"History of {name}", self)
        self.details = EntryDetails()
        self._in_turn = False
        self._reading = False
        self.turn = PlainButton("Read what &changed", icon=Icon.LOOK)
        self.was = PlainButton("Bring back what it &was")
        self.became = PlainButton("Bring back what it &became")
        self.remove_text = LinkButton("Remove a text everywhere…")
        self.outcome = QuietText()
        self.note = QuietText(_KEPT)
        self._lay_out()
        self._connect()
        if parent is not None:
            hand_over_all(parent.window())
        self._read()

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(px(120))
        for widget, stretch in ((self.nothing, 0), (self.filters, 0), (self.table, 3), (self.details, 2)):
            self.column.addWidget(widget, stretch)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.note)
        self.column.addStretch(0)  # takes the room while there is no table
        self.outcome.hide()
        # Beside “Close”, not on the sheet: they are in sight however low the screen is
        acts = QWidget()
        row = FlowLayout(acts, spacing=px(8))
        for button in (self.turn, self.was, self.became, self.remove_text):
            row.addWidget(button)
        self.buttons.takeAt(0)
        self.buttons.addWidget(acts, 1)
        self.close_button = self.add_close()
        self._show_acts()
        self.resize(on_screen(self, 980, 640))

    def _show_acts(self) -> None:
        """A cycle can be closed, or opened again, while its history is open."""
        self.remove_text.setVisible(not self._workspace.read_only)
        self._show_current(self.table.current())

    def _connect(self) -> None:
        self.part.chosen.connect(lambda _part: self._show_part())
        self.filters.changed.connect(self._show_lines)
        self.table.current_changed.connect(self._show_current)
        self.table.activated_row.connect(lambda _index: self._turn_over() if self._in_turn else None)
        self.turn.clicked.connect(self._turn_over)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(lambda place: self.menu().popup(self._on_screen(place)))
        self.was.clicked.connect(lambda: self.bring_back(Side.BEFORE))
        self.became.clicked.connect(lambda: self.bring_back(Side.AFTER))
        self.remove_text.clicked.connect(self._ask_removal)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.refused.connect(self._on_refused)
        give_undo_keys(self, self._workspace)

    def _read(self) -> None:
        self._verbs.read(self._about, self._answer.bring)

    def _on_changed(self, event: Applied) -> None:
        if not event.change.rows:
            return
        if event.origin is self and event.kind is ChangeKind.MADE:
            self._tell("good", " ".join(("Brought back. Undo: Ctrl+Z.", *self._left_out)))
        self._show_acts()
        self._read()

    def _on_refused(self, event: Refused) -> None:
        """The window tells of it too, with what can be done; here nobody is to believe that it was brought back."""
        if event.origin is self:
            self._tell("bad", f"This was not brought back. {event.refusal.what_happened} {event.refusal.what_to_do}")

    def _show(self, history: History | Refusal) -> None:
        if isinstance(history, Refusal):
            self.nothing.setText(str(history))
            return
        self._history = history
        own = self._about if isinstance(self._about, OfRecord) else None
        self._lines = {
            ALL: history_lines(self._workspace.contents, history.entries, own, naming=True),
            REMOVED: history_lines(self._workspace.contents, history.removed, own, naming=True),
        }
        removed = len(self._lines[REMOVED])
        self.part.set_options([(ALL, "All changes"), (REMOVED, f"Removed ({removed})")])
        self.note.setText(f"{_CUT} {_KEPT}" if history.is_cut else _KEPT)
        self._show_part()

    def _show_part(self) -> None:
        lines = self._lines[str(self.part.value())]
        self.filters.offer(lines)
        is_long = len(self._lines[ALL]) > LONG
        for each in (self.filters.person, self.filters.field, self.filters.day):
            each.setVisible(is_long)
        self.part.setVisible(bool(self._lines[REMOVED]) or self.part.value() == REMOVED)
        self._show_lines()

    def _show_lines(self) -> None:
        lines = self.filters.passing(self._lines[str(self.part.value())])
        self.table.show_history(lines)
        self.nothing.setVisible(not lines)
        self.nothing.setText(self._why_nothing())
        if not lines:
            self._reading = False
            self._show_current(None)
        self._arrange()
        if not lines and not self.filters.isVisibleTo(self):
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_nothing(self) -> str:
        if self._lines[str(self.part.value())]:
            return "No entry matches what is chosen above."
        return "Nothing that was removed is still gone." if self.part.value() == REMOVED else _NOTHING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The entry below the list, or one of them at a time: in a low window both would scroll in what scrolls."""
        super().resizeEvent(event)
        self._in_turn = self.height() < px(_ROOM_FOR_BOTH)
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is room for."""
        there = self.table.lines.rowCount() > 0
        listing = not (self._in_turn and self._reading)
        narrowing = len(self._lines[ALL]) > LONG or self.part.isVisibleTo(self.filters)
        self.filters.setVisible(listing and narrowing)
        self.table.setVisible(listing and there)
        self.details.setVisible(there and not (self._in_turn and listing))
        self.note.setVisible(not self._in_turn)
        self.turn.setVisible(self._in_turn and there)
        self.turn.setText("Read what &changed" if listing else "Back to the &list")
        self.turn.show_sign(Icon.LOOK if listing else Icon.BEFORE)
        self._show_ways_back()

    def _turn_over(self) -> None:
        self._reading = not self._reading
        self._arrange()
        (self.details.text if self._reading else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list first, where the entry has its place."""
        if event.key() == Qt.Key.Key_Escape and self._in_turn and self._reading:
            self._turn_over()
            return
        super().keyPressEvent(event)

    def _show_current(self, line: HistoryLine | None) -> None:
        self.details.show_line(self._workspace.contents, line)
        for button, side in ((self.was, Side.BEFORE), (self.became, Side.AFTER)):
            button.setEnabled(line is not None and is_offered(self._workspace.contents, line.entry, side))
        whole = line is not None and not line.entry.field
        self.was.setText(_whole_words(line.entry) if whole and line is not None else "Bring back what it &was")
        self._show_ways_back()

    def _ways_back(self) -> tuple[PlainButton, ...]:
        """The buttons by which the current entry can be brought back, whether or not there is room for them."""
        line = self.table.current()
        if line is None or self._workspace.read_only:
            return ()
        return (self.was, self.became) if line.entry.field else (self.was,)

    def _show_ways_back(self) -> None:
        """Beside a list that is shown alone they come with the entry: it is to be read first, and each line counts."""
        listed_alone = self._in_turn and not self._reading
        for button in (self.was, self.became):
            button.setVisible(button in self._ways_back() and not listed_alone)

    def bring_back(self, side: Side) -> None:
        """Bring the current entry's value back; what could not come with it is told."""
        line = self.table.current()
        if line is not None:
            hand_over_all(window_of(self))  # what was typed beside it came before
            self._left_out = ()
            self._verbs.bring_back(line.entry, side, self._outcome.bring, origin=self)

    def _note_outcome(self, outcome: tuple[str, ...] | CannotBringBack) -> None:
        """What cannot come is told at once; that it came only when it is in the file."""
        if isinstance(outcome, CannotBringBack):
            self._tell("bad", f"{outcome.what_happened} {outcome.what_to_do}")
        else:
            self._left_out = outcome

    def _tell(self, tone: Tone, words: str) -> None:
        self.outcome.show_tone(tone)
        self.outcome.setText(words)
        self.outcome.show()
        announce(self, words)

    def menu(self) -> QMenu:
        """What can be done with the current entry."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, side in ((self.was, Side.BEFORE), (self.became, Side.AFTER)):
            if button in self._ways_back():
                bring = menu.addAction(button.text(), lambda side=side: self.bring_back(side))  # type: ignore[misc]
                bring.setEnabled(button.isEnabled())
        if self.remove_text.isVisibleTo(self):
            menu.addSeparator()
            menu.addAction("Remove a text everywhere…", self._ask_removal)
        return menu

    def _on_screen(self, place: QPoint) -> QPoint:
        return self.table.viewport().mapToGlobal(place)

    def _ask_removal(self) -> None:
        selected = self.details.selected
        self.accept()
        self._workspace.text_removal_requested.emit(selected)


class HistoryDialog(TimelineDialog):
    """The history of one record and what belongs to it."""

    def __init__(self, workspace: Workspace, kind: type[Record], key: str, parent: QWidget | None = None) -> None:
        record = workspace.contents.get(kind, key)
        name = name_of(workspace.contents, record) if record else f"removed {kind.noun}"
        super().__init__(workspace, OfRecord(kind, key), name, parent)


class IndicatorHistoryDialog(TimelineDialog):
    """The history of an indicator: its levels, drafts, findings, evidence and actions in one line of time."""

    def __init__(self, workspace: Workspace, code: str, parent: QWidget | None = None) -> None:
        contents = workspace.contents
        name = f"{code} {contents.title(code)}"
        super().__init__(workspace, OfIndicator(contents.cycle_key, code), name, parent)


class RemovedDialog(TimelineDialog):
    """Everything in the cycle that was removed and is not back."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, OfEverything(workspace.contents.cycle_key), "everything", parent)
        self.setWindowTitle("Removed entries")
        self.setAccessibleName("Removed entries")
        self.heading.setText("Removed entries")
        self.part.show_choice(REMOVED)
        if self.nothing.text() != "Reading…":
            self._show_part()


def _whole_words(entry: LogEntry) -> str:
    return "Put it in the &draft" if kind_of(entry) is Judgement else "&Bring it back"


class LastChangesDialog(FramedDialog):
    """What was changed last in the whole file."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Last changes", "Last changes", width=640)
        self._workspace = workspace
        self.nothing = PlainText("Nothing was changed yet.")
        self.table = LinesTable("Last changes", ("When", "What", "Who"), (24, 46, 30), self)
        self.table.setMinimumHeight(px(120))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(QuietText("Undo and redo (Ctrl+Z, Ctrl+Y) reach back to when the file was opened."))
        self.add_close()
        give_undo_keys(self, workspace)
        self.resize(on_screen(self, 760, 480))
        workspace.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the last changes again."""
        lines = recent_lines(self._workspace.work.session.recent)
        self.table.show_lines([(line.when, line.what, line.by) for line in lines])
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def _on_changed(self, _event: Applied) -> None:
        self.refresh()
