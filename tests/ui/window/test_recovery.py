"""After a crash the message leads to what was saved last; a file found to be altered is told and read only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.last_saved import LastSaved
from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.window.history import LastChangesDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.paper_dialog import IN_PAPERS, PaperDialog
from cpc_selfeval.ui.window.recovery import look_at, tell_recovered
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.window.conftest import SmallPage


def last(window: MainWindow, kind: type | None, key: str) -> LastSaved:
    session = window.workspace.work.session
    return LastSaved(session.clock(), "strength of 2.1", session.person, kind, key)


def shown(window: MainWindow) -> str:
    """What the small page in front says that it shows."""
    page = window.stack.currentWidget()
    assert isinstance(page, SmallPage)
    return page.shown.text()


def test_it_names_the_change_its_time_and_what_is_missing(window: MainWindow) -> None:
    saved = last(window, None, "")

    tell_recovered(window, window.message_bar, saved)

    happened, safe, to_do = (label.text() for label in window.message_bar.labels())
    at = saved.at.astimezone()
    assert happened == "The program ended unexpectedly last time."
    assert safe.startswith(f"Everything up to “strength of 2.1” at {at:%H:%M:%S}")
    assert to_do
    assert window.message_bar.accessibleName() == f"{happened} {safe} {to_do}"
    assert [button.text() for button in window.message_bar.buttons()] == ["Look at it", "Understood"]
    window.message_bar.buttons()[1].click()
    assert window.message_bar.isHidden()


def test_another_day_is_named(window: MainWindow) -> None:
    saved = last(window, None, "")
    tell_recovered(window, window.message_bar, replace(saved, at=saved.at - timedelta(days=3)))

    assert " on " in window.message_bar.safe.text()


def a_finding(window: MainWindow) -> tuple[type, str, str]:
    key = window.workspace.work.findings.record(FindingKind.STRENGTH, "2.2", "Calm homes")
    return Finding, key, "2.2"


def an_action(window: MainWindow) -> tuple[type, str, str]:
    key = window.workspace.work.actions.plan("Visit each home")
    record = window.workspace.contents.actions[key]
    return type(record), key, record.ref


def some_evidence(window: MainWindow) -> tuple[type, str, str]:
    key = window.workspace.work.evidence.record("Survey of staff")
    record = window.workspace.contents.evidence[key]
    return type(record), key, record.ref


@pytest.mark.parametrize("made", [a_finding, an_action, some_evidence])
def test_looking_at_it_leads_there(window: MainWindow, made: Callable[[MainWindow], tuple[type, str, str]]) -> None:
    kind, key, expected = made(window)

    look_at(window, last(window, kind, key))

    assert shown(window) == expected


@pytest.mark.parametrize(("kind", "key"), [(None, ""), (Finding, "gone"), (Committee, "committee")])
def test_what_stands_on_no_page_is_shown_among_the_last_changes(
    window: MainWindow, kind: type | None, key: str
) -> None:
    look_at(window, last(window, kind, key))

    dialog = window.findChild(LastChangesDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_a_file_found_to_be_altered_while_it_is_open(
    window: MainWindow, workspace: Workspace, preferences: Preferences, qtbot: QtBot
) -> None:
    session = workspace.work.session
    found = FileAltered(session.path, "evidence E-017")
    session._store._doubt(found)
    workspace.refused.emit(Refused("looking through the file", found, None, waiting=False))

    assert window.save_state.now.words == "Read only"
    assert "evidence E-017" in window.message_bar.happened.text()
    assert [button.text() for button in window.message_bar.buttons()]

    dialog = PaperDialog(workspace, preferences)
    qtbot.addWidget(dialog)
    assert not dialog.doubt.isHidden()
    assert dialog.doubt.text() == f"{found.what_happened} {IN_PAPERS}"
    dialog.close()


def test_a_sound_file_has_no_such_warning(workspace: Workspace, preferences: Preferences, qtbot: QtBot) -> None:
    dialog = PaperDialog(workspace, preferences)
    qtbot.addWidget(dialog)

    assert dialog.doubt.isHidden()
    dialog.close()
