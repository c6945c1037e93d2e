"""Dialogues that were closed are gone, and do not stay hidden behind what opened them."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Body
from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.actions.plan_cards import EvidenceCard
from cpc_selfeval.ui.choices.meeting_dialog import MeetingDialog
from cpc_selfeval.ui.details.meetings_card import MeetingsCard
from cpc_selfeval.ui.kit import EntryCard, LinkButton
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show, write


@pytest.fixture(autouse=True)
def closed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody chooses anything."""
    monkeypatch.setattr(QDialog, "exec", lambda self: self.reject() or 0)


def dialogs_of(widget: QWidget) -> list[QDialog]:
    """What dialogues there are once Qt ended those that were to be ended."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return widget.findChildren(QDialog)


def test_a_meeting(workspace: Workspace, qtbot: QtBot) -> None:
    card = MeetingsCard(workspace)
    qtbot.addWidget(card)
    next(button for button in card.findChildren(QPushButton) if "Add a meeting" in button.text()).click()
    assert dialogs_of(card) == []


def test_the_keyboard_stays_on_a_meeting_that_was_opened_and_beside_one_that_was_removed(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What opened the dialogue was built anew with each letter, so that nothing had the keyboard afterwards."""

    def named(dialog: MeetingDialog) -> int:
        write(dialog.title, "Away day")
        dialog.title.hand_over()
        dialog.close()
        return 0

    monkeypatch.setattr(MeetingDialog, "exec", named)
    workspace.work.setup.add_meeting(Body.CPC, on=date(2027, 1, 20))
    card = MeetingsCard(workspace)
    show(qtbot, card)
    opened = card.findChild(EntryCard)
    assert opened is not None
    opened.setFocus()
    opened.click()
    focused = card.focusWidget()
    assert isinstance(focused, EntryCard)
    assert focused.words()[0].endswith("Away day")
    assert dialogs_of(card) == []
    remove = next(button for button in card.findChildren(LinkButton) if button.text() == "Remove")
    remove.setFocus()
    remove.click()
    assert card.add_button.hasFocus()


def test_evidence_for_an_action(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.actions.plan("Ask families about it")
    dialog = ActionDialog(workspace, key)
    qtbot.addWidget(dialog)
    dialog.findChildren(EvidenceCard)[0].choose.click()
    assert dialogs_of(dialog) == []
