"""A dialog for papers that was closed follows no change any more."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.papers.front import options_of
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.ui.window.paper_dialog import PaperDialog
from cpc_selfeval.ui.workspace import Workspace


def test_its_boxes_go_with_it_and_what_was_typed_stays(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    dialog = PaperDialog(workspace, preferences)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    options = dialog.options
    assert not options.isVisibleTo(dialog)
    options.purpose.setPlainText("To agree the plan")
    dialog.show()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not isValid(options), "it would go on showing changes in boxes that are gone"
    assert options_of(workspace.contents, Paper.COG_SUMMARY).purpose == "To agree the plan"
    workspace.work.papers.revise_options(Paper.COG_SUMMARY, purpose="To note it")
