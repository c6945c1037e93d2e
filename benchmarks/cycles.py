"""A file of many cycles: opening it, each page of the window, trends and comparison, beside bare SQL for its rows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.files import ISLA, NOON, WORDS
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.comparing import compare
from cpc_selfeval.domain.cycles.levels import all_cycles
from cpc_selfeval.domain.cycles.trend import trends
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin, open_file
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.frameworks.files import content_hash, crosswalk, shipped_framework
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.opening import open_store

if TYPE_CHECKING:
    from cpc_selfeval.ui.window.main_window import MainWindow


def measure(
    folder: Path, rounds: int = 15, cycles: int = 20, indicators: int = 30, evidence: int = 50, pages: bool = True
) -> list[Figure]:
    """``evidence`` pieces for each indicator of each cycle. ``pages``: the window's pages too, each shown anew."""
    path = folder / "cycles.cpcse"
    known = KnownFiles(folder / "known.json")
    _write(path, _edition(indicators), cycles, evidence, known)
    size = f"{cycles} cycles, {indicators} indicators, {evidence} pieces of evidence each"
    with closing(open_store(path, by=ISLA, known=known)) as store:
        contents = store.load()
    opening = in_turns(lambda: _opened(path, known).close(), lambda: _bare(path, contents.cycle_key), rounds)
    trend = in_turns(lambda: _trends(contents), lambda: _levels(path), rounds)
    comparison = in_turns(lambda: _compared(contents), lambda: _levels(path), rounds)
    figures = [
        Figure(f"opening a file of {size} ÷ fetching the rows of its newest cycle and all levels", *opening),
        Figure("the trends of all indicators ÷ fetching all levels", *trend),
        Figure("two cycles compared ÷ fetching all levels", *comparison),
    ]
    return [*figures, *(_pages(path, known, rounds) if pages else ())]


def _edition(indicators: int) -> Framework:
    """A framework of so many indicators."""
    base = shipped_framework("care-inspectorate-2019")
    more = tuple(
        replace(base.indicators[n % len(base.indicators)], code=f"{20 + n}.1", takes_level=True)
        for n in range(max(0, indicators - len(base.indicators)))
    )
    edition = replace(
        base, id="benchmark", standing="custom", indicators=(*base.indicators, *more)[:indicators], content_hash=""
    )
    questions = {indicator.key_question for indicator in edition.indicators}
    edition = replace(edition, key_questions=tuple(each for each in edition.key_questions if each.code in questions))
    return replace(edition, content_hash=content_hash(edition))


def _write(path: Path, edition: Framework, cycles: int, evidence: int, known: KnownFiles) -> None:
    begin(path, Beginning(framework=edition, committee="Example CPC", title="Cycle 1"), ISLA, known=known).close()
    with closing(open_store(path, by=ISLA, known=known)) as store:
        first = store.load()
        for number in range(1, cycles + 1):
            cycle = first.cycle if number == 1 else replace(first.cycle, key=new_key(), number=number)
            if number > 1:
                cycle = replace(cycle, title=f"Cycle {number}")
                store.apply(_all_of([cycle]), by=ISLA, at=NOON)
            store.apply(_all_of(list(_of_cycle(cycle, edition, evidence))), by=ISLA, at=NOON)


def _of_cycle(cycle: Cycle, edition: Framework, evidence: int) -> Iterator[Record]:
    sources = list(SourceType)
    for place, code in enumerate(edition.codes):
        yield Judgement(
            key=new_key(),
            cycle=cycle.key,
            code=code,
            stage=Stage.AGREED,
            on=date(2026, 2, 1),
            at=NOON.isoformat(),
            level=1 + (place + cycle.number) % 6,
            reason=WORDS,
        )
        for n in range(evidence):
            number = place * evidence + n
            yield Evidence(
                key=new_key(),
                cycle=cycle.key,
                number=number + 1,
                title=f"Survey {number + 1} of families in the north",
                shows=WORDS * 2,
                source_type=sources[number % len(sources)],
                indicators=(code,),
                period_to=date(2026, 1, 1 + number % 28),
                shows_impact=number % 3 == 0,
            )


def _all_of(records: list[Record]) -> Change:
    return Change("made for measuring", tuple(RowChange(None, record) for record in records))


def _opened(path: Path, known: KnownFiles) -> OpenSelfEvaluation:
    return open_file(path, ISLA, InlineExecutor(), read_only=True, known=known)


def _bare(path: Path, cycle: str) -> None:
    conn = engine.open_uri(f"file:{path}?mode=ro", 2.0)
    conn.execute('SELECT * FROM "evidence" WHERE "cycle"=?', (cycle,)).fetchall()
    owned = 'SELECT "key" FROM "evidence" WHERE "cycle"=?'
    conn.execute(f'SELECT * FROM "evidence_indicator" WHERE "evidence" IN ({owned})', (cycle,)).fetchall()
    conn.execute('SELECT * FROM "judgement"').fetchall()
    conn.execute('SELECT * FROM "cycle"').fetchall()
    conn.close()


def _levels(path: Path) -> None:
    conn = engine.open_uri(f"file:{path}?mode=ro", 2.0)
    conn.execute('SELECT * FROM "judgement"').fetchall()
    conn.execute('SELECT * FROM "cycle"').fetchall()
    conn.close()


def _trends(contents: Contents) -> None:
    trends(contents, crosswalk())


def _compared(contents: Contents) -> None:
    cycles = all_cycles(contents)
    compare(cycles[0], cycles[-1], crosswalk())


def _pages(path: Path, known: KnownFiles, rounds: int) -> Iterator[Figure]:
    """Each page of the window, made and shown anew, beside fetching the rows of the cycle and all levels."""
    from cpc_selfeval.ui.window.pages import PAGES

    with closing(_Windows(path, known)) as windows:
        for page in PAGES:
            show = partial(windows.show_anew, page.name)
            figures = in_turns(show, lambda: _bare(path, windows.cycle), max(1, rounds // 5))
            yield Figure(f"the page {page.words} shown for the first time ÷ fetching the rows", *figures)


class _Windows:
    """A window on the file, and a new one each time that a page is to be shown for the first time."""

    def __init__(self, path: Path, known: KnownFiles) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication

        from cpc_selfeval.app.preferences import Preferences
        from cpc_selfeval.app.window import dress, make_application
        from cpc_selfeval.ui.workspace import SessionSignals, Workspace

        there = QApplication.instance()
        self._app = there if isinstance(there, QApplication) else make_application()
        self._preferences = Preferences(path.parent / "preferences.json")
        dress(self._app, self._preferences)
        signals = SessionSignals()
        work = open_file(path, ISLA, InlineExecutor(), signals, read_only=True, known=known)
        self._workspace = Workspace(work, signals)
        self._window = self._made()
        self.cycle = work.contents.cycle_key

    def _made(self) -> MainWindow:
        from cpc_selfeval.ui.window.main_window import MainWindow

        window = MainWindow(self._workspace, self._preferences)
        window.resize(1366, 768)
        window.show()
        self._app.processEvents()
        return window

    def show_anew(self, name: str) -> None:
        """Make the page of this name anew and show it."""
        stack = self._window.stack
        made = stack._made.pop(name, None)
        if made is not None:
            stack.removeWidget(made)
            made.deleteLater()
        self._window.show_page(name)
        self._app.processEvents()

    def close(self) -> None:
        """Close the window and its file."""
        self._window.hide()
        self._workspace.work.close()
