"""Undo and redo before the file has answered: boxes show at once what they bring, and who types on goes on from it.

As in the program, where the file is written on another thread; and what records something new with the first entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judging_records.improving import CapacityFactor
from cpc_selfeval.domain.judging_records.inspecting import Inspection, InspectionPoint, PointKind
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.actions.editor import ActionEditor
from cpc_selfeval.ui.agencies.ask_dialog import AskDialog
from cpc_selfeval.ui.capacity.factor_editor import FactorEditor
from cpc_selfeval.ui.capacity.page import CapacityPage
from cpc_selfeval.ui.choices import MeetingDialog
from cpc_selfeval.ui.details.words_cards import StatusWordsCard
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.indicator.actions_section import ActionsSection
from cpc_selfeval.ui.indicator.finding_editor import FindingEditor
from cpc_selfeval.ui.indicator.findings_column import FindingsColumn
from cpc_selfeval.ui.indicator.new_action import NewAction
from cpc_selfeval.ui.inspecting.page import InspectionsPage
from cpc_selfeval.ui.inspecting.point_editor import PointEditor
from cpc_selfeval.ui.kit import LineEntry, TextEntry, hand_over_all
from cpc_selfeval.ui.kit.kept_words import window_of, words_kept
from cpc_selfeval.ui.moderation.meeting_window import MeetingWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import show, write
from tests.ui.held_up import arrive, held_up

Box = LineEntry | TextEntry
Editor = TypeVar("Editor", bound=QWidget)
Boxes = Callable[[], Box]


@pytest.fixture
def slow(new_file: Path, opening: Opening) -> Iterator[Workspace]:
    """A new file that is written on a thread of its own, as in the program. Nothing may fail or be refused there."""
    faults: list[object] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    workspace.refused.connect(faults.append)
    yield workspace
    arrive(workspace)
    assert faults == []


def step(box: Box, workspace: Workspace, kind: str) -> None:
    """Ctrl+Z or Ctrl+Y in a box, as its window takes it, which here may be a page alone."""
    key = Qt.Key.Key_Z if kind == "undo" else Qt.Key.Key_Y
    window = window_of(box)
    if isinstance(window, MeetingDialog | MeetingWindow | EvidenceDialog | AskDialog):
        QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
    else:
        hand_over_all(window)
        getattr(workspace.work.session, kind)()


def select_and_write(box: Box, text: str) -> None:
    """Type in place of all that stands there."""
    box.setFocus()
    box.selectAll()
    write(box, text)


def write_on(box: Box, text: str) -> None:
    """Type at the end."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClicks(box, text)


# What was there before comes back


def who_was_there(workspace: Workspace) -> tuple[QWidget, Boxes]:
    window = MeetingWindow(workspace, workspace.work.setup.add_meeting(Body.CPC), ("2.1",))
    return window, lambda: window.opening.present


def reason_at_a_meeting(workspace: Workspace) -> tuple[QWidget, Boxes]:
    window = MeetingWindow(workspace, workspace.work.setup.add_meeting(Body.CPC), ("2.1",))
    window.go_on()
    return window, lambda: window.shown.recording.form.reason


def note_at_a_meeting(workspace: Workspace) -> tuple[QWidget, Boxes]:
    window = MeetingWindow(workspace, workspace.work.setup.add_meeting(Body.CPC), ("2.1",))
    return window, lambda: window.opening.notes.box


def what_evidence_shows(workspace: Workspace) -> tuple[QWidget, Boxes]:
    dialog = EvidenceDialog(workspace, workspace.work.evidence.record("Survey"))
    return dialog, lambda: dialog.editor.form.shows


def word_for_a_status(workspace: Workspace) -> tuple[QWidget, Boxes]:
    card = StatusWordsCard(workspace)
    return card, lambda: next(iter(card._boxes.values()))[0]


@pytest.mark.parametrize(
    "place", [who_was_there, reason_at_a_meeting, note_at_a_meeting, what_evidence_shows, word_for_a_status]
)
def test_who_types_on_goes_on_in_what_undo_and_redo_bring(
    slow: Workspace, qtbot: QtBot, place: Callable[[Workspace], tuple[QWidget, Boxes]]
) -> None:
    window, box_of = place(slow)
    show(qtbot, window)
    box = box_of()
    select_and_write(box, "Isla")
    box.clearFocus()  # another visit is another step
    arrive(slow)
    with held_up(slow) as let_one_through:
        select_and_write(box, "Others")
        box.hand_over()
        step(box, slow, "undo")
        assert box.text() == "Isla"
        step(box, slow, "redo")
        assert box.text() == "Others"
        step(box, slow, "undo")
        write_on(box, " and Ewan")
        let_one_through()
        assert box.text() == "Isla and Ewan"
        box.hand_over()
        for _ in range(3):
            let_one_through()
            assert box.text() == "Isla and Ewan"
    assert box.text() == "Isla and Ewan"
    step(box, slow, "undo")
    arrive(slow)
    assert box.text() == "Isla"
    assert words_kept().of(window) == ()


def test_a_level_that_undo_brings_back_is_recorded_with_the_reason_that_is_typed_next(
    slow: Workspace, qtbot: QtBot
) -> None:
    window, box_of = reason_at_a_meeting(slow)
    assert isinstance(window, MeetingWindow)
    show(qtbot, window)
    recording, box = window.shown.recording, box_of()
    recording.cards.button_for(4).click()
    arrive(slow)
    with held_up(slow):
        recording.cards.button_for(3).click()
        step(box, slow, "undo")
        assert recording.cards.choice() == 4
        write(box, "Every file was looked at")
        box.hand_over()
    draft = slow.contents.draft("2.1", recording.stage)
    assert (draft.level, draft.reason) == (4, "Every file was looked at")


# The first entry of something new


def new_meeting(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    dialog = MeetingDialog(workspace, None, body=Body.COG)
    return dialog, lambda: dialog.title, Meeting


def new_evidence(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    dialog = EvidenceDialog(workspace, None)
    return dialog, lambda: dialog.editor.form.title, Evidence


def new_action(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    editor = ActionEditor(workspace)
    editor.begin()
    return editor, lambda: editor.form.what.text, Action


def action_of_an_indicator(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    section = ActionsSection(workspace)
    workspace.changed.connect(section.take)
    section.show_indicator("2.1")
    section.begin()
    return section, lambda: there(section.new, NewAction).text, Action


def strength(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    column = FindingsColumn(workspace, FindingKind.STRENGTH)
    workspace.changed.connect(column.take)
    column.show_indicator("2.1")
    column.begin()
    return column, lambda: there(column.editor, FindingEditor).text, Finding


def factor(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    page = CapacityPage(workspace)
    page.refresh()
    page.factors.open(None)
    return page, lambda: there(page.factors.editor, FactorEditor).title, CapacityFactor


def inspection(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    page = InspectionsPage(workspace)
    page.begin()
    return page, lambda: page.facts.title, Inspection


def point(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    page = InspectionsPage(workspace)
    page.show_inspection(workspace.work.inspecting.record("Joint inspection"))
    section = page.points.sections[PointKind.AREA]
    section.open(None)
    return page, lambda: there(section.editor, PointEditor).text, InspectionPoint


def request(workspace: Workspace) -> tuple[QWidget, Boxes, type[Record]]:
    dialog = AskDialog(workspace, workspace.contents.agencies[0].key)
    return dialog, lambda: dialog.form.contact, Request


def there(editor: object, kind: type[Editor]) -> Editor:
    assert isinstance(editor, kind)
    return editor


@pytest.mark.parametrize("in_time", [True, False], ids=["in time", "late"])
@pytest.mark.parametrize(
    "begin",
    [
        *(new_meeting, new_evidence, new_action, action_of_an_indicator, strength),
        *(factor, inspection, point, request),
    ],
)
def test_the_first_entry_is_undone_and_made_again_or_another_is_made_in_its_place(
    slow: Workspace,
    qtbot: QtBot,
    begin: Callable[[Workspace], tuple[QWidget, Boxes, type[Record]]],
    in_time: bool,
) -> None:
    """There is never a second record, and what is typed next goes where the person looks."""
    window, box_of, kind = begin(slow)
    arrive(slow)
    show(qtbot, window)
    before = set(slow.contents.of(kind))

    def new_texts() -> list[str]:
        found = [record for key, record in slow.contents.of(kind).items() if key not in before]
        return [getattr(record, "contact_role", "") or getattr(record, "title", "") or record.text for record in found]  # type: ignore[attr-defined]

    def done(act: Callable[[], object]) -> None:
        act()
        if in_time:
            arrive(slow)

    with nullcontext() if in_time else held_up(slow):
        for act in ("undo", "redo"):
            write_on(box_of(), "First" if act == "undo" else " of all")
            done(box_of().hand_over)
            done(lambda: step(box_of(), slow, "undo"))
            assert box_of().text() == ("" if act == "undo" else "First")
            done(lambda: step(box_of(), slow, "redo"))
        assert box_of().text() == "First of all"
        for left in ("First", ""):
            done(lambda: step(box_of(), slow, "undo"))
            assert box_of().text() == left
        write_on(box_of(), "Another")
        done(box_of().hand_over)
        assert box_of().text() == "Another"
    assert new_texts() == ["Another"]
    assert box_of().isVisible()
    step(box_of(), slow, "undo")
    arrive(slow)
    assert new_texts() == []
    with nullcontext() if in_time else held_up(slow):
        write_on(box_of(), "Third")
        done(box_of().hand_over)
        for kind_of_step in ("undo", "redo"):
            done(partial(step, box_of(), slow, kind_of_step))
    assert (box_of().isVisible(), box_of().text(), new_texts()) == (True, "Third", ["Third"])
    step(box_of(), slow, "undo")
    arrive(slow)
    assert (box_of().isVisible(), box_of().text(), new_texts()) == (True, "", [])
    assert words_kept().of(window) == ()
