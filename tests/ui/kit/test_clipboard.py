"""What lies on the clipboard outlives Python without a fall, and one that holds nothing at all is no fault."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit import LineEntry
from cpc_selfeval.ui.kit.clipboard import on_clipboard, put_on_clipboard

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from cpc_selfeval.ui.kit.clipboard import put_on_clipboard
application = QApplication([])
for turn in range(3):
    put_on_clipboard("rows", "<p>rows</p>", {"application/x-ours": "rows"})
print(application.clipboard().text())
"""


def test_the_program_ends_well_with_its_rows_on_the_clipboard() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", COPY_AND_END],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "rows"), done.stderr


def test_all_formats_are_there(dressed: QApplication) -> None:
    put_on_clipboard("a\tb", "<b>a</b>", {"application/x-ours": "é"})
    hand = on_clipboard()
    assert (hand.text(), hand.html()) == ("a\tb", "<b>a</b>")
    assert bytes(hand.data("application/x-ours").data()).decode() == "é"
    QGuiApplication.clipboard().clear()
    assert (on_clipboard().hasText(), on_clipboard().formats()) == (False, [])


def test_pasting_nothing_at_all_into_a_line_leaves_it(qtbot: QtBot, dressed: QApplication) -> None:
    QGuiApplication.clipboard().clear()
    line = LineEntry("Lead")
    qtbot.addWidget(line)
    line.show()
    line.show_text("before")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "before"
