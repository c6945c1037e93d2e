"""What every chooser shares: it offers other options when records of the kinds that it offers change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cpc_selfeval.domain.record import Record
    from cpc_selfeval.editing.events import Applied


def concerns(event: Applied, *kinds: type[Record]) -> bool:
    """Whether a change touches any record of these kinds."""
    return not event.change.kinds.isdisjoint(kinds)
