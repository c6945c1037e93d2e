"""Asking for a list, bringing it in, and showing what came in."""

from __future__ import annotations

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.record import Record
from cpc_selfeval.ui.importing.dialog import ImportDialog
from cpc_selfeval.ui.tables.record_page import RecordPage
from cpc_selfeval.ui.window.main_window import MainWindow


def ask_for_list(window: MainWindow) -> None:
    """Ask for a file and show what of it would come in; what came in is shown on its page."""
    dialog = _dialog(window)
    if dialog.choose():
        dialog.open()
    else:
        dialog.deleteLater()


def show_pasted(window: MainWindow, kind: type[Record], text: str) -> ImportDialog | None:
    """Show what rows from the clipboard would become, by the same steps; None, and why, where they cannot be read."""
    dialog = _dialog(window)
    refusal = dialog.show_pasted(text, ListKind.ACTIONS if kind is Action else ListKind.EVIDENCE)
    if refusal is None:
        dialog.open()
        return dialog
    dialog.deleteLater()
    window.workspace.message_requested.emit(refusal)
    return None


def _dialog(window: MainWindow) -> ImportDialog:
    def came_in(plan: Import) -> None:
        window.show_page(page_of(plan))
        page = window.stack.page(page_of(plan))
        if isinstance(page, RecordPage):
            page.point_at(dialog.first_key)
        window.status_line.tell(came_in_words(plan))

    dialog = ImportDialog(window.workspace, window)
    dialog.came_in.connect(came_in)
    return dialog


def came_in_words(plan: Import) -> str:
    """What is said once a list came in."""
    them = "it" if len(plan.entries) == 1 else "them"
    return f"{plan.counted} came in. Undo takes {them} out again."


def page_of(plan: Import) -> str:
    """The page that shows what came in."""
    return "actions" if plan.kind is ListKind.ACTIONS else "evidence"
