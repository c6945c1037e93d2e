"""What partner agencies say of one indicator, in their own words: to read, and changed only by their next return."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.returns.records import Comment
from cpc_selfeval.ui.agencies.from_return import FromReturn
from cpc_selfeval.ui.kit import Card, Heading, TextEntry, px
from cpc_selfeval.ui.workspace import Workspace


class _CommentView(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.agency = Heading("", 3)
        self.text = TextEntry("Comment", least_lines=1, most_lines=8)
        self.text.setReadOnly(True)
        self.taken = FromReturn(workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(3))
        for part in (self.agency, self.text, self.taken):
            column.addWidget(part)

    def show_comment(self, contents: Contents, comment: Comment) -> None:
        name = contents.agency_name(comment.agency, "A removed agency")
        self.agency.setText(name)
        self.text.setAccessibleName(f"Comment of {name}, to read only")
        self.text.show_text(comment.text)
        self.taken.show_records(comment.key)


class CommentsCard(Card):
    """Hidden where no agency says anything."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("What agencies say", parent=parent)
        self._workspace = workspace
        self.views: list[_CommentView] = []
        self.hide()

    def show_indicator(self, code: str) -> None:
        """Show what agencies say of an indicator."""
        contents = self._workspace.contents
        comments = [comment for comment in contents.comments_on(code) if comment.text.strip()]
        while len(self.views) < len(comments):
            view = _CommentView(self._workspace)
            self.views.append(view)
            self.add(view)
        for place, view in enumerate(self.views):
            view.setVisible(place < len(comments))
            if place < len(comments):
                view.show_comment(contents, comments[place])
        self.setVisible(bool(comments))
