"""How the cells of the action plan are drawn, and the boxes in which they are changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.actions.plan import ActionPlan
from cpc_selfeval.ui.actions.plan_cards import PRIORITY_OPTIONS
from cpc_selfeval.ui.actions.rows import ACTION, AGENCY, DUE, LEAD, MEASURE, PRIORITY, START, STATUS, TEXTS, ActionRow
from cpc_selfeval.ui.actions.status_card import status_options
from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.forms.record_list import Column
from cpc_selfeval.ui.kit import ChoiceBox, colours, font, paint_status, px
from cpc_selfeval.ui.kit.date_words import day_shown
from cpc_selfeval.ui.kit.row_table import paint_lines
from cpc_selfeval.ui.kit.status_mark import status_colour
from cpc_selfeval.ui.tables.cell_delegate import LINES, CellDelegate, CellIndex, mark_current
from cpc_selfeval.ui.workspace import Workspace

_PAD = 8
_ABOVE = 5
_FIELDS = {
    "Action": "text",
    "Measure": "measure",
    "Outcome sought": "outcome",
    "Help needed": "help_needed",
    "Resources": "resources",
}


def _paint_two(painter: QPainter, inner: QRectF, words: str, below: str, shape: QFont, ink: str) -> None:
    """One line, and a quiet one below it; without it, the words go on there."""
    small, body = QFontMetricsF(shape), QFontMetricsF(font("body"))
    paint_lines(painter, inner.translated(0, body.ascent() - small.ascent()), words, shape, ink, 1 if below else LINES)
    quiet = font("quiet")
    dropped = body.lineSpacing() + body.ascent() - QFontMetricsF(quiet).ascent()
    paint_lines(painter, inner.translated(0, dropped), below, quiet, colours().quiet, 1)


class PlanDelegate(CellDelegate[ActionRow]):
    """Overdue rows are tinted; the status is drawn with its shape; a moved due date with what it was first.

    ``help_wanted`` carries the key of an action that was put at risk or withdrawn in the table: both ask for words.
    """

    help_wanted = Signal(str)

    def __init__(self, workspace: Workspace, model: ActionPlan, table: QTableView) -> None:
        super().__init__(workspace, model, table)

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: CellIndex) -> None:
        """Tint, then words, then where the keyboard is."""
        row, column = self._model.row_at(index.row()), self._model.columns[index.column()]
        c = colours()
        area = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.status is Status.OVERDUE and not selected:
            painter.fillRect(area, QColor(c.bad_soft))
        if column is STATUS or column is DUE or (column is MEASURE and row.stands):
            if selected:
                painter.fillRect(area, QColor(c.accent_soft))
            painter.save()
            painter.setClipRect(area)
            inner = area.adjusted(px(_PAD), px(_ABOVE), -px(_PAD) // 2, 0)
            if column is STATUS:
                self._paint_status(painter, inner, row)
            elif column is DUE:
                ink = c.bad if row.status is Status.OVERDUE else c.text
                _paint_two(painter, inner, row.due, row.due_once, font("body"), ink)
            else:
                _paint_two(painter, inner, row.action.measure, row.stands, font("quiet"), c.text)
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(c.line))
            painter.restore()
        else:
            super().paint(painter, option, index)
        if selected and index.column() == 0:
            painter.fillRect(QRectF(area.left(), area.top(), px(3), area.height()), QColor(c.accent))
        mark_current(painter, self._table, area, index)

    def _paint_status(self, painter: QPainter, inner: QRectF, row: ActionRow) -> None:
        ink = status_colour(row.status.value, colours())
        side = px(12)
        high = QFontMetricsF(font("body")).height()
        paint_status(painter, QRectF(inner.left(), inner.top(), side, high), row.status.value, ink)
        inner.setLeft(inner.left() + side + px(7))
        paint_lines(painter, inner, row.status_words, font("body"), ink, LINES)

    # Changing in place

    def box_for(self, parent: QWidget, key: str, row: ActionRow, column: Column[ActionRow]) -> QWidget | None:
        """The box for a cell. A due date opens in its window, where its moves stand, or is typed over in its row."""
        ref = row.action.ref
        if column is ACTION or column is MEASURE or column in TEXTS:
            field = _FIELDS[column.heading]
            return self.text_box(
                parent, key, f"Action {ref}" if column is ACTION else f"{column.heading} of {ref}", field
            )
        if column is LEAD:
            return self.line_box(parent, key, f"Lead of {ref}", "lead")
        if column is START:
            return self.day_box(parent, key, f"Start of {ref}", "start")
        if column is DUE:
            return self._due_box(parent, key, ref) if self.opened_by else None
        return self._choice_box(parent, key, ref, column)

    def _due_box(self, parent: QWidget, key: str, ref: str) -> QWidget:
        """What is typed stays in the row until it is a day: a window that opened meanwhile would lose letters."""
        box = self.free_day_box(parent, key, f"Due date of {ref}", "due")
        box.saves_at_once()
        fields = self.fields_for(box, key)

        def given(day: date | None) -> None:
            action = self._workspace.entered.get(Action, key)
            place = self._model.place_of(key)
            if action is None or action.due is None or place is None:
                fields.save(box, box.visit, due=day)
            elif action.due != day and day is not None:
                self.ask_about(self._model.index(place, self._model.columns.index(DUE)), day_shown(day))

        box.date_chosen.connect(given)
        return box

    def _choice_box(self, parent: QWidget, key: str, ref: str, column: Column[ActionRow]) -> QWidget:
        if column is AGENCY:
            agency = AgencyChoice(self._workspace, parent, name=f"Lead agency of {ref}")
            self.fields_for(agency, key).chooser("agency", agency)
            return self.chosen_box(agency)
        if column is PRIORITY:
            priority = ChoiceBox(f"Priority of {ref}", PRIORITY_OPTIONS, parent=parent)
            self.fields_for(priority, key).choice("priority", priority)
            return self.chosen_box(priority)
        status = ChoiceBox(f"Status of {ref}", status_options(self._workspace.contents), parent=parent)
        self.fields_for(status, key).choice("status", status)
        self.chosen_box(status)
        status.chosen.connect(lambda value: self._status_chosen(key, value))
        return status

    def _status_chosen(self, key: str, value: object) -> None:
        if value in (Status.AT_RISK, Status.WITHDRAWN):
            self.help_wanted.emit(key)

    def fields_for(self, box: QWidget, key: str) -> RecordFields:
        """The verbs on actions."""
        actions = self._workspace.work.actions
        fields = RecordFields(self._workspace, actions.plan, actions.revise, box)
        fields.key = key
        return fields

    def record_of(self, key: str) -> Record | None:
        """The action."""
        return self._workspace.contents.get(Action, key)
