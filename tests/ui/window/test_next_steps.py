"""Every refusal that the window can be told of has its sentences and a next step, and its button does something."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.kit import PlainText, TextEntry, message_bar, unnamed_focusable
from cpc_selfeval.ui.window import save_state
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.next_steps import STEPS, steps_for
from cpc_selfeval.ui.window.save_state import Saving

A_FILE = Path("harbour.cpcse")
VALUES: dict[str, Any] = {
    "path": A_FILE,
    "stage": Stage.AGREED,
    "committee": Committee(key="", name="Harbour"),
    "size": 300_000_000,
    "limit": 250_000_000,
    "since": None,
    "now": Path("coast.cpcse"),
    "who": "Isla Grant",
    "found": "its structure does not hold together.",
    "instead": "Retire it instead.",
    "because": DiskFull(A_FILE),
    "cycle": Cycle(key="", number=1, title="2026", framework="", framework_hash="", closed_on=date(2026, 5, 3)),
}
"""What refusals are made with; any other of their parameters is text."""


def made(kind: type[Refusal]) -> Refusal:
    """A refusal of a kind."""
    needed = [name for name in inspect.signature(kind).parameters if name not in ("args", "kwargs")]
    return kind(*(VALUES.get(name, "an audit") for name in needed))


KINDS = sorted(STEPS, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_says_what_happened_what_is_safe_and_what_to_do(kind: type[Refusal]) -> None:
    refusal = made(kind)
    for sentence in (refusal.what_happened, refusal.what_is_safe, refusal.what_to_do):
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0] == "“"
    assert steps_for(refusal), "one next step at least"
    assert refusal.in_short or not refusal.passes, "the line at the bottom says why it is not saved"


@pytest.fixture
def happened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """What the window did since."""
    seen: list[str] = []
    session = window.workspace.work.session

    def noted(name: str, was: Callable[..., Any]) -> Callable[..., Any]:
        def act(*args: Any, **more: Any) -> Any:
            seen.append(name)
            return was(*args, **more)

        return act

    for owner, name in (
        (session, "try_again"),
        (session, "undo"),
        (session, "redo"),
        (session, "go_on_in"),
        (session, "alter"),
        (session, "save_copy"),
        (window, "focus_page"),
        (window, "show_page"),
        (window.status_line, "tell"),
    ):
        monkeypatch.setattr(owner, name, noted(name, getattr(owner, name)))
    for name in ("new_requested", "file_requested", "reopen_requested", "back_up_requested", "backups_requested"):
        getattr(window, name).connect(lambda *_args, name=name: seen.append(name))

    def ask(*_args: object, **_more: object) -> tuple[str, str]:
        seen.append("asked where to")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    yield lambda: seen
    for open_one in QApplication.topLevelWidgets():
        if open_one is not window and open_one.isVisible():
            open_one.close()


SHARING = [KINDS[start : start + 8] for start in range(0, len(KINDS), 8)]
"""Kinds of refusals that are told to one window, one after the other."""


@pytest.mark.parametrize("kinds", SHARING, ids=lambda kinds: f"{kinds[0].__name__} to {kinds[-1].__name__}")
def test_each_of_its_buttons_does_something(
    window: MainWindow, happened: Callable[[], list[str]], kinds: list[type[Refusal]]
) -> None:
    for kind in kinds:
        look_at_each_button(window, happened, kind)


def look_at_each_button(window: MainWindow, happened: Callable[[], list[str]], kind: type[Refusal]) -> None:
    refusal = made(kind)
    for step in steps_for(refusal):
        window.message_bar.hide()
        window.workspace.refused.emit(Refused("new strength of 2.1", refusal, None, waiting=refusal.passes))
        assert window.message_bar.isVisible(), f"{kind.__name__} is not told"
        button = next((one for one in window.message_bar.buttons() if one.text() == step.words), None)
        assert button is not None, f"{kind.__name__}: nothing is offered for “{step.act}”"
        before = list(happened())
        shown = set(visible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert happened() != before or set(visible()) != shown, f"{kind.__name__}: “{step.words}” did nothing"
        for opened in set(visible()) - shown:
            opened.close()


def visible() -> list[Any]:
    """What stands on the screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_going_to_it_puts_the_keyboard_where_it_was_entered(window: MainWindow) -> None:
    window.show_indicator("2.1")
    box = window.stack.page("indicators").findChildren(TextEntry)[0]
    kind = next(kind for kind, steps in STEPS.items() if steps[0].act == "go_to")
    window.workspace.refused.emit(Refused("strength of 2.1", made(kind), box, waiting=False))
    window.message_bar.buttons()[0].click()
    assert window.focusWidget() is box


def test_an_undo_that_the_disk_refused_is_asked_for_again(
    window: MainWindow, happened: Callable[[], list[str]]
) -> None:
    for kind, expected in ((ChangeKind.UNDONE, "undo"), (ChangeKind.REDONE, "redo")):
        window.workspace.refused.emit(Refused("strength", DiskFull(A_FILE), None, waiting=False, kind=kind))
        next(one for one in window.message_bar.buttons() if one.text() == "Try again").click()
        assert happened()[-1] == expected


def test_in_a_low_window_a_message_is_low_and_all_of_it_is_a_press_away(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.message_bar
    window.workspace.refused.emit(Refused("strength of 2.1", DiskFull(A_FILE), None, waiting=True))
    assert bar.safe.isVisible()
    assert not bar.more.isVisible()
    window.resize(683, 384)
    qtbot.waitUntil(bar.more.isVisible)
    assert not bar.safe.isVisible()
    assert not bar.to_do.isVisible()
    assert len(bar.buttons()) == 2
    assert bar.height() < 110
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    (dialog,) = (each for each in bar.findChildren(QDialog) if each.isVisible())
    assert not dialog.isModal()
    assert unnamed_focusable(dialog) == []
    words = [label.text() for label in dialog.findChildren(PlainText)]
    assert words == [label.text() for label in bar.labels()]
    dialog.close()
    window.resize(1366, 768)
    qtbot.waitUntil(bar.safe.isVisible)


def test_what_waits_is_told_once_and_tried_again_unasked(
    threaded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_state, "RETRY_AFTER", (0.2,))
    spoken: list[str] = []
    monkeypatch.setattr(message_bar, "announce", lambda _widget, text, urgent: spoken.append(text))
    work = threaded.workspace.work
    path = work.session.path
    path.rename(path.with_name("put away.cpcse"))
    refusals: list[Refused] = []
    threaded.workspace.refused.connect(refusals.append)
    work.findings.record(FindingKind.STRENGTH, "2.1", "One")
    qtbot.waitUntil(threaded.message_bar.isVisible)
    threaded.message_bar.hide()
    work.findings.record(FindingKind.STRENGTH, "2.1", "Two")
    qtbot.waitUntil(lambda: len(refusals) >= 5)
    assert len(spoken) == 1, "not again at each try"
    assert not threaded.message_bar.isVisible(), "closed by the user, it stays closed"
    assert threaded.save_state.now.state is Saving.NOT_SAVED
    path.with_name("put away.cpcse").rename(path)
    qtbot.waitUntil(lambda: threaded.save_state.now.state is Saving.SAVED)
    assert work.session.unsaved == ()
    assert not threaded.save_state.retry.isActive()


def test_an_undo_while_something_waits_says_again_what_waits(threaded: MainWindow, qtbot: QtBot) -> None:
    work = threaded.workspace.work
    work.findings.record(FindingKind.STRENGTH, "2.1", "One")
    assert work.session.drain(10)
    path = work.session.path
    path.rename(path.with_name("put away.cpcse"))
    work.findings.record(FindingKind.STRENGTH, "2.1", "Two")
    qtbot.waitUntil(threaded.message_bar.isVisible)
    threaded.message_bar.hide()
    threaded.acts.undo()
    qtbot.waitUntil(threaded.message_bar.isVisible)
    assert "Waiting to be saved: new strength of 2.1." in threaded.message_bar.safe.text()
    path.with_name("put away.cpcse").rename(path)
