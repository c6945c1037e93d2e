"""What a piece of evidence supports and draws on, each chosen in a list and shown below it in full."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action, Reading
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.ui.choices.several import (
    ActionsChoice,
    FindingsChoice,
    FollowingChoice,
    IndicatorsChoice,
    ReadingsChoice,
)
from cpc_selfeval.ui.choices.tags_choice import TagsChoice
from cpc_selfeval.ui.evidence.fields import EvidenceFields
from cpc_selfeval.ui.kit import Card, EntryCard, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.laid_out import widgets_in
from cpc_selfeval.ui.workspace import Workspace


class ListedChoice(QWidget):
    """A chooser of several, with what is chosen below it. ``opened`` carries the code or key of one clicked."""

    opened = Signal(str)

    def __init__(self, label: str, box: FollowingChoice, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = box
        box.read_count()
        self._listed: list[tuple[str, str]] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Labelled(label, box, note=note))
        column.addLayout(self._cards)

    def refresh(self) -> None:
        """List what is chosen now."""
        wanted = self.box.chosen_in_words()
        if wanted == self._listed:
            return
        self._listed = wanted
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for value, words in wanted:
            card = EntryCard(words, kind="evidence", name="Go to")
            card.opened.connect(partial(self.opened.emit, value))
            self._cards.addWidget(card)

    def cards(self) -> list[EntryCard]:
        """The entries listed."""
        return [widget for widget in widgets_in(self._cards) if isinstance(widget, EntryCard)]


class SupportsCard(Card):
    """Indicators, strengths and areas, actions, readings and tags of one piece of evidence."""

    def __init__(self, workspace: Workspace, fields: EvidenceFields, parent: QWidget | None = None) -> None:
        super().__init__("What it supports", parent=parent)
        self._workspace = workspace
        self.indicator_choice = IndicatorsChoice(workspace)
        self.finding_choice = FindingsChoice(workspace)
        self.action_choice = ActionsChoice(workspace)
        self.reading_choice = ReadingsChoice(workspace)
        self.tag_choice = TagsChoice(workspace)
        self.lists = (
            self._listed("Indicators", "indicators", self.indicator_choice, fields, self._open_indicator),
            self._listed(
                "Strengths and areas for improvement", "findings", self.finding_choice, fields, self._open_finding
            ),
            self._listed("Actions", "actions", self.action_choice, fields, self._open_action),
            self._listed("Readings of measures", "readings", self.reading_choice, fields, self._open_reading),
        )
        fields.chooser("tags", self.tag_choice)
        self.add(Labelled("Tags", self.tag_choice))

    def _listed(
        self,
        label: str,
        field: str,
        box: FollowingChoice,
        fields: EvidenceFields,
        open_one: Callable[[str], None],
    ) -> ListedChoice:
        fields.chooser(field, box)
        listed = ListedChoice(label, box)
        listed.opened.connect(open_one)
        box.chosen.connect(self.refresh)
        self.add(listed)
        return listed

    def refresh(self) -> None:
        """List what is chosen now, and offer first what belongs to the same indicators."""
        self.finding_choice.prefer([str(code) for code in self.indicator_choice.value()])
        for listed in self.lists:
            listed.refresh()

    def _open_indicator(self, code: str) -> None:
        self._workspace.indicator_requested.emit(code)

    def _open_finding(self, key: str) -> None:
        contents = self._workspace.entered
        finding = contents.get(Finding, key)
        codes = contents.framework_order(finding.indicators) if finding else ()
        if codes:
            self._workspace.indicator_requested.emit(codes[0])

    def _open_action(self, key: str) -> None:
        if self._workspace.entered.get(Action, key):
            self._workspace.action_requested.emit(key)

    def _open_reading(self, key: str) -> None:
        reading = self._workspace.entered.get(Reading, key)
        if reading:
            self._open_action(reading.action)
