"""Thirty thousand pieces: how long the page takes for each act. Measured, never judged: see `make bench`."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.ui.evidence.page import EvidencePage
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.evidence.typing import show

MANY = 30_000
WORDS = ("survey", "audit", "children", "parents", "chronology", "referral", "planning meeting", "advocacy")
KINDS = tuple(SourceType)


def thirty_thousand(contents: Contents) -> Change:
    """Pieces with titles, texts, periods, agencies and indicators."""
    agencies = [agency.key for agency in contents.agencies]
    codes = contents.framework.codes
    first = date(2020, 4, 1)
    pieces = (
        Evidence(
            key=new_key(),
            cycle=contents.cycle_key,
            number=number,
            title=f"{WORDS[number % 8]} {number} of {WORDS[number % 5]}",
            shows=f"What the {WORDS[number % 7]} says, in a sentence or two. " * 4,
            source_type=KINDS[number % len(KINDS)],
            agency=agencies[number % len(agencies)],
            period_from=first + timedelta(days=number % 2000),
            shows_impact=(True, False, None)[number % 3],
            indicators=(codes[number % len(codes)],),
        )
        for number in range(1, MANY + 1)
    )
    return Change("many", tuple(RowChange(None, piece) for piece in pieces))


class Watch:
    """Times one act in seconds, with everything that it makes the window do."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}

    def time(self, name: str, act: Callable[[], object]) -> None:
        """Do it, let the window draw, and note how long both took."""
        begun = time.perf_counter()
        act()
        QApplication.processEvents()
        self.taken[name] = time.perf_counter() - begun


@pytest.mark.bench
def test_thirty_thousand_pieces(
    qtbot: QtBot, workspace: Workspace, record_property: Callable[[str, object], None]
) -> None:
    workspace.work.session.make("many", thirty_thousand)
    assert len(workspace.contents.evidence) == MANY
    watch = Watch()
    pages: list[EvidencePage] = []
    watch.time("open", lambda: pages.append(EvidencePage(workspace)))
    (page,) = pages
    page.resize(1366, 660)
    show(qtbot, page)
    search = page.filters.search
    for letter in "survey 2":
        watch.time(f"type {letter}", partial(QTest.keyClick, search, letter))
    watch.time("clear", page.filters.clear_all)
    watch.time("sort", lambda: page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder))
    page.table.setFocus()
    for press in range(5):
        watch.time(f"down {press}", lambda: QTest.keyClick(page.table, Qt.Key.Key_Down))
    watch.time("end", lambda: QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier))
    page.editor.form.title.setFocus()
    QTest.keyClicks(page.editor.form.title, "Joint ")
    watch.time("save", page.editor.form.title.hand_over)
    watch.time("undo", workspace.work.session.undo)
    watch.time("add", lambda: workspace.work.evidence.record("One more"))
    for name, taken in watch.taken.items():
        record_property(name, round(taken * 1000))
        print(f"{name:10} {taken * 1000:6.0f} ms")
    assert page.model.total == MANY + 1
