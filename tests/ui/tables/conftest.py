"""Both pages on a file with a few actions and pieces of evidence, and a clipboard that is empty before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.ui.actions.page import ActionPlanPage
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show

OCTOBER, JANUARY = date(2030, 10, 31), date(2031, 1, 31)


@pytest.fixture
def plan(workspace: Workspace, qtbot: QtBot) -> ActionPlanPage:
    """A-01 and A-02 with due dates, A-03 without; A-02 is on track."""
    actions = workspace.work.actions
    actions.plan("Offer advocacy", due=OCTOBER, lead="Head of CAMHS", measure="=offered")
    second = actions.plan("One chronology", due=JANUARY)
    actions.revise(second, status=Status.ON_TRACK)
    actions.plan('Ask "all"\nfamilies', indicators=("2.1",))
    page = ActionPlanPage(workspace)
    page.resize(1366, 662)
    show(qtbot, page)
    return page


@pytest.fixture
def library(workspace: Workspace, qtbot: QtBot) -> EvidencePage:
    """Three pieces, the first of which is a document."""
    record = workspace.work.evidence.record
    record("Audit of files", source_type=SourceType.DOCUMENT)
    record("Survey of parents")
    record("Log of referrals")
    page = EvidencePage(workspace)
    page.resize(1366, 662)
    show(qtbot, page)
    return page


@pytest.fixture
def clipboard(dressed: QApplication) -> Iterator[QClipboard]:
    """The system's clipboard."""
    clipboard = QApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()
