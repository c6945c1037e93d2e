"""The *Changes since last paper* sheet: what is another than in the last paper for chief officers or committee."""

from __future__ import annotations

from cpc_selfeval.domain.papers.changed_rows import ChangedRow, changed_rows
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.papers.stood import LONGEST_TEXT
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.exports.workbook.table import TableSheet, text_column

TITLE = "Changes since last paper"
FIRST_PAPER = "No earlier summary or report for a meeting is noted in this file"
UNCHANGED = "Nothing that is recorded changed"
_ABOUT = (
    "Every level, status, due date, decision asked and area of high priority that is another than in the last summary "
    "for chief officers (or, without one, the last report to the committee) that the file has a note of."
)


def rows_since(snapshot: ReportSnapshot, since: Since | None) -> tuple[ChangedRow, ...]:
    """What changed; nothing without an earlier paper."""
    return changed_rows(since.stood, snapshot) if since is not None and since.stood is not None else ()


def changes(snapshot: ReportSnapshot, since: Since | None) -> TableSheet[ChangedRow]:
    """One row for each change."""
    return TableSheet(
        title=TITLE,
        table="Changes",
        about=_ABOUT,
        columns=(
            text_column("What changed", 22, lambda row: row.what),
            text_column("Ref", 10.5, lambda row: row.ref),
            text_column("What it is about", 62, lambda row: shortened(row.subject, LONGEST_TEXT)),
            text_column("Before", 34, lambda row: row.was),
            text_column("Now", 44, lambda row: row.now),
        ),
        rows=rows_since(snapshot, since),
        key=lambda row: row.key,
        remark=f"Since {since.before}" if since else "",
        nothing=f"{UNCHANGED} since {since.before}" if since else FIRST_PAPER,
    )
