"""Step 4: which indicators this cycle covers, and for which meeting each is due."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.committee import Body
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.editing.beginning import PlannedMeeting
from cpc_selfeval.ui.kit import (
    CheckChoice,
    ChoiceBox,
    DateEntry,
    Heading,
    LinkButton,
    PlainButton,
    PlainText,
    QuietText,
    px,
)
from cpc_selfeval.ui.start.new_step import Step


class _MeetingRow(QWidget):
    """One planned meeting: whose and when."""

    def __init__(self, bodies: dict[Body, str]) -> None:
        super().__init__()
        self._bodies = bodies
        self.body = ChoiceBox("Whose meeting", list(bodies.items()))
        self.body.show_choice(Body.CPC)
        self.on = DateEntry("Date of the meeting")
        self.remove = LinkButton("Remove", name="Remove this meeting")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.body)
        row.addWidget(self.on)
        row.addWidget(self.remove)
        row.addStretch(1)

    def planned(self) -> PlannedMeeting:
        """The meeting as it is in the row."""
        body = self.body.value()
        return PlannedMeeting(body=body if isinstance(body, Body) else Body.CPC, on=self.on.day())

    def words(self) -> str:
        """ "CPC, 12 May 2027"."""
        planned = self.planned()
        return f"{self._bodies[planned.body]}, {day_in_words(planned.on) if planned.on else 'no date yet'}"


@dataclass(frozen=True)
class _IndicatorRow:
    code: str
    covered: CheckChoice
    due: ChoiceBox


class ScopeStep(Step):
    """Planned meetings above, then every indicator with a tick and the meeting that it is due for."""

    name = "What this cycle covers"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Which indicators does this cycle cover?",
            "Few committees evaluate all of them every year. Progress and papers count only those that are ticked; "
            "the others read “not in this cycle”. All of this can be changed later.",
            parent,
        )
        self._bodies = {Body.CPC: "CPC", Body.COG: "COG", Body.SUB_GROUP: "Sub-group", Body.OTHER: "Other meeting"}
        self._meetings: list[_MeetingRow] = []
        self._indicators: list[_IndicatorRow] = []
        self._meeting_places = QVBoxLayout()
        self._meeting_places.setSpacing(px(8))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        self.add(Heading("Meetings ahead", 3))
        self.add(QuietText("Optional: name the meetings, then choose below what is due for which."))
        self.add(self._meeting_places)
        add = PlainButton("+ &Add a meeting")
        add.clicked.connect(self.add_meeting)
        self.add(add)
        self.add(Heading("Quality indicators", 3))
        self.add(self._ticks())
        self.add(self._grid)
        self.add(self.missing)
        self.end()

    def show_bodies(self, cpc: str, cog: str) -> None:
        """Use the area's own short names for its bodies."""
        self._bodies[Body.CPC], self._bodies[Body.COG] = cpc or "CPC", cog or "COG"
        for row in self._meetings:
            row.body.set_options(list(self._bodies.items()))
        self._offer_meetings()

    def show_framework(self, framework: Framework) -> None:
        """List this framework's indicators, all ticked."""
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._indicators.clear()
        line = 0
        for question in framework.key_questions:
            self._grid.addWidget(QuietText(f"{question.code} {question.question}"), line, 0, 1, 3)
            line += 1
            for indicator in framework.indicators_of(question.code):
                self._indicators.append(self._indicator_row(indicator.code, indicator.title, line))
                line += 1
        self._offer_meetings()

    def add_meeting(self) -> None:
        """Add a row for a meeting and go to its date."""
        row = _MeetingRow(self._bodies)
        row.remove.clicked.connect(lambda: self._take_off(row))
        row.body.chosen.connect(self._offer_meetings)
        row.on.date_chosen.connect(self._offer_meetings)
        self._meetings.append(row)
        self._meeting_places.addWidget(row)
        self._offer_meetings()
        row.on.line.setFocus()

    def meetings(self) -> tuple[PlannedMeeting, ...]:
        """The planned meetings in their order."""
        return tuple(row.planned() for row in self._meetings)

    def left_out(self) -> frozenset[str]:
        """Codes of the indicators that are not ticked."""
        return frozenset(row.code for row in self._indicators if not row.covered.isChecked())

    def due_for(self) -> dict[str, int]:
        """For each covered indicator that is due for a meeting, the meeting's place."""
        due: dict[str, int] = {}
        for row in self._indicators:
            meeting = row.due.value()
            if isinstance(meeting, _MeetingRow) and row.covered.isChecked():
                due[row.code] = self._meetings.index(meeting)
        return due

    def fault(self) -> tuple[str, QWidget] | None:
        if self._indicators and not any(row.covered.isChecked() for row in self._indicators):
            return "Please tick at least one indicator.", self._indicators[0].covered
        return None

    def _ticks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for words, on in (("Tick all", True), ("Untick all", False)):
            button = LinkButton(words)
            button.clicked.connect(lambda _checked=False, on=on: self._tick_all(on))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _tick_all(self, on: bool) -> None:
        for row in self._indicators:
            row.covered.setChecked(on)

    def _indicator_row(self, code: str, title: str, line: int) -> _IndicatorRow:
        covered = CheckChoice(code)
        covered.setAccessibleName(f"{code} {title}")
        covered.setChecked(True)
        due = ChoiceBox(f"{code} is due for", none_words="No meeting")
        covered.toggled.connect(due.setEnabled)
        self._grid.addWidget(covered, line, 0)
        self._grid.addWidget(PlainText(title), line, 1)
        self._grid.addWidget(due, line, 2)
        return _IndicatorRow(code, covered, due)

    def _offer_meetings(self) -> None:
        options: list[tuple[object, str]] = [(None, "No meeting"), *((row, row.words()) for row in self._meetings)]
        for indicator in self._indicators:
            shown = indicator.due.value()
            indicator.due.set_options(options)
            indicator.due.show_choice(shown if shown in self._meetings else None)
            indicator.due.setVisible(bool(self._meetings))

    def _take_off(self, row: _MeetingRow) -> None:
        self._meetings.remove(row)
        self._meeting_places.removeWidget(row)
        row.deleteLater()
        self._offer_meetings()
