"""What the tests of evidence share."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.evidence.editor import EvidenceEditor
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show


class Opened(QObject):
    """What the system was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Called by Qt in the system's place."""
        self.urls.append(url)


@pytest.fixture
def opened(workspace: Workspace) -> Iterator[Opened]:
    """Takes what would go to the browser or to a document's program."""
    taker = Opened()
    for scheme in ("http", "https", "file"):
        # The stubs say bytes, and PySide 6.11 takes only text
        QDesktopServices.setUrlHandler(scheme, taker, cast(bytes, "take"))
    yield taker
    for scheme in ("http", "https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def told(workspace: Workspace) -> list[Refusal]:
    """What the window would be told to say."""
    messages: list[Refusal] = []
    workspace.message_requested.connect(messages.append)
    return messages


@pytest.fixture
def editor(workspace: Workspace, qtbot: QtBot) -> EvidenceEditor:
    """An editor on an empty self-evaluation."""
    editor = EvidenceEditor(workspace)
    editor.resize(700, 800)
    show(qtbot, editor)
    return editor
