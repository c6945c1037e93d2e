"""Making papers from the window: shown as they are printed, written, remembered, refused, stopped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.ui.kit import QuietText, TextEntry, unnamed_focusable
from cpc_selfeval.ui.papers.result import PaperResult
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.paper_dialog import NO_AGENCY, NO_PAGES, OFFERED, PaperDialog
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
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


def choose(dialog: PaperDialog, paper: Paper) -> None:
    dialog.which.choices[paper].click()


def pages_of(qtbot: QtBot, dialog: PaperDialog, title: str) -> str:
    """Wait for the pages of this paper, and give the words of the first."""
    qtbot.waitUntil(lambda: title in dialog.preview.view.accessibleName(), timeout=60_000)
    return dialog.preview.view.accessibleDescription()


def write(qtbot: QtBot, dialog: PaperDialog) -> PaperResult:
    """Press the button and wait for what became of it."""
    dialog.write.click()
    qtbot.waitUntil(lambda: len(results(dialog)) == 1, timeout=60_000)
    return results(dialog)[0]


def press(result: PaperResult, words: str) -> None:
    next(button for button in result.offered if button.text() == words).click()


def test_a_paper_is_shown_written_and_opened(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path, system: System) -> None:
    assert "summary for the COG" in pages_of(qtbot, dialog, "COG summary")
    assert dialog.print_button.isEnabled()
    written = write(qtbot, dialog)
    pdf = next(path for path in tmp_path.glob("*.pdf"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.name.startswith("Example Area CPC Self-evaluation 2026")
    assert pdf.name.endswith("COG summary.pdf")
    press(written, "Open it")
    press(written, "Open its folder")
    assert system.opened == [pdf, tmp_path]
    assert unnamed_focusable(dialog) == []
    assert dialog.write.text() == "&Write again", "what was just written is no older paper"


def test_another_paper_has_its_own_name_and_pages(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path) -> None:
    choose(dialog, Paper.ACTION_PLAN)
    assert "Action plan: Self-evaluation" in pages_of(qtbot, dialog, "Action plan")
    assert dialog.target.target().name.endswith("Action plan.pdf")
    choose(dialog, Paper.WORKBOOK)
    assert dialog.preview.said.text() == NO_PAGES
    assert not dialog.print_button.isEnabled()
    write(qtbot, dialog)
    assert next(tmp_path.glob("*.xlsx")).read_bytes().startswith(b"PK")


def test_what_is_said_on_a_paper_is_saved_and_shown_at_once(
    qtbot: QtBot, dialog: PaperDialog, workspace: Workspace
) -> None:
    pages_of(qtbot, dialog, "COG summary")
    dialog.options.purpose.setFocus()
    dialog.options.said.show_opened(True)
    dialog.options.purpose.put_text("To ask for two trainers.")
    dialog.options.purpose.hand_over()
    workspace.work.papers.revise_options(Paper.COG_SUMMARY, meeting_on=date(2026, 12, 12))
    qtbot.waitUntil(lambda: "two trainers" in dialog.preview.view.accessibleDescription(), timeout=60_000)
    assert "12 December 2026" in dialog.preview.view.accessibleDescription()
    choose(dialog, Paper.FULL)
    assert dialog.options.purpose.text() == "", "every paper has its own"
    choose(dialog, Paper.COG_SUMMARY)
    assert dialog.options.purpose.text() == "To ask for two trainers."


def test_the_plan_has_the_committees_name_everywhere(qtbot: QtBot, dialog: PaperDialog, workspace: Workspace) -> None:
    workspace.work.papers.revise_house(plan_name="Improvement plan")
    qtbot.waitUntil(lambda: dialog.which.choices[Paper.ACTION_PLAN].words == "Improvement plan")
    choose(dialog, Paper.ACTION_PLAN)
    assert "Improvement plan: Self-evaluation" in pages_of(qtbot, dialog, "Improvement plan")


def test_one_agencys_part_asks_whose(qtbot: QtBot, dialog: PaperDialog, workspace: Workspace) -> None:
    choose(dialog, Paper.AGENCY_PART)
    assert dialog.preview.said.text() == NO_AGENCY
    assert "no agency was chosen" in write(qtbot, dialog).words
    police = workspace.contents.agencies[0]
    place = dialog.options.agency.findText(police.name)
    dialog.options.agency.setCurrentIndex(place)
    dialog.options.agency.activated.emit(place)
    assert f"{police.name}: its part" in pages_of(qtbot, dialog, "One agency’s part")
    assert "Written" in write(qtbot, dialog).words


def test_pages_are_turned_and_enlarged_by_keyboard(qtbot: QtBot, dialog: PaperDialog) -> None:
    choose(dialog, Paper.FULL)
    pages_of(qtbot, dialog, "Full self-evaluation")
    preview = dialog.preview
    last = len(preview.pages or ()) - 1
    assert last > 1
    preview.view.setFocus()
    QTest.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.number == last
    assert not preview.on.isEnabled()
    QTest.keyClick(preview.view, Qt.Key.Key_Home)
    bar = preview.view.verticalScrollBar()
    for _ in range(60):
        if preview.number == 1:
            break
        QTest.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert (preview.number, bar.value()) == (1, 0), "at the end of a page the next one begins at its top"
    QTest.keyClick(preview.view, Qt.Key.Key_PageUp)
    assert preview.number == 0
    QTest.keyClick(preview.view, Qt.Key.Key_Plus)
    assert preview.zoomed.text() == "125%"
    QTest.keyClick(preview.view, Qt.Key.Key_Minus)
    QTest.keyClick(preview.view, Qt.Key.Key_Minus)
    assert preview.zoomed.text() == "75%"
    assert "page 1 of" in preview.view.accessibleName()


def test_where_there_is_little_room_pages_and_choices_take_turns(qtbot: QtBot, dialog: PaperDialog) -> None:
    pages_of(qtbot, dialog, "COG summary")
    dialog.resize(640, 360)
    assert not dialog.preview.isVisible()
    assert dialog.which.isVisible()
    dialog.look.click()
    assert dialog.preview.isVisible()
    assert not dialog.which.isVisible()
    assert dialog.preview.view.hasFocus()
    dialog.look.click()
    assert dialog.which.isVisible()
    dialog.resize(1100, 640)
    assert dialog.preview.isVisible()
    assert not dialog.look.isVisible()


def test_place_and_names_are_remembered_for_this_file(
    qtbot: QtBot, dialog: PaperDialog, workspace: Workspace, preferences: Preferences, tmp_path: Path
) -> None:
    folder = tmp_path / "Papers"
    folder.mkdir()
    dialog.target.folder.setText(str(folder))
    dialog.target.name.setText("Paper 3 – Àrainn.pdf")
    write(qtbot, dialog)
    assert (folder / "Paper 3 – Àrainn.pdf").is_file()
    again = shown(qtbot, PaperDialog(workspace, Preferences(preferences.path)))
    assert again.target.target() == folder / "Paper 3 – Àrainn.pdf"
    assert "It will be replaced" in again.target.warning.text()
    assert again.write.text() == "Replace and &write"
    again.target.name.setText("Paper 4")
    assert again.write.text() == "&Write"
    assert again.target.target().name == "Paper 4.pdf"
    choose(again, Paper.FULL)
    assert again.target.target().name.endswith("Full self-evaluation.pdf")


def test_a_paper_that_cannot_be_written_says_so(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path) -> None:
    blocked = tmp_path / "taken.pdf"
    blocked.mkdir()
    dialog.target.name.setText("taken.pdf")
    written = write(qtbot, dialog)
    assert "Not written" in written.words
    assert written.offered == []
    assert blocked.is_dir()


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path) -> None:
    dialog.target.folder.setText(str(tmp_path / "no such folder"))
    assert "no such folder" in write(qtbot, dialog).words


def test_a_paper_that_is_stopped_leaves_nothing(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path) -> None:
    choose(dialog, Paper.FULL)
    dialog.write.click()
    dialog._say_it_takes_long()
    assert dialog.stop.isVisible()
    assert dialog.progress.isVisible()
    dialog.stop.click()
    qtbot.waitUntil(lambda: len(results(dialog)) == 1, timeout=60_000)
    assert "it was stopped" in results(dialog)[0].words
    assert [path for path in tmp_path.iterdir() if path.suffix in {".pdf", ".part"}] == []
    assert not dialog.stop.isVisible()
    assert dialog.write.isEnabled()


def test_without_a_name_or_folder_there_is_nothing_to_write(dialog: PaperDialog) -> None:
    dialog.target.name.setText("  ")
    assert not dialog.write.isEnabled()
    dialog.target.name.setText("a")
    assert dialog.write.isEnabled()
    dialog.target.folder.setText(" ")
    assert not dialog.write.isEnabled()


def test_the_folder_can_be_looked_for(dialog: PaperDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "chosen"))
    dialog.target.browse.click()
    assert dialog.target.folder.text() == str(tmp_path / "chosen")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    dialog.target.browse.click()
    assert dialog.target.folder.text() == str(tmp_path / "chosen")


def test_a_logo_is_taken_shown_and_taken_off(
    qtbot: QtBot, dialog: PaperDialog, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    Image.new("RGB", (90, 30), (11, 74, 134)).save(tmp_path / "logo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "logo.png"), ""))
    dialog.house.choose.click()
    qtbot.waitUntil(lambda: dialog.house.logo.text() == "Logo: logo.png")
    dialog.house.drop.click()
    qtbot.waitUntil(lambda: dialog.house.logo.text() == "No logo.")
    told: list[object] = []
    workspace.message_requested.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(workspace.work.session.path), ""))
    dialog.house.choose.click()
    assert "was not taken as the logo" in str(told[0])


def test_the_made_up_example_says_so(
    qtbot: QtBot, tmp_path: Path, beginning: Beginning, opening: Opening, preferences: Preferences
) -> None:
    path = tmp_path / "example.cpcse"
    begin(path, replace(beginning, made_up=True), ISLA).close()
    dialog = shown(qtbot, PaperDialog(opening(path, InlineExecutor()), preferences))
    assert any("made-up example" in label.text() for label in dialog.findChildren(QuietText))
    assert "(made-up example)" in dialog.target.name.text()


def test_a_paper_has_what_was_typed_until_now(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_indicator("2.1")
    box = window.stack.page("indicators").findChildren(TextEntry)[0]
    box.setFocus()
    QTest.keyClicks(box, "Typed just before the paper")
    QTest.keySequence(box, "Ctrl+P")
    (dialog,) = window.findChildren(PaperDialog)
    choose(dialog, Paper.WORKBOOK)
    write(qtbot, dialog)
    assert _says(next(tmp_path.glob("*.xlsx")), "Typed just before the paper")
    dialog.close()


def _says(workbook: Path, words: str) -> bool:
    from openpyxl import load_workbook

    book = load_workbook(workbook, read_only=True)
    try:
        return any(words in str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    finally:
        book.close()


@pytest.mark.parametrize(("command", "paper"), [("summary", Paper.COG_SUMMARY), ("workbook", Paper.WORKBOOK)])
def test_the_menu_opens_it_for_one_paper(window: MainWindow, command: str, paper: Paper) -> None:
    window.menus.actions[command].trigger()
    (dialog,) = window.findChildren(PaperDialog)
    assert dialog.which.paper() is paper
    dialog.close()


def test_every_paper_that_can_be_written_is_offered() -> None:
    from cpc_selfeval.exports.papers.writer import PRINTED

    assert set(OFFERED) == {*PRINTED, Paper.WORKBOOK}


def test_a_file_that_is_only_read_shows_and_writes_every_paper(
    qtbot: QtBot, new_file: Path, preferences: Preferences
) -> None:
    signals = SessionSignals()
    work = open_file(new_file, ISLA, InlineExecutor(), signals, read_only=True)
    dialog = shown(qtbot, PaperDialog(Workspace(work, signals), preferences))
    assert not dialog.options.purpose.isEnabled()
    assert not dialog.house.marking.isEnabled()
    choose(dialog, Paper.AGENCY_PART)
    dialog.options.agency.setCurrentIndex(1)
    dialog.options.agency.activated.emit(1)
    assert "its part" in pages_of(qtbot, dialog, "One agency’s part")
    assert "Written" in write(qtbot, dialog).words
    work.close()
