"""All fields of a piece of evidence, one below the other in cards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.evidence.attached_files import AttachedFiles
from cpc_selfeval.ui.evidence.fields import EvidenceFields
from cpc_selfeval.ui.evidence.links import LinkButtons, link_to
from cpc_selfeval.ui.evidence.source_card import SourceCard, ViewsCard
from cpc_selfeval.ui.evidence.supports import SupportsCard
from cpc_selfeval.ui.kit import Card, LineEntry, ScrollPage, TextEntry, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class EvidenceForm(ScrollPage):
    """The boxes of :class:`EvidenceFields`, and what follows from them."""

    def __init__(self, workspace: Workspace, fields: EvidenceFields, parent: QWidget | None = None) -> None:
        super().__init__("Evidence", most_width=760, parent=parent)
        self._workspace = workspace
        self._fields = fields
        self.title = LineEntry("Title", hint="What it is, in a few words")
        self.shows = TextEntry(
            "What it shows", hint="What it says about children and about what services did", least_lines=3
        )
        fields.text("title", self.title)
        fields.text("shows", self.shows)
        self.source = SourceCard(workspace, fields)
        self.views = ViewsCard(fields)
        self.supports = SupportsCard(workspace, fields)
        self.links = TextEntry("Links, one a line", hint="A web address or the full path of a document", most_lines=6)
        fields.text("web_links", self.links)
        self.link_buttons = LinkButtons(workspace)
        self.files = AttachedFiles(workspace)
        self._lay_out()
        self.source.source_type.chosen.connect(self._refresh_views)
        self.links.handed_over.connect(self.link_buttons.show_links)
        self.files.link_requested.connect(self._add_links)

    def _lay_out(self) -> None:
        sheet = self.widget()
        layout = sheet.layout() if sheet is not None else None
        if layout is not None:
            layout.setContentsMargins(px(2), px(2), px(14), px(12))
        what = Card()
        what.add(Labelled("&Title", self.title))
        what.add(Labelled("&What it shows", self.shows))
        kept = Card("Links and files")
        kept.add(Labelled("&Links, one a line", self.links, note="Nothing is opened until you press its button."))
        kept.add(self.link_buttons)
        kept.add(self.files)
        for card in (what, self.source, self.views, self.supports, kept):
            self.add(card)
        self.end()

    def refresh(self, evidence: Evidence) -> None:
        """What follows from the fields, after they were shown."""
        self.source.refresh()
        self.views.refresh(self.source.source_type.value(), evidence)
        self.supports.refresh()
        if not self.links.pending:
            self.link_buttons.show_links(self.links.text())
        self.files.show_evidence(evidence.key)

    def _add_links(self, paths: tuple[Path, ...]) -> None:
        """Write the paths below the links that stand there, as if they were typed."""
        there = self.links.text().rstrip("\n")
        self.links.setPlainText("\n".join((*([there] if there else []), *(link_to(path) for path in paths))))
        self.links.setFocus()
        self.links.moveCursor(QTextCursor.MoveOperation.End)
        self.links.hand_over()

    def _refresh_views(self, source_type: object) -> None:
        self.views.refresh(source_type, self._workspace.entered.get(Evidence, self._fields.key))
