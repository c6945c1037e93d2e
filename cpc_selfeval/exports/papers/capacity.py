"""The capacity for improvement: the committee's own paragraph, how sure it is, and what that stands on."""

from __future__ import annotations

from collections.abc import Iterator

from cpc_selfeval.domain.capacity.told import FactorTold
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Level, Paragraph, UserText, bold, quiet

TITLE = "Our capacity for improvement"


def capacity_in_full(paper: Paper, snapshot: ReportSnapshot) -> None:
    """The paragraph, then every factor with what it stands on; nothing at all where nothing is said."""
    if snapshot.capacity is None:
        return
    _statement(paper, snapshot, 2)
    factors = snapshot.capacity.factors
    if factors:
        paper.heading(3, "What this stands on", listed=False)
        paper.table(
            ["Factor", "What we say", "Stands on"],
            [[_named(each), _said(each), _ground(each)] for each in factors],
            widths=[3.4, 5.6, 5.2],
        )


def capacity_in_short(paper: Paper, snapshot: ReportSnapshot, level: Level = 2) -> None:
    """The paragraph, and the factors on which anything is said, as a list."""
    if snapshot.capacity is None:
        return
    _statement(paper, snapshot, level)
    paper.bullets(
        [_in_a_line(each) for each in snapshot.capacity.factors if each.factor.text.strip()],
    )


def capacity_texts(snapshot: ReportSnapshot) -> Iterator[str]:
    """What the committee wrote of what :func:`capacity_in_short` prints."""
    told = snapshot.capacity
    if told is not None:
        yield from (told.statement.text, told.statement.confidence)
        yield from (each.factor.text for each in told.factors)


def _statement(paper: Paper, snapshot: ReportSnapshot, level: Level) -> None:
    assert snapshot.capacity is not None, "asked for only where something is said"
    said = snapshot.capacity.statement
    paper.heading(level, TITLE)
    if said.text.strip():
        paper.user_text(said.text)
    if said.confidence.strip():
        paper.paragraph((bold("How sure we are: "), said.confidence))
    if not (said.text.strip() or said.confidence.strip()):
        paper.paragraph("The paragraph is not written yet.", "quiet")


def _named(each: FactorTold) -> Cell:
    return [UserText(each.factor.title)] if each.factor.title.strip() else quiet("no title yet")


def _said(each: FactorTold) -> Cell:
    said: list[Content] = [UserText(each.factor.text)] if each.factor.text.strip() else []
    if each.factor.confidence.strip():
        said.append(Paragraph((bold("How sure we are: "), each.factor.confidence), "small"))
    return said or quiet("nothing said yet")


def _ground(each: FactorTold) -> Cell:
    return [Paragraph(ground) for ground in each.stands_on] or quiet("nothing linked yet")


def _in_a_line(each: FactorTold) -> Cell:
    title = each.factor.title.strip()
    return [UserText(f"{title}: {each.factor.text}" if title else each.factor.text)]
