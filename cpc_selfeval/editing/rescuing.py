"""Rescuing what can be read of a damaged file into a new one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.rescued import Salvaged


def rescue(path: Path, target: Path, at: datetime, password: Password | None = None) -> Salvaged:
    """Write what can be read of ``path`` to the new file ``target`` and tell what could not. Raises Refusal.

    ``at`` is the time now, aware. It may take some seconds, or minutes with large attached files.
    """
    from cpc_selfeval.storage.salvage.salvaging import salvage

    return salvage(path, target, at, password)
