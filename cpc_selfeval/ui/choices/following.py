"""What every chooser and list shares: it follows where records of the kinds that it offers change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cpc_selfeval.domain.contents import Contents
    from cpc_selfeval.domain.record import Record
    from cpc_selfeval.editing.events import Applied


def concerns(event: Applied, *kinds: type[Record]) -> bool:
    """Whether a change touches any record of these kinds."""
    return not event.change.kinds.isdisjoint(kinds)


def removed_by(event: Applied, entered: Contents) -> list[str]:
    """The keys of what a change removed, but for what is about to come back: redo may be on its way already."""
    gone = (row for row in event.change.rows if row.after is None)
    return [row.key for row in gone if entered.get(row.kind, row.key) is None]
