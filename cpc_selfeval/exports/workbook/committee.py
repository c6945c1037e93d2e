"""The sheets *Meetings*, *Agencies* and *Tags*."""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import OFFERED_AGENCIES, Agency, Meeting
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.exports.workbook.table import (
    MARKED,
    Choices,
    Column,
    TableSheet,
    date_column,
    hidden,
    number_column,
    text_column,
)
from cpc_selfeval.exports.workbook.wording import yes_no

_OTHER = "Other"


def meetings(snapshot: ReportSnapshot) -> TableSheet[Meeting]:
    """Meetings by date, undated ones last, with the indicators that are due for each."""
    committee = snapshot.committee

    def due(meeting: Meeting) -> str:
        return ", ".join(report.code for report in snapshot.covered if report.scope.meeting == meeting.key)

    columns: tuple[Column[Meeting], ...] = (
        text_column("Whose meeting", 18, lambda meeting: words.body_name(committee, meeting.body), Choices.BODY),
        date_column("Date", lambda meeting: meeting.on),
        text_column("Title", 40, lambda meeting: meeting.title),
        text_column("Who was there", 60, lambda meeting: meeting.present),
        text_column("Indicators due", 26, due),
    )
    return TableSheet(
        title="Meetings",
        table="Meetings",
        about="The meetings that levels are due for or were recorded at.",
        columns=columns,
        rows=snapshot.meetings,
        key=lambda meeting: meeting.key,
    )


def agencies(snapshot: ReportSnapshot) -> TableSheet[Agency]:
    """Partner agencies in their order, retired ones too."""
    columns: tuple[Column[Agency], ...] = (
        number_column("Order", lambda agency: agency.position, width=MARKED),
        text_column("Agency", 50, lambda agency: agency.name),
        text_column("Kind", 50, lambda agency: OFFERED_AGENCIES.get(agency.kind, _OTHER)),
        text_column("Retired", 10, lambda agency: yes_no(agency.retired), Choices.YES_NO),
    )
    return TableSheet(
        title="Agencies",
        table="Agencies",
        about="The partner agencies. Retired ones are no longer offered for choice.",
        columns=columns,
        rows=snapshot.agencies,
        key=lambda agency: agency.key,
    )


def tags(snapshot: ReportSnapshot) -> TableSheet[Tag]:
    """All tags by set."""
    columns: tuple[Column[Tag], ...] = (
        number_column("Order", lambda tag: tag.position, width=MARKED),
        text_column("Set", 50, lambda tag: tag.set_title),
        text_column("Tag", 60, lambda tag: tag.name),
        hidden("Id of the set", lambda tag: tag.tag_set),
    )
    return TableSheet(
        title="Tags",
        table="Tags",
        about="The tags that findings, evidence and actions can be marked with.",
        columns=columns,
        rows=snapshot.tags,
        key=lambda tag: tag.key,
    )
