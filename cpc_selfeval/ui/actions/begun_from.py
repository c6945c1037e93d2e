"""What an action was begun from, and the suggestions that come with it. Nothing is filled in unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.adopted import adopted_by, origin_in_words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.national_priorities import NationalPriority
from cpc_selfeval.ui.kit import FlowLayout, LinkButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class _Origin(QWidget):
    """One priority: where it stands, its words where the action has others, its measure where it has none."""

    def __init__(self, workspace: Workspace, adopted: AdoptedPriority, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopted = adopted
        self._workspace = workspace
        self.said = QuietText(origin_in_words(adopted))
        self.words = QuietText()
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.measure = QuietText()
        self.use = LinkButton("Use this measure")
        self.part = LinkButton("Forget this origin")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        links = FlowLayout(spacing=px(4))
        links.addWidget(self.use)
        links.addWidget(self.part)
        for label in (self.said, self.words, self.measure):
            column.addWidget(label)
        column.addLayout(links)
        self.use.clicked.connect(self._use_measure)
        self.part.clicked.connect(lambda: workspace.work.priorities.part(adopted.key))

    def refresh(self, action: Action) -> None:
        """Show what the action does not say itself."""
        priority = self._priority()
        self.words.setText(f"Its words: {self.adopted.text}")
        self.words.setAccessibleName(self.words.text())
        self.words.setVisible(self.adopted.text not in action.text)
        suggested = priority is not None and not action.measure.strip()
        self.measure.setText(f"Suggested measure (ours): {priority.measure}" if priority else "")
        self.measure.setVisible(suggested)
        self.use.setVisible(suggested and not self._workspace.read_only)
        self.part.setVisible(not self._workspace.read_only)

    def _priority(self) -> NationalPriority | None:
        return self._workspace.work.priorities.all.named(self.adopted.priority_name)

    def _use_measure(self) -> None:
        if (priority := self._priority()) is not None:
            self._workspace.work.priorities.take_measure(self.adopted.action, priority)


class BegunFrom(QWidget):
    """All origins of one action. ``button_went`` follows when the keyboard was on a button that is gone."""

    button_went = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.origins: dict[str, _Origin] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self.hide()

    def show_action(self, contents: Contents, key: str | None) -> None:
        """Show what the action with this key was begun from, or nothing."""
        action = contents.get(Action, key)
        found = adopted_by(contents, key) if action is not None else ()
        held = self._with_keyboard()
        for gone in set(self.origins) - {each.key for each in found}:
            origin = self.origins.pop(gone)
            origin.hide()
            origin.deleteLater()
        for each in found:
            if each.key not in self.origins:
                self.origins[each.key] = _Origin(self._workspace, each)
                self._column.addWidget(self.origins[each.key])
            if action is not None:
                self.origins[each.key].refresh(action)
        self.setVisible(bool(found))
        if held is not None and not held.isVisible():
            self.button_went.emit()

    def _with_keyboard(self) -> QWidget | None:
        focused: QWidget | None = self.window().focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None
