"""Strengths and areas that came back without an indicator: told before, after, and until somebody says where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.attention import attention
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.merging.remarks import UNPLACED
from cpc_selfeval.domain.returns.records import AgencyReturn
from cpc_selfeval.ui.agencies.page import AgenciesPage
from cpc_selfeval.ui.agencies.return_dialog import ReturnDialog
from cpc_selfeval.ui.agencies.unplaced_dialog import UnplacedDialog
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.agencies.conftest import CameBack, opened, with_changes

KEY = "6f6d5d2e-0000-4000-8000-000000000009"


@pytest.fixture
def came(workspace: Workspace, police: Agency, came_back_as: CameBack) -> Preview:
    """A strength that says nothing of an indicator."""
    new = Finding(
        key=KEY,
        cycle=workspace.contents.cycle_key,
        kind=FindingKind.STRENGTH,
        text="Typed into an empty row.",
        agency=police.key,
    )
    return came_back_as(with_changes(workspace.contents.tables, new))


@pytest.fixture
def taken(workspace: Workspace, came: Preview) -> AgencyReturn:
    """It was taken."""
    workspace.work.returns.accept(came, came.without_conflicts(), lambda _: None)
    return workspace.contents.returns[0]


def words(workspace: Workspace) -> list[str]:
    """What the overview says of returns."""
    return [line.words for line in attention(workspace.contents, workspace.today()) if line.agency == ""]


def test_it_is_told_before_it_is_decided(came: Preview) -> None:
    (line,) = came.lines
    assert line.remark == UNPLACED


def test_until_it_has_a_place_it_is_told_and_then_no_more(
    page: AgenciesPage, workspace: Workspace, taken: AgencyReturn
) -> None:
    assert page.unplaced.text() == "1 entry without an indicator…"
    assert page.unplaced.isVisible()
    assert words(workspace) == ["1 entry that came back belongs to no indicator yet"]
    page.unplaced.click()
    dialog = opened(UnplacedDialog)
    assert isinstance(dialog, UnplacedDialog)
    assert unnamed_focusable(dialog) == []
    dialog.choices[KEY].chosen.emit(("2.1",))
    assert workspace.contents.findings[KEY].indicators == ("2.1",)
    assert page.unplaced.isHidden()
    assert words(workspace) == []
    workspace.work.session.undo()
    assert page.unplaced.isVisible()


def test_in_little_room_the_menu_has_it(page: AgenciesPage, taken: AgencyReturn) -> None:
    page.resize(620, 300)
    assert page.unplaced.isHidden()
    menu = page.menu_of_steps()
    assert menu is not None
    assert "1 entry without an indicator…" in [act.text() for act in menu.actions()]


def test_the_receipt_leads_there(qtbot: QtBot, workspace: Workspace, taken: AgencyReturn) -> None:
    receipt = ReturnDialog(workspace, taken.key, just_now=True)
    receipt.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(receipt)
    receipt.begin()
    assert receipt.unplaced.isVisible()
    receipt.unplaced.click()
    dialog = opened(UnplacedDialog)
    assert isinstance(dialog, UnplacedDialog)
    dialog.choices[KEY].chosen.emit(("2.1", "2.2"))
    assert workspace.contents.findings[KEY].indicators == ("2.1", "2.2")
    assert receipt.unplaced.isHidden()
    dialog.done(0)
