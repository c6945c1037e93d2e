"""What the next cycle begins with: title, period, edition, and which indicators it covers; and what comes over."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.carrying import left_without_indicator, open_actions
from cpc_selfeval.domain.cycles.crosswalk import Crosswalk
from cpc_selfeval.domain.cycles.naming import next_title
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.ui.kit import (
    CheckChoice,
    ChoiceBox,
    Collapsible,
    DateEntry,
    FlowLayout,
    LineEntry,
    LinkButton,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.workspace import Workspace

_OFFERED: Final = "Offered by the years of this cycle’s title: type over it, or keep it."


class IndicatorTicks(QWidget):
    """Every indicator of an edition with a tick: whether the next cycle covers it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, CheckChoice] = {}
        self._flow = FlowLayout(self, spacing=px(6))

    def show_framework(self, framework: Framework, left_out: frozenset[str]) -> None:
        """List this edition's indicators, all ticked but these."""
        for tick in self.ticks.values():
            self._flow.removeWidget(tick)
            tick.deleteLater()
        self.ticks = {}
        for indicator in framework.indicators:
            tick = CheckChoice(f"{indicator.code} {indicator.title}")
            tick.setChecked(indicator.code not in left_out)
            self.ticks[indicator.code] = tick
            self._flow.addWidget(tick)

    def left_out(self) -> frozenset[str]:
        """Codes of those that are not ticked."""
        return frozenset(code for code, tick in self.ticks.items() if not tick.isChecked())

    def tick_all(self) -> None:
        """Cover every indicator."""
        for tick in self.ticks.values():
            tick.setChecked(True)


class NextCycleDialog(FramedDialog):
    """Run with ``exec()``; then its boxes say what was entered."""

    def __init__(
        self,
        workspace: Workspace,
        editions: tuple[Framework, ...],
        crosswalk: Crosswalk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "Start the next cycle", "Start the next cycle", width=620)
        self._contents = workspace.contents
        self._crosswalk = crosswalk
        self._editions = editions
        self.title = LineEntry("Title of the next cycle", hint="Such as “Self-evaluation 2027–28”")
        self.begins, self.ends = DateEntry("From"), DateEntry("To")
        self.edition = ChoiceBox("Framework edition", [(each, _called(each)) for each in editions])
        self.edition.show_choice(editions[0])
        self.comes = PlainText()
        self.unplaced = QuietText(tone="warning")
        self.covered = IndicatorTicks()
        self.missing = QuietText(tone="bad")
        self.missing.hide()
        offered = next_title(self._contents.cycle.title)
        self.title.show_text(offered)
        self._offer_period()
        self._lay_out(_OFFERED if offered else "")
        self.edition.chosen.connect(lambda _edition: self._show_edition())
        self._show_edition()
        self.keep_begun("", self.title)
        self.keep_begun("next cycle", self.begins, self.ends)
        self.title.setFocus()
        self.title.selectAll()

    def framework(self) -> Framework:
        """The chosen edition."""
        chosen = self.edition.value()
        return chosen if isinstance(chosen, Framework) else self._editions[0]

    def _lay_out(self, of_title: str) -> None:
        period = QWidget()
        flow = FlowLayout(period, spacing=px(12))
        flow.addWidget(Labelled("&From", self.begins))
        flow.addWidget(Labelled("T&o", self.ends))
        fold = Collapsible("Which indicators it covers", opened=False)
        every = LinkButton("Tick all")
        every.clicked.connect(self.covered.tick_all)
        fold.add(every)
        fold.add(self.covered)
        self.column.addWidget(Labelled("&Title", self.title, note=of_title))
        self.column.addWidget(period)
        self.column.addWidget(Labelled("Framework &edition", self.edition))
        for part in (self.comes, self.unplaced, fold, self.missing):
            self.column.addWidget(part)
        self.keep = PlainButton("Not yet")
        self.start = PrimaryButton("Start it")
        self.keep.clicked.connect(self.reject)
        self.start.clicked.connect(self._accept_if_whole)
        self.buttons.addWidget(self.keep)
        self.buttons.addWidget(self.start)
        self.start.setDefault(True)

    def _offer_period(self) -> None:
        """A year that follows the present period, where that is known."""
        ends = self._contents.cycle.period_to
        if ends is not None:
            self.begins.show_date(date.fromordinal(ends.toordinal() + 1))
            self.ends.show_date(_a_year_later(ends))

    def _show_edition(self) -> None:
        framework = self.framework()
        same = framework.id == self._contents.framework.id
        not_covered = frozenset(self._contents.framework.codes) - frozenset(self._contents.covered_codes)
        self.covered.show_framework(framework, not_covered if same else frozenset())
        self.comes.setText(comes_over(self._contents))
        lost = unplaced_words(self._contents, framework, self._crosswalk)
        self.unplaced.setText(lost)
        self.unplaced.setVisible(bool(lost))
        self.fit()

    def _accept_if_whole(self) -> None:
        for box in (self.begins, self.ends):
            box.hand_over()
        unread = next((box for box in (self.begins, self.ends) if box.pending), None)
        begins, ends = self.begins.day(), self.ends.day()
        if not self.title.entered_text().strip():
            self._tell("Please give the next cycle a title.", self.title)
        elif not any(tick.isChecked() for tick in self.covered.ticks.values()):
            self._tell("Please tick at least one indicator.", self.start)
        elif unread is not None:
            self._tell(unread.fault.text(), unread)
        elif begins is not None and ends is not None and ends < begins:
            self._tell("The period ends before it begins. Please change one of the two dates.", self.ends)
        else:
            self.accept()

    def _tell(self, words: str, place: QWidget) -> None:
        self.missing.setText(words)
        self.missing.show()
        self.fit()
        place.setFocus()


def comes_over(contents: Contents) -> str:
    """What the next cycle takes over, in words."""
    findings, pieces, actions = len(contents.findings), len(contents.evidence), len(open_actions(contents))
    if not (findings or pieces or actions):
        return (
            "Nothing is recorded that it could take over. "
            "This cycle stays as it is, and starting the next can be undone."
        )
    return (
        f"It takes over {_count(findings, 'strength or area', 'strengths and areas')} and "
        f"{_count(pieces, 'piece of evidence', 'pieces of evidence')}, marked as from the last cycle, and "
        f"{_count(actions, 'open action', 'open actions')} with all progress. Levels begin empty. "
        "This cycle stays as it is, and starting the next can be undone."
    )


def unplaced_words(contents: Contents, framework: Framework, crosswalk: Crosswalk) -> str:
    """What would have no indicator in another edition, "" for none."""
    lost = left_without_indicator(contents, framework, crosswalk)
    if not lost:
        return ""
    kinds = (
        (lost.findings, "strength or area", "strengths and areas"),
        (lost.evidence, "piece of evidence", "pieces of evidence"),
        (lost.actions, "action", "actions"),
    )
    counted = ", ".join(_count(len(found), one, several) for found, one, several in kinds if found)
    return (
        f"No published text says which indicators of this edition {counted} belong to. They come over with all their "
        "text and without an indicator: the strengths and areas wait under “Entries to place” on the page Partner "
        "agencies, and evidence and actions are in their lists."
    )


def _called(framework: Framework) -> str:
    return f"{framework.short_title}, {framework.edition}"


def _count(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)
