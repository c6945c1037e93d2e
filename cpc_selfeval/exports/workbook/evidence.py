"""The sheets *Evidence* and *Attached files*."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.report import EvidenceLine, ReportSnapshot
from cpc_selfeval.domain.text import in_one_line
from cpc_selfeval.exports.spreadsheet.values import Kind
from cpc_selfeval.exports.workbook.table import (
    MARKED,
    Choices,
    Column,
    TableSheet,
    date_column,
    details,
    hidden,
    text_column,
)
from cpc_selfeval.exports.workbook.wording import apart, one_a_line, yes_no


def evidence(snapshot: ReportSnapshot) -> TableSheet[EvidenceLine]:
    """Every piece of evidence, by its reference."""
    return TableSheet(
        title="Evidence",
        table="Evidence",
        about="Every piece of evidence: what it is, what it shows, where it comes from, and what it supports.",
        columns=(*_PRINTED, *_DETAILS, *_HIDDEN),
        rows=snapshot.evidence,
        key=lambda line: line.evidence.key,
    )


def _quotable(line: EvidenceLine) -> str:
    said = line.evidence.views_quotable
    return words.QUOTABLE[said] if said else ""


_PRINTED: tuple[Column[EvidenceLine], ...] = (
    text_column("Ref", MARKED, lambda line: line.evidence.ref),
    text_column("Title", 28, lambda line: line.evidence.title),
    text_column("What it shows", 46, lambda line: line.evidence.shows),
    text_column("Source type", 16, lambda line: line.source_type, Choices.SOURCE),
    text_column("Agency", 17, lambda line: line.agency, Choices.AGENCY),
    date_column("Period from", lambda line: line.evidence.period_from),
    date_column("Period to", lambda line: line.evidence.period_to),
    text_column("Shows impact on children", 11, lambda line: yes_no(line.evidence.shows_impact), Choices.YES_NO),
    text_column("Indicators", 11, lambda line: ", ".join(line.evidence.indicators)),
    text_column("Actions", 9, lambda line: ", ".join(line.action_refs)),
    text_column("How people were asked", 22, lambda line: line.evidence.views_asked),
    text_column("Whose voice is missing", 20, lambda line: line.evidence.views_missing),
)
_DETAILS: tuple[Column[EvidenceLine], ...] = details(
    text_column("How many were asked", 24, lambda line: line.evidence.views_number),
    text_column("May they be quoted", 18, _quotable, Choices.QUOTABLE),
    text_column("What they were told afterwards", 44, lambda line: line.evidence.views_told),
    text_column("Reference", 34, lambda line: line.evidence.reference),
    text_column("Links", 60, lambda line: line.evidence.web_links),
    text_column("Attached files", 44, lambda line: one_a_line(in_one_line(file.name) for file in line.attachments)),
    text_column("Strengths and areas supported", 80, lambda line: apart(line.finding_texts)),
    text_column("Readings drawn on", 50, lambda line: one_a_line(line.readings)),
    text_column("Tags", 36, lambda line: one_a_line(line.tags)),
)
_HIDDEN: tuple[Column[EvidenceLine], ...] = (
    hidden("Keys of strengths and areas", lambda line: one_a_line(line.evidence.findings)),
    hidden("Keys of the actions", lambda line: one_a_line(line.evidence.actions)),
    hidden("Keys of the readings", lambda line: one_a_line(line.evidence.readings)),
    hidden("Keys of the tags", lambda line: one_a_line(line.evidence.tags)),
)


@dataclass(frozen=True, slots=True)
class AttachedTo:
    """A file with the piece of evidence that it is kept with."""

    piece: Evidence
    file: Attachment


def attached_files(snapshot: ReportSnapshot) -> TableSheet[AttachedTo]:
    """The files kept with the evidence: their names, not what is in them."""
    return TableSheet(
        title="Attached files",
        table="AttachedFiles",
        about="The names of the files kept with the evidence. The files themselves stay in the program’s own file.",
        columns=(
            text_column("Evidence", MARKED, lambda to: to.piece.ref),
            text_column("Evidence’s title", 44, lambda to: to.piece.title),
            text_column("File name", 50, lambda to: to.file.name),
            Column("Size in bytes", 14, lambda to: to.file.size, Kind.NUMBER),
            Column("Fingerprint (SHA-256)", 68, lambda to: to.file.sha256, printed=False),
            hidden("Key of the evidence", lambda to: to.file.evidence),
        ),
        rows=tuple(AttachedTo(line.evidence, file) for line in snapshot.evidence for file in line.attachments),
        key=lambda to: to.file.key,
    )
