"""Whether the path is shown for a file on this computer."""

from __future__ import annotations

from cpc_selfeval.domain.first_steps import FirstStep, next_step
from cpc_selfeval.ui.workspace import Workspace

MOST_FILES = 40
"""For how many files it is remembered that the path was put away; the oldest is forgotten first."""


def is_shown(workspace: Workspace, steps: tuple[FirstStep, ...]) -> bool:
    """Until every step is done or it was put away; not where nothing can be entered, nor in the worked example."""
    offered = not workspace.read_only and not workspace.contents.committee.made_up
    return offered and next_step(steps) is not None and not _is_away(workspace)


def put_away(workspace: Workspace) -> None:
    """Remember that the path is not wanted for this file any more."""
    if workspace.remembered is not None and not _is_away(workspace):
        away = (*workspace.remembered.kept.path_away, workspace.contents.identity.file)
        workspace.remembered.update(path_away=away[-MOST_FILES:])


def bring_back(workspace: Workspace) -> None:
    """Forget that it was put away."""
    if workspace.remembered is not None and _is_away(workspace):
        here = workspace.contents.identity.file
        kept = workspace.remembered.kept.path_away
        workspace.remembered.update(path_away=tuple(file for file in kept if file != here))


def _is_away(workspace: Workspace) -> bool:
    remembered = workspace.remembered
    return remembered is not None and workspace.contents.identity.file in remembered.kept.path_away
