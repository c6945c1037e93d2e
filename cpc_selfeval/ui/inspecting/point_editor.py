"""One point of an inspection's report: its words, what we had of it, the actions that answer it, and its progress."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.editions import Editions
from cpc_selfeval.domain.framework import IndicatorRef
from cpc_selfeval.domain.inspecting.beside import SelfEvaluationBeside, answered_in, held_beside
from cpc_selfeval.domain.inspecting.pasting import points_in
from cpc_selfeval.domain.inspecting.recorded import FOLLOWED, KINDS, answer_to
from cpc_selfeval.domain.judging_records.inspecting import Inspection, InspectionPoint, PointAnswer, PointKind
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.several import ActionsChoice, FindingsChoice
from cpc_selfeval.ui.evidence.supports import ListedChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.inspecting.evaluations import Evaluations
from cpc_selfeval.ui.inspecting.levels import code_options
from cpc_selfeval.ui.inspecting.opened_entries import OpenedEditor
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    LinkButton,
    QuietText,
    SeveralChoice,
    TextEntry,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

_KNOWN: list[tuple[object, str]] = [(None, "Not marked yet"), *words.KNOWN.items()]


class PointReason(TextEntry):
    """The one text here that belongs to the cycle, and is read only where that is closed."""


class PointEditor(OpenedEditor):
    """Edits one point, or begins one of ``kind``: what is typed first records it. Many lines can become many points."""

    def __init__(
        self,
        workspace: Workspace,
        inspection: Inspection,
        kind: PointKind,
        key: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.kind = kind
        self._workspace = workspace
        self._inspection = inspection
        self._editions: Editions = workspace.work.inspecting.editions()
        verbs = workspace.work.inspecting
        self.fields = RecordFields(workspace, self._record, verbs.revise_point, self)
        self.answer = RecordFields(workspace, None, self._answer, self)
        noun = KINDS[kind].lower()
        self.text = TextEntry(f"Text of the {noun}", hint="One point, or several pasted at once, one a line")
        self.split = LinkButton("")
        self.indicators = SeveralChoice(f"Indicators of the {noun}", none_words="No indicator chosen")
        self.known = ChoiceBox("Had the self-evaluation this?", _KNOWN)
        self.reason = PointReason("Why it is marked so", hint="What it had, or why it had not", least_lines=1)
        self.elsewhere = QuietText()
        self.entries = FindingsChoice(workspace, name="Own entries that had it")
        self.answers_by = ActionsChoice(workspace, name="Actions that answer it")
        self.listed_entries = ListedChoice("Own entries that had it", self.entries)
        self.listed_actions = ListedChoice("Actions that answer it", self.answers_by)
        self.more = QWidget()
        self.progress: Evaluations | None = None
        self._bind()
        self._lay_out()
        self._show(None)

    def _record(self, **values: Any) -> str:
        return self._workspace.work.inspecting.add_point(self._inspection.key, self.kind, **values)

    def _answer(self, _key: str, **values: Any) -> None:
        if self.key is not None:
            self._workspace.work.inspecting.answer(self.key, **values)

    def _bind(self) -> None:
        self.fields.text("text", self.text)
        self.indicators.chosen.connect(lambda codes: self.fields.save(self.indicators, indicators=tuple(codes)))
        self.answer.choice("known", self.known)
        self.answer.text("reason", self.reason)
        self.answer.chooser("findings", self.entries)
        self.answer.chooser("actions", self.answers_by)
        self.fields.recorded.connect(self._recorded)
        self.fields.begun_again.connect(self._show_begun_again)
        self.fields.gone.connect(self.gone)
        self.entries.chosen.connect(self.listed_entries.refresh)
        self.answers_by.chosen.connect(self.listed_actions.refresh)
        self.listed_entries.opened.connect(self._workspace.request_entry)
        self.listed_actions.opened.connect(self._workspace.action_requested)
        self.text.textChanged.connect(self._offer_splitting)
        self.split.clicked.connect(self._split)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(13), px(4), 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self.split, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QVBoxLayout(self.more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(6))
        inner.addWidget(Labelled("Indicators, in the edition that the inspection used", self.indicators))
        self.mark = QWidget()
        marks = QVBoxLayout(self.mark)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(px(6))
        marks.addWidget(Labelled("Had our self-evaluation this?", self.known))
        marks.addWidget(Labelled("Why", self.reason))
        marks.addWidget(self.listed_entries)
        for part in (self.elsewhere, self.mark, self.listed_actions):
            inner.addWidget(part)
        if self.kind in FOLLOWED and self.key is not None:
            self._add_progress(self.key)
        column.addWidget(self.more)
        column.addWidget(self.make_acts(KINDS[self.kind].lower()))

    def _add_progress(self, key: str) -> None:
        framework = self._editions.get(self._inspection.framework)
        self.progress = Evaluations(self._workspace, key, framework)
        layout = self.more.layout()
        if layout is not None:
            layout.addWidget(self.progress)

    # What is shown

    def first_box(self) -> QWidget:
        """The point's text."""
        return self.text

    def take(self, event: Applied) -> None:
        """Follow a change."""
        self._show(event.origin)

    def _show(self, besides: object) -> None:
        contents = self._workspace.entered
        point = contents.get(InspectionPoint, self.key)
        self.more.setVisible(point is not None)  # until then there is nothing that its boxes could revise
        self.remove.setVisible(point is not None)
        if point is None:
            if self.key is None and not self.fields.is_begun:
                empty = InspectionPoint(key="", inspection=self._inspection.key, kind=self.kind, text="")
                self.fields.begin(empty, {})
            self._offer_splitting()
            return
        self._inspection = contents.get(Inspection, point.inspection) or self._inspection
        self.fields.show(point, besides)
        self._show_indicators(point, besides)
        self._show_answer(contents, point, besides)
        if self.progress is not None:
            self.progress.refresh(besides)
        self._offer_splitting()

    def _show_indicators(self, point: InspectionPoint, besides: object) -> None:
        framework = self._editions.get(self._inspection.framework)
        if besides is not self.indicators:
            self.indicators.show_choice(point.indicators)
        self.indicators.set_options(code_options(framework, point.indicators))

    def _show_answer(self, contents: Contents, point: InspectionPoint, besides: object) -> None:
        held = held_beside(contents, self._inspection)
        cycle, answer = answered_in(contents, held, point.key)
        self.mark.setVisible(cycle.key == contents.cycle_key)
        self.elsewhere.setText(_elsewhere(contents, held, cycle, answer))
        self.elsewhere.setVisible(bool(self.elsewhere.text()))
        refs = (IndicatorRef(self._inspection.framework, code) for code in point.indicators)
        own = (self._editions.counterpart(ref, contents.framework.id) for ref in refs)
        self.entries.prefer([code for code in own if code is not None])
        self.answer.show_what_is(lambda now: answer_to(now, point.key), besides)
        self.listed_entries.refresh()
        self.listed_actions.refresh()

    def _offer_splitting(self) -> None:
        count = len(points_in(self.text.text()))
        self.split.setVisible(count > 1)
        self.split.setText(f"Make {count} points of these lines, without their bullets")

    # What is done

    def _recorded(self, key: object) -> None:
        self.key = str(key)
        if self.kind in FOLLOWED and self.progress is None:
            self._add_progress(self.key)
        self.recorded.emit(self.key)
        self._show(self.text)

    def _show_begun_again(self) -> None:
        self.key = None
        self.answer.forget()
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        self._show(None)
        self.begun_again.emit()

    def _split(self) -> None:
        hand_over_all(self)
        if self.key is not None:
            self._workspace.work.inspecting.split_point(self.key)
            self.finish()


def _elsewhere(contents: Contents, held: SelfEvaluationBeside | None, cycle: Cycle, answer: PointAnswer) -> str:
    """What another cycle has to do with the marks; "" where all is of the open one."""
    if held is None:
        return "The self-evaluation that this was held beside is not in this file."
    if cycle.key != contents.cycle_key:
        known = words.KNOWN[answer.known] if answer.known is not None else "Not marked"
        count = len(answer.findings)
        links = f" It links {count} {'entry' if count == 1 else 'entries'} of that cycle." if count else ""
        return f"Marked in “{cycle.title}”: {known}. {answer.reason}".rstrip() + links
    if held.is_open:
        return ""
    return f"Held beside “{held.cycle.title}”, which is not open. Entries that came over from it can be linked."
