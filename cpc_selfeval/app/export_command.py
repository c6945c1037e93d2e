"""The command that writes papers: one paper as a PDF, as a Word document or as both, and the workbook."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from cpc_selfeval.app.passwords import password_in
from cpc_selfeval.app.return_commands import agency_named
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.papers.earlier import TELLS_CHANGES, day_of
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.made_as import LOSING_IT, MadeAs
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.password import SHORT, Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.editing.papers import write_paper

_NOTHING = "Nothing was written."
_COMPARED = (*TELLS_CHANGES, Paper.WORKBOOK)


def export(asked: Namespace) -> bool:
    """Write what was asked for. A paper that cannot be written does not stop the other. Raises Refusal.

    The file is only read, so it does not note that a paper was made.
    """
    targets = _targets(asked)
    _check_targets(asked, targets)
    password = _paper_password(asked.paper_password_file)
    work = open_file(asked.file, Person("Command line"), read_only=True, password=asked.password)
    try:
        orders = [(_order(work, paper, asked), target) for paper, target in targets]
        if (doubt := work.session.read_only_because) is not None:
            print(f"{doubt.what_happened} The papers may be wrong there.", file=sys.stderr)
    finally:
        work.close()
    done = [_written(order, target, MadeAs(target == asked.docx, asked.template, password)) for order, target in orders]
    return all(done)


def _targets(asked: Namespace) -> list[tuple[Paper, Path]]:
    paper = Paper(asked.paper)
    wanted = ((Paper.WORKBOOK, asked.workbook), (paper, asked.pdf), (paper, asked.docx))
    return [(paper, target) for paper, target in wanted if target is not None]


def _paper_password(file: Path | None) -> Password | None:
    """The password of the papers, which is not the self-evaluation's. Raises Refusal."""
    if file is None:
        return None
    password = password_in(file)
    print(LOSING_IT, file=sys.stderr)
    if password is not None and len(password.reveal()) < SHORT:
        print(f"This password is short: with {SHORT} characters or more it is harder to guess.", file=sys.stderr)
    return password


def _order(work: OpenSelfEvaluation, paper: Paper, asked: Namespace) -> PaperOrder:
    named = asked.agency if paper is Paper.AGENCY_PART else None
    agency = agency_named(work.contents, named).key if named else None
    compared = _earlier(work, paper, asked.since).key if asked.since and paper in _COMPARED else None
    return work.papers.order(paper, agency=agency, compared=compared)


def _earlier(work: OpenSelfEvaluation, paper: Paper, wanted: str) -> PaperMade:
    """The earlier paper of this day or number, one of the same kind before the others. Raises Refusal."""
    earlier = work.papers.earlier(paper)
    same_first = sorted(earlier, key=lambda found: found[0].paper != paper.value)
    for made, _words in same_first:
        if wanted.strip().casefold() in (day_of(made).isoformat(), made.number.strip().casefold()):
            return made
    there = "; ".join(f"{words} ({day_of(made).isoformat()})" for made, words in earlier)
    what_to_do = f"Name one of these by its day or number: {there}." if there else "The file remembers no earlier one."
    raise Refusal(f"There is no earlier paper “{wanted}” to compare with.", _NOTHING, what_to_do)


def _written(order: PaperOrder, target: Path, made_as: MadeAs) -> bool:
    try:
        write_paper(order, target, made_as=made_as)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return False
    print(f"Written: {target}")
    return True


def _check_targets(asked: Namespace, targets: list[tuple[Paper, Path]]) -> None:
    """Refuse to write a paper under a name that is not a paper's, which could be that of a self-evaluation."""
    for paper, target in targets:
        ending = MadeAs(word=target == asked.docx).ending(paper)
        if target.suffix.lower() != ending:
            raise Refusal(
                f"“{target.name}” is not a name for this paper: it must end in {ending}.",
                _NOTHING,
                "Choose another name.",
            )
        if os.path.realpath(target) == os.path.realpath(asked.file):
            raise Refusal(f"“{target.name}” is the self-evaluation itself.", _NOTHING, "Choose another name.")
