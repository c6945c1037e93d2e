"""Attached files: added by button and by drop, opened as a copy to read, saved elsewhere, removed, brought back."""

import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cpc_selfeval.domain.attaching_refusals import AttachmentUnreadable
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import Executor, InlineExecutor, ThreadExecutor
from cpc_selfeval.ui.evidence.attached_files import AttachedFile, NoProgram
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.evidence.links import LinkKind, links_in
from cpc_selfeval.ui.evidence.private_copies import private_copies
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.conftest import Opened
from tests.ui.evidence.typing import show, write

Opening = Callable[[Path, Executor], Workspace]
CONTENT = b"%PDF-1.7 \x00\xff" * 40_000


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A document to attach."""
    path = tmp_path / "Survey & report, spring 2026.pdf"
    path.write_bytes(CONTENT)
    return path


def only_row(editor: EvidenceEditor) -> AttachedFile:
    """The one file that is listed."""
    (row,) = editor.form.files.rows
    return row


def dropped_on(target: QWidget, *paths: Path) -> None:
    """Drop files on a widget as the system does: on it first, then on whatever around it takes them."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    around: QWidget | None = target
    while around is not None:
        entering = QDragEnterEvent(QPoint(4, 4), copy, files, button, none)
        QApplication.sendEvent(around, entering)
        if entering.isAccepted():
            QApplication.sendEvent(around, QDropEvent(QPointF(4, 4), copy, files, button, none))
            return
        around = around.parentWidget()
    raise AssertionError("nothing took the files")


def test_a_file_added_by_button_is_in_the_file_for_good(
    qtbot: QtBot, new_file: Path, opening: Opening, report: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    key = workspace.work.evidence.record("Survey")
    workspace.work.session.drain()
    editor = EvidenceEditor(workspace)
    show(qtbot, editor)
    editor.show_record(key)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(report)], ""))
    QTest.mouseClick(editor.form.files.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(editor.form.files.rows) == 1)
    assert only_row(editor).attachment.name == report.name
    report.unlink()
    editor.close()
    workspace.work.close()

    again = opening(new_file, InlineExecutor())
    reopened = EvidenceEditor(again)
    show(qtbot, reopened)
    reopened.show_record(key)
    target = tmp_path / "elsewhere.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(only_row(reopened).save, Qt.MouseButton.LeftButton)
    assert target.read_bytes() == CONTENT
    assert faults == []


@pytest.mark.parametrize("on_text", [True, False])
def test_files_dropped_on_the_editor_are_attached(
    workspace: Workspace, editor: EvidenceEditor, report: Path, tmp_path: Path, on_text: bool
) -> None:
    editor.show_record(workspace.work.evidence.record("Survey"))
    second = tmp_path / "tool.exe"
    second.write_bytes(b"MZ")
    dropped_on(editor.form.shows.viewport() if on_text else editor.form.source, report, second)
    assert [row.attachment.name for row in editor.form.files.rows] == [report.name, "tool.exe"]
    assert editor.form.shows.text() == ""


def test_a_file_dropped_on_new_evidence_records_it(workspace: Workspace, editor: EvidenceEditor, report: Path) -> None:
    editor.begin(indicators=("2.1",))
    dropped_on(editor.form.title, report)
    (piece,) = workspace.contents.evidence.values()
    assert piece.indicators == ("2.1",)
    assert [one.name for one in workspace.contents.attachments_of(piece.key)] == [report.name]
    assert len(editor.form.files.rows) == 1


def test_a_copy_is_opened_read_only_in_a_private_folder(
    workspace: Workspace, editor: EvidenceEditor, report: Path, opened: Opened
) -> None:
    key = workspace.work.evidence.record("Survey")
    workspace.work.evidence.attach(key, report)
    editor.show_record(key)
    assert opened.urls == []
    button = only_row(editor).open
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Space)
    copy = Path(opened.urls[0].toLocalFile())
    assert copy.read_bytes() == CONTENT
    assert copy != report
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    for folder in (copy.parent, copy.parent.parent, copy.parent.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    private_copies().empty()
    assert not copy.exists()


def test_where_no_program_shows_a_copy_it_is_not_said_to_be_open(
    workspace: Workspace, editor: EvidenceEditor, report: Path, told: list[Refusal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    workspace.work.evidence.attach(key := workspace.work.evidence.record("Survey"), report)
    editor.show_record(key)
    button = only_row(editor).open
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert [type(each) for each in told] == [NoProgram]
    assert not editor.form.files.note.isVisible()


@pytest.mark.parametrize(
    "name", ["tool.exe", "macro.docm", "run.sh", "page.html", "shortcut.lnk", "noending", "a.pdf."]
)
def test_what_could_run_is_never_opened_and_says_so(
    workspace: Workspace, editor: EvidenceEditor, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    key = workspace.work.evidence.record("Survey")
    workspace.work.evidence.attach(key, path)
    editor.show_record(key)
    row = only_row(editor)
    assert row.open is None
    assert row.save.isVisibleTo(editor)


def test_removing_a_file_can_be_undone(workspace: Workspace, editor: EvidenceEditor, report: Path) -> None:
    key = workspace.work.evidence.record("Survey")
    workspace.work.evidence.attach(key, report)
    editor.show_record(key)
    QTest.mouseClick(only_row(editor).remove, Qt.MouseButton.LeftButton)
    assert editor.form.files.rows == []
    assert editor.form.files.add_button.hasFocus()
    workspace.work.session.undo()
    assert only_row(editor).attachment.name == report.name


def test_a_file_that_cannot_be_read_is_refused_and_no_longer_said_to_be_coming(
    workspace: Workspace, editor: EvidenceEditor, tmp_path: Path
) -> None:
    refused: list[object] = []
    workspace.refused.connect(refused.append)
    editor.show_record(workspace.work.evidence.record("Survey"))
    editor.attach([tmp_path / "gone.pdf"])
    (event,) = refused
    assert isinstance(getattr(event, "refusal", None), AttachmentUnreadable)
    assert editor.form.files.rows == []
    assert not editor.form.files.note.isVisibleTo(editor)


def test_a_place_that_cannot_be_written_is_told(
    workspace: Workspace,
    editor: EvidenceEditor,
    report: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[Refusal],
) -> None:
    key = workspace.work.evidence.record("Survey")
    workspace.work.evidence.attach(key, report)
    editor.show_record(key)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "such" / "x.pdf"), ""))
    QTest.mouseClick(only_row(editor).save, Qt.MouseButton.LeftButton)
    assert len(told) == 1
    assert told[0].what_to_do


def test_a_copy_that_cannot_be_written_is_told_although_its_editor_is_gone_by_then(
    qtbot: QtBot, new_file: Path, opening: Opening, report: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    key = workspace.work.evidence.record("Survey")
    workspace.work.evidence.attach(key, report)
    workspace.work.session.drain()
    editor = EvidenceEditor(workspace)
    show(qtbot, editor)
    editor.show_record(key)
    told: list[Refusal] = []
    workspace.message_requested.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "such" / "x.pdf"), ""))
    goes_on = Event()

    def wait() -> None:
        goes_on.wait(30)

    workspace.work.session.after_saving(wait)
    QTest.mouseClick(only_row(editor).save, Qt.MouseButton.LeftButton)
    delete(editor)
    goes_on.set()
    qtbot.waitUntil(lambda: len(told) == 1 or bool(faults))
    assert faults == []


def test_thirty_files_and_long_names_fit(workspace: Workspace, editor: EvidenceEditor, tmp_path: Path) -> None:
    key = workspace.work.evidence.record("Survey")
    editor.show_record(key)
    for number in range(30):
        path = tmp_path / f"{'x' * 200}{number:02d}.pdf"
        path.write_bytes(str(number).encode())
        workspace.work.evidence.attach(key, path)
    editor.resize(400, 700)
    QApplication.processEvents()
    assert len(editor.form.files.rows) == 30
    assert editor.form.horizontalScrollBar().maximum() == 0


def test_links_open_only_when_their_button_is_pressed(
    workspace: Workspace,
    editor: EvidenceEditor,
    opened: Opened,
    told: list[Refusal],
    report: Path,
    tmp_path: Path,
) -> None:
    script = tmp_path / "x.sh"
    script.write_text("echo")
    editor.show_record(workspace.work.evidence.record("Survey"))
    lines = ("https://example.org/a?b=1", "www.example.org", str(report), "shelf 4", str(script), "/no/such.pdf")
    write(editor.form.links, "\n".join(lines))
    editor.form.links.hand_over()
    assert opened.urls == []
    buttons = editor.form.link_buttons.buttons()
    assert [button.accessibleName() for button in buttons] == [f"Open {line}" for line in lines if line != "shelf 4"]
    for button in buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [url.toString() for url in opened.urls[:2]] == ["https://example.org/a?b=1", "https://www.example.org"]
    assert [url.toLocalFile() for url in opened.urls[2:]] == [str(report)]
    assert ["run as programs" in told[0].what_happened, "nothing is there" in told[1].what_happened] == [True, True]
    (piece,) = workspace.contents.evidence.values()
    assert piece.web_links == "\n".join(lines)


def test_a_link_is_offered_before_a_copy(
    qtbot: QtBot, new_file: Path, opening: Opening, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opening(new_file, InlineExecutor())
    key = workspace.work.evidence.record("Survey", web_links="https://example.org/survey")
    editor = EvidenceEditor(workspace)
    show(qtbot, editor)
    editor.show_record(key)
    files = editor.form.files
    files.link_button.setFocus()
    QTest.keyClick(files.link_button, Qt.Key.Key_Tab)
    assert files.add_button.hasFocus()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(report)], ""))
    QTest.mouseClick(files.link_button, Qt.MouseButton.LeftButton)
    assert workspace.contents.evidence[key].web_links == f"https://example.org/survey\n{report}"
    assert workspace.contents.attachments_of(key) == ()


def test_a_file_with_a_line_break_in_its_name_is_one_link(
    qtbot: QtBot, new_file: Path, opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "Survey of\nparents.pdf"
    odd.write_bytes(b"%PDF-1.7")
    workspace = opening(new_file, InlineExecutor())
    key = workspace.work.evidence.record("Survey")
    editor = EvidenceEditor(workspace)
    show(qtbot, editor)
    editor.show_record(key)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(odd)], ""))
    editor.form.files.link_button.click()
    (link,) = links_in(workspace.contents.evidence[key].web_links)
    assert link.kind is LinkKind.PATH
    assert QUrl(link.text).toLocalFile() == str(odd)
