"""The guard in the real window: the page of finds, going to the very box, passing over, attached files, the sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.looking import look_at_record
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.guard.notice import GuardNotice
from cpc_selfeval.ui.guard.watch import AT_ONCE, GuardWatch
from cpc_selfeval.ui.kit import TextEntry, unnamed_focusable
from cpc_selfeval.ui.personal_details.page import GuardPage
from cpc_selfeval.ui.personal_details.reason_dialog import ReasonDialog
from cpc_selfeval.ui.personal_details.rows import FIRST, FindRow
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.domain.guard.numbers_made import A_CHI_NUMBER
from tests.ui.conftest import ISLA, Opening

BORN = "The child was born on 12/03/2014 in Lochside."


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a new file."""
    shown = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.hide()
    shown.deleteLater()


def page_of(window: MainWindow, qtbot: QtBot) -> GuardPage:
    """The page, gone to by its command, once everything was looked through."""
    window.menus.actions["guard"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, GuardPage)
    qtbot.waitUntil(lambda: page.watch.complete)
    return page


def shown_rows(page: GuardPage, kind: Kind) -> list[FindRow]:
    return [row for row in page.groups[kind].rows if row.isVisible()]


def shows_box(window: MainWindow) -> TextEntry:
    """The box on what evidence shows."""
    (box,) = (box for box in window.findChildren(TextEntry) if box.accessibleName() == "What it shows")
    assert isinstance(box, TextEntry)
    return box


def test_nothing_found(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    assert page.nothing.isVisible()
    assert not any(group.isVisible() for group in page.groups.values())
    assert not page.facts.isVisible()


def test_each_find_stands_with_its_place_and_reason_and_goes_when_it_is_taken_out(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    key = workspace.work.findings.record(FindingKind.AREA, "2.1", BORN)
    page = page_of(window, qtbot)
    (row,) = shown_rows(page, Kind.BIRTH)
    assert row.card.words()[:2] == (f"“{BORN}”", "Area for improvement of 2.1 · Text")
    assert page.facts.text() == "1 place may identify somebody."
    workspace.work.evidence.record(f"Ring about {A_CHI_NUMBER}")
    assert page.facts.text() == "2 places may identify somebody."
    workspace.work.findings.revise(key, text="The child was small.")
    assert (shown_rows(page, Kind.BIRTH), len(shown_rows(page, Kind.CHI))) == ([], 1)


def test_a_find_is_one_click_from_its_box_with_the_passage_selected(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.work.findings.record(FindingKind.STRENGTH, "2.2", f"🙂 {BORN}")
    workspace.work.evidence.record("Audit", shows=f"Ring about {A_CHI_NUMBER} soon")
    page = page_of(window, qtbot)
    QTest.mouseClick(shown_rows(page, Kind.BIRTH)[0].card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _selected(window) == "12/03/2014")
    assert (window.stack.name, window.code) == ("indicators", "2.2")

    window.show_page("guard")
    assert window.focusWidget() is shown_rows(page, Kind.BIRTH)[0].card
    QTest.keyClick(shown_rows(page, Kind.CHI)[0].card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(window) == A_CHI_NUMBER)
    assert window.stack.name == "evidence"


def _selected(window: MainWindow) -> str:
    box = window.focusWidget()
    return box.textCursor().selectedText() if isinstance(box, TextEntry) else ""


def test_ignoring_for_now_is_kept_nowhere(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    for number in range(3):
        workspace.work.findings.record(FindingKind.AREA, "2.1", f"{number} {BORN}")
    page = page_of(window, qtbot)
    before = workspace.contents
    QTest.keyClick(shown_rows(page, Kind.BIRTH)[1].not_now, Qt.Key.Key_Space)
    rows = shown_rows(page, Kind.BIRTH)
    assert [row.card.words()[0][1] for row in rows] == ["0", "2"]
    assert window.focusWidget() is rows[1].card
    assert workspace.contents is before


def test_always_ignoring_asks_for_a_reason_and_shows_it(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.work.findings.record(FindingKind.AREA, "2.1", "Ring 0131 496 0123 for help.")
    page = page_of(window, qtbot)
    QTest.keyClick(shown_rows(page, Kind.TELEPHONE)[0].never, Qt.Key.Key_Return)
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    assert not dialog.ignore.isEnabled()
    assert unnamed_focusable(dialog) == []
    QTest.keyClicks(dialog.reason, "The office number")
    QTest.mouseClick(dialog.ignore, Qt.MouseButton.LeftButton)
    (ignored,) = workspace.contents.of(GuardIgnored).values()
    assert (ignored.reason, ignored.field, ignored.guard_kind) == ("The office number", "text", "telephone")
    assert page.nothing.isVisible()
    (line,) = page.passed_over.lines
    assert page.passed_over.isVisible()
    assert unnamed_focusable(page) == []
    QTest.mouseClick(line.again, Qt.MouseButton.LeftButton)
    assert len(shown_rows(page, Kind.TELEPHONE)) == 1
    assert not page.passed_over.isVisible()


def test_long_lists_come_piece_by_piece(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    for number in range(FIRST + 3):
        workspace.work.evidence.record(f"Audit {number}", shows=BORN)
    page = page_of(window, qtbot)
    group = page.groups[Kind.BIRTH]
    assert (len(shown_rows(page, Kind.BIRTH)), group.more.text()) == (FIRST, "Show 3 more")
    QTest.keyClick(group.more, Qt.Key.Key_Space)
    assert len(shown_rows(page, Kind.BIRTH)) == FIRST + 3
    assert window.focusWidget() is group.rows[FIRST].card


def test_attached_files_are_looked_into_when_asked_and_what_is_unread_is_listed(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    key = workspace.work.evidence.record("Audit")
    (tmp_path / "notes.txt").write_text(BORN, encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG and more")
    for name in ("notes.txt", "photo.png"):
        workspace.work.evidence.attach(key, tmp_path / name)
    page = page_of(window, qtbot)
    assert page.files.said.text() == "2 attached files, not looked into yet."
    QTest.mouseClick(page.files.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.watch.looked_into == 2, timeout=30_000)
    (row,) = shown_rows(page, Kind.BIRTH)
    assert row.card.words()[:2] == ("“12/03/2014”", "notes.txt, evidence E-001 · Text")
    assert page.files.said.text() == "Looked into 2 of 2 attached files."
    (card,) = [card for card in page.files.unread.cards if card.isVisible()]
    assert card.words()[0] == "photo.png"
    assert not page.files.look.isVisible()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.stack.name == "evidence"


def test_a_quiet_sign_stands_under_the_box_while_it_is_so(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.work.evidence.record("Audit")
    window.show_evidence(next(iter(workspace.contents.evidence)))
    box = shows_box(window)
    box.setFocus()
    QTest.keyClicks(box, "The child was born 12/03/2014")
    box.hand_over()
    qtbot.waitUntil(lambda: window.typing_signs.sign_under(box) is not None)
    sign = window.typing_signs.sign_under(box)
    assert sign is not None
    assert sign.said.text() == "May identify somebody: a date of birth"
    assert window.focusWidget() is box
    assert QApplication.activeModalWidget() is None
    assert sign.y() >= box.y() + box.height()

    for _ in range(len("12/03/2014")):
        QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert window.typing_signs.sign_under(box) is None
    QTest.keyClicks(box, "in 2014")
    box.hand_over()
    assert window.typing_signs.sign_under(box) is None


def test_the_sign_leads_to_all_finds(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.work.evidence.record("Audit")
    window.show_evidence(next(iter(workspace.contents.evidence)))
    box = shows_box(window)
    QTest.keyClicks(box, f"Ring about {A_CHI_NUMBER} and 3 children")
    box.hand_over()
    qtbot.waitUntil(lambda: window.typing_signs.sign_under(box) is not None)
    sign = window.typing_signs.sign_under(box)
    assert sign is not None
    assert sign.said.text() == "May identify somebody: a CHI number and 1 more"
    assert unnamed_focusable(sign) == []
    QTest.keyClick(sign.why, Qt.Key.Key_Return)
    assert window.stack.name == "guard"


def test_what_is_always_ignored_has_no_sign(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.work.evidence.record("Audit", shows=BORN)
    page = page_of(window, qtbot)
    (find,) = page.watch.finds()
    workspace.work.guarding.pass_over(find, "A made-up date")
    window.show_evidence(find.record)
    box = shows_box(window)
    QTest.keyClicks(box, "And more. ")
    box.hand_over()
    QTest.keyClicks(box, "Of 3 children. ")
    box.hand_over()
    qtbot.waitUntil(lambda: window.typing_signs.sign_under(box) is not None)
    sign = window.typing_signs.sign_under(box)
    assert sign is not None
    assert sign.said.text() == "May identify somebody: a count below five"


def test_the_notice_of_the_paper_dialog_says_how_many_and_leads_there(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    notice = GuardNotice(workspace, window)
    notice.show()
    qtbot.waitUntil(lambda: GuardWatch.of(workspace).complete)
    assert notice.said.text() == "Nothing was found that may identify somebody; the program does not find everything."
    workspace.work.evidence.record("Audit", shows=BORN)
    assert notice.said.text() == "1 place may identify somebody."
    QTest.mouseClick(notice.look, Qt.MouseButton.LeftButton)
    assert window.stack.name == "guard"


def test_the_paper_dialog_says_it_before_anything_is_written_and_holds_nothing_up(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.work.evidence.record("Audit", shows=BORN)
    window.menus.actions["papers"].trigger()
    dialog = window.findChild(PaperDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.guard.said.text() == "1 place may identify somebody.")
    assert dialog.write.isEnabled()
    QTest.mouseClick(dialog.guard.look, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert window.stack.name == "guard"


def test_of_a_large_change_the_first_records_are_looked_at_at_once_and_the_rest_beside_the_window(
    workspace: Workspace, qtbot: QtBot
) -> None:
    watch = GuardWatch.of(workspace)
    qtbot.waitUntil(lambda: watch.complete)
    count = AT_ONCE + 50

    def build(contents: Contents) -> Change:
        pieces = (
            Evidence(key=new_key(), cycle=contents.cycle_key, number=n, title=f"Audit {n}", shows=BORN)
            for n in range(1, count + 1)
        )
        return Change("merge", tuple(RowChange(None, piece) for piece in pieces))

    workspace.work.session.make("merge", build)
    assert len(watch.finds()) == AT_ONCE
    assert not watch.complete
    qtbot.waitUntil(lambda: watch.complete)
    assert len(watch.finds()) == count
    workspace.work.session.undo()
    assert not watch.finds(), "nothing is told of records that are gone"


def test_a_file_that_is_only_read_is_looked_through_and_nothing_is_offered_to_keep(
    new_file: Path, opening: Opening, qtbot: QtBot
) -> None:
    first = opening(new_file, InlineExecutor())
    key = first.work.evidence.record("Audit", shows=f"{BORN} Ring 0131 496 0123.")
    find = next(find for find in look_at_record(first.contents.evidence[key]) if find.kind is Kind.TELEPHONE)
    first.work.guarding.pass_over(find, "The office number")
    first.work.close()

    signals = SessionSignals()
    workspace = Workspace(open_file(new_file, ISLA, InlineExecutor(), signals, read_only=True), signals)
    page = GuardPage(workspace)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.watch.complete)
    (row,) = shown_rows(page, Kind.BIRTH)
    assert (row.not_now.isVisible(), row.never.isVisible()) == (True, False)
    assert page.passed_over.isVisible()
    assert not page.passed_over.lines[0].again.isVisible()
    workspace.work.close()
