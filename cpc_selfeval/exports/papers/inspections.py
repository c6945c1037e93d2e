"""What inspectors found beside what the self-evaluation had of it; whole, or in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from cpc_selfeval.domain.inspecting.recorded import KINDS_TOGETHER
from cpc_selfeval.domain.inspecting.told import InspectionTold, PointTold
from cpc_selfeval.domain.judging_records.inspecting import PointKind
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Cell, Content, Level, Paragraph, UserText, bold, quiet

TITLE = "What inspectors found, and what we knew"
FOLLOWED = (PointKind.MAIN_POINT, PointKind.AREA)
"""What something is to be done about; the other kinds say what is good already."""
_ORDER = (*FOLLOWED, PointKind.STRENGTH, PointKind.GROUND)


def inspections_in_full(paper: Paper, snapshot: ReportSnapshot) -> None:
    """Every inspection with all its levels and points; nothing at all where none is recorded."""
    if snapshot.inspections:
        paper.heading(2, TITLE)
    for told in snapshot.inspections:
        _opening(paper, told)
        _levels(paper, told)
        for kind in _ORDER:
            _points(paper, told, kind)


def inspections_to_follow(paper: Paper, snapshot: ReportSnapshot) -> None:
    """For who has to see to it: the levels, how much of it was known, and the points that something is done about."""
    if snapshot.inspections:
        paper.heading(2, TITLE)
    for told in snapshot.inspections:
        _opening(paper, told)
        _levels(paper, told)
        _counts(paper, told, PointKind.STRENGTH, PointKind.GROUND)
        for kind in FOLLOWED:
            _points(paper, told, kind)


def inspections_in_short(paper: Paper, snapshot: ReportSnapshot, level: Level = 2) -> None:
    """In sentences, without a table: the levels, how much of it was known, and the progress since."""
    if snapshot.inspections:
        paper.heading(level, TITLE)
    for told in snapshot.inspections:
        paper.paragraph((bold(told.inspection.title), f": {_when(told)}."), leads=True)
        said: list[Cell] = [f"{each.code} {each.title}: {each.theirs}. {each.said}" for each in told.grades]
        said += [f"{name}: {sentence}" for name, sentence in _counted(told, *_ORDER)]
        said += [_progress_line(point) for kind in FOLLOWED for point in told.points_of(kind) if point.evaluations]
        paper.bullets(said)


def _opening(paper: Paper, told: InspectionTold) -> None:
    inspection = told.inspection
    paper.heading(3, inspection.title)
    facts = (_when(told), inspection.publisher, inspection.reference, told.edition)
    paper.paragraph(" · ".join(fact for fact in facts if fact), "quiet", leads=True)
    if inspection.confidence.strip():
        paper.paragraph((bold("How confident the inspectors are: "), inspection.confidence))
    beside = told.held_beside or "a self-evaluation that is not in this file"
    paper.paragraph(f"It is held beside: {beside}. What we had of each point is marked by people.", "small")


def _when(told: InspectionTold) -> str:
    return f"{told.when[:1].upper()}{told.when[1:]}" or "No date is recorded"


def _levels(paper: Paper, told: InspectionTold) -> None:
    if told.grades:
        paper.heading(4, "Levels", listed=False)
        paper.table(
            ["Indicator", "The inspectors’ level", "Our level", "Difference"],
            [
                [f"{each.code} {each.title}".rstrip(), _level(each.theirs, each.grade.text), each.ours or quiet("none"),
                 each.said]
                for each in told.grades
            ],
            widths=[3.2, 4.6, 2.8, 3.6],
        )  # fmt: skip


def _level(level: str, text: str) -> Cell:
    return [Paragraph(bold(level)), UserText(text)] if text.strip() else bold(level)


def _counted(told: InspectionTold, *kinds: PointKind) -> Iterator[tuple[str, str]]:
    """The kinds of which anything is marked, each with its sentence."""
    for kind in kinds:
        if any(point.known for point in told.points_of(kind)):
            yield KINDS_TOGETHER[kind], told.counted(kind)


def _counts(paper: Paper, told: InspectionTold, *kinds: PointKind) -> None:
    for name, sentence in _counted(told, *kinds):
        paper.paragraph((bold(f"{name}: "), sentence))


def _points(paper: Paper, told: InspectionTold, kind: PointKind) -> None:
    points = told.points_of(kind)
    if not points:
        return
    paper.heading(4, KINDS_TOGETHER[kind], listed=False)
    if kind not in FOLLOWED and not any(point.known or point.answer.reason.strip() for point in points):
        paper.bullets([_found(point) for point in points])
        return
    paper.paragraph(told.counted(kind), leads=True)
    answered = "What we do, and the progress" if kind in FOLLOWED else "Our own entries"
    paper.table(
        ["What inspectors found", "Did we have it", answered],
        [[_found(point), _known(point), _done(point) if kind in FOLLOWED else _entries(point)] for point in points],
        widths=[5.4, 4.4, 4.4],
    )


def _found(point: PointTold) -> Cell:
    said: list[Content] = [UserText(point.point.text or "No text yet")]
    if point.point.indicators:
        said.append(Paragraph(", ".join(point.point.indicators), "small"))
    return said


def _known(point: PointTold) -> Cell:
    said: list[Content] = [Paragraph(bold(point.known) if point.known else quiet("not marked yet"))]
    if point.answer.reason.strip():
        said.append(UserText(point.answer.reason))
    if point.point.kind in FOLLOWED:
        said += [Paragraph(entry, "small") for entry in point.entries]
    return said


def _entries(point: PointTold) -> Cell:
    return [Paragraph(entry) for entry in point.entries] or quiet("none linked")


def _done(point: PointTold) -> Cell:
    refs = ", ".join(point.action_refs)
    said: list[Content] = [Paragraph(f"Answered by {refs}." if refs else quiet("no action yet"))]
    if point.progress:
        said.append(Paragraph(point.progress))
    if point.evaluations and point.evaluations[-1].evaluation.text.strip():
        said.append(UserText(point.evaluations[-1].evaluation.text, "small"))
    return said


def _progress_line(point: PointTold) -> Cell:
    return [UserText(f"{point.point.text} {point.progress}")]
