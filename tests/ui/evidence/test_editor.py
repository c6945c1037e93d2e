"""The editor: every field by keyboard, saved as entered, undone, and read back from the file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import Evidence, Quotable, SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import Executor, InlineExecutor, ThreadExecutor
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.window.history import HistoryDialog
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import pick, show, tick, write, write_day

Opening = Callable[[Path, Executor], Workspace]


def only(workspace: Workspace) -> Evidence:
    """The one piece of evidence that there is."""
    (piece,) = workspace.contents.evidence.values()
    return piece


def fill_in(editor: EvidenceEditor) -> None:
    """Enter something in every field by keyboard."""
    form = editor.form
    write(form.title, " =1+1 Survey of children")
    write(form.shows, "- nine in ten feel safe\n- seven in ten know whom to tell ")
    pick(form.source.source_type, "Views of children and young people")
    pick(form.source.agency, "Third sector")
    write_day(form.source.period_from, "1/4/2026")
    write_day(form.source.period_to, "30 Jun 2026")
    form.source.impact.button_for(None).setFocus()
    for answer in (None, False):
        assert form.source.impact.button_for(answer).hasFocus()
        QTest.keyClick(form.source.impact.button_for(answer), Qt.Key.Key_Left)
    write(form.source.reference, "p. 4, file 0012")
    write(form.views.asked, "Survey and three groups")
    write(form.views.number, "34 of 120")
    write(form.views.missing, "Children under eight")
    pick(form.views.quotable, "May be quoted without names")
    write(form.views.told, "A letter with what changed")
    tick(form.supports.indicator_choice, ["5.4", "2.1"])
    tick(form.supports.finding_choice, ["2.1 strength: Children feel safe"])
    tick(form.supports.action_choice, ["A-01"])
    tick(form.supports.reading_choice, ["A-01: 34%"])
    tick(form.supports.tag_choice, ["Wellbeing indicators (SHANARRI): Safe"])
    write(form.links, "https://example.org/survey\nshelf 4")


@pytest.mark.parametrize("threaded", [False, True])
def test_every_field_is_typed_saved_and_read_back(
    qtbot: QtBot, new_file: Path, opening: Opening, threaded: bool
) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append) if threaded else InlineExecutor())
    strength = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe at home")
    action = workspace.work.actions.plan("Offer advocacy")
    reading = workspace.work.actions.take_reading(action, "34%", base="120", quarter="quarter 2 2026")
    workspace.work.session.drain()
    dialog = EvidenceDialog(workspace, None)
    show(qtbot, dialog)
    fill_in(dialog.editor)
    dialog.close()
    workspace.work.close()

    piece = only(opening(new_file, InlineExecutor()))
    agencies = {agency.name: agency.key for agency in workspace.contents.agencies}
    safe = next(tag.key for tag in workspace.contents.tags if tag.name == "Safe")
    assert piece == Evidence(
        key=piece.key,
        cycle=workspace.contents.cycle_key,
        number=1,
        title=" =1+1 Survey of children",
        shows="- nine in ten feel safe\n- seven in ten know whom to tell ",
        source_type=SourceType.VIEWS_OF_CHILDREN,
        agency=agencies["Third sector"],
        period_from=date(2026, 4, 1),
        period_to=date(2026, 6, 30),
        shows_impact=True,
        reference="p. 4, file 0012",
        web_links="https://example.org/survey\nshelf 4",
        views_asked="Survey and three groups",
        views_number="34 of 120",
        views_missing="Children under eight",
        views_quotable=Quotable.ANONYMOUSLY,
        views_told="A letter with what changed",
        indicators=("2.1", "5.4"),
        findings=(strength,),
        actions=(action,),
        readings=(reading,),
        tags=(safe,),
    )
    assert faults == []


def test_nothing_is_recorded_until_something_is_entered(
    qtbot: QtBot, workspace: Workspace, editor: EvidenceEditor
) -> None:
    editor.begin(indicators=("2.1",))
    assert editor.is_begun
    assert editor.form.supports.indicator_choice.value() == ("2.1",)
    editor.show_record(None)
    assert not workspace.contents.evidence

    editor.begin(indicators=("2.1",))
    with qtbot.waitSignal(editor.shown_changed):
        write(editor.form.shows, "Only this")
    write(editor.form.title, "and a title")
    qtbot.waitUntil(lambda: only(workspace).title == "and a title")
    assert only(workspace).shows == "Only this"
    assert only(workspace).indicators == ("2.1",)
    assert editor.key == only(workspace).key
    assert editor.heading.text() == "Evidence E-001"


def test_the_cursor_stays_while_the_typed_text_is_saved(workspace: Workspace, editor: EvidenceEditor) -> None:
    editor.show_record(workspace.work.evidence.record("Case file audit"))
    title = editor.form.title
    title.setFocus()
    title.setCursorPosition(4)
    QTest.keyClicks(title, "s and")
    title.hand_over()
    assert only(workspace).title == "Cases and file audit"
    assert title.cursorPosition() == 9


def test_undo_takes_a_visit_back_and_the_box_follows(workspace: Workspace, editor: EvidenceEditor) -> None:
    editor.show_record(workspace.work.evidence.record("Audit"))
    write(editor.form.source.reference, "abc")
    editor.form.source.reference.hand_over()
    QTest.keyClicks(editor.form.source.reference, "def")
    editor.form.title.setFocus()
    assert only(workspace).reference == "abcdef"
    workspace.work.session.undo()
    assert only(workspace).reference == ""
    assert editor.form.source.reference.text() == ""
    workspace.work.session.redo()
    assert editor.form.source.reference.text() == "abcdef"


def test_a_change_from_elsewhere_is_shown(workspace: Workspace, editor: EvidenceEditor) -> None:
    key = workspace.work.evidence.record("Audit")
    editor.show_record(key)
    workspace.work.evidence.revise(key, title="Joint audit", shows_impact=False, indicators=("5.3",))
    assert editor.form.title.text() == "Joint audit"
    assert editor.form.source.impact.value() is False
    assert [card.words()[0][:3] for card in editor.form.supports.lists[0].cards()] == ["5.3"]


def test_what_is_being_typed_is_never_overwritten(workspace: Workspace, editor: EvidenceEditor) -> None:
    key = workspace.work.evidence.record("Audit")
    editor.show_record(key)
    write(editor.form.shows, "half a sent")
    workspace.work.evidence.revise(key, shows="from elsewhere", title="Joint audit")
    assert editor.form.shows.text() == "half a sent"
    assert editor.form.title.text() == "Joint audit"


def test_turning_to_another_piece_saves_the_first(workspace: Workspace, editor: EvidenceEditor) -> None:
    first, second = workspace.work.evidence.record("First"), workspace.work.evidence.record("Second")
    editor.show_record(first)
    write(editor.form.shows, "of the first")
    editor.show_record(second)
    assert workspace.contents.evidence[first].shows == "of the first"
    assert workspace.contents.evidence[second].shows == ""
    assert editor.form.shows.text() == ""


def test_a_day_that_cannot_be_read_does_not_wander_to_the_next_piece(
    workspace: Workspace, editor: EvidenceEditor
) -> None:
    first = workspace.work.evidence.record("First")
    second = workspace.work.evidence.record("Second", period_from=date(2026, 4, 1))
    editor.show_record(first)
    write_day(editor.form.source.period_from, "the 31st of June")
    editor.show_record(second)
    assert editor.form.source.period_from.line.text() == "1 Apr 2026"
    assert editor.form.source.period_from.day() == date(2026, 4, 1)
    write(editor.form.title, "x")
    editor.form.title.hand_over()
    assert workspace.contents.evidence[second].title == "xSecond"


def test_a_period_that_ends_before_it_begins_is_said_and_kept(workspace: Workspace, editor: EvidenceEditor) -> None:
    editor.show_record(workspace.work.evidence.record("Audit", period_from=date(2026, 4, 1)))
    write_day(editor.form.source.period_to, "31/3/2026")
    assert only(workspace).period_to == date(2026, 3, 31)
    assert editor.form.source.period_note.isVisibleTo(editor)
    assert "ends before it begins" in editor.form.source.period_note.text()
    write_day(editor.form.source.period_to, "31/3/2027")
    assert not editor.form.source.period_note.isVisibleTo(editor)


def test_views_have_their_own_fields_and_keep_them(workspace: Workspace, editor: EvidenceEditor) -> None:
    key = workspace.work.evidence.record("Audit", source_type=SourceType.DOCUMENT)
    editor.show_record(key)
    assert not editor.form.views.isVisibleTo(editor)
    workspace.work.evidence.revise(key, source_type=SourceType.STAFF_VIEWS)
    assert editor.form.views.isVisibleTo(editor)
    workspace.work.evidence.revise(key, views_missing="Night staff")
    workspace.work.evidence.revise(key, source_type=SourceType.DOCUMENT)
    assert editor.form.views.isVisibleTo(editor)
    assert editor.form.views.missing.text() == "Night staff"


def test_removing_says_how_to_bring_it_back(workspace: Workspace, editor: EvidenceEditor, tmp_path: Path) -> None:
    key = workspace.work.evidence.record("Audit")
    (tmp_path / "audit.pdf").write_bytes(b"%PDF")
    workspace.work.evidence.attach(key, tmp_path / "audit.pdf")
    editor.show_record(key)
    write(editor.form.shows, "not yet handed over")
    QTest.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert not workspace.contents.evidence
    assert editor.empty.text() == "Evidence E-001 was removed. Undo: Ctrl+Z"
    assert editor.form.isHidden()
    workspace.work.session.undo()
    assert editor.key == key
    assert editor.form.shows.text() == "not yet handed over"
    assert [row.attachment.name for row in editor.form.files.rows] == ["audit.pdf"]


def test_a_retired_agency_is_still_shown_where_it_is_named(workspace: Workspace, editor: EvidenceEditor) -> None:
    agency = workspace.contents.agencies[2]
    key = workspace.work.evidence.record("Audit", agency=agency.key)
    workspace.work.setup.revise_agency(agency.key, retired=True)
    editor.show_record(key)
    assert editor.form.source.agency.currentText() == f"{agency.name} (retired)"


def test_what_it_supports_can_be_gone_to(qtbot: QtBot, workspace: Workspace) -> None:
    action = workspace.work.actions.plan("Offer advocacy")
    reading = workspace.work.actions.take_reading(action, "34%")
    area = workspace.work.findings.record(FindingKind.AREA, "5.3", "Chronologies differ")
    key = workspace.work.evidence.record(
        "Audit", indicators=("2.1",), findings=(area,), actions=(action,), readings=(reading,)
    )
    went: list[str] = []
    workspace.indicator_requested.connect(went.append)
    workspace.action_requested.connect(went.append)
    for place in range(4):
        dialog = EvidenceDialog(workspace, key)
        show(qtbot, dialog)
        (card,) = dialog.editor.form.supports.lists[place].cards()
        QTest.keyClick(card, Qt.Key.Key_Return)
        assert not dialog.isVisible()
    assert went == ["2.1", "5.3", action, action]


def test_too_long_a_paste_is_refused_in_words(
    workspace: Workspace, editor: EvidenceEditor, told: list[Refusal]
) -> None:
    editor.show_record(workspace.work.evidence.record("Audit"))
    QApplication.clipboard().setText("x" * 2_000_001)
    editor.form.shows.setFocus()
    editor.form.shows.paste()
    assert editor.form.shows.text() == ""
    assert "was not pasted" in told[0].what_happened


def test_history_opens(workspace: Workspace, editor: EvidenceEditor) -> None:
    editor.show_record(workspace.work.evidence.record("Audit"))
    QTest.mouseClick(editor.history_button, Qt.MouseButton.LeftButton)
    history = editor.findChild(HistoryDialog)
    assert isinstance(history, HistoryDialog)
    assert history.isVisible()
    history.close()


def test_every_widget_has_a_name(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    action = workspace.work.actions.plan("Offer advocacy")
    key = workspace.work.evidence.record(
        "Audit",
        source_type=SourceType.STAFF_VIEWS,
        actions=(action,),
        indicators=("2.1",),
        web_links="https://example.org\n/a/b.pdf\nshelf",
    )
    (tmp_path / "audit.pdf").write_bytes(b"%PDF")
    workspace.work.evidence.attach(key, tmp_path / "audit.pdf")
    dialog = EvidenceDialog(workspace, key)
    show(qtbot, dialog)
    assert unnamed_focusable(dialog) == []


def test_tab_reaches_every_field_from_the_title(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = EvidenceDialog(workspace, workspace.work.evidence.record("Audit", source_type=SourceType.STAFF_VIEWS))
    show(qtbot, dialog)
    form = dialog.editor.form
    assert form.title.hasFocus()
    wanted = [
        *(form.shows, form.source.source_type, form.source.agency, form.source.period_from.line),
        *(form.source.period_to.line, form.source.impact.button_for(None), form.source.reference),
        *(form.views.asked, form.views.number, form.views.quotable, form.views.missing, form.views.told),
        *(form.supports.indicator_choice, form.supports.finding_choice, form.supports.action_choice),
        *(form.supports.reading_choice, form.supports.tag_choice, form.links, form.files.add_button),
    ]
    reached = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is form.title:
            break
        reached.append(focused)
    assert [widget for widget in reached if widget in wanted] == wanted


def test_keys_undo_and_redo_inside_the_dialog(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = EvidenceDialog(workspace, workspace.work.evidence.record("Audit"))
    show(qtbot, dialog)
    title = dialog.editor.form.title
    assert title.selectedText() == ""
    QTest.keyClicks(title, "Joint ")
    QTest.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert only(workspace).title == title.text() == "Audit"
    QTest.keyClick(title, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert only(workspace).title == title.text() == "Joint Audit"
    QTest.mouseClick(dialog.editor.remove_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert only(workspace).title == title.text() == "Joint Audit"


def test_what_could_not_be_saved_is_still_shown_after_looking_elsewhere_and_is_saved_later(
    workspace: Workspace, editor: EvidenceEditor, new_file: Path
) -> None:
    first, second = workspace.work.evidence.record("First"), workspace.work.evidence.record("Second")
    editor.show_record(first)
    away = new_file.with_suffix(".away")
    new_file.rename(away)
    write(editor.form.shows, "typed while the drive was out")
    editor.show_record(second)
    assert workspace.contents.evidence[first].shows == ""
    assert editor.form.shows.text() == ""
    editor.show_record(first)
    assert editor.form.shows.text() == "typed while the drive was out"
    away.rename(new_file)
    workspace.work.session.try_again()
    assert workspace.contents.evidence[first].shows == "typed while the drive was out"
    assert workspace.contents.evidence[second].shows == ""
    workspace.work.session.undo()
    assert editor.form.shows.text() == ""
