"""Removing a text everywhere in the window: looked for, seen, confirmed, told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.backup import Reason
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.removing_text import KnownPlaces
from cpc_selfeval.storage.backups.naming import folder_of, name_of
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.removal import dialog as dialog_module
from cpc_selfeval.ui.removal.dialog import RemoveTextDialog
from cpc_selfeval.ui.workspace import Workspace

NAME = "Zebedee O’Canary"
Asking = Callable[..., RemoveTextDialog]


@pytest.fixture
def asking(workspace: Workspace, qtbot: QtBot) -> Asking:
    """Opens the dialog on a file that holds the name in two places."""

    def ask(passage: str = "", known: KnownPlaces | None = None) -> RemoveTextDialog:
        dialog = RemoveTextDialog(workspace, known or KnownPlaces(), passage)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    work = workspace.work
    work.findings.record(FindingKind.AREA, "2.1", f"As {NAME} said, chronologies differ")
    work.evidence.record("Letter", shows=f"From {NAME}")
    return ask


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What was asked before anything was done; each question is answered yes."""
    asked: list[tuple[object, ...]] = []

    def confirm(parent: QWidget, *words: object, **_further: object) -> bool:
        asked.append(words)
        return True

    monkeypatch.setattr(dialog_module, "confirm", confirm)
    return asked


def test_nothing_is_done_before_it_was_found_a_reason_given_and_confirmed(
    asking: Asking, workspace: Workspace, agreed: list[tuple[object, ...]]
) -> None:
    dialog = asking()
    assert not dialog.look.isEnabled()
    assert not dialog.remove.isEnabled()
    dialog.passage.setText("zebedee o'canary")
    assert not dialog.results.isVisibleTo(dialog)
    dialog.look.click()
    assert dialog.said.text() == "Found in 2 places in the file as it is now and 2 entries of the history."
    rows = dialog.results.table.lines.lines
    assert [row[0] for row in rows[:2]] == ["Area for improvement of 2.1: Text", "Evidence E-001: What it shows"]
    assert rows[0][2] == f"As {NAME} said, chronologies differ"
    assert "Copies and papers that were printed" in dialog.results.beyond.text()
    assert not dialog.remove.isEnabled(), "the reason is missing"
    dialog.results.reason.setText("Typed by accident")
    assert dialog.remove.isEnabled()
    dialog.remove.click()
    (question,) = agreed
    assert "Undo cannot bring it back" in str(question[1])
    (finding,) = workspace.contents.findings.values()
    assert finding.text == "As [removed] said, chronologies differ"
    assert dialog.heading.text() == "Removed"
    assert dialog.said.text() == "It was looked for again, and nothing of it was found in the file."
    assert not dialog.remove.isVisibleTo(dialog)
    assert unnamed_focusable(dialog) == []


def test_another_passage_has_to_be_looked_for_again(asking: Asking) -> None:
    dialog = asking(NAME)
    dialog.look.click()
    dialog.results.reason.setText("Typed by accident")
    assert dialog.remove.isEnabled()
    dialog.whole_words.click()
    assert not dialog.remove.isEnabled()
    assert not dialog.results.isVisibleTo(dialog)


def test_a_passage_that_is_nowhere_offers_nothing(asking: Asking) -> None:
    dialog = asking("nobody typed this")
    dialog.look.click()
    assert dialog.said.text() == "It was found nowhere in the file or its backups."
    assert not dialog.remove.isEnabled()
    assert not dialog.results.reason_box.isVisibleTo(dialog)


def test_a_short_passage_is_warned_about(asking: Asking) -> None:
    dialog = asking("Al")
    assert dialog.warning.isVisibleTo(dialog)
    dialog.whole_words.click()
    assert not dialog.warning.isVisibleTo(dialog)


def test_a_reason_that_holds_it_is_refused_and_nothing_changes(
    asking: Asking, workspace: Workspace, agreed: list[tuple[object, ...]]
) -> None:
    dialog = asking(NAME)
    dialog.look.click()
    dialog.results.reason.setText(f"{NAME} asked")
    dialog.remove.click()
    assert dialog.said.text().startswith("The reason holds the passage")
    assert dialog.focusWidget() is dialog.results.reason
    assert NAME in next(iter(workspace.contents.findings.values())).text
    dialog.results.reason.setText("The family asked")
    dialog.remove.click()
    assert dialog.heading.text() == "Removed"


def test_attached_files_are_kept_where_the_tick_is_taken_away(
    asking: Asking, workspace: Workspace, agreed: list[tuple[object, ...]], tmp_path: Path
) -> None:
    key = workspace.work.evidence.record("Minutes")
    for name in ("kept.txt", "gone.txt"):
        (tmp_path / name).write_text(f"{name}: {NAME} was there", encoding="utf-8")
        workspace.work.evidence.attach(key, tmp_path / name)
    dialog = asking(NAME)
    dialog.look.click()
    boxes = {box.words: box for box in dialog.results._files.values()}
    assert set(boxes) == {"Remove “gone.txt”", "Remove “kept.txt”"}
    boxes["Remove “kept.txt”"].setChecked(False)
    dialog.results.reason.setText("Typed by accident")
    dialog.remove.click()
    assert [file.name for file in workspace.contents.attachments_of(key)] == ["kept.txt"]
    assert dialog.said.text() == "It is still in the attached files that you kept: “kept.txt”."
    assert unnamed_focusable(dialog) == []


def test_known_copies_and_papers_are_named(asking: Asking, workspace: Workspace, tmp_path: Path) -> None:
    copy, paper = tmp_path / "elsewhere.cpcse", tmp_path / "summary.pdf"
    workspace.work.save_copy(copy, lambda _refusal: None)
    paper.write_bytes(b"%PDF")
    dialog = asking(NAME, KnownPlaces(papers=(paper,)))
    dialog.look.click()
    beyond = dialog.results.beyond.text()
    assert f"Saved copy: {copy}." in beyond
    assert f"Paper: {paper}." in beyond


def test_how_far_it_is_can_be_seen_and_it_is_not_left_meanwhile(
    asking: Asking, workspace: Workspace, agreed: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asking(NAME)
    seen: list[str] = []
    say = dialog._say

    def watched(words: str) -> None:
        seen.append(words)
        say(words)
        if words.startswith("Removing"):
            dialog.reject()

    dialog.look.click()
    dialog.results.reason.setText("Typed by accident")
    monkeypatch.setattr(dialog, "_say", watched)
    dialog.remove.click()
    assert seen[0] == "Removing…"
    rows = [words for words in seen if words.startswith("Removing… the file itself: 0 of ")]
    assert rows, seen
    assert rows[0].endswith(" entries.")
    assert dialog.heading.text() == "Removed", "it was not left before that"
    assert agreed


def test_a_backup_that_could_not_be_reached_is_named_once(
    asking: Asking, workspace: Workspace, agreed: list[tuple[object, ...]]
) -> None:
    folder = folder_of(workspace.work.session.path)
    folder.mkdir(exist_ok=True)
    damaged = folder / name_of(datetime(2026, 1, 1, tzinfo=UTC), 1, Reason.OPENED)
    damaged.write_bytes(b"not a backup any more")
    dialog = asking(NAME)
    dialog.look.click()
    assert damaged.name in dialog.results.beyond.text()
    dialog.results.reason.setText("Typed by accident")
    dialog.remove.click()
    assert damaged.name in dialog.said.text()
    assert damaged.name not in dialog.results.beyond.text()
    assert agreed
