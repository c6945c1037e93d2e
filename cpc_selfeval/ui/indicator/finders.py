"""Finders over all evidence and over all actions of the open self-evaluation."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.days import day_short, period_in_words
from cpc_selfeval.ui.indicator.finder_dialog import Findable, FinderDialog
from cpc_selfeval.ui.workspace import Workspace


def evidence_finder(workspace: Workspace, title: str, used: Collection[str], parent: QWidget) -> FinderDialog:
    """Offers all evidence but the pieces with the keys ``used``."""
    contents = workspace.contents
    things = []
    for piece in contents.evidence_in_order:
        if piece.key in used:
            continue
        parts = (
            words.SOURCE_TYPES[piece.source_type] if piece.source_type else "",
            contents.agency_name(piece.agency),
            period_in_words(piece.period_from, piece.period_to),
            ", ".join(contents.framework_order(piece.indicators)),
        )
        quiet = " · ".join(part for part in parts if part)
        things.append(Findable(piece.key, f"{piece.ref}  {piece.title}", quiet, f"{piece.shows} {piece.reference}"))
    return FinderDialog(
        title, things, noun=("piece", "pieces"), nothing="No other evidence holds these words", parent=parent
    )


def action_finder(workspace: Workspace, title: str, used: Collection[str], parent: QWidget) -> FinderDialog:
    """Offers all actions but those with the keys ``used``."""
    contents = workspace.contents
    things = []
    for action in contents.actions_in_order:
        if action.key in used:
            continue
        parts = (
            contents.agency_name(action.agency),
            f"due {day_short(action.due)}" if action.due else "",
            ", ".join(contents.indicators_of_action(action)),
        )
        quiet = " · ".join(part for part in parts if part)
        things.append(Findable(action.key, f"{action.ref}  {action.text}", quiet, f"{action.outcome} {action.lead}"))
    return FinderDialog(
        title, things, noun=("action", "actions"), nothing="No other action holds these words", parent=parent
    )
