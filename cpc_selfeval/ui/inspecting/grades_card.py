"""The card of levels side by side: the inspectors' and the self-evaluation's, indicator by indicator."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.inspecting.beside import GradeBeside, grades_beside
from cpc_selfeval.domain.judging_records.inspecting import Inspection
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.inspecting.levels import Options, code_options, level_options
from cpc_selfeval.ui.kit import (
    Card,
    ChoiceBox,
    ColumnsLayout,
    Heading,
    LinkButton,
    PlainText,
    QuietText,
    SeveralChoice,
    TextEntry,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class GradeRow(QWidget):
    """One graded indicator: their level and words, ours, and the difference in a sentence."""

    def __init__(self, workspace: Workspace, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        verbs = workspace.work.inspecting
        self.fields = RecordFields(workspace, None, verbs.revise_grade, self)
        self._offered: Options = []
        self.title = Heading("", 3)
        self.level = ChoiceBox(f"Inspectors’ level of {code}")
        self.ours = PlainText()
        self.said = QuietText()
        self.text = TextEntry(f"What inspectors said of {code}", hint="What they said of it", least_lines=1)
        self.remove = LinkButton("Remove", name=f"Remove the inspectors’ level of {code}")
        self.remove.clicked.connect(self._remove)
        self._verbs = verbs
        self.fields.choice("level", self.level)
        self.fields.text("text", self.text)
        pair = QWidget()
        columns = ColumnsLayout(pair, most=2, least_width=px(140), spacing=px(16))
        columns.addWidget(Labelled("Inspectors", self.level))
        columns.addWidget(Labelled("Self-evaluation", self.ours))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        for part in (self.title, pair, self.said, self.text):
            column.addWidget(part)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _remove(self) -> None:
        hand_over_all(self)  # so that undo brings back the last word too
        if self.fields.key is not None:
            self._verbs.remove_grade(self.fields.key)

    def show_grade(self, found: GradeBeside, framework: Framework | None, besides: object) -> None:
        """Show it as it is now."""
        self.title.setText(f"{found.code} {found.title}".strip())
        offered = level_options(framework)
        if offered != self._offered:  # a list that is made anew has the whole page laid out anew
            self._offered = offered
            self.level.set_options(offered)
        self.ours.setText(found.ours or "no level")
        self.said.setText(found.said)
        self.fields.show(found.grade, besides)


class GradesCard(Card):
    """All graded indicators. Levels stand beside each other one by one; nothing is counted together."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Levels side by side", parent=parent)
        self._workspace = workspace
        self._inspection = ""
        self.rows: dict[str, GradeRow] = {}
        self.none = QuietText("No indicator is graded yet. A report may grade one only, or none.")
        self._places = QVBoxLayout()
        self._places.setSpacing(px(8))
        self.more = SeveralChoice("Add indicators that they graded", none_words="Add indicators that they graded…")
        self.more.chosen.connect(self._add)
        self.add(self.none)
        self.add(self._places)
        self.add(self.more)

    def show_inspection(self, contents: Contents, inspection: Inspection, besides: object = None) -> None:
        """Show the levels of an inspection."""
        editions = self._workspace.work.inspecting.editions()
        framework = editions.get(inspection.framework)
        found = grades_beside(contents, inspection, editions)
        self._drop_all_but({each.grade.key for each in found} if inspection.key == self._inspection else set())
        self._inspection = inspection.key
        for place, each in enumerate(found):
            row = self.rows.get(each.grade.key) or GradeRow(self._workspace, each.code)
            self.rows[each.grade.key] = row
            if self._places.indexOf(row) != place:
                self._places.removeWidget(row)
                self._places.insertWidget(place, row)
            row.show_grade(each, framework, besides)
        self.none.setVisible(not found)
        graded = {each.code for each in found}
        offered = [option for option in code_options(framework) if option[0] not in graded]
        self.more.set_options(offered)
        self.more.setVisible(bool(offered))

    def _drop_all_but(self, kept: set[str]) -> None:
        for gone in [key for key in self.rows if key not in kept]:
            row = self.rows.pop(gone)
            self._places.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _add(self, codes: tuple[object, ...]) -> None:
        self.more.show_choice(())
        if codes:
            self._workspace.work.inspecting.grade(self._inspection, [str(code) for code in codes])
