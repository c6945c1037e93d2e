"""The words meter: how many words there are, against the committee's own limit, and what would be asked about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.domain.words_meter import GUIDANCE, Remark, Section, words_meter
from cpc_selfeval.ui.checks.limit_box import LimitBox
from cpc_selfeval.ui.checks.lines import Line, Lines
from cpc_selfeval.ui.kit import Card, Collapsible, FlowLayout, Heading, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace

COUNTED = (
    "Counted are strengths, areas, what they mean for children, the reason of each level, and the three sentences of "
    f"the summary. As guidance: a position statement has at most {GUIDANCE:,} words."
)
UNKNOWN = "References that are no evidence here"
ACTIVITY = "Says what was done, and not what came of it"
_THUMB = "A rule of thumb: it asks, and may be wrong."


class WordsCard(Card):
    """The limits are of this cycle and saved; the rest is worked out."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Words", parent=parent)
        self._workspace = workspace
        self.said = PlainText()
        self.most = LimitBox("At most in all", "no limit")
        self.most_each = LimitBox("At most for each indicator", "no limit")
        self.sections = Lines("Words of each indicator", "strength")
        self.unknown = Lines(UNKNOWN, "area")
        self.activity = Lines(ACTIVITY, "area")
        self.lists = (self.sections, self.unknown, self.activity)
        self._titles = {self.unknown: Heading(UNKNOWN, 3), self.activity: Heading(ACTIVITY, 3)}
        self._thumb = QuietText(_THUMB)
        self.fold = Collapsible("Indicator by indicator", opened=False)
        self._lay_out()
        workspace.stepping.connect(self._show_limits)
        setup = workspace.work.setup
        for box, field in ((self.most, "most_words"), (self.most_each, "most_words_each")):
            box.limited.connect(
                lambda number, entry=box.entry, field=field: setup.limit_words(
                    origin=entry, visit=entry.visit, **{field: number}
                )
            )

    def _lay_out(self) -> None:
        limits = QWidget()
        flow = FlowLayout(limits, spacing=px(12))
        flow.addWidget(self.most)
        flow.addWidget(self.most_each)
        self.fold.add(self.sections)
        for part in (self.said, limits, QuietText(COUNTED), self.fold):
            self.add(part)
        self.body.setAlignment(limits, Qt.AlignmentFlag.AlignLeft)
        for lines, title in self._titles.items():
            self.add(title)
            if lines is self.activity:
                self.add(self._thumb)
            self.add(lines)

    def _show_limits(self) -> None:
        entered = self._workspace.entered.word_limit
        self.most.show_limit(entered.most_words)
        self.most_each.show_limit(entered.most_words_each)

    def show_contents(self, contents: Contents) -> None:
        """Measure what is recorded."""
        found = words_meter(contents)
        limit = contents.word_limit
        self.said.setText(_said(found.words, limit.most_words))
        self._show_limits()
        self.sections.show_lines(tuple(_section(contents, section) for section in found.sections))
        self.unknown.show_lines(tuple(_remark(remark) for remark in found.unknown_references))
        self.activity.show_lines(tuple(_remark(remark) for remark in found.activity_only))
        self.fold.setVisible(bool(found.sections))
        for lines, title in self._titles.items():
            title.setVisible(not lines.isHidden())
        self._thumb.setVisible(not self.activity.isHidden())


def _said(words: int, limit: int | None) -> str:
    count = "1 word" if words == 1 else f"{words:,} words"
    if limit is None:
        return f"{count} in all."
    if words > limit:
        return f"{count} in all: {words - limit:,} more than {limit:,}."
    return f"{count} in all, of at most {limit:,}."


def _section(contents: Contents, section: Section) -> Line:
    count = "1 word" if section.words == 1 else f"{section.words:,} words"
    over = f" · {section.over:,} more than the limit" if section.over else ""
    return Line(f"{section.code} {contents.title(section.code)}", f"{count}{over}", indicator=section.code)


def _remark(remark: Remark) -> Line:
    return Line(shortened(remark.text, 160), remark.code, indicator=remark.code)
