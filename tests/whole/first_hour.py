"""A lead officer's first hour, as one unbroken way from the start page to a first paper: clicks and lines are counted.

``pause`` and ``seen`` are for whoever watches: the seconds that a hand or an eye takes, and each step as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.path_steps import PathStep
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.first_steps.outline import PathOutline
from cpc_selfeval.ui.indicator.level_recording import LevelRecording
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import PlainButton
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.paper_dialog import PaperDialog

Until = Callable[[Callable[[], bool]], object]


def _nothing(_what: object) -> None:
    """For whoever does not watch."""


@dataclass
class Hand:
    """Clicks and types as a person does, and counts. ``until`` waits for what the program does by itself."""

    until: Until
    pause: Callable[[float], None] = _nothing
    seen: Callable[[str], None] = _nothing
    clicks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def click(self, widget: QWidget, what: str, then: Callable[[], None] | None = None) -> None:
        """Click what is seen and can be used. ``then`` goes on in a dialogue that waits for its answer."""
        self.until(lambda: widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty())
        self.clicks.append(what)
        self.pause(1.2)
        widget.window().activateWindow()  # a window manager does so with the click
        if then is not None:
            QTimer.singleShot(0, then)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.visibleRegion().boundingRect().center())

    def type(self, text: str, into: str) -> None:
        """Type into the box that has the keyboard, which must be the one that is meant."""
        box = QApplication.focusWidget()
        assert box is not None, f"the keyboard is nowhere, not in “{into}”"
        assert box.accessibleName() == into, f"the keyboard is in “{box.accessibleName()}”, not in “{into}”"
        self.lines.append(into)
        for word in text.split(" "):
            self.pause(60 / 40)
            QTest.keyClicks(box, word if text.endswith(word) and word == text.split(" ")[-1] else f"{word} ")

    def tab(self) -> None:
        """Go on to the next box by the keyboard."""
        box = QApplication.focusWidget()
        assert box is not None
        QTest.keyClick(box, Qt.Key.Key_Tab)

    def look(self, name: str, words: int) -> None:
        """Read so many words, at 200 in a minute."""
        QApplication.processEvents()
        self.seen(name)
        self.pause(words * 60 / 200)


def words_on(widget: QWidget) -> int:
    """How many words can be read on it: all labels that are seen. More than anybody must read."""
    return sum(
        len(label.text().split()) for label in widget.findChildren(QLabel) if not label.visibleRegion().isEmpty()
    )


def first_hour(desk: Desk, hand: Hand) -> MainWindow:
    """Go the whole way. Returns the window, with the summary for chief officers written beside the file."""
    desk.begin(None)
    hand.look("1 start", 60)
    outline = desk.start.findChild(PathOutline)
    assert outline is not None
    hand.click(outline.first, "Begin with step 1", lambda: _fill_in(hand))
    (window,) = desk.windows
    hand.until(window.isVisible)
    window.resize(1366, 768)
    _evidence(hand, window)
    _level(hand, window, Stage.PROPOSED, "Calls are answered at once; families wait too long for help.")
    _next(hand, window, "what was agreed")
    _level(hand, window, Stage.AGREED, "")
    _next(hand, window, "an action")
    _action(hand, window)
    _next(hand, window, "a paper")
    _paper(hand, window)
    return window


def _fill_in(hand: Hand) -> None:
    hand.until(lambda: isinstance(QApplication.activeModalWidget(), NewSelfEvaluationDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewSelfEvaluationDialog)
    hand.look("2 which framework", 70)
    hand.click(dialog.forward, "Next: framework")
    hand.look("3 whose", 60)
    hand.type("Harbour Coast Child Protection Committee", "Name of the committee")
    hand.tab()
    hand.type("Morag Sinclair", "Your name")
    hand.tab()
    hand.type("lead officer", "Your role")
    hand.click(dialog.forward, "Next: committee")
    hand.look("4 agencies", 50)
    hand.click(dialog.forward, "Next: agencies")
    hand.look("5 covers", 60)
    hand.click(dialog.forward, "Next: what it covers")
    hand.look("6 where", 60)
    hand.click(dialog.forward, "Begin")


def _evidence(hand: Hand, window: MainWindow) -> None:
    overview = window.stack.page("overview")
    assert isinstance(overview, OverviewPage)
    hand.look("7 overview", 70)
    hand.click(overview.path.links[PathStep.EVIDENCE], "Step: evidence")
    dialog = next(child for child in window.findChildren(EvidenceDialog) if child.isVisible())
    hand.look("8 evidence", 60)
    hand.type("Audit of 30 referrals", "Title")
    hand.tab()
    hand.type("In 26 of 30 the family was seen within a day.", "What it shows")
    hand.seen("9 evidence typed")
    hand.click(next(b for b in dialog.findChildren(PlainButton) if b.text() == "&Close"), "Close the evidence")
    hand.look("10 after evidence", 10)
    _next(hand, window, "a level")


def _next(hand: Hand, window: MainWindow, short: str) -> None:
    step = window.status_line.next_step
    hand.until(lambda: step.isVisible() and step.text() == f"Ne&xt: {short}")
    hand.click(step, f"Next: {short}")


def _level(hand: Hand, window: MainWindow, stage: Stage, reason: str) -> None:
    recording = _indicator(window).level.recording
    hand.until(lambda: recording.stage is stage)
    hand.look(f"11 level {stage.value}", 110 if reason else 30)
    hand.click(recording.cards.button_for(4), f"The card: {stage.value}")
    if reason:
        hand.click(recording.form.reason, "The reason")
        hand.type(reason, "Reason for this level")
    hand.click(recording.form.button, _words_of(recording))
    hand.look(f"12 {stage.value} recorded", 10)


def _words_of(recording: LevelRecording) -> str:
    return recording.form.button.text()


def _action(hand: Hand, window: MainWindow) -> None:
    new = _indicator(window).planned.new
    assert new is not None
    hand.until(new.text.hasFocus)
    hand.look("13 action", 15)
    hand.type("Audit thirty files each quarter and tell staff what was found.", "Text of the action")


def _paper(hand: Hand, window: MainWindow) -> None:
    hand.until(lambda: any(dialog.isVisible() for dialog in window.findChildren(PaperDialog)))
    dialog = next(dialog for dialog in window.findChildren(PaperDialog) if dialog.isVisible())
    hand.look("15 papers", 90)
    hand.click(dialog.write, "Write")
    target = dialog.target.target()
    hand.until(target.exists)
    hand.look("16 written", 20)
    dialog.close()


def _indicator(window: MainWindow) -> IndicatorPage:
    page = window.stack.page("indicators")
    assert isinstance(page, IndicatorPage)
    return page
