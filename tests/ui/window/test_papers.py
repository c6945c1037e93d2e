"""Making papers from the window: both are written and can be opened, the place is remembered, refusals are told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.ui.kit import QuietText, TextEntry, unnamed_focusable
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.paper_dialog import PaperDialog, PaperResult
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import ISLA, Opening


class System(QObject):
    """Stands where the system opens files, and keeps what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Keep the path."""
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def system() -> Iterator[System]:
    standing = System()
    # The stub asks for bytes, which PySide6 6.11 refuses
    QDesktopServices.setUrlHandler("file", standing, "open")  # type: ignore[arg-type]
    yield standing
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> PaperDialog:
    return shown(qtbot, PaperDialog(workspace, preferences))


def shown(qtbot: QtBot, made: PaperDialog) -> PaperDialog:
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def results(dialog: PaperDialog) -> list[PaperResult]:
    return [result for result in dialog.findChildren(PaperResult) if not result.isHidden()]


def write(qtbot: QtBot, dialog: PaperDialog, papers: int) -> list[PaperResult]:
    """Press the button and wait for the papers."""
    dialog.write.click()
    qtbot.waitUntil(lambda: len(results(dialog)) == papers, timeout=60_000)
    return results(dialog)


def press(result: PaperResult, words: str) -> None:
    next(button for button in result.offered if button.text() == words).click()


def test_both_papers_are_written_and_can_be_opened(
    qtbot: QtBot, dialog: PaperDialog, tmp_path: Path, system: System
) -> None:
    summary, workbook = write(qtbot, dialog, 2)
    pdf = next(path for path in tmp_path.glob("*.pdf"))
    xlsx = next(path for path in tmp_path.glob("*.xlsx"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")
    assert pdf.name.startswith("Example Area CPC Self-evaluation 2026")
    press(summary, "Open it")
    press(summary, "Open its folder")
    press(summary, "Print…")
    press(workbook, "Open it")
    assert system.opened == [pdf, tmp_path, pdf, xlsx]
    assert "print it from there" in summary.said.text(), "it says what the button really does"
    assert [button.text() for button in workbook.offered] == ["Open it", "Open its folder"]
    assert unnamed_focusable(dialog) == []
    assert dialog.write.text() == "Write again", "what was just written is no older paper"


def test_what_became_of_the_papers_is_seen_without_scrolling(qtbot: QtBot, dialog: PaperDialog) -> None:
    before = dialog.height()
    write(qtbot, dialog, 2)
    qtbot.waitUntil(lambda: dialog.height() > before)
    (sheet,) = dialog.findChildren(DialogSheet)
    assert sheet.verticalScrollBar().maximum() == 0


def test_place_and_names_are_remembered_for_this_file(
    qtbot: QtBot, dialog: PaperDialog, workspace: Workspace, preferences: Preferences, tmp_path: Path
) -> None:
    folder = tmp_path / "Papers"
    folder.mkdir()
    dialog.folder.setText(str(folder))
    summary, workbook = dialog.choices
    workbook.wanted.setChecked(False)
    summary.name.setText("Paper 3 – Àrainn.pdf")
    write(qtbot, dialog, 1)
    assert (folder / "Paper 3 – Àrainn.pdf").is_file()
    again = shown(qtbot, PaperDialog(workspace, Preferences(preferences.path)))
    assert again.folder.text() == str(folder)
    assert again.choices[0].name.text() == "Paper 3 – Àrainn.pdf"
    assert "It will be replaced" in again.choices[0].warning.text()
    assert again.write.text() == "Replace and write"
    again.choices[0].name.setText("Paper 4")
    assert again.write.text() == "Write"
    assert again.choices[0].target(folder).name == "Paper 4.pdf"


def test_a_paper_that_cannot_be_written_says_so_and_the_other_is_written(
    qtbot: QtBot, dialog: PaperDialog, tmp_path: Path
) -> None:
    blocked = tmp_path / "taken.pdf"
    blocked.mkdir()
    dialog.choices[0].name.setText("taken.pdf")
    summary, workbook = write(qtbot, dialog, 2)
    assert "was not written" in summary.words
    assert summary.offered == []
    assert "was written" in workbook.words
    assert blocked.is_dir()


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path) -> None:
    dialog.folder.setText(str(tmp_path / "no such folder"))
    for result in write(qtbot, dialog, 2):
        assert "no such folder" in result.words


def test_without_a_choice_or_a_name_there_is_nothing_to_write(dialog: PaperDialog) -> None:
    for choice in dialog.choices:
        choice.wanted.setChecked(False)
    assert not dialog.write.isEnabled()
    dialog.choices[0].wanted.setChecked(True)
    assert dialog.write.isEnabled()
    dialog.choices[0].name.setText("  ")
    assert not dialog.write.isEnabled()
    dialog.choices[0].name.setText("a")
    dialog.folder.setText(" ")
    assert not dialog.write.isEnabled()


def test_the_folder_can_be_looked_for(dialog: PaperDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "chosen"))
    dialog.browse.click()
    assert dialog.folder.text() == str(tmp_path / "chosen")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    dialog.browse.click()
    assert dialog.folder.text() == str(tmp_path / "chosen")


def test_the_made_up_example_says_so(
    qtbot: QtBot, tmp_path: Path, beginning: Beginning, opening: Opening, preferences: Preferences
) -> None:
    path = tmp_path / "example.cpcse"
    begin(path, replace(beginning, made_up=True), ISLA).close()
    dialog = shown(qtbot, PaperDialog(opening(path, InlineExecutor()), preferences))
    assert any("made-up example" in label.text() for label in dialog.findChildren(QuietText))
    assert all("(made-up example)" in choice.name.text() for choice in dialog.choices)


def test_a_paper_has_what_was_typed_until_now(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_indicator("2.1")
    box = window.stack.page("indicators").findChildren(TextEntry)[0]
    box.setFocus()
    QTest.keyClicks(box, "Typed just before the paper")
    QTest.keySequence(box, "Ctrl+P")
    (dialog,) = window.findChildren(PaperDialog)
    dialog.choices[0].wanted.setChecked(False)
    write(qtbot, dialog, 1)
    assert _says(next(tmp_path.glob("*.xlsx")), "Typed just before the paper")
    dialog.close()


def _says(workbook: Path, words: str) -> bool:
    from openpyxl import load_workbook

    book = load_workbook(workbook, read_only=True)
    try:
        return any(words in str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    finally:
        book.close()


@pytest.mark.parametrize(("command", "wanted"), [("summary", [True, False]), ("workbook", [False, True])])
def test_the_menu_opens_it_for_one_paper(window: MainWindow, command: str, wanted: list[bool]) -> None:
    window.menus.actions[command].trigger()
    (dialog,) = window.findChildren(PaperDialog)
    assert [choice.is_wanted() for choice in dialog.choices] == wanted
    assert [choice.paper for choice in dialog.choices] == [Paper.COG_SUMMARY, Paper.WORKBOOK]
    dialog.close()
