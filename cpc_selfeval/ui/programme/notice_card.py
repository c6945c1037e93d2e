"""The programme that is prepared for: what it is, the day of the notice and the days that follow, what it grades."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.programme import NO_LISTS_OF_CHILDREN, Programme, days_that_follow
from cpc_selfeval.ui.kit import Card, Collapsible, DateEntry, EntryCard, Heading, LinkButton, PlainText, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.programme.words import due_in_words, graded_in_words, standing_in_words
from cpc_selfeval.ui.workspace import Workspace

_NO_DAY = "Enter the day on which the notice came, and the days that follow from it stand here."
_NO_DATES = "This programme says nothing about what falls due after the notice."


class NoticeCard(Card):
    """``another`` asks to choose another programme."""

    another = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Programme", parent=parent)
        self._workspace = workspace
        self.about = QuietText()
        self.verified = QuietText()
        self.sources = QuietText()
        self.change = LinkButton("Choose another programme…")
        self.notice = DateEntry("Day of the notice")
        self.notice.setMaximumWidth(px(190))
        self.days_said = QuietText()
        self.days = QVBoxLayout()
        self.graded = QVBoxLayout()
        self.fold = Collapsible("How far it is verified, and its sources", opened=False)
        self.fold.add(self.verified)
        self.fold.add(self.sources)
        self.summary = PlainText()
        for part in (self.about, self.summary, self.fold):
            self.add(part)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(Heading("After the notice", 3))
        self.body.addWidget(Labelled("&Day of the notice", self.notice), 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.days_said)
        self.add(self.days)
        self.children_words = PlainText(NO_LISTS_OF_CHILDREN)
        self.add(self.children_words)
        self.graded_heading = Heading("Indicators that it gives a level", 3)
        self.add(self.graded_heading)
        self.add(self.graded)
        self.change.clicked.connect(self.another)
        self.notice.date_chosen.connect(lambda day: workspace.work.programmes.note_notice(day, origin=self.notice))

    def show_programme(self, contents: Contents, programme: Programme, notice_on: date | None, besides: object) -> None:
        """Show the programme and what follows from the day of its notice."""
        if self.heading is not None:
            self.heading.setText(programme.title)
        self.about.setText(" · ".join(part for part in (programme.publisher, programme.runs) if part))
        self.summary.setText(programme.summary)
        self.verified.setText(programme.verification)
        self.sources.setText(f"Sources: {'; '.join(programme.sources)}." if programme.sources else "")
        self.sources.setVisible(bool(programme.sources))
        if besides is not self.notice:
            self.notice.show_date(notice_on)
        self._show_days(programme, notice_on)
        self._show_graded(contents, programme)

    def _show_days(self, programme: Programme, notice_on: date | None) -> None:
        _empty(self.days)
        days = days_that_follow(programme, notice_on)
        self.days_said.setText(_NO_DATES if not programme.due else "" if days else _NO_DAY)
        self.days_said.setVisible(not days)
        for day in days:
            self.days.addWidget(PlainText(due_in_words(day)))
            self.days.addWidget(QuietText(standing_in_words(day.due.provenance, verified=day.due.verified)))

    def _show_graded(self, contents: Contents, programme: Programme) -> None:
        _empty(self.graded)
        self.graded_heading.setVisible(bool(programme.graded))
        for graded in programme.graded:
            words = graded_in_words(contents, graded)
            if graded.ref.framework == contents.framework.id and graded.ref.code in contents.framework.codes:
                card = EntryCard(words)
                card.opened.connect(lambda code=graded.ref.code: self._workspace.indicator_requested.emit(code))
                self.graded.addWidget(card)
            else:
                self.graded.addWidget(PlainText(words))
        notes = (standing_in_words(each.provenance, verified=each.verified) for each in programme.graded)
        for note in dict.fromkeys(notes):
            self.graded.addWidget(QuietText(note))


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
