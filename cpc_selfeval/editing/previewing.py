"""What the verbs on returns have in common: previews with who changed what, and documents written to their place."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from cpc_selfeval import __version__
from cpc_selfeval.domain.asking.receipt import ReceiptSnapshot, take_receipt
from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.change import LogEntry
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.preview import Preview, Source
from cpc_selfeval.domain.merging.previewing import preview
from cpc_selfeval.domain.paper_refusals import TargetIsSelfEvaluation
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot
from cpc_selfeval.domain.returns.records import AgencyReturn
from cpc_selfeval.editing.verbs.revising import present
from cpc_selfeval.storage.header import is_self_evaluation
from cpc_selfeval.storage.store import Store


def previewed(
    store: Store,
    contents: Contents,
    source: Source,
    base: Tables,
    theirs: Tables,
    notes: Collection[str],
    now: datetime,
) -> Preview:
    """What a return would change, with who changed ours last. Raises AlreadyTaken, StorageError."""

    histories: dict[tuple[type[Record], str], tuple[LogEntry, ...]] = {}

    def changed_by(kind: type[Record], key: str, field: str) -> str:
        look()
        if (kind, key) not in histories:
            histories[kind, key] = store.history(kind, key)
        for entry in histories[kind, key]:
            if entry.field in ("", field) or not field:
                return f"{entry.by.name}, {day_in_words(entry.at.astimezone(now.tzinfo).date())}"
        return ""

    return preview(contents, source, base, theirs, notes, changed_by, now.date())


def receipt_of(contents: Contents, returned: str, now: datetime) -> ReceiptSnapshot:
    """The receipt of a return (by key). Raises Removed."""
    return take_receipt(contents, present(contents, AgencyReturn, returned), now, __version__)


def write_receipt(receipt: ReceiptSnapshot, target: Path) -> None:
    """Write a receipt. Raises Refusal; what was there is then untouched."""
    _refuse_self_evaluation(target)
    from cpc_selfeval.exports.receipt import write_receipt

    write_receipt(receipt, target)


def write_return_workbook(asked: AskedSnapshot, target: Path) -> None:
    """Write an agency's workbook. Raises Refusal; what was there is then untouched."""
    _refuse_self_evaluation(target)
    from cpc_selfeval.exports.delivery import delivered
    from cpc_selfeval.exports.return_workbook import return_workbook_bytes

    delivered(target, return_workbook_bytes(asked))


def utc(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _refuse_self_evaluation(target: Path) -> None:
    if is_self_evaluation(target):
        raise TargetIsSelfEvaluation(target)
