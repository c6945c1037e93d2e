"""Files dropped on an indicator's page, or chosen there, become evidence; folders are refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.evidence.coming_in import ComingIn
from cpc_selfeval.ui.indicator import from_files
from cpc_selfeval.ui.indicator.from_files import FromFilesDialog
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import TextEntry, unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> IndicatorPage:
    """The page of indicator 2.1."""
    page = IndicatorPage(workspace)
    page.resize(1366, 768)
    page.show_indicator("2.1")
    show(qtbot, page)
    return page


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two small files."""
    made = [tmp_path / "Audit 2026.pdf", tmp_path / "Survey.docx"]
    for number, path in enumerate(made):
        path.write_bytes(b"x" * (number + 1))
    return made


def drop(widget: QWidget, paths: list[Path]) -> bool:
    """Drag files over a widget and drop them; whether anything took them."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    coming = QDragEnterEvent(QPoint(5, 5), action, dragged, buttons, keys)
    QApplication.sendEvent(widget, coming)
    if not coming.isAccepted():
        return False
    event = QDropEvent(QPointF(5, 5), action, dragged, buttons, keys, QEvent.Type.Drop)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def dialog_of(page: IndicatorPage) -> FromFilesDialog:
    """The question that is asked once for all files."""
    (dialog,) = page.findChildren(FromFilesDialog)
    return dialog


def test_links_are_offered_first_and_all_files_are_one_step(
    page: IndicatorPage, files: list[Path], qtbot: QtBot
) -> None:
    page.resize(1366, 420)
    assert drop(page, files)
    dialog = dialog_of(page)
    assert dialog.heading.text() == "Make evidence of 2 files for 2.1"
    assert dialog.link.isChecked()
    assert not dialog.note.isVisible()
    assert unnamed_focusable(dialog) == []
    qtbot.waitUntil(dialog.link.hasFocus)
    QTest.keyClick(dialog.make_button, Qt.Key.Key_Space)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    pieces = page._workspace.contents.evidence_of("2.1")
    assert [(piece.title, piece.web_links) for piece in pieces] == [
        ("Audit 2026", str(files[0])),
        ("Survey", str(files[1])),
    ]
    assert page.evidence.said.text().startswith("2 pieces of evidence made.")
    qtbot.waitUntil(lambda: not page.evidence.said.visibleRegion().isEmpty())
    page._workspace.work.session.undo()
    assert page._workspace.contents.evidence_of("2.1") == ()


def test_what_is_gone_meanwhile_is_linked_to_and_told_of(page: IndicatorPage, files: list[Path], qtbot: QtBot) -> None:
    told: list[Refusal] = []
    page._workspace.message_requested.connect(told.append)
    drop(page, files)
    files[1].unlink()
    dialog_of(page).make_button.click()
    pieces = page._workspace.contents.evidence_of("2.1")
    assert [piece.web_links for piece in pieces] == [str(path) for path in files], "what was begun is kept"
    (refusal,) = told
    assert refusal.what_happened.startswith("“Survey.docx” is not where it was when it was dropped or chosen")
    assert "with the link" in refusal.what_is_safe
    assert "correct its link" in refusal.what_to_do


def test_copies_are_kept_with_their_pieces(page: IndicatorPage, files: list[Path]) -> None:
    drop(page, files)
    dialog = dialog_of(page)
    dialog.copies.click()
    dialog.make_button.click()
    contents = page._workspace.contents
    kept = [contents.attachments_of(piece.key)[0] for piece in contents.evidence_of("2.1")]
    assert [(file.name, file.size) for file in kept] == [("Audit 2026.pdf", 1), ("Survey.docx", 2)]
    assert {piece.web_links for piece in contents.evidence.values()} == {""}


def test_a_large_copy_is_seen_coming(
    page: IndicatorPage, files: list[Path], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(from_files, "comes_by_pieces", lambda size: size > 1)
    drop(page, files)
    dialog = dialog_of(page)
    dialog.copies.click()
    seen: list[object] = []
    dialog.coming.connect(seen.append)
    dialog.make_button.click()
    assert [type(each) for each in seen] == [ComingIn]
    contents = page._workspace.contents
    assert all(contents.attachments_of(piece.key) for piece in contents.evidence_of("2.1"))


def test_folders_are_refused_in_words(page: IndicatorPage, files: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "Reports"
    folder.mkdir()
    assert drop(page, [folder])
    assert page.findChildren(FromFilesDialog) == []
    assert page.evidence.said.text() == "“Reports” is a folder: take the files in it instead."
    assert drop(page, [folder, files[0]])
    dialog = dialog_of(page)
    assert dialog.heading.text() == "Make evidence of 1 file for 2.1"
    assert dialog.note.text() == "“Reports” is a folder: take the files in it instead."


def test_nothing_is_made_of_a_file_that_cannot_be_copied(
    page: IndicatorPage, files: list[Path], tmp_path: Path
) -> None:
    told: list[object] = []
    page._workspace.message_requested.connect(told.append)
    drop(page, [files[0], tmp_path / "gone.pdf"])
    dialog = dialog_of(page)
    dialog.copies.click()
    dialog.make_button.click()
    assert [piece.title for piece in page._workspace.contents.evidence_of("2.1")] == ["Audit 2026"]
    assert len(told) == 1


def test_a_file_over_a_text_box_is_for_the_page(page: IndicatorPage, files: list[Path]) -> None:
    boxes = [box for box in page.findChildren(TextEntry) if box.isVisible()]
    assert boxes
    before = boxes[0].text()
    assert drop(boxes[0].viewport(), files)
    assert len(page.findChildren(FromFilesDialog)) == 1
    assert boxes[0].text() == before


def test_a_self_evaluation_is_left_to_the_window(page: IndicatorPage, tmp_path: Path) -> None:
    drop(page, [tmp_path / "other.cpcse"])
    assert page.findChildren(FromFilesDialog) == []


def test_files_are_chosen_by_keyboard(page: IndicatorPage, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = ([str(path) for path in files], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_kind: chosen)
    page.evidence.from_files.setFocus()
    QTest.keyClick(page.evidence.from_files, Qt.Key.Key_Space)
    dialog_of(page).make_button.click()
    assert len(page._workspace.contents.evidence_of("2.1")) == 2
