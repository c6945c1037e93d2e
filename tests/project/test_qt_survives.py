"""The Qt binding keeps its count of None, True and False.

PySide6 6.12.0 gives away a reference to them at each emit and each repaint; before Python 3.12 that ends in an abort
after some thousands ("deallocating None"). A process of its own shows it as its exit code, whenever it dies.
"""

import os
import subprocess
import sys

EMIT_AND_REPAINT = """
from PySide6.QtCore import QAbstractTableModel, QIdentityProxyModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QTableView, QWidget

class Source(QObject):
    changed = Signal(object)
    flag = Signal(bool)

class Page(QWidget):
    def paintEvent(self, event):
        return None

class Rows(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 2
    def columnCount(self, parent=QModelIndex()):
        return 2
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "x" if role == Qt.ItemDataRole.DisplayRole else None

application = QApplication([])
source, page, rows, proxy, table = Source(), Page(), Rows(), QIdentityProxyModel(), QTableView()
source.changed.connect(lambda value: None)
source.flag.connect(lambda value: value)
proxy.setSourceModel(rows)
table.setModel(proxy)
page.show()
table.show()
for turn in range(10_000):
    source.changed.emit(None)
    source.flag.emit(turn % 2 == 0)
    page.repaint()
    proxy.data(proxy.index(0, 0), Qt.ItemDataRole.FontRole)
    if turn % 20 == 0:
        table.viewport().repaint()
        application.processEvents()
print("still here")
"""


def test_qt_survives_ten_thousand_emits_and_repaints() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", EMIT_AND_REPAINT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "still here"), done.stderr
