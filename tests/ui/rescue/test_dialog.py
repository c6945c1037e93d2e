"""The dialog that rescues a damaged file: what it says before, the list afterwards, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.opening_refusals import WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import AlreadyThere
from cpc_selfeval.domain.rescued import Count, Passage, Salvaged
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.rescue.dialog import RescueDialog

OUTCOME = Salvaged(
    "work.cpcse",
    "new.cpcse",
    (Count("strength or area for improvement", 3, altered=1, lost=2),),
    ("The committee’s names are lost.",),
    (Passage("strength: it is not as it was written", "text: They wait."),),
    (Passage("progress note: the action it belongs to is lost", "text: Begun"),),
)


def dialog_on(qtbot: QtBot, path: Path, answers: list[object], passwords: list[Password | None]) -> RescueDialog:
    def rescue(_target: Path, password: Password | None) -> Salvaged:
        passwords.append(password)
        answer = answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        assert isinstance(answer, Salvaged)
        return answer

    dialog = RescueDialog(path, rescue, lambda _refusal: Password("words"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_rescues_and_shows_the_list(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_on(qtbot, tmp_path / "work.cpcse", [OUTCOME], [])
    assert unnamed_focusable(dialog) == []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "new"), ""))
    dialog.begin_button.click()
    qtbot.waitUntil(dialog.open_button.isVisible)

    assert dialog.heading.text() == "Rescued, but not everything"
    assert dialog.listing.toPlainText() == OUTCOME.listing().rstrip("\n") + "\n"
    dialog.copy_list.click()
    assert QGuiApplication.clipboard().text() == dialog.listing.toPlainText()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "list.txt"), ""))
    dialog.save_list.click()
    assert "progress note" in (tmp_path / "list.txt").read_text(encoding="utf-8")
    opened: list[Path] = []
    dialog.open_requested.connect(opened.append)
    dialog.open_button.click()
    assert opened == [tmp_path / "new.cpcse"]


def test_a_refusal_is_told_and_another_name_can_be_chosen(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    refusal = AlreadyThere(tmp_path / "new.cpcse")
    dialog = dialog_on(qtbot, tmp_path / "work.cpcse", [refusal, OUTCOME], [])
    dialog.begin(tmp_path / "new.cpcse")
    qtbot.waitUntil(dialog.begin_button.isEnabled)

    assert dialog.words.text() == refusal.what_happened
    assert refusal.what_to_do in dialog.note.text()
    dialog.begin(tmp_path / "other.cpcse")
    qtbot.waitUntil(dialog.open_button.isVisible)
    dialog.reject()
    assert not dialog.isVisible()


def test_cancel_breaks_it_off_and_it_can_be_begun_again(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    def rescue(_target: Path, _password: Password | None) -> Salvaged:
        while True:
            look()

    dialog = RescueDialog(tmp_path / "work.cpcse", rescue, lambda _refusal: None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.begin(tmp_path / "new.cpcse")
    dialog.close_button.click()
    assert dialog.isVisible(), "until it has ended"
    assert dialog.words.text() == "It is being broken off: no new file is made."
    qtbot.waitUntil(dialog.begin_button.isEnabled)

    assert dialog.words.text() == "It was broken off, as you asked."
    assert dialog.note.text().startswith("No new file was made.")
    assert not dialog.progress.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_a_password_is_asked_for(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    given: list[Password | None] = []
    dialog = dialog_on(qtbot, tmp_path / "work.cpcse", [WrongPassword(tmp_path / "work.cpcse"), OUTCOME], given)
    dialog.begin(tmp_path / "new.cpcse")
    qtbot.waitUntil(dialog.open_button.isVisible)

    assert given == [None, Password("words")]


def test_a_list_that_cannot_be_saved_is_told(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_on(qtbot, tmp_path / "work.cpcse", [OUTCOME], [])
    dialog.begin(tmp_path / "new.cpcse")
    qtbot.waitUntil(dialog.open_button.isVisible)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "no" / "list.txt"), ""))
    dialog.save_list.click()
    assert "could not be written" in dialog.note.text()
