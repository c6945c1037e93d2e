"""Moderation in the window: the matrix, what is in a cell, the drawing, the agenda, and covering."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.covering import COVERED, levels_covered
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.ui.agencies.page import AgenciesPage
from cpc_selfeval.ui.indicator.judgement_history import JudgementHistory
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.kit.row_table import lines_in
from cpc_selfeval.ui.moderation import matrix_cells
from cpc_selfeval.ui.moderation.cell_card import BOTH_COVERED, NO_RATIONALE, NOTHING
from cpc_selfeval.ui.moderation.matrix_fold import WHOSE_ROLE
from cpc_selfeval.ui.moderation.matrix_model import LEVEL_ROLE
from cpc_selfeval.ui.moderation.page import AGENDA, DRAWING, ModerationPage
from cpc_selfeval.ui.overview.page import OverviewPage
from cpc_selfeval.ui.window.history import IndicatorHistoryDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pages import PAGES
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.moderation.conftest import CODE, propose


@pytest.fixture
def page(window: MainWindow) -> ModerationPage:
    """The page, gone to by its command."""
    window.menus.actions["moderation"].trigger()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ModerationPage)
    return shown


SHOWING_LEVELS = ("overview", "indicators", "agencies", "checks", "moderation")


def spoken(page: ModerationPage, column: int) -> str:
    row = page.model.codes.index(CODE)
    return str(page.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_every_cell_says_agency_indicator_level_and_whether_there_is_a_rationale(page: ModerationPage) -> None:
    columns = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]
    assert columns[-4:] == ["Police Scotland", "Education", "Lead officer", "Support"]
    first = len(columns) - 4
    title = page.model.headerData(page.model.codes.index(CODE), Qt.Orientation.Vertical)
    named = " ".join(str(title).split())

    assert spoken(page, first) == f"Police Scotland on {named}: proposed: 2 Weak, lowest, with a rationale"
    assert spoken(page, first + 1) == f"Education on {named}: proposed: 5 Very good, highest, no rationale"
    assert spoken(page, first + 2) == f"Lead officer on {named}: proposes nothing"
    assert spoken(page, first + 3).startswith(f"Support on {named}: Unsupported: there is no evidence")


def test_the_keyboard_walks_from_cell_to_cell_and_the_rationale_stands_beside(
    page: ModerationPage, window: MainWindow
) -> None:
    table = page.table
    table.setFocus()
    assert page.model.codes[table.current().row()] == CODE
    assert (page.cell.level.text(), page.cell.rationale.text()) == ("Proposed: 2 Weak", "Cases wait for weeks")
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert (page.cell.level.text(), page.cell.rationale.text()) == ("Proposed: 5 Very good", NO_RATIONALE)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert page.cell.level.text() == NOTHING
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (window.stack.name, window.code) == ("indicators", CODE)


def test_the_page_is_shown_from_its_top_and_from_the_cell_to_whoever_comes_back(
    page: ModerationPage, window: MainWindow
) -> None:
    assert not page.resume()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    window.show_page("moderation")
    assert page.resume()


def test_it_follows_what_is_proposed_and_keeps_its_place(page: ModerationPage, workspace: Workspace) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    at = page.table.current()
    propose(workspace, CODE, None, 3, "Between them")

    assert page.table.current() == at
    assert page.facts.text().startswith("1 indicator to discuss, 0 can be taken together.")
    workspace.work.session.undo()
    assert "proposes nothing" in spoken(page, page.model.columnCount() - 2)


def test_drawing_and_agenda_lead_to_the_indicator(page: ModerationPage, window: MainWindow) -> None:
    QTest.mouseClick(page.switches[DRAWING], Qt.MouseButton.LeftButton)
    assert page.drawing.isVisible()
    assert not page.table.isVisible()
    drawn = page.drawing.view.drawing
    assert drawn is not None
    assert [row[0] for row in drawn.table.rows] == [CODE]
    QTest.mouseClick(page.switches[AGENDA], Qt.MouseButton.LeftButton)
    (card,) = (card for view in page.agenda.parts.values() for card in view.cards if CODE in card.words()[0])
    assert card.words()[1].startswith(
        "Proposals are 3 levels apart: 2 Weak (Police Scotland), 5 Very good (Education)."
    )
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.code == CODE


def test_covered_levels_show_on_no_page(page: ModerationPage, window: MainWindow, workspace: Workspace) -> None:
    page.cover.click()
    assert levels_covered(workspace.contents)
    column = page.table.current().column()
    assert spoken(page, column).endswith(f": proposed: {COVERED}, with a rationale")
    assert (page.cell.level.text(), page.cell.rationale.text()) == (f"Proposed: {COVERED}", BOTH_COVERED)
    page.cell.button.click()
    shown = window.stack.currentWidget()
    assert isinstance(shown, IndicatorPage)
    assert shown.level.standing.words().startswith(f"Level proposed by agencies: {COVERED}")
    assert shown.header.title.pill.text() == f"Proposed: {COVERED}"
    assert shown.level.proposals.words() == ()
    QTest.keyClick(shown.level.proposals.moderation, Qt.Key.Key_Return)
    assert window.stack.name == "moderation"
    workspace.work.session.undo()
    assert page.cell.level.text() == "Proposed: 2 Weak"


def test_no_page_no_history_and_no_tip_tells_what_is_covered(
    page: ModerationPage, window: MainWindow, workspace: Workspace
) -> None:
    seen = said_anywhere(window)
    assert "Cases wait for weeks" in seen
    page.cover.click()
    for each in (page for page in PAGES if page.name in SHOWING_LEVELS):
        window.show_page(each.name)
        if each.name == "indicators":
            workspace.indicator_requested.emit(CODE)
        assert "Cases wait for weeks" not in said_anywhere(window), each.name
    history = JudgementHistory(workspace, CODE, window)
    history.show()
    assert "Cases wait for weeks" not in said_anywhere(history)
    assert [card.event_words.headline for card in history.cards] == [
        f"Proposed by Education: {COVERED}",
        f"Proposed by Police Scotland: {COVERED}",
    ]
    timeline = IndicatorHistoryDialog(workspace, CODE, window)
    timeline.show()
    model = timeline.table.model()
    cells = [str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount())]
    assert COVERED in cells
    assert not any("Cases wait" in cell or cell in ("2", "2 Weak", "5", "5 Very good") for cell in cells)
    for place in range(model.rowCount()):
        timeline.table.setCurrentIndex(model.index(place, 0))
        assert "Cases wait" not in timeline.details.text.toPlainText()
    for dialog in (history, timeline):
        dialog.close()


def said_anywhere(widget: QWidget) -> str:
    """Every word that a widget and all in it show or have read aloud."""
    said = []
    for each in (widget, *widget.findChildren(QWidget)):
        said += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel | QAbstractButton):
            said.append(each.text())
    return "\n".join(said)


def test_it_is_reached_from_the_agencies_and_leads_back(page: ModerationPage, window: MainWindow) -> None:
    page.back.click()
    agencies = window.stack.currentWidget()
    assert isinstance(agencies, AgenciesPage)
    agencies.moderation.click()
    assert window.stack.currentWidget() is page


def test_the_overview_leads_to_it_while_proposals_differ_or_are_covered(
    page: ModerationPage, window: MainWindow, workspace: Workspace, agencies: tuple[str, str]
) -> None:
    window.show_page("overview")
    overview = window.stack.currentWidget()
    assert isinstance(overview, OverviewPage)
    link = overview.profile.moderation
    assert link.isVisible()
    workspace.work.moderating.cover(covered=True)
    assert link.isVisible()
    link.click()
    assert window.stack.currentWidget() is page
    propose(workspace, CODE, agencies[1], 2)
    workspace.work.moderating.cover(covered=False)
    window.show_page("overview")
    assert not link.isVisible()


def test_the_agenda_goes_on_paper_and_into_a_workbook_from_here(page: ModerationPage, window: MainWindow) -> None:
    for button, paper in ((page.paper, Paper.MODERATION), (page.workbook, Paper.WORKBOOK)):
        button.click()
        dialog = next(child for child in window.findChildren(PaperDialog) if child.isVisible())
        assert dialog.which.paper() is paper
        dialog.close()


def test_everything_that_takes_the_keyboard_has_a_name(page: ModerationPage) -> None:
    assert unnamed_focusable(page) == []


def test_the_table_is_never_wider_than_its_place_and_the_keyboard_stays_on_its_cell(
    page: ModerationPage, window: MainWindow
) -> None:
    education = page.model.columnCount() - 3
    page.table.go_to(page.model.index(page.model.codes.index(CODE), education))
    said = page.cell.heading_label.text()
    for width, height in ((1366, 768), (960, 540), (683, 384), (1366, 768)):
        window.resize(width, height)
        QApplication.processEvents()
        assert page.table.horizontalScrollBar().maximum() == 0, width
        assert (page.table.current().column(), page.cell.heading_label.text()) == (education, said)


def test_agencies_that_say_nothing_give_way_and_are_named(page: ModerationPage, window: MainWindow) -> None:
    window.resize(960, 540)
    QApplication.processEvents()
    heads = [str(page.model.headerData(n, Qt.Orientation.Horizontal)) for n in page.model.silent()]
    speaking = page.model.columnCount() - 4
    assert page.model.silent() == tuple(range(speaking))
    assert page.proposed_only.text().endswith(f"No proposals from: {', '.join(heads)}.")


def test_while_nobody_proposes_anything_the_page_says_what_to_do_instead(
    page: ModerationPage, workspace: Workspace
) -> None:
    for _ in range(4):
        workspace.work.session.undo()
    assert page.nothing.isVisible()
    assert not page.table.isVisible()
    workspace.work.session.redo()
    workspace.work.session.redo()
    assert page.table.isVisible()


def test_in_a_low_window_the_table_is_no_higher_than_what_is_seen_of_the_page(
    page: ModerationPage, window: MainWindow, qtbot: QtBot
) -> None:
    before = page.table.minimumHeight()
    window.resize(683, 384)
    qtbot.waitUntil(lambda: page.table.minimumHeight() < before)
    assert page.table.minimumHeight() <= max(page.height(), page.table.least_height(2))


def test_a_level_in_words_is_whole_where_the_table_is_folded(
    page: ModerationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[str] = []

    def note_cut(_to: QPainter, area: QRectF, text: str, shape: QFont, _colour: str, most: int) -> None:
        cut.extend([text] * (lines_in(text, shape, area.width()) > most))

    monkeypatch.setattr(matrix_cells, "paint_lines", note_cut)
    cell, model = QStandardItem(), QStandardItemModel()
    cell.setData("Not enough evidence to say", LEVEL_ROLE)
    cell.setData("Education", WHOSE_ROLE)
    model.appendRow(cell)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 140, matrix_cells.row_height())
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.table.itemDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    assert cut == []
