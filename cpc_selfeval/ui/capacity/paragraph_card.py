"""The card of the committee's own paragraph, and a draft beside it that never takes its place unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.capacity.drafting import draft_paragraph, factors, left_out, statement
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import (
    Card,
    FlowLayout,
    Heading,
    LineEntry,
    LinkButton,
    PlainButton,
    PlainText,
    QuietText,
    TextEntry,
    announce,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

_NOTHING = "Nothing is linked to any factor yet, so there is nothing to draft from."


class ParagraphCard(Card):
    """The text is the person's own from the first letter. A draft is only shown; what becomes of it is one click."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("The paragraph", parent=parent)
        self._workspace = workspace
        self.fields = RecordFields(
            workspace, None, lambda _key, **values: workspace.work.capacity.state(**values), self
        )
        self.confidence = LineEntry("How sure we are that we can improve", hint="In your own words; there is no list")
        self.text = TextEntry(
            "Our capacity for improvement",
            hint="Write it yourself, or begin from a draft",
            least_lines=6,
            most_lines=24,
        )
        self.fields.text("confidence", self.confidence)
        self.fields.text("text", self.text)
        self.draft_button = PlainButton("Draft from what is linked")
        self.draft_button.clicked.connect(self.draft)
        self.offer = QWidget()
        self.drafted = PlainText()
        self.drafted.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.drafted.setAccessibleName("The new draft")
        self.missing = QuietText()
        self.use = PlainButton("Use this draft")
        self.below = PlainButton("Add it below my text")
        self.close_offer = LinkButton("Put the draft away")
        self._lay_out()
        self.use.clicked.connect(lambda: self._take(self.drafted.text()))
        self.below.clicked.connect(lambda: self._take(f"{self.text.text().rstrip()}\n\n{self.drafted.text()}"))
        self.close_offer.clicked.connect(self._put_away)
        self.offer.hide()

    def _lay_out(self) -> None:
        self.add(Labelled("How sure we are, in our own words", self.confidence))
        self.add(Labelled("Our capacity for improvement", self.text))
        self.body.addWidget(self.draft_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.missing)
        column = QVBoxLayout(self.offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Heading("A new draft", 3))
        column.addWidget(QuietText("Put together only from what is linked. Your own text stays until you choose."))
        column.addWidget(self.drafted)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=px(8))
        for button in (self.use, self.below, self.close_offer):
            flow.addWidget(button)
        column.addWidget(acts)
        self.add(self.offer)

    def show_contents(self, contents: Contents, besides: object = None) -> None:
        """Show what the committee wrote, and what a draft would leave out."""
        self.fields.show_what_is(statement, besides)
        self.draft_button.setText("Draft anew" if self.text.text().strip() else "Draft from what is linked")
        self.draft_button.setEnabled(bool(draft_paragraph(contents)))
        self.missing.setText(missing_in_words(contents))
        self.missing.setVisible(bool(self.missing.text()))
        if not self.offer.isHidden():
            self._show_draft(contents)

    def draft(self) -> None:
        """Show a draft of what is linked now beside the text."""
        hand_over_all(self)
        self.offer.show()
        self._show_draft(self._workspace.contents)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.drafted.text())

    def _show_draft(self, contents: Contents) -> None:
        drafted = draft_paragraph(contents)
        written = bool(self.text.text().strip())
        self.drafted.setText(drafted)
        self.use.setText("Put it in the place of my text" if written else "Use this draft")
        self.use.setEnabled(bool(drafted))
        self.below.setVisible(written and bool(drafted))

    def _take(self, text: str) -> None:
        hand_over_all(self)
        self._workspace.work.capacity.state(text=text)
        self.show_contents(self._workspace.entered)  # before the file answers: who types on would go on in the old text
        self._put_away()

    def _put_away(self) -> None:
        self.offer.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def missing_in_words(contents: Contents) -> str:
    """What a draft leaves out, or why there can be none, plainly; "" where every factor has something linked."""
    everything, missing = factors(contents), left_out(contents)
    if len(everything) == len(missing):
        return _NOTHING
    names = "; ".join(factor.title.strip().rstrip(".") or "a factor without a title" for factor in missing)
    return f"A draft leaves out, since nothing is linked to it: {names}." if missing else ""
