"""Papers: the workbook and the summary, printed from one frozen snapshot beside the file, never from it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cpc_selfeval import __version__
from cpc_selfeval.domain.paper_refusals import TargetIsSelfEvaluation
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.report import ReportSnapshot, take_snapshot
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.header import is_self_evaluation


class Paper(StrEnum):
    """The papers that the program writes; the value is the file's ending."""

    WORKBOOK = "xlsx"
    SUMMARY = "pdf"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a paper: its place, and the refusal when it could not be written (None: it was)."""

    paper: Paper
    target: Path
    refusal: Refusal | None = None


def write_paper(paper: Paper, snapshot: ReportSnapshot, target: Path) -> None:
    """Write one paper. Raises Refusal when the place cannot be written; an older paper there is then untouched.

    TargetIsSelfEvaluation when a self-evaluation stands there, under whatever name or behind a link.
    """
    if is_self_evaluation(target):
        raise TargetIsSelfEvaluation(target)
    if paper is Paper.WORKBOOK:
        from cpc_selfeval.exports.workbook import write_workbook

        write_workbook(snapshot, target)
    else:
        from cpc_selfeval.exports.summary import write_summary

        write_summary(snapshot, target)


class Papers:
    """Verbs on papers."""

    def __init__(self, session: Session, *, beside: bool = True) -> None:
        """``beside``: print in a thread of its own, so that saving goes on meanwhile."""
        self._session = session
        self._beside = beside

    def snapshot(self) -> ReportSnapshot:
        """The position now, of what is in the file."""
        return take_snapshot(self._session.contents, self._session.clock(), __version__)

    def write(self, paper: Paper, target: Path, done: Callable[[Written], None]) -> None:
        """Write a paper of everything handed over so far. ``done`` is called from another thread when ``beside``."""
        self._session.after_saving(lambda: self._print(paper, target, done))

    def _print(self, paper: Paper, target: Path, done: Callable[[Written], None]) -> None:
        snapshot = self.snapshot()

        def job() -> None:
            done(_written(paper, snapshot, target))

        if self._beside:
            threading.Thread(target=job, name="paper", daemon=False).start()
        else:
            job()


def _written(paper: Paper, snapshot: ReportSnapshot, target: Path) -> Written:
    try:
        write_paper(paper, snapshot, target)
    except Refusal as refusal:
        return Written(paper, target, refusal)
    return Written(paper, target)


def offered_name(snapshot_title: str, committee: str, paper: Paper) -> str:
    """A file name for a paper that any computer accepts, such as "Example CPC self-evaluation 2026-27.pdf"."""
    kind = "action plan" if paper is Paper.WORKBOOK else "summary"
    raw = f"{committee} {snapshot_title} {kind}"
    kept = "".join(c if c.isalnum() or c in " -_().’&" else "-" for c in raw)
    return f"{' '.join(kept.split())[:120].rstrip(' .')}.{paper.value}"
