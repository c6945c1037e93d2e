"""Every widget of the kit on one page, for people to look at and for tests to walk.

``python tests/ui/kit/gallery.py OUT.png [light|dark]`` writes a picture; QT_SCALE_FACTOR=2 doubles it.
"""

from __future__ import annotations

import os
import sys
from datetime import date

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.ui import kit

LEVELS = (
    kit.LevelWords(6, "Excellent", "outstanding, others could copy it, will last"),
    kit.LevelWords(5, "Very good", "major strengths, little to improve"),
    kit.LevelWords(4, "Good", "important strengths clearly outweigh what must improve"),
    kit.LevelWords(3, "Adequate", "strengths only just outweigh weaknesses"),
    kit.LevelWords(2, "Weak", "important weaknesses, priority action"),
    kit.LevelWords(1, "Unsatisfactory", "major weaknesses, urgent action"),
)
AGENCIES = (
    ("police", "Police"),
    ("nhs", "NHS board"),
    ("education", "Education"),
    ("social", "Social work & justice"),
    ("third", "Third sector"),
)
STATUSES = (
    (kit.StatusShape.NOT_STARTED, "Not started"),
    (kit.StatusShape.ON_TRACK, "On track"),
    (kit.StatusShape.AT_RISK, "At risk"),
    (kit.StatusShape.OVERDUE, "Overdue 41 days"),
    (kit.StatusShape.COMPLETE_IMPACT_NOT_SHOWN, "Complete: impact not yet shown"),
    (kit.StatusShape.COMPLETE_IMPACT_SHOWN, "Complete: impact shown"),
    (kit.StatusShape.WITHDRAWN, "Withdrawn"),
)


class Gallery(QWidget):
    """One page with everything on it."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1366, 1180)
        self.page = kit.ScrollPage("Gallery", most_width=1020)
        self.panel = self._panel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 12)
        row.addWidget(self.page, 1)
        row.addWidget(self.panel)
        self.bar = kit.MessageBar()
        good, warning = kit.MessageBar(), kit.MessageBar()
        for bar in (good, warning, self.bar):
            self.page.add(bar)
        good.tell("good", "The action plan is in demo.xlsx.", actions=[("Open it", lambda: None)])
        warning.tell("warning", "This file is on a network share.", "Your typing is saved.", "Keep it open here only.")
        self.bar.tell(
            "bad",
            "This strength could not be saved: the disk is full.",
            "Everything saved before 14:02:11 is safe, and your text is still in the box.",
            "Make some room, then try again.",
            [("Try again", lambda: None)],
        )
        self.page.add(self._title())
        self.page.add(self._judgement())
        self.page.add(self._forms())
        self.page.add(self._marks())
        self.page.end()

    def _title(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(kit.QuietText("2 How well do we meet the needs of our stakeholders? · indicator 2 of 22"))
        words.addWidget(kit.Heading("2.1 Impact on children and young people", 1))
        row = kit.FlowLayout(spacing=8)
        row.addWidget(kit.Pill("Supported by evidence", "good"))
        row.addWidget(kit.PlainButton("1.1", name="Previous: 1.1"))
        row.addWidget(kit.PlainButton("2.2", name="Next: 2.2"))
        row.addWidget(kit.PrimaryButton("Next unfinished"))
        words.addLayout(row)
        return words

    def _judgement(self) -> kit.Card:
        card = kit.Card("How good are we now?")
        columns = kit.ColumnsLayout(most=2, least_width=280, spacing=24)
        columns.addWidget(self._entries("Strengths", "strength", "+ Add a strength"))
        columns.addWidget(self._entries("Areas for improvement", "area", "+ Add an area for improvement"))
        card.add(columns)
        card.add(kit.QuietText("Level agreed by the CPC 12 May 2026 · recommended by sub-group: 4"))
        self.levels = kit.LevelCards(LEVELS, name="Level of 2.1")
        self.levels.show_choice(4)
        card.add(self.levels)
        return card

    def _entries(self, title: str, kind: kit.entry_card.EntryKind, add: str) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(kit.Heading(title, 3, wrap=False))
        row.addWidget(kit.Pill("2"))
        row.addStretch(1)
        column.addLayout(row)
        first = "Nine in ten children told the survey that they feel safe where they live."
        second = "Independent advocacy is not offered at first planning meetings."
        column.addWidget(kit.EntryCard(first, "Third sector · shows impact · E-014, E-021", kind=kind))
        column.addWidget(kit.EntryCard(second, "Third sector", note="no action yet", kind=kind))
        column.addWidget(kit.LinkButton(add))
        column.addStretch(1)
        return part

    def _forms(self) -> kit.Card:
        card = kit.Card("What do we plan to do next?")
        card.heading_row.addWidget(kit.LinkButton("Use existing…"))
        card.heading_row.addWidget(kit.PlainButton("+ Add evidence"))
        self.text = kit.TextEntry("What it means for children", hint="In a sentence or two")
        self.text.show_text("Patterns of risk are seen earlier, so children are helped before a crisis.\n" * 3)
        card.add(self.text)
        self.line = kit.LineEntry("Measure", hint="How will you know?")
        self.choice = kit.ChoiceBox("Lead agency", AGENCIES)
        self.several = kit.SeveralChoice("Contributing agencies", AGENCIES, none_words="No other agencies")
        self.several.show_choice(["nhs", "social"])
        self.date = kit.DateEntry("Due")
        self.date.show_date(date(2026, 10, 12))
        self.faulty = kit.DateEntry("Start")
        self.faulty.line.setText("31 Feb 2026")
        self.faulty.hand_over()
        grid = kit.ColumnsLayout(most=3, least_width=220, spacing=12)
        for widget in (self.line, self.choice, self.several, self.date, self.faulty):
            grid.addWidget(widget)
        card.add(grid)
        flow = kit.FlowLayout(spacing=8)
        flow.addWidget(kit.FilterSentence("Agency", AGENCIES))
        flow.addWidget(kit.FilterSentence("Due", (("late", "overdue"),), all_words="any", several=False))
        tick = kit.CheckChoice("Shows impact on children")
        tick.setChecked(True)
        flow.addWidget(tick)
        flow.addWidget(kit.RadioChoice("Not applicable"))
        off = kit.PlainButton("Propose")
        off.setEnabled(False)
        flow.addWidget(off)
        card.add(flow)
        return card

    def _marks(self) -> kit.Card:
        card = kit.Card("Marks")
        flow = kit.FlowLayout(spacing=16)
        for shape, words in STATUSES:
            flow.addWidget(kit.StatusMark(shape, words))
        for pill in (kit.Pill("26 actions"), kit.Pill("1 overdue", "bad"), kit.Pill("1 at risk", "warning")):
            flow.addWidget(pill)
        card.add(flow)
        chips = kit.FlowLayout(spacing=16)
        for level, filled, words in (
            (4, True, "Agreed: Good"),
            (3, False, "Proposed: Adequate"),
            (None, False, "None"),
        ):
            chip = kit.LevelChip()
            chip.show_level(level, filled, words)
            chips.addWidget(chip)
        card.add(chips)
        card.add(kit.EmptyPlace("No evidence yet. Start with what children have told you.", "Add evidence"))
        return card

    def _panel(self) -> kit.SidePanel:
        panel = kit.SidePanel("Thinking along")
        panel.section("What this is about").addWidget(
            kit.PlainText("Whether children and young people are safer, listened to and better off.")
        )
        prompts = panel.section("Think about", foldable=True)
        prompts.addWidget(kit.PlainText("What has changed for children since last year, and how would we show it?"))
        panel.section("Level above", foldable=True, opened=False)
        strip = kit.ProgressStrip()
        strip.show_progress(10, 5, 7)
        panel.add(strip)
        return panel


def main(arguments: list[str]) -> int:
    """Write the picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(arguments[:1])
    kit.apply_theme(app)
    if len(arguments) > 2 and arguments[2] in ("light", "dark"):
        kit.theme().choose("dark" if arguments[2] == "dark" else "light")
    gallery = Gallery()
    gallery.show()
    gallery.activateWindow()
    gallery.levels.button_for(4).setFocus()
    for _ in range(5):
        app.processEvents()
    return 0 if gallery.grab().save(arguments[1]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
