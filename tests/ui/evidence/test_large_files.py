"""Large files: asked about first, shown on their way with a bar, cancelled by a button, told when the disk is full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.attaching_refusals import AttachmentTooLarge
from cpc_selfeval.editing import attaching
from cpc_selfeval.editing.attaching import Coming
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.storage.attachments import CHUNK
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.ui.evidence import attached_files, coming_in
from cpc_selfeval.ui.evidence.coming_in import ComingIn
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.kit.confirm import ConfirmDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import show

SIZE = 9_000_000


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file of nine megabytes."""
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(range(250)) * (SIZE // 250))
    return path


@pytest.fixture
def threaded(new_file: Path, opening: Opening) -> Iterator[Workspace]:
    """A self-evaluation on a thread of its own."""
    faults: list[BaseException] = []
    yield opening(new_file, ThreadExecutor(faults.append))
    assert faults == []


@pytest.fixture
def on_film_day(threaded: Workspace, qtbot: QtBot) -> EvidenceEditor:
    """An editor on that file, showing a piece of evidence."""
    editor = EvidenceEditor(threaded)
    editor.resize(700, 800)
    show(qtbot, editor)
    key = threaded.work.evidence.record("Film day")
    threaded.work.session.drain()
    editor.show_record(key)
    return editor


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; every question is answered with "Go back"."""
    questions: list[str] = []

    def refuse(dialog: ConfirmDialog) -> int:
        questions.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        return 0

    monkeypatch.setattr(ConfirmDialog, "exec", refuse)
    return questions


def test_a_bar_shows_how_far_it_is_and_then_the_file(
    qtbot: QtBot, on_film_day: EvidenceEditor, threaded: Workspace, film: Path
) -> None:
    on_film_day.attach([film])

    (row,) = on_film_day.form.files.coming
    assert row.isVisibleTo(on_film_day)
    assert row.words.text() == "0 of 9 MB"
    seen: list[int] = []
    row.bar.valueChanged.connect(seen.append)
    qtbot.waitUntil(lambda: len(on_film_day.form.files.rows) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: on_film_day.form.files.coming == [], timeout=20_000)
    assert seen == sorted(seen)
    assert seen[-1] == 1000
    threaded.work.close()
    assert check_file(threaded.work.session.path) == ()


def test_cancel_takes_it_out_again(
    qtbot: QtBot, on_film_day: EvidenceEditor, threaded: Workspace, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "PIECE", CHUNK)
    on_film_day.attach([film])
    (row,) = on_film_day.form.files.coming
    row.cancel_button.setFocus()
    QTest.mouseClick(row.cancel_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: on_film_day.form.files.coming == [], timeout=20_000)
    assert threaded.work.session.drain(20)
    assert on_film_day.form.files.rows == []
    assert on_film_day.form.files.note.text() == "film.mp4 was not added."
    assert on_film_day.form.files.add_button.hasFocus()
    threaded.work.close()
    assert film.stat().st_size > 0
    assert threaded.work.contents.attachments_of(on_film_day.key or "") == ()
    assert check_file(threaded.work.session.path) == ()


def test_another_piece_does_not_show_it(
    qtbot: QtBot, on_film_day: EvidenceEditor, threaded: Workspace, film: Path
) -> None:
    key = on_film_day.key
    other = threaded.work.evidence.record("Another")
    threaded.work.session.drain()
    row = ComingIn(key or "", film, SIZE, on_film_day.form.files)
    on_film_day.form.files._bring_in(row)
    on_film_day.show_record(other)
    assert not row.isVisibleTo(on_film_day)
    on_film_day.show_record(key)
    assert row.isVisibleTo(on_film_day) or on_film_day.form.files.coming == []
    qtbot.waitUntil(lambda: on_film_day.form.files.coming == [], timeout=20_000)


def test_what_has_25_megabytes_is_asked_about_with_its_size(
    workspace: Workspace, editor: EvidenceEditor, tmp_path: Path, asked: list[str]
) -> None:
    large, small = tmp_path / "large.mov", tmp_path / "small.txt"
    with large.open("wb") as file:
        file.truncate(25_000_000)
    small.write_text("x")
    editor.show_record(workspace.work.evidence.record("Film day"))

    editor.attach([large, small])

    (question,) = asked
    assert "“large.mov” (25.0 MB)" in question
    assert "“small.txt”" not in question
    assert [row.attachment.name for row in editor.form.files.rows] == ["small.txt"]


def test_a_gigabyte_is_refused_before_it_is_read_or_asked_about(
    workspace: Workspace, editor: EvidenceEditor, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.mov"
    with huge.open("wb") as file:
        file.truncate(1_000_000_000)
    refused: list[object] = []
    workspace.refused.connect(refused.append)
    editor.show_record(workspace.work.evidence.record("Film day"))
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was read"))

    editor.attach([huge])

    assert asked == []
    assert isinstance(getattr(refused[0], "refusal", None), AttachmentTooLarge)
    assert editor.form.files.coming == []


def test_what_can_run_is_saved_elsewhere_only_after_a_warning(
    workspace: Workspace,
    editor: EvidenceEditor,
    tmp_path: Path,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "tool.exe").write_bytes(b"MZ")
    key = workspace.work.evidence.record("Survey")
    workspace.work.evidence.attach(key, tmp_path / "tool.exe")
    editor.show_record(key)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("it was not warned of"))

    (row,) = editor.form.files.rows
    QTest.mouseClick(row.save, Qt.MouseButton.LeftButton)

    assert "it is a program, or starts one" in asked[0]

    monkeypatch.setattr(attached_files, "confirm", lambda *_args, **_more: True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.exe"), ""))
    QTest.mouseClick(row.save, Qt.MouseButton.LeftButton)
    assert (tmp_path / "out.exe").read_bytes() == b"MZ"


def test_the_words_of_a_bar(film: Path, qtbot: QtBot) -> None:
    row = ComingIn("key", film, 250_000_000)
    qtbot.addWidget(row)
    row._told(Coming(125_400_000, 250_000_000))
    assert row.words.text() == "125 of 250 MB"
    assert row.bar.value() == 501
    assert row.bar.accessibleName() == "Adding film.mp4"
    assert coming_in.comes_by_pieces(SIZE)
    assert not coming_in.comes_by_pieces(1_000_000)
