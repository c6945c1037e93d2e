"""The icons of the usual commands, as on the buttons and pages that they lead to; the others have words only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.ui.kit import Icon
from cpc_selfeval.ui.window.commands import BACKUPS, BRING_IN

COMMAND_ICONS: Final[Mapping[str, Icon]] = {
    "new": Icon.NEW,
    "open": Icon.OPEN,
    "recent": Icon.RECENT,
    "save": Icon.SAVE,
    "save_copy": Icon.COPY,
    "import_list": Icon.IMPORT,
    "back_up": Icon.BACKUP,
    "backups": Icon.RESTORE,
    "rescue": Icon.RESCUE,
    "person": Icon.PERSON,
    "password": Icon.LOCK,
    "undo": Icon.UNDO,
    "redo": Icon.REDO,
    "find": Icon.FIND,
    "changes": Icon.HISTORY,
    "settings": Icon.SETTINGS,
    "remove_text": Icon.REMOVE,
    "overview": Icon.OVERVIEW,
    "indicators": Icon.INDICATORS,
    "evidence": Icon.EVIDENCE,
    "actions": Icon.ACTIONS,
    "agencies": Icon.AGENCIES,
    "details": Icon.DETAILS,
    "checks": Icon.CHECKS,
    "moderation": Icon.MODERATION,
    "guard": Icon.PERSONAL_DETAILS,
    "inspections": Icon.INSPECTIONS,
    "capacity": Icon.CAPACITY,
    "cycles": Icon.CYCLES,
    "previous": Icon.BEFORE,
    "next": Icon.AFTER,
    "add_strength": Icon.ADD,
    "add_area": Icon.ADD,
    "add_evidence": Icon.ADD,
    "add_action": Icon.ADD,
    "history": Icon.HISTORY,
    "papers": Icon.PAPER,
    "workbook": Icon.WORKBOOK,
    "pack": Icon.PACK,
    "guide": Icon.GUIDE,
    "commands": Icon.KEYS,
    "about": Icon.NOTE,
}
"""By the ids of commands."""

SUBMENU_ICONS: Final[Mapping[str, Icon]] = {BRING_IN: Icon.IMPORT, BACKUPS: Icon.BACKUP}
"""By the names of submenus."""
