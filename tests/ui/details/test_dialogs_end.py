"""Dialogues that were closed are gone, and do not stay hidden behind what opened them."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.actions.dialog import ActionDialog
from cpc_selfeval.ui.actions.plan_cards import EvidenceCard
from cpc_selfeval.ui.details.meetings_card import MeetingsCard
from cpc_selfeval.ui.workspace import Workspace


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


def test_evidence_for_an_action(workspace: Workspace, qtbot: QtBot) -> None:
    key = workspace.work.actions.plan("Ask families about it")
    dialog = ActionDialog(workspace, key)
    qtbot.addWidget(dialog)
    dialog.findChildren(EvidenceCard)[0].choose.click()
    assert dialogs_of(dialog) == []
