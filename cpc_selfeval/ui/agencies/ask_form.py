"""What an agency is asked for: about which indicators, which parts, by when, in whose role's name, in own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.ui.agencies.words import PARTS, counted
from cpc_selfeval.ui.choices.several import IndicatorsChoice
from cpc_selfeval.ui.kit import (
    CheckChoice,
    DateEntry,
    FlowLayout,
    LineEntry,
    LinkButton,
    PlainButton,
    QuietText,
    ScrollPage,
    TextEntry,
    literal,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

WHY_A_ROLE: Final = (
    "The role that you write to, never a name: a role outlasts its holder, and the file then holds nobody’s name."
)
MESSAGE: Final = "What you want to add stands in the workbook’s first sheet and in the e-mail."


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered in one box: values by field, from which box, in which visit."""

    values: dict[str, Any] = field(default_factory=dict)
    origin: QWidget | None = None
    visit: str | None = None


OVER: Final = "This day is over already."


class AskForm(QWidget):
    """``entered`` carries an :class:`Entry`. Without ``contact`` the contact role is left out: it differs by agency."""

    entered = Signal(object)

    def __init__(self, workspace: Workspace, *, contact: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.contact = LineEntry("Contact role", hint="Detective superintendent, public protection")
        self.indicators = IndicatorsChoice(workspace, name="About which indicators")
        self.indicators.read_count()
        self.every = LinkButton("All of this cycle", name="About all indicators of this cycle")
        self.question = PlainButton("Of one key question", name="About the indicators of one key question")
        self.question.setMenu(self._questions())
        self.listed = QuietText()
        self.parts = {part: CheckChoice(words) for part, words in PARTS.items()}
        self.due = DateEntry("Due")
        self.over = QuietText(OVER, tone="warning")
        self.over.hide()
        self.message = TextEntry("Own message", hint="Anything that this agency should know", most_lines=6)
        self._lay_out(contact=contact)
        self._connect()

    def _questions(self) -> QMenu:
        menu = QMenu(self)
        contents = self._workspace.contents
        for question in contents.framework.key_questions:
            indicators = contents.framework.indicators_of(question.code)
            codes = tuple(each.code for each in indicators if each.code in contents.covered_codes)
            if codes:
                act = menu.addAction(literal(f"{question.code} {question.question}"))
                act.triggered.connect(lambda _checked=False, codes=codes: self._ask_about(codes))
        return menu

    def _lay_out(self, *, contact: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        role = Labelled("&Contact role", self.contact, note=WHY_A_ROLE)
        column.addWidget(role)
        role.setVisible(contact)
        row = FlowLayout(spacing=px(8))
        for widget in (self.indicators, self.every, self.question):
            row.addWidget(widget)
        about = QVBoxLayout()
        about.setSpacing(px(3))
        about.addWidget(QuietText("About which indicators"))
        about.addLayout(row)
        about.addWidget(self.listed)
        column.addLayout(about)
        parts = QVBoxLayout()
        parts.setSpacing(px(2))
        parts.addWidget(QuietText("Which parts"))
        ticks = FlowLayout(spacing=px(16))
        for part in self.parts.values():
            ticks.addWidget(part)
        parts.addLayout(ticks)
        column.addLayout(parts)
        days = QHBoxLayout()
        days.addWidget(Labelled("To be &returned by", self.due))
        days.addStretch(1)
        column.addLayout(days)
        column.addWidget(self.over)
        column.addWidget(Labelled("&Own message", self.message, note=MESSAGE))

    def _connect(self) -> None:
        for box, name in ((self.contact, "contact_role"), (self.message, "message")):
            box.handed_over.connect(lambda text, box=box, name=name: self._enter({name: text}, box, box.visit))
            box.refused.connect(self._tell)
            box.cleaned.connect(self._tell)
        self.due.date_chosen.connect(lambda day: self._enter({"due": day}, self.due, self.due.visit))
        self.indicators.chosen.connect(lambda codes: self._ask_about(tuple(codes)))
        self.every.clicked.connect(lambda: self._ask_about(self._workspace.contents.covered_codes))
        for part, tick in self.parts.items():
            tick.clicked.connect(lambda on, part=part, tick=tick: self._enter({f"asks_{part.value}": on}, tick))

    def show_request(self, request: Request, besides: object = None) -> None:
        """Show what is asked, except in the box that it came from."""
        if besides is not self.contact:
            self.contact.show_text(request.contact_role)
        if besides is not self.message:
            self.message.show_text(request.message)
        if besides is not self.due:
            self.due.show_date(request.due)
        is_over = request.due is not None and request.due < self._workspace.today()
        self.over.setVisible(is_over and request.asked_on is None)
        if besides is not self.indicators:
            self.indicators.show_value(request.indicators)
        for part, tick in self.parts.items():
            tick.setChecked(part in request.parts)
        self._list(request.indicators)

    def _list(self, codes: tuple[str, ...]) -> None:
        contents = self._workspace.contents
        chosen = contents.framework_order(codes)
        every = set(codes) >= set(contents.covered_codes)
        all_of = f"All {counted(len(chosen), 'indicator')} of this cycle."
        self.listed.setText(all_of if every else ", ".join(chosen) or "No indicator is chosen yet.")

    def _ask_about(self, codes: tuple[str, ...]) -> None:
        self.indicators.show_value(codes)
        self._list(codes)
        self._enter({"indicators": codes}, self.indicators)

    def _enter(self, values: dict[str, Any], origin: QWidget, visit: str | None = None) -> None:
        self.entered.emit(Entry(values, origin, visit))

    def _tell(self, sentence: str) -> None:
        self._workspace.message_requested.emit(Refusal(sentence))


def flatten(sheet: ScrollPage) -> None:
    """Take the margins of a page off, in a dialog that has its own."""
    widget = sheet.widget()
    layout = widget.layout() if widget is not None else None
    if layout is not None:
        layout.setContentsMargins(px(2), px(4), px(14), px(8))
    sheet.body.setSpacing(px(8))
    sheet.setMinimumHeight(px(120))
