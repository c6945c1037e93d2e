"""What do we plan to do next? The actions for an indicator, to plan, to reuse and to open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status, shown_status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.choices.following import removed_by
from cpc_selfeval.ui.indicator.entry_rows import EntryRow, EntryRows
from cpc_selfeval.ui.indicator.entry_words import action_words, counted
from cpc_selfeval.ui.indicator.finders import action_finder
from cpc_selfeval.ui.indicator.new_action import NewAction
from cpc_selfeval.ui.indicator.section_heading import SectionHeading
from cpc_selfeval.ui.indicator.used_here import add_use_line
from cpc_selfeval.ui.kit import Card, Icon, LinkButton, PlainButton, QuietText, announce, hand_over_all, has_pending
from cpc_selfeval.ui.workspace import Workspace

_TITLE = "What do we plan to do next?"
_NONE = "Nothing is planned yet. An action needs only its text; who leads it and by when can follow."


class ActionsSection(Card):
    """``rearranged`` tells that widgets came or went."""

    rearranged = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_TITLE)
        self.code = ""
        self._workspace = workspace
        self.existing = LinkButton(
            "Use an existing action…", name="Use an existing action for this indicator", icon=Icon.LINK
        )
        self.plan_button = PlainButton("+ Plan an action")
        self.rows = EntryRows("evidence", "Action")
        self.none = QuietText(_NONE)
        self.said = QuietText()
        self.said.hide()
        self.new: NewAction | None = None
        self.top = SectionHeading(_TITLE, self.existing, self.plan_button)
        self.summary = self.top.pill
        for part in (self.top, self.none, self.rows, self.said):
            self.add(part)
        self.existing.clicked.connect(self.find_existing)
        self.plan_button.clicked.connect(lambda _checked=False: self.begin())
        self.rows.opened.connect(self.open)
        self.rows.menu_wanted.connect(self._show_menu)
        self.rows.editor_orphaned.connect(self.close_new)
        self.rows.more_wanted.connect(self.refresh)

    # What is shown

    def show_indicator(self, code: str) -> None:
        """Show another indicator's actions."""
        self.close_new(focus=False)
        self.code = code
        self.said.hide()
        self.rows.begin_anew()
        self.refresh()

    def take(self, event: Applied) -> None:
        """Show what a change altered."""
        if self.new is not None:
            self.new.take(event)
        self.rows.note_removed(removed_by(event, self._workspace.entered))
        self.refresh()

    def refresh(self) -> None:
        """Show the actions as they were entered last."""
        contents = self._workspace.entered
        actions = contents.actions_of(self.code)
        before = self.rows.keys
        self.rows.show_rows([self._row(contents, action) for action in self.rows.at_once(actions)])
        planning = self.new is not None and not self.new.isHidden()
        self.rows.setVisible(bool(actions) or planning)
        self.none.setVisible(not actions and not planning)
        self.summary.show_words(self._summary(actions))
        if before != self.rows.keys:
            self.rearranged.emit()

    def _row(self, contents: Contents, action: Action) -> EntryRow:
        status = shown_status(action, self._workspace.today())
        return EntryRow(action.key, action_words(contents, action), (status.value, words.status_word(contents, status)))

    def _summary(self, actions: tuple[Action, ...]) -> str:
        if not actions:
            return "none yet"
        today = self._workspace.today()
        overdue = sum(shown_status(action, today) is Status.OVERDUE for action in actions)
        late = f" · {overdue:,} overdue" if overdue else ""
        return f"{counted(len(actions), 'action', 'actions')}{late}"

    # Planning, opening, reusing

    def begin(self, areas: tuple[str, ...] = ()) -> None:
        """Begin an action that answers ``areas``. It is planned as soon as something is typed."""
        self.close_new(focus=False)
        new = self._new()
        new.begin(self.code, areas)
        self.said.hide()
        self.rows.put_editor(new, None)
        self.refresh()
        self.rearranged.emit()
        new.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_from(self, other: ActionsSection) -> None:
        """Take the place of another, with the action that is being planned in it and as many rows."""
        self.rows.go_on_from(other.rows)
        self.refresh()
        if other.new is not None and not other.new.isHidden():
            new = self._new()
            new.go_on_from(other.new)
            self.refresh()
            self.rows.put_editor(new, new.key)
            self.refresh()
            self.rearranged.emit()

    def close_new(self, *, focus: bool = True) -> None:
        """Close what is being planned; it is then one of the rows."""
        new = self.new
        if new is None or new.isHidden():
            return
        hand_over_all(new)
        self.rows.take_editor()
        self.refresh()
        self.rearranged.emit()
        if focus:
            self.plan_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new(self) -> NewAction:
        """The form; another one where a box of the last could not let go of what was typed in it."""
        if self.new is not None and has_pending(self.new):
            self.new.deleteLater()
            self.new = None
        if self.new is None:
            self.new = NewAction(self._workspace, self.rows)
            self.new.recorded.connect(self.rows.settle_editor)
            self.new.begun_again.connect(lambda: self.rows.settle_editor(None))
            self.new.closed.connect(self.close_new)
            self.new.details_requested.connect(self._open_new)
        return self.new

    def _open_new(self, key: str) -> None:
        self.close_new()
        self.open(key)

    def open(self, key: str) -> QDialog:
        """Open an action to read and change it."""
        dialog = ActionDialog(self._workspace, key, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        leave = add_use_line(dialog, self._use_words(key), self.code)
        leave.setEnabled(self._named_directly(key))
        leave.clicked.connect(dialog.close)
        leave.clicked.connect(lambda: self.stop_using(key))
        dialog.open()
        return dialog

    def _use_words(self, key: str) -> str:
        contents = self._workspace.entered
        if self._named_directly(key):
            return f"Planned for {self.code} {contents.title(self.code)}"
        return f"Here because it answers an area for improvement of {self.code}"

    def _named_directly(self, key: str) -> bool:
        """Whether the action names this indicator itself and no area of it that it answers keeps it here."""
        contents = self._workspace.entered
        action = contents.get(Action, key)
        if action is None:
            return False
        answered = (contents.findings.get(finding) for finding in action.findings)
        return self.code in action.indicators and not any(f and self.code in f.indicators for f in answered)

    def find_existing(self) -> None:
        """Find actions that are there already, and plan them for this indicator too."""
        used = {action.key for action in self._workspace.entered.actions_of(self.code)}
        dialog = action_finder(self._workspace, f"Use an existing action for {self.code}", used, self)
        dialog.picked.connect(self._use)
        dialog.open()

    def _use(self, keys: tuple[str, ...]) -> None:
        contents = self._workspace.entered
        for action in (contents.get(Action, key) for key in keys):
            if action is not None and self.code not in action.indicators:
                self._workspace.work.actions.revise(action.key, indicators=(*action.indicators, self.code))

    def stop_using(self, key: str) -> None:
        """Let an action no longer be for this indicator; it stays in the action plan."""
        action = self._workspace.entered.get(Action, key)
        if action is None:
            return
        rest = tuple(code for code in action.indicators if code != self.code)
        self._workspace.work.actions.revise(key, indicators=rest)
        self.said.setText(f"{action.ref} is no longer used here. It stays in the action plan. Undo: Ctrl+Z")
        self.said.show()
        announce(self, self.said.text())
        self.plan_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, key: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.open(key))
        leave = menu.addAction("No longer use here", lambda: self.stop_using(key))
        leave.setEnabled(self._named_directly(key))
        menu.popup(place)
