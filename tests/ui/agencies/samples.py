"""Previews made by hand, for what is shown before anything is read."""

from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.domain.merging.preview import Line, Preview, Source
from cpc_selfeval.domain.returns.records import ReturnKind

OURS = (
    "Children tell the same story to too many people. Initial discussions record the child’s own words in most cases, "
    "but the record is not always passed on to the named person before the first visit."
)
THEIRS = (
    "Children tell their story to fewer people than last year. Initial discussions record the child’s own words in "
    "most cases, and the record is passed on to the named person before the first visit in four of five cases."
)


def source(kind: ReturnKind = ReturnKind.WORKBOOK, agency: str | None = None) -> Source:
    """What came back, from an invented police division."""
    return Source(
        kind,
        agency,
        "Police Scotland",
        None,
        "11111111-2222-4333-8444-555555555555",
        "ab" * 32,
        "Example Area - Police Scotland.xlsx",
        "2026-11-02T09:30:00+00:00",
    )


def line(place: int, case: Case = Case.CHANGED, **values: object) -> Line:
    """A line that says something."""
    made: dict[str, object] = {
        "heading": "2.1 Impact on children and young people",
        "about": "Strength",
        "base": OURS,
        "theirs": THEIRS,
        "ours": OURS,
        "ours_by": "",
        "differences": (),
    }
    return Line(place=place, case=case, **{**made, **values})  # type: ignore[arg-type]


def preview(*lines: Line, notes: tuple[str, ...] = (), late_by: int = 0, agency: str | None = None) -> Preview:
    """A preview of an agency's workbook."""
    return Preview(source(agency=agency), lines, notes, late_by)


def typical() -> Preview:
    """Two headings, every case, a conflict among them, and one that cannot be taken."""
    by = "Isla Grant (lead officer), 9 November 2026, 10:12"
    second = "5.2 Assessing risk and need"
    return preview(
        line(0, about="Proposed level and reason", base="", theirs="Good: four of five cases.", ours=""),
        line(1),
        line(2, Case.BOTH_CHANGED, about="Area for improvement", ours=OURS + " An audit is due in May.", ours_by=by),
        line(3, Case.ADDED, about="Evidence “Police survey of children”", base="", theirs=THEIRS, ours=""),
        line(4, Case.REMOVED, heading=second, about="Evidence E-014", theirs=""),
        line(5, heading=second, about="Comment", base="An old comment", theirs="", ours="An old comment"),
        line(6, Case.REMOVED_THERE, heading=second, about="Strength", theirs="", ours=THEIRS, ours_by=by),
        line(7, Case.REMOVED_HERE, heading=second, about="Strength", ours="", ours_by=by),
        line(
            8,
            heading="Action A-07 One chronology format",
            about="Due date",
            base="31 Jan 2027",
            theirs="28 Feb 2027",
            ours="31 Jan 2027",
            remark="Only the committee moves a due date.",
            can_be_taken=False,
        ),
        notes=(
            "2 rows were not understood: Evidence row 14 and row 19 have no title.",
            "A sheet “Notes to self” is not ours, and was left aside.",
        ),
        late_by=5,
    )


def overfull() -> Preview:
    """200 lines, each with 30,000 characters on every side."""
    words = (OURS + " ") * 170
    base, theirs = words[:30_000], words[:15_000].replace("May", "June") + "And more. " + words[15_000:30_000]
    lines = [
        line(
            place,
            Case.BOTH_CHANGED if place % 9 == 0 else Case.CHANGED,
            heading=f"{1 + place // 20}.{place // 10 % 2 + 1} A quality indicator with a long name that goes on",
            about=f"Strength {place}, which has a long name as well so that it does not fit",
            base=base,
            theirs=f"{place} {theirs}",
            ours=base if place % 9 else f"{base} {place}",
        )
        for place in range(200)
    ]
    return preview(*lines, notes=tuple(f"Row {row} was not understood." for row in range(12)))
