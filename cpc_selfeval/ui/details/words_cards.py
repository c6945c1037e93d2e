"""Cards for the committee's own status words and letters, and its own outcome tags."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Status, StatusWord
from cpc_selfeval.domain.tag import OWN_OUTCOMES, Tag
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.details.rows_card import RecordRow, RowsCard
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import Card, LineEntry, LinkButton, QuietText, StatusMark, px
from cpc_selfeval.ui.workspace import Workspace


class StatusWordsCard(Card):
    """For each status its shape, the committee's word and letter, and the meaning, which stays."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Words and letters for the status of actions", parent=parent)
        self._workspace = workspace
        self._boxes: dict[Status, tuple[LineEntry, LineEntry]] = {}
        self.add(QuietText("Change the words and letters (R, A, G, B) that your area uses. Their meanings stay."))
        grid = QGridLayout()
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 3)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        self.add(grid)
        for line, status in enumerate(Status):
            self._row(grid, line, status)
        self._show()
        workspace.changed.connect(self._on_changed)
        workspace.stepping.connect(self._show)

    def _row(self, grid: QGridLayout, line: int, status: Status) -> None:
        name = words.STATUSES[status]
        word, letter = LineEntry(f"Word for {name}"), LineEntry(f"Letter for {name}")
        letter.setFixedWidth(px(56))
        letter.setMaxLength(3)
        self._boxes[status] = (word, letter)
        word.handed_over.connect(lambda text: self._save(status, word, text, letter.text()))
        letter.handed_over.connect(lambda text: self._save(status, letter, word.text(), text))
        mark = StatusMark(status.value, name)
        for column, widget in enumerate((mark, word, letter, QuietText(words.STATUS_MEANINGS[status]))):
            grid.addWidget(widget, line, column)

    def _save(self, status: Status, box: LineEntry, word: str, letter: str) -> None:
        self._workspace.work.setup.word_status(status, word, letter, origin=box, visit=box.visit)

    def _show(self, besides: object = None) -> None:
        contents = self._workspace.entered
        for status, (word, letter) in self._boxes.items():
            own = contents.status_words.get(status)
            if word is not besides and not (own is not None and _is_being_emptied(word, own.word)):
                word.show_text(words.status_word(contents, status))
            if letter is not besides and not (own is not None and _is_being_emptied(letter, own.letter)):
                letter.show_text(words.status_letter(contents, status))

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, StatusWord):
            self._show(event.origin)


def _is_being_emptied(box: LineEntry, own: str) -> bool:
    """Whether somebody took out what stood in a box and is still there: what is shipped comes back once it is left."""
    return box.hasFocus() and not box.text() and not own


class TagRow(RecordRow):
    """One outcome of the committee's own."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        super().__init__()
        self.key = key
        self._workspace = workspace
        self.name = LineEntry("Outcome")
        self.remove = LinkButton("Remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)
        self._fields = RecordFields(workspace, None, workspace.work.setup.rename_tag, self)
        self._fields.text("name", self.name)
        self.remove.clicked.connect(lambda: workspace.work.setup.remove_tag(key))

    def refresh(self, besides: object) -> None:
        tag = self._workspace.entered.get(Tag, self.key)
        if tag is not None:
            self._fields.show(tag, besides)
            self.remove.setAccessibleName(f"Remove the outcome {tag.name}")

    def first_box(self) -> QWidget:
        return self.name


class OutcomesCard(RowsCard):
    """The committee's own outcomes, offered as tags beside the shipped sets."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            "Your own outcomes",
            "Offered as tags on strengths, areas, evidence and actions, beside the wellbeing indicators, UNCRC "
            "articles, foundations of The Promise and the themes of the 2009–12 programme.",
            "+ Add an outcome",
            parent,
        )
        self._workspace = workspace
        self.keep_in_step(None)
        workspace.changed.connect(self._on_changed)

    def begin(self) -> str:
        return self._workspace.work.setup.add_tag("New outcome")

    def keys(self) -> tuple[str, ...]:
        return tuple(tag.key for tag in self._workspace.entered.tags if tag.tag_set == OWN_OUTCOMES)

    def new_row(self, key: str) -> RecordRow:
        return TagRow(self._workspace, key)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Tag):
            self.keep_in_step(event.origin)
