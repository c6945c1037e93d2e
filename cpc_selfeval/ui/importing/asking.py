"""Asking for a list, bringing it in, and showing what came in."""

from __future__ import annotations

from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.ui.importing.dialog import ImportDialog
from cpc_selfeval.ui.window.main_window import MainWindow


def ask_for_list(window: MainWindow) -> None:
    """Ask for a file and show what of it would come in; what came in is shown on its page."""

    def came_in(plan: Import) -> None:
        window.show_page(page_of(plan))
        window.status_line.tell(came_in_words(plan))

    dialog = ImportDialog(window.workspace, window)
    dialog.came_in.connect(came_in)
    if dialog.choose():
        dialog.open()
    else:
        dialog.deleteLater()


def came_in_words(plan: Import) -> str:
    """What is said once a list came in."""
    them = "it" if len(plan.entries) == 1 else "them"
    return f"{plan.counted} came in. Undo takes {them} out again."


def page_of(plan: Import) -> str:
    """The page that shows what came in."""
    return "actions" if plan.kind is ListKind.ACTIONS else "evidence"
