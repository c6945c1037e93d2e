"""One agency below the table: what it was asked, how far that is, what came back, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.returns.records import Comment, Request
from cpc_selfeval.ui.agencies.rows import AgencyRow, Step
from cpc_selfeval.ui.agencies.words import asked_for, changed_by, counted, moment_of
from cpc_selfeval.ui.kit import (
    Card,
    FlowLayout,
    Heading,
    LinkButton,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    px,
)
from cpc_selfeval.ui.kit.laid_out import widgets_in

_MOST_RETURNS = 5


class AgencyCard(Card):
    """``step_asked`` carries the :class:`Step` that the person chose, ``look_asked`` the key of a return to show;
    ``comments_asked`` asks for what the agency commented."""

    step_asked = Signal(object)
    look_asked = Signal(str)
    comments_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name = Heading("", 2)
        self.stands = QuietText()
        self.asked = PlainText()
        self.more = QuietText()
        self._came = FlowLayout(spacing=px(4))
        self._steps = FlowLayout(spacing=px(8))
        self.body.setSpacing(px(4))
        for widget in (self.name, self.stands, self.asked, self.more):
            self.add(widget)
        self.add(self._came)
        self.body.addSpacing(px(4))
        self.add(self._steps)

    def show_row(self, contents: Contents, row: AgencyRow | None) -> None:
        """Show an agency; None shows nothing."""
        self.setVisible(row is not None)
        if row is None:
            return
        self.name.setText(row.name)
        due = f"due {day_in_words(row.request.due)}" if row.request is not None and row.request.due else ""
        self.stands.setText(" · ".join(filter(None, (row.stands, row.since, due))))
        self.asked.setText(
            asked_for(contents, row.request) if row.request else "Nothing was asked of it in this cycle yet."
        )
        self.more.setText(_more(row.request) if row.request else "")
        self.more.setVisible(bool(self.more.text()))
        self._show_returns(contents, row.key)
        said = sum(comment.agency == row.key for comment in contents.of(Comment).values())
        if said:
            comments = LinkButton(f"{counted(said, 'comment')}…", name=f"{counted(said, 'comment')} of {row.name}")
            comments.clicked.connect(self.comments_asked)
            self._came.addWidget(comments)
            comments.show()
        self._show_steps(row)

    def _show_returns(self, contents: Contents, agency: str) -> None:
        _empty(self._came)
        came = [returned for returned in contents.returns if returned.agency == agency][:_MOST_RETURNS]
        for returned in came:
            words = f"Return of {day_in_words(returned.returned_on)}: {changed_by(contents, returned)}"
            link = LinkButton(words, name=f"Look at it: {words}")
            link.clicked.connect(lambda _checked=False, key=returned.key: self.look_asked.emit(key))
            self._came.addWidget(link)
            link.show()

    def _show_steps(self, row: AgencyRow) -> None:
        _empty(self._steps)
        for place, step in enumerate(row.steps):
            kind = PlainButton if place else PrimaryButton
            button = kind(step.value, name=f"{step.value.rstrip('…')}: {row.name}")
            button.clicked.connect(lambda _checked=False, step=step: self.step_asked.emit(step))
            self._steps.addWidget(button)
            button.show()

    def buttons(self) -> dict[Step, QWidget]:
        """The buttons shown now, by what they do."""
        held = widgets_in(self._steps)
        return {Step(widget.text()): widget for widget in held if isinstance(widget, PlainButton | PrimaryButton)}


def _more(request: Request) -> str:
    written = moment_of(request.written_at)
    said = [
        f"Written to: {request.contact_role}." if request.contact_role else "",
        f"Its workbook was written {written}." if written else "Its workbook was not written yet.",
        f"Waiting stopped: {request.ended_because}" if request.ended_because else "",
    ]
    return " ".join(filter(None, said))


def _empty(layout: FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
