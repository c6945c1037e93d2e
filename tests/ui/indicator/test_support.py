"""What is said of the evidence of an indicator on its page, and what a committee expects of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.support import rule_in_words, shelf_life
from cpc_selfeval.ui.details.expectations_card import ExpectationsCard
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace


def test_the_page_says_what_is_missing_and_follows_what_is_recorded(page: IndicatorPage, workspace: Workspace) -> None:
    line = page.evidence.support
    said = [line.verdict.text()]
    workspace.work.evidence.record(
        "Survey", source_type=SourceType.VIEWS_OF_CHILDREN, shows_impact=True, indicators=("2.1",)
    )
    said.append(line.verdict.text())
    workspace.work.setup.expect(source_types=1)
    said.append(line.verdict.text())

    assert said == [
        "Unsupported: there is no evidence",
        "Needs more evidence: 1 kind of source, where 3 are expected",
        "Supported",
    ]
    assert line.notes.text() == "Parents and carers were not asked. 1 piece says no period, and counts as up to date."


def test_a_short_verdict_stands_in_one_line(page: IndicatorPage) -> None:
    verdict = page.evidence.support.verdict
    assert verdict.height() < 2 * verdict.fontMetrics().height()


def test_the_rule_is_one_click_away(page: IndicatorPage, workspace: Workspace) -> None:
    line = page.evidence.support
    assert line.rule.isHidden()

    line.why.click()

    assert line.rule.isVisible()
    assert line.rule.text() == rule_in_words(workspace.contents)
    line.why.click()
    assert line.rule.isHidden()


def test_thresholds_are_set_on_a_card_and_can_be_undone(workspace: Workspace, qtbot: QtBot) -> None:
    card = ExpectationsCard(workspace)
    qtbot.addWidget(card)
    card.resize(800, 700)
    card.show()

    QTest.mouseClick(card.views, Qt.MouseButton.LeftButton)
    card.kinds.chosen.emit(2)
    card.keeps[SourceType.PERFORMANCE].chosen.emit(0)
    expected = workspace.contents.expectations

    assert (expected.source_types, expected.needs_impact, expected.needs_views) == (2, True, False)
    assert shelf_life(workspace.contents, SourceType.PERFORMANCE) is None
    assert card.keeps[SourceType.PERFORMANCE].currentText() == "for ever"
    for _ in range(3):
        workspace.work.session.undo()
    assert card.views.isChecked()
    assert card.kinds.value() == 3
    assert card.keeps[SourceType.PERFORMANCE].currentText() == "12 months"
    assert unnamed_focusable(card) == []
