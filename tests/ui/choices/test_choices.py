"""The choosers offer what is there, follow it, show what was chosen before, and tell only what the user chose."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Body, Meeting
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.choices import (
    ActionsChoice,
    AgencyChoice,
    FindingsChoice,
    IndicatorsChoice,
    MeetingChoice,
    MeetingDialog,
    ReadingsChoice,
    TagsChoice,
)
from cpc_selfeval.ui.choices.several import FollowingChoice
from cpc_selfeval.ui.kit import ChoiceBox, unnamed_focusable
from cpc_selfeval.ui.workspace import Workspace


def offered(box: ChoiceBox | FollowingChoice) -> list[str]:
    """The words offered."""
    if isinstance(box, ChoiceBox):
        return [box.itemText(row) for row in range(box.count())]
    return [words for _value, words in box._options]


def test_an_agency_is_offered_while_it_is_in_use_or_the_value(qtbot: QtBot, workspace: Workspace) -> None:
    box = AgencyChoice(workspace)
    qtbot.addWidget(box)
    chosen: list[object] = []
    box.chosen.connect(chosen.append)
    first, second = workspace.contents.agencies[:2]
    box.show_value(second.key)
    workspace.work.setup.revise_agency(first.key, retired=True)
    workspace.work.setup.revise_agency(second.key, retired=True)
    assert offered(box)[0] == "No agency named"
    assert first.name not in offered(box)
    assert box.currentText() == f"{second.name} (retired)"
    box.show_value(None)
    assert f"{second.name} (retired)" not in offered(box)
    assert box.value() is None
    workspace.work.setup.add_agency("Faith groups")
    assert offered(box)[-1] == "Faith groups"
    assert chosen == []
    QTest.keyClick(box, Qt.Key.Key_End)
    assert chosen == [workspace.contents.agencies[-1].key]
    assert box.value() == chosen[0]
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert chosen[-1] is None


def test_indicators_left_out_are_offered_only_while_chosen(qtbot: QtBot, workspace: Workspace) -> None:
    box = IndicatorsChoice(workspace)
    qtbot.addWidget(box)
    box.show_value(("2.1",))
    workspace.work.setup.scope("2.1", covered=False)
    workspace.work.setup.scope("2.2", covered=False)
    codes = [words.split()[0] for words in offered(box)]
    assert "2.1" in codes
    assert "2.2" not in codes
    assert box.words().endswith("(not in this cycle)")
    box.show_value(())
    assert "2.1" not in [words.split()[0] for words in offered(box)]
    assert box.words() == "No indicator yet"


def test_findings_of_the_preferred_indicators_come_first(qtbot: QtBot, workspace: Workspace) -> None:
    record = workspace.work.findings.record
    box = FindingsChoice(workspace)
    qtbot.addWidget(box)
    area = record(FindingKind.AREA, "5.3", "Chronologies differ")
    strength = record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    assert offered(box) == ["2.1 strength: Children feel safe", "5.3 area for improvement: Chronologies differ"]
    box.prefer(["5.3"])
    assert offered(box)[0] == "5.3 area for improvement: Chronologies differ"
    only_areas = FindingsChoice(workspace, kind=FindingKind.AREA)
    qtbot.addWidget(only_areas)
    assert offered(only_areas) == ["5.3: Chronologies differ"]
    box.show_value((strength, area))
    workspace.work.findings.revise(strength, text="Children feel safer")
    assert "Children feel safer" in box.words()
    box.read_count()
    assert box.words() == "2 chosen"
    assert "Children feel safer" in box.accessibleName()
    assert [words for _key, words in box.chosen_in_words()] == offered(box)


def test_actions_and_their_readings_are_offered(qtbot: QtBot, workspace: Workspace) -> None:
    actions, readings = ActionsChoice(workspace), ReadingsChoice(workspace)
    for box in (actions, readings):
        qtbot.addWidget(box)
    action = workspace.work.actions.plan("Offer advocacy")
    workspace.work.actions.take_reading(action, "34%", base="120", quarter="quarter 2 2026", source="Dataset")
    assert offered(actions) == ["A-01 Offer advocacy"]
    assert offered(readings) == ["A-01: 34% of 120, quarter 2 2026, Dataset"]
    workspace.work.actions.remove(action)
    assert offered(actions) == offered(readings) == []


def test_tags_are_offered_with_their_set_and_read_without(qtbot: QtBot, workspace: Workspace) -> None:
    box = TagsChoice(workspace)
    qtbot.addWidget(box)
    own = workspace.work.setup.add_tag("Fewer moves")
    assert "Our own outcomes: Fewer moves" in offered(box)
    assert "Wellbeing indicators (SHANARRI): Safe" in offered(box)
    box.show_value((own,))
    assert box.words() == "Fewer moves"


def test_ticking_tells_once_and_nothing_from_outside_disturbs_it(qtbot: QtBot, workspace: Workspace) -> None:
    box = ActionsChoice(workspace)
    qtbot.addWidget(box)
    box.show()
    keys = [workspace.work.actions.plan(text) for text in ("One", "Two", "Three")]
    chosen: list[object] = []
    box.chosen.connect(chosen.append)
    QTest.keyClick(box, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    listed = popup.list  # type: ignore[attr-defined]
    for row in (0, 2):
        listed.setCurrentRow(row)
        QTest.keyClick(listed, Qt.Key.Key_Space)
    box.show_value((keys[1],))
    assert box.value() == (keys[0], keys[2])
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert chosen == [(keys[0], keys[2])]


@pytest.fixture
def meetings(workspace: Workspace) -> list[str]:
    """A meeting of the committee and one of the chief officers."""
    add = workspace.work.setup.add_meeting
    return [add(Body.CPC, on=date(2026, 11, 20)), add(Body.COG, on=date(2026, 12, 3), title="Extra meeting")]


def test_meetings_are_offered_by_body(qtbot: QtBot, workspace: Workspace, meetings: list[str]) -> None:
    box = MeetingChoice(workspace, body=Body.CPC)
    qtbot.addWidget(box)
    assert offered(box) == ["No meeting", "CPC, 20 November 2026", "Add a meeting…"]
    box.show_value(meetings[1])
    assert box.currentText() == "Extra meeting, 3 December 2026"
    box.offer_body(None)
    assert len(offered(box)) == 4
    workspace.work.setup.revise_meeting(meetings[1], on=date(2026, 12, 4))
    assert box.currentText() == "Extra meeting, 4 December 2026"


def test_a_meeting_is_added_as_it_is_typed_and_then_chosen(qtbot: QtBot, workspace: Workspace) -> None:
    box = MeetingChoice(workspace, body=Body.COG)
    qtbot.addWidget(box)
    box.show()
    chosen: list[object] = []
    box.chosen.connect(chosen.append)

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MeetingDialog)
        QTest.keyClicks(dialog.on.line, "3/12/2026")
        QTest.keyClick(dialog.on.line, Qt.Key.Key_Return)
        QTest.keyClicks(dialog.title, "Winter meeting")
        QTest.keyClicks(dialog.present, "All members")
        dialog.close()

    QTimer.singleShot(0, fill_in)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    (meeting,) = workspace.contents.of(Meeting).values()
    assert (meeting.body, meeting.on, meeting.title, meeting.present) == (
        *(Body.COG, date(2026, 12, 3)),
        *("Winter meeting", "All members"),
    )
    assert chosen == [meeting.key]
    assert box.currentText() == "Winter meeting, 3 December 2026"


def test_leaving_the_meeting_empty_adds_none(qtbot: QtBot, workspace: Workspace, meetings: list[str]) -> None:
    box = MeetingChoice(workspace)
    qtbot.addWidget(box)
    box.show_value(meetings[0])
    chosen: list[object] = []
    box.chosen.connect(chosen.append)
    QTimer.singleShot(0, lambda: _closed(QApplication.activeModalWidget()))
    box.activated.emit(box.count() - 1)
    assert len(workspace.contents.meetings) == 2
    assert chosen == []
    assert box.value() == meetings[0]


def _closed(dialog: QWidget | None) -> None:
    assert dialog is not None
    dialog.close()


def test_a_meeting_can_be_changed_later(qtbot: QtBot, workspace: Workspace, meetings: list[str]) -> None:
    dialog = MeetingDialog(workspace, meetings[1])
    qtbot.addWidget(dialog)
    dialog.show()
    assert unnamed_focusable(dialog) == []
    assert dialog.title.text() == "Extra meeting"
    QTest.keyClick(dialog.body, Qt.Key.Key_Home)
    dialog.title.clear()
    dialog.close()
    meeting = workspace.contents.of(Meeting)[meetings[1]]
    assert (meeting.body, meeting.title) == (Body.SUB_GROUP, "")


def test_undo_inside_the_meeting_dialog_takes_the_meeting_back(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = MeetingDialog(workspace, None, body=Body.COG)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.title.setFocus()
    QTest.keyClicks(dialog.title, "Winter")
    QTest.keyClick(dialog.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.key is None
    assert dialog.title.text() == ""
    assert not workspace.contents.meetings
    QTest.keyClicks(dialog.title, "Spring")
    dialog.close()
    (meeting,) = workspace.contents.meetings
    assert (meeting.title, meeting.body) == ("Spring", Body.COG)
