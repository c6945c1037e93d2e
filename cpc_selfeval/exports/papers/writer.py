"""Which writer writes which paper, and the paper put in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.papers.kinds import Paper as Kind
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.exports import tagged_pdf
from cpc_selfeval.exports.delivery import delivered
from cpc_selfeval.exports.papers.agency_part import agency_part
from cpc_selfeval.exports.papers.annual_report import annual_report
from cpc_selfeval.exports.papers.cog_summary import cog_summary, say_summary
from cpc_selfeval.exports.papers.cpc_report import cpc_report
from cpc_selfeval.exports.papers.full import full_self_evaluation
from cpc_selfeval.exports.papers.moderation_agenda import moderation_agenda
from cpc_selfeval.exports.papers.opening import Begun, begun
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.papers.plan import plan_paper
from cpc_selfeval.exports.papers.position_statement import position_statement
from cpc_selfeval.exports.papers.public import public_version
from cpc_selfeval.exports.tagged_pdf import Printed

_WRITERS: Final[dict[Kind, Callable[[Paper, PaperOrder], None]]] = {
    Kind.FULL: full_self_evaluation,
    Kind.ACTION_PLAN: plan_paper,
    Kind.AGENCY_PART: agency_part,
    Kind.CPC_REPORT: cpc_report,
    Kind.POSITION_STATEMENT: position_statement,
    Kind.ANNUAL_REPORT: annual_report,
    Kind.PUBLIC: public_version,
    Kind.MODERATION: moderation_agenda,
}


PRINTED: Final = (Kind.COG_SUMMARY, *_WRITERS)
"""The papers that there are writers for."""


def printed(order: PaperOrder) -> Printed:
    """The paper that was ordered: the same order gives the same bytes with the same version of the program.

    Raises KeyError for a workbook, which is no PDF.
    """
    if order.paper is Kind.COG_SUMMARY:
        return cog_summary(order)
    paper = begun(order, tagged_pdf.Paper)
    _WRITERS[order.paper](paper, order)
    return paper.printed()


def said(order: PaperOrder, make: Callable[..., Begun]) -> Begun:
    """The paper that was ordered, said on what ``make`` makes: another kind of paper than the PDF.

    Raises KeyError for a workbook.
    """
    paper = begun(order, make)
    (say_summary if order.paper is Kind.COG_SUMMARY else _WRITERS[order.paper])(paper, order)
    return paper


def write_paper(order: PaperOrder, target: Path) -> None:
    """Write the paper. Raises Refusal where ``target`` cannot be written; what was there is then untouched."""
    delivered(target, printed(order).content)
