"""As what a paper is written, in the dialogue: Word in a committee's looks, and a password for all papers of it."""

from __future__ import annotations

from pathlib import Path

import docx
import msoffcrypto
import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.papers.as_form import NO_TEMPLATE
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.window.test_papers import choose, shown, write


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace, preferences: Preferences, tmp_path: Path) -> PaperDialog:
    made = shown(qtbot, PaperDialog(workspace, preferences))
    made.target.folder.setText(str(tmp_path))
    return made


def test_word_has_its_own_name_which_is_remembered(
    qtbot: QtBot, dialog: PaperDialog, workspace: Workspace, preferences: Preferences, tmp_path: Path
) -> None:
    form = dialog.made_as
    assert dialog.target.target().suffix == ".pdf"
    assert not form.looks.isVisibleTo(dialog)
    form.word.click()
    assert dialog.target.target().suffix == ".docx"
    assert form.looks.text() == NO_TEMPLATE
    dialog.target.name.setText("Paper 3.docx")
    written = write(qtbot, dialog)
    assert written.words.startswith("Written")
    assert docx.Document(str(tmp_path / "Paper 3.docx")).paragraphs
    form.pdf.click()
    assert dialog.target.target().suffix == ".pdf"
    form.word.click()
    assert dialog.target.name.text() == "Paper 3.docx"
    again = shown(qtbot, PaperDialog(workspace, preferences))
    assert again.target.target().suffix == ".pdf"
    again.made_as.word.click()
    assert again.target.name.text() == "Paper 3.docx"


def test_a_template_is_chosen_remembered_and_let_go_of(
    qtbot: QtBot,
    dialog: PaperDialog,
    workspace: Workspace,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template = tmp_path / "Council.docx"
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Example Council"
    document.save(str(template))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(template), ""))
    form = dialog.made_as
    form.word.click()
    form.choose.click()
    assert "Council.docx" in form.looks.text()
    dialog.target.name.setText("paper")
    write(qtbot, dialog)
    made = docx.Document(str(tmp_path / "paper.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Example Council"
    again = shown(qtbot, PaperDialog(workspace, preferences))
    assert again.made_as.template == str(template)
    again.made_as.drop.click()
    assert again.made_as.template == ""
    template.write_text("no document any more")
    assert "the template is no Word document" in write(qtbot, dialog).words


def test_a_password_is_explained_checked_and_forgotten(qtbot: QtBot, dialog: PaperDialog, tmp_path: Path) -> None:
    form, box = dialog.made_as, dialog.made_as.new_password
    assert not box.isVisibleTo(dialog)
    form.protect.click()
    assert "nobody can open the paper again" in box.losing_it.text()
    assert unnamed_focusable(dialog) == []
    dialog.begin()
    assert dialog.note.text() == "Please type a password."
    box.first.setText("heron")
    assert "short" in box.advice.text()
    box.again.setText("herons")
    dialog.begin()
    assert "not the same" in dialog.note.text()
    assert list(tmp_path.glob("*.pdf")) == []
    box.again.setText("heron")
    dialog.target.name.setText("locked")
    write(qtbot, dialog)
    with pikepdf.open(tmp_path / "locked.pdf", password="heron") as opened:
        assert opened.encryption.R == 6
    choose(dialog, Paper.WORKBOOK)
    assert not form.kinds.isVisibleTo(dialog)
    dialog.target.name.setText("locked")
    write(qtbot, dialog)
    with (tmp_path / "locked.xlsx").open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()


def test_without_a_password_any_more_it_is_wiped(dialog: PaperDialog) -> None:
    form = dialog.made_as
    form.protect.click()
    form.new_password.first.setText("heron")
    form.protect.click()
    assert form.made_as().password is None
    assert form.new_password.first.text() == ""


def test_closing_forgets_the_password(workspace: Workspace, preferences: Preferences) -> None:
    dialog = PaperDialog(workspace, preferences)
    form = dialog.made_as
    form.protect.click()
    form.new_password.first.setText("heron")
    form.new_password.again.setText("heron")
    dialog.reject()
    assert form.new_password.first.text() == form.new_password.again.text() == ""
