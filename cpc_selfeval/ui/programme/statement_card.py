"""One statement of the programme: what it says, and what is tagged to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.programme import Programme, ProgrammeStatement
from cpc_selfeval.domain.programme_tags import Tagged, statement_tag_key, statement_tags, tagged_to
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.ui.checks.lines import Line, Lines
from cpc_selfeval.ui.kit import Card, FlowLayout, Heading, LineEntry, LinkButton, PlainText, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.programme.words import counted, heading_of, own_words, standing_in_words
from cpc_selfeval.ui.workspace import Workspace

NOTHING = "Nothing is tagged to it yet. The tags of a strength, area, piece of evidence or action offer it."


class StatementCard(Card):
    """``opened`` carries the lists and the place of a line that was opened."""

    opened = Signal(object, int)

    def __init__(
        self, workspace: Workspace, programme: Programme, statement: ProgrammeStatement, parent: QWidget | None = None
    ) -> None:
        super().__init__(heading_of(programme, statement), parent=parent)
        self._workspace = workspace
        self._programme = programme
        self._statement = statement
        self.key = statement_tag_key(programme.id, statement.code)
        name = heading_of(programme, statement)
        self.words = LineEntry(
            f"{name}: its words, as you have them", hint="As they stand in what you were sent", parent=self
        )
        self.said = PlainText()
        self.strengths = Lines(f"{name}: strengths", "strength")
        self.areas = Lines(f"{name}: areas for improvement", "area")
        self.strengths_heading, self.areas_heading = Heading("", 3), Heading("", 3)
        self.to_evidence = LinkButton("")
        self.to_actions = LinkButton("")
        self._lay_out()
        self.words.handed_over.connect(self._name)
        workspace.stepping.connect(self._show_words)
        self.to_evidence.clicked.connect(lambda: workspace.tagged_requested.emit("evidence", self.key))
        self.to_actions.clicked.connect(lambda: workspace.tagged_requested.emit("actions", self.key))
        for lines in (self.strengths, self.areas):
            lines.opened.connect(lambda place, lines=lines: self.opened.emit(lines, place))

    def _lay_out(self) -> None:
        statement = self._statement
        if statement.text:
            self.add(PlainText(statement.text))
            self.words.hide()  # nothing of one's own is entered for words that are published
        else:
            self.add(Labelled("Its words, as you have them", self.words))
        self.add(QuietText(standing_in_words(statement.provenance, verified=statement.verified)))
        self.add(self.said)
        links = FlowLayout(spacing=px(8))
        links.addWidget(self.to_evidence)
        links.addWidget(self.to_actions)
        self.add(links)
        for part in (self.strengths_heading, self.strengths, self.areas_heading, self.areas):
            self.add(part)

    def show_contents(self, contents: Contents, besides: object) -> None:
        """Show what is tagged to it now."""
        if besides is not self.words:
            self._show_words()
        found = tagged_to(contents, self._programme, self._statement)
        self.said.setText("" if any(_groups(found)) else NOTHING)
        self.said.setVisible(bool(self.said.text()))
        for link, number, one, several in (
            (self.to_evidence, len(found.evidence), "piece of evidence", "pieces of evidence"),
            (self.to_actions, len(found.actions), "action", "actions"),
        ):
            link.setText(f"{counted(number, one, several)}: show")
            link.setAccessibleName(f"{self.accessibleName()}: show {counted(number, one, several)}")
            link.setVisible(bool(number))
        for heading, lines, group, one, several in (
            (self.strengths_heading, self.strengths, found.strengths, "strength", "strengths"),
            (self.areas_heading, self.areas, found.areas, "area for improvement", "areas for improvement"),
        ):
            heading.setText(counted(len(group), one, several))
            heading.setVisible(bool(group))
            lines.show_lines(tuple(_line(contents, finding) for finding in group))

    def _show_words(self) -> None:
        tag = self._workspace.entered.get(Tag, self.key)
        self.words.show_text(own_words(self._programme, self._statement, tag))

    def _name(self, text: str) -> None:
        made = next(tag for tag in statement_tags(self._programme) if tag.key == self.key)
        name = f"{self._statement.code} {text}" if text.strip() else made.name
        self._workspace.work.setup.rename_tag(self.key, name, origin=self.words, visit=self.words.visit)


def _groups(found: Tagged) -> tuple[tuple[object, ...], ...]:
    return found.strengths, found.areas, found.evidence, found.actions


def _line(contents: Contents, finding: Finding) -> Line:
    codes = contents.framework_order(finding.indicators)
    return Line(shortened(finding.text, 160) or "No words yet", ", ".join(codes), indicator=codes[0] if codes else None)
