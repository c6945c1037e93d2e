"""What is said on a paper besides the position: on this paper in this cycle, and on every paper of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.papers import PaperHouse, PaperOptions
from cpc_selfeval.domain.papers.front import house_of, options_of
from cpc_selfeval.domain.papers.kinds import PLAN_NAME, Paper, default_recipient
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import (
    CheckChoice,
    Collapsible,
    DateEntry,
    LineEntry,
    LinkButton,
    QuietText,
    TextEntry,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

PICTURES: Final = "Pictures (*.png *.jpg *.jpeg *.gif *.bmp)"
_PLAIN: Final = (Paper.WORKBOOK,)
"""Papers on which nothing of this stands."""


class OptionsForm(QWidget):
    """One paper's options. They are saved as typed, like all else, where the file and its cycle can be changed.

    Whoever makes it puts its parts where they belong, and is its parent, so that it ends when they do; it is not shown
    itself.

    ``agency_chosen`` says that another agency was picked, which works where nothing can be changed too.
    """

    agency_chosen = Signal()

    def __init__(self, workspace: Workspace, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._paper = paper
        self.agency = AgencyChoice(workspace, name="Whose part", none_words="Choose an agency…")
        self.agency_row = Labelled("Whose part", self.agency)
        self.number = LineEntry("Paper number")
        self.meeting_on = DateEntry("Date of the meeting")
        self.addressed_to = LineEntry("To whom")
        self.purpose = TextEntry("Purpose", least_lines=2, most_lines=8)
        self.recommendations = TextEntry("Recommendations", least_lines=2, most_lines=8)
        self.implications = TextEntry("Resource implications", least_lines=2, most_lines=8)
        self.said = Collapsible("What this paper says besides", opened=False)
        for label, box in (
            ("Paper number", self.number),
            ("Date of the meeting", self.meeting_on),
            ("To whom", self.addressed_to),
            ("Purpose", self.purpose),
            ("Recommendations", self.recommendations),
            ("Resource implications", self.implications),
        ):
            self.said.add(Labelled(label, box))
        self._saves = may_change(workspace)
        self.said.content.setEnabled(self._saves)
        self._fields = self._bound()
        self.agency.chosen.connect(self.agency_chosen)
        self.hide()
        self.show_paper(paper)
        workspace.changed.connect(self._on_changed)

    def _bound(self) -> RecordFields:
        papers = self._workspace.work.papers
        fields = RecordFields(
            self._workspace,
            None,
            lambda _key, **values: papers.revise_options(self._paper, **values),
            self,
        )
        for field, box in (
            ("number", self.number),
            ("addressed_to", self.addressed_to),
            ("purpose", self.purpose),
            ("recommendations", self.recommendations),
            ("implications", self.implications),
        ):
            fields.text(field, box)
        fields.day("meeting_on", self.meeting_on)
        if self._saves:
            fields.chooser("agency", self.agency)
        return fields

    def show_paper(self, paper: Paper) -> None:
        """Show another paper's options. What is still being typed belongs to the one before."""
        hand_over_all(self)
        self._paper = paper
        contents = self._workspace.entered
        self.addressed_to.setPlaceholderText(default_recipient(paper, contents.committee))
        self.agency_row.setVisible(paper is Paper.AGENCY_PART)
        self.said.setVisible(paper not in _PLAIN)
        self._fields.show_what_is(self._options)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, PaperOptions):
            self._fields.show_what_is(self._options, event.origin)

    def _options(self, contents: Contents) -> PaperOptions:
        return options_of(contents, self._paper)


def may_change(workspace: Workspace) -> bool:
    """Whether what is said on papers can be saved: a closed cycle and a file that is only read stay as they are."""
    return not workspace.work.session.read_only and workspace.contents.cycle.closed_on is None


class HouseForm(Collapsible):
    """What is the same on every paper of this file."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("What every paper says", opened=False, parent=parent)
        self._workspace = workspace
        self.marking = LineEntry("Classification marking", hint="OFFICIAL")
        self.plan_name = LineEntry("What the action plan is called", hint=PLAN_NAME)
        self.author = LineEntry("Author", hint=workspace.contents.committee.lead_officer)
        self.author_role = LineEntry("The author’s role")
        self.contact = TextEntry("Contact", least_lines=2, most_lines=8)
        self.logo = QuietText()
        self.choose = LinkButton("Choose a logo…")
        self.drop = LinkButton("Take it off")
        self.logo_words = LineEntry("What is read aloud in its place")
        self.shows_counts = CheckChoice("Show counts of people below five")
        self.reason = LineEntry("Why they may be shown")
        self._lay_out()
        self.content.setEnabled(may_change(workspace))
        self._fields = self._bound()
        self._show(None)
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        for label, box in (
            ("Classification marking", self.marking),
            ("What the action plan is called", self.plan_name),
            ("Author", self.author),
            ("The author’s role", self.author_role),
            ("Contact", self.contact),
        ):
            self.add(Labelled(label, box))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.logo, 1)
        row.addWidget(self.choose)
        row.addWidget(self.drop)
        self.add(row)
        self.words_row = Labelled("What is read aloud in its place", self.logo_words)
        self.add(self.words_row)
        self.add(self.shows_counts)
        self.reason_row = Labelled("Why they may be shown", self.reason, note="Without a reason they stay hidden.")
        self.add(self.reason_row)
        self.choose.clicked.connect(self._choose_logo)
        self.drop.clicked.connect(self._drop_logo)
        self.shows_counts.clicked.connect(
            lambda on: self._workspace.work.papers.revise_house(small_counts_shown=on, origin=self.shows_counts)
        )

    def _bound(self) -> RecordFields:
        fields = RecordFields(
            self._workspace,
            None,
            lambda _key, **values: self._workspace.work.papers.revise_house(**values),
            self,
        )
        for field, box in (
            ("marking", self.marking),
            ("plan_name", self.plan_name),
            ("author", self.author),
            ("author_role", self.author_role),
            ("contact", self.contact),
            ("logo_words", self.logo_words),
            ("small_counts_reason", self.reason),
        ):
            fields.text(field, box)
        return fields

    def _show(self, besides: object) -> None:
        contents = self._workspace.entered
        house = house_of(contents)
        self._fields.show_what_is(house_of, besides)
        self.logo.setText(f"Logo: {house.logo_name}" if house.logo else "No logo.")
        self.logo_words.setPlaceholderText(f"Logo of {contents.committee.name}")
        self.drop.setVisible(bool(house.logo))
        self.words_row.setVisible(bool(house.logo))
        self.shows_counts.setChecked(house.small_counts_shown)
        self.reason_row.setVisible(house.small_counts_shown)

    def _choose_logo(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "The committee’s logo", "", PICTURES)
        if chosen:
            try:
                self._workspace.work.papers.take_logo(Path(chosen))
            except Refusal as refusal:
                self._workspace.message_requested.emit(refusal)

    def _drop_logo(self) -> None:
        self._workspace.work.papers.drop_logo()

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, PaperHouse):
            self._show(event.origin)
