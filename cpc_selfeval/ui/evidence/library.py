"""The model of all evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.ui.evidence.rows import EDITABLE, LIBRARY, Column, EvidenceFilter, EvidenceRow
from cpc_selfeval.ui.forms.record_list import RecordList


class EvidenceLibrary(RecordList[EvidenceRow]):
    """All evidence, filtered, sorted, and kept in step with the file row by row."""

    def __init__(self, contents: Contents, columns: Sequence[Column] = LIBRARY, parent: QObject | None = None) -> None:
        super().__init__(contents, columns, EvidenceFilter(), parent)
        self.reload(contents)

    def all_rows(self, contents: Contents) -> Iterable[EvidenceRow]:
        """A row for every piece."""
        now = self.contents_now
        return [EvidenceRow(piece, now) for piece in contents.evidence.values()]

    def row_for(self, contents: Contents, key: str) -> EvidenceRow | None:
        """The row of one piece, or None where it is gone."""
        piece = contents.get(Evidence, key)
        return EvidenceRow(piece, self.contents_now) if piece else None

    def touched(self, contents: Contents, row: RowChange) -> Iterable[str]:
        """The piece itself, or that of an attached file."""
        record = row.record
        if isinstance(record, Attachment):
            return (record.evidence,)
        return (record.key,) if isinstance(record, Evidence) else ()

    def touches_all(self, row: RowChange) -> bool:
        """Names of agencies and of tags stand in every row."""
        return row.kind in (Agency, Tag)

    def is_editable(self, column: Column) -> bool:
        """What is typed, dated or chosen."""
        return column in EDITABLE
