"""Papers: printed from one frozen order beside the file, never from it; what is said on them; which were made."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cpc_selfeval import __version__
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.closing import closing_that_stands, moment_of
from cpc_selfeval.domain.file_names import plain_name
from cpc_selfeval.domain.judging_records.papers import (
    PAPER_HOUSE_KEY,
    PaperHouse,
    PaperMade,
    PaperOptions,
    paper_made_key,
    paper_options_key,
)
from cpc_selfeval.domain.paper_refusals import PaperStopped, TargetIsSelfEvaluation
from cpc_selfeval.domain.papers.earlier import TELLS_CHANGES, earlier_papers, named, which
from cpc_selfeval.domain.papers.front import house_of, options_of
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.made_as import PLAIN, MadeAs
from cpc_selfeval.domain.papers.order import PaperOrder, ordered
from cpc_selfeval.domain.papers.stood import stood_in
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.editing.benchmark import with_national_lines
from cpc_selfeval.editing.inspections import with_inspections
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.trends import with_trend_lines
from cpc_selfeval.editing.verbs.revising import revise
from cpc_selfeval.storage.header import is_self_evaluation


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a paper: its place, and the refusal when it could not be written (None: it was)."""

    paper: Paper
    target: Path
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper of its kind: whose part (the key of an agency), and compared with which earlier paper (its key)."""

    agency: str | None = None
    compared: str | None = None


class Writing:
    """A paper that is being written. :meth:`cancel` may be called from any thread, and at any time."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """Write no paper; too late once it is being put in its place."""
        self._stopped.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody stopped it."""
        return self._stopped.is_set()


def write_paper(order: PaperOrder, target: Path, writing: Writing | None = None, made_as: MadeAs = PLAIN) -> None:
    """Write one paper. Raises Refusal when the place cannot be written; an older paper there is then untouched.

    TemplateUnusable and PaperPasswordUnusable for what it cannot be made as; TargetIsSelfEvaluation when a
    self-evaluation stands there, under whatever name or behind a link; PaperStopped when ``writing`` was cancelled
    before the paper was put in its place.
    """
    if is_self_evaluation(target):
        raise TargetIsSelfEvaluation(target)
    content = made(order, made_as)
    from cpc_selfeval.exports.delivery import delivered

    if writing is not None and writing.is_cancelled:
        raise PaperStopped
    delivered(target, content)


def made(order: PaperOrder, made_as: MadeAs) -> bytes:
    """A paper as the bytes of its file. Raises TemplateUnusable, PaperPasswordUnusable."""
    if order.paper is not Paper.WORKBOOK and not made_as.word:
        return _locked_pdf(paper_bytes(order), made_as.password)
    if order.paper is Paper.WORKBOOK:
        from cpc_selfeval.exports.workbook.writer import ordered_workbook

        content = ordered_workbook(order)
    else:
        from cpc_selfeval.exports.word import word_bytes

        content = word_bytes(order, made_as.template)
    return _locked_office(content, made_as.password)


def _locked_pdf(content: bytes, password: Password | None) -> bytes:
    if password is None:
        return content
    from cpc_selfeval.exports.protection import protected_pdf

    return protected_pdf(content, password)


def _locked_office(content: bytes, password: Password | None) -> bytes:
    if password is None:
        return content
    from cpc_selfeval.exports.protection import protected_office

    return protected_office(content, password)


def paper_bytes(order: PaperOrder) -> bytes:
    """A paper as a PDF, for the preview, the printer or a file."""
    from cpc_selfeval.exports.papers import printed

    return printed(order).content


class Papers:
    """Verbs on papers."""

    def __init__(self, session: Session, *, beside: bool = True) -> None:
        """``beside``: print in a thread of its own, so that saving goes on meanwhile."""
        self._session = session
        self._beside = beside

    def snapshot(self) -> ReportSnapshot:
        """The position now, of what is in the file."""
        contents = self._session.contents
        taken = take_snapshot(contents, self._as_at(), __version__)
        return with_inspections(contents, with_trend_lines(contents, with_national_lines(contents, taken)))

    def _as_at(self) -> datetime:
        """Now; of a closed cycle the moment of its closing, so that its papers come out the same whenever they do."""
        closing = closing_that_stands(self._session.contents)
        return moment_of(closing) if closing is not None else self._session.clock()

    def _may_note(self) -> bool:
        return not self._session.read_only and self._session.contents.cycle.closed_on is None

    def order(self, paper: Paper, *, agency: str | None = None, compared: str | None = None) -> PaperOrder:
        """Everything that a paper of this moment needs; ``compared`` is the key of an earlier paper.

        Raises NoAgencyForPaper.
        """
        return _ordered(self._session.contents, self._as_at(), paper, Asked(agency, compared))

    def earlier(self, paper: Paper) -> tuple[tuple[PaperMade, str], ...]:
        """The papers with which this one can be compared, the latest first, each with what it is called."""
        contents = self._session.contents
        return tuple((made, named(contents, made, paper)) for made in earlier_papers(contents, paper, self._as_at()))

    def write(
        self,
        paper: Paper,
        target: Path,
        done: Callable[[Written], None],
        *,
        agency: str | None = None,
        compared: str | None = None,
        made_as: MadeAs = PLAIN,
    ) -> Writing:
        """Write a paper of everything handed over so far; ``compared`` is the key of an earlier paper.

        ``done`` is called from another thread when ``beside``.
        """
        writing = Writing()

        def write(order: PaperOrder) -> None:
            written = _written(order, target, writing, made_as)
            if written.refusal is None and paper in TELLS_CHANGES and self._may_note():
                self._note(order)
            done(written)

        self._begin(paper, Asked(agency, compared), write, lambda refusal: done(Written(paper, target, refusal)))
        return writing

    def show(
        self,
        paper: Paper,
        done: Callable[[bytes | Refusal], None],
        *,
        agency: str | None = None,
        compared: str | None = None,
    ) -> Writing:
        """Make a paper's PDF of everything handed over so far, for the window alone.

        ``done`` is called from another thread when ``beside``, and not at all once this is cancelled.
        """
        writing = Writing()

        def make(order: PaperOrder) -> None:
            if writing.is_cancelled:
                return
            content = paper_bytes(order)
            if not writing.is_cancelled:
                done(content)

        self._begin(paper, Asked(agency, compared), make, done)
        return writing

    def _begin(
        self,
        paper: Paper,
        asked: Asked,
        job: Callable[[PaperOrder], None],
        refused: Callable[[Refusal], None],
    ) -> None:
        def begin() -> None:
            """Only what is in the file now is taken between two saves; what comes of it is worked out beside."""
            contents, as_at = self._session.contents, self._as_at()
            if self._beside:
                threading.Thread(target=run, args=(contents, as_at), name="paper", daemon=False).start()
            else:
                run(contents, as_at)

        def run(contents: Contents, as_at: datetime) -> None:
            """A fault of ours is told too, so that nobody waits for it, and raised."""
            try:
                job(_ordered(contents, as_at, paper, asked))
            except Refusal as refusal:
                refused(refusal)
            except Exception:
                refused(ProgramFault(self._session.path, paper.value))
                raise

        self._session.after_saving(begin)

    def _note(self, order: PaperOrder) -> None:
        """Note in the file that a paper was made, and how things stood in it, for the next one."""
        snapshot, front = order.snapshot, order.front
        made = PaperMade(
            key=paper_made_key(snapshot.cycle.key, order.paper.value, which(snapshot.as_at, front.meeting_on)),
            cycle=snapshot.cycle.key,
            paper=order.paper.value,
            at=self._session.clock().astimezone(UTC).isoformat(),
            position_at=snapshot.as_at.isoformat(),
            number=front.number,
            meeting_on=front.meeting_on,
            stood=stood_in(snapshot).as_json(),
        )

        def build(contents: Contents) -> Change:
            return Change(f"{order.name} made", (RowChange(contents.get(PaperMade, made.key), made),))

        self._session.make(f"{order.name} made", build)

    # What is said on papers

    def revise_house(self, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change what is the same on every paper: fields of :class:`PaperHouse`."""
        revise(self._session, PaperHouse, PAPER_HOUSE_KEY, values, origin=origin, visit=visit, absent=house_of)

    def revise_options(
        self, paper: Paper, *, origin: object | None = None, visit: str | None = None, **values: Any
    ) -> None:
        """Change what is said on one paper in this cycle: fields of :class:`PaperOptions`."""
        key = paper_options_key(self._session.contents.cycle_key, paper.value)
        revise(
            self._session,
            PaperOptions,
            key,
            values,
            origin=origin,
            visit=visit,
            absent=lambda contents: options_of(contents, paper),
        )

    def take_logo(self, path: Path) -> None:
        """Let this picture be the committee's logo, made small and kept in the file. Raises LogoUnreadable."""
        from cpc_selfeval.exports.logo import small_png

        picture = base64.b64encode(small_png(path)).decode("ascii")
        self.revise_house(logo=picture, logo_name=path.name)

    def drop_logo(self) -> None:
        """Let papers have no logo."""
        self.revise_house(logo="", logo_name="", logo_words="")


def _written(order: PaperOrder, target: Path, writing: Writing, made_as: MadeAs) -> Written:
    try:
        write_paper(order, target, writing, made_as)
    except Refusal as refusal:
        return Written(order.paper, target, refusal)
    return Written(order.paper, target)


def _ordered(contents: Contents, as_at: datetime, paper: Paper, asked: Asked) -> PaperOrder:
    return ordered(
        contents,
        paper,
        as_at,
        __version__,
        agency=asked.agency,
        compared=asked.compared,
        last_looks=(with_national_lines, with_trend_lines, with_inspections),
    )


def offered_name(snapshot_title: str, committee: str, name: str, ending: str) -> str:
    """A file name for a paper that any computer accepts, such as "Example CPC self-evaluation 2026-27 summary.pdf"."""
    return plain_name(f"{committee} {snapshot_title} {name}") + ending
