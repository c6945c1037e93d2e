"""The command that writes papers: one PDF for one kind of reader, the workbook, or both."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from cpc_selfeval.app.return_commands import agency_named
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.editing.papers import write_paper

_NOTHING = "Nothing was written."


def export(asked: Namespace) -> bool:
    """Write what was asked for. A paper that cannot be written does not stop the other. Raises Refusal.

    The file is only read, so it does not note that a paper was made.
    """
    targets = _targets(asked)
    _check_targets(asked.file, targets)
    work = open_file(asked.file, Person("Command line"), read_only=True, password=asked.password)
    try:
        orders = [(_order(work, paper, asked.agency), target) for paper, target in targets.items()]
        if (doubt := work.session.read_only_because) is not None:
            print(f"{doubt.what_happened} The papers may be wrong there.", file=sys.stderr)
    finally:
        work.close()
    done = [_written(order, target) for order, target in orders]
    return all(done)


def _targets(asked: Namespace) -> dict[Paper, Path]:
    wanted = {Paper.WORKBOOK: asked.workbook, Paper(asked.paper): asked.pdf}
    return {paper: target for paper, target in wanted.items() if target is not None}


def _order(work: OpenSelfEvaluation, paper: Paper, agency: str | None) -> PaperOrder:
    key = agency_named(work.contents, agency).key if agency and paper is Paper.AGENCY_PART else None
    return work.papers.order(paper, agency=key)


def _written(order: PaperOrder, target: Path) -> bool:
    try:
        write_paper(order, target)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return False
    print(f"Written: {target}")
    return True


def _check_targets(file: Path, targets: dict[Paper, Path]) -> None:
    """Refuse to write a paper under a name that is not a paper's, which could be that of a self-evaluation."""
    for paper, target in targets.items():
        if target.suffix.lower() != paper.ending:
            raise Refusal(
                f"“{target.name}” is not a name for this paper: it must end in {paper.ending}.",
                _NOTHING,
                "Choose another name.",
            )
        if os.path.realpath(target) == os.path.realpath(file):
            raise Refusal(f"“{target.name}” is the self-evaluation itself.", _NOTHING, "Choose another name.")
