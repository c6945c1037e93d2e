"""What is done about agencies: the dialogs that ask, remind, read, compare and show, opened for one window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns.records import AgencyReturn, Request
from cpc_selfeval.ui.agencies.compare_dialog import CompareDialog
from cpc_selfeval.ui.agencies.reading_dialog import ReadingDialog
from cpc_selfeval.ui.agencies.return_dialog import ReturnDialog
from cpc_selfeval.ui.agencies.rows import AgencyRow, Step
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.window.beside import show_beside
from cpc_selfeval.ui.window.copies import FILES as COPIES
from cpc_selfeval.ui.workspace import Workspace

READ_ONLY: Final = (
    "This file is open to read only, so nobody can be asked from it.",
    "What agencies were asked and what they returned can be read.",
    "To ask, close it and open it again to change it.",
)
WORKBOOKS: Final = "Workbooks and contribution files (*.xlsx *.xlsm *.xls *.ods *.cpcse)"
"""Others than .xlsx are offered too: the refusal says what to do with them, an empty folder would say nothing."""


class AgencySteps(QObject):
    """Opens what a step needs, over the window that ``page`` is in."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page

    def do(self, step: Step, row: AgencyRow) -> None:
        """Do a step about an agency."""
        if step is not Step.LOOK and self._workspace.read_only:
            self._workspace.message_requested.emit(Refusal(*READ_ONLY))
            return
        request = row.request
        if step is Step.ASK_AGAIN or request is None:
            self.ask(row.key, None)
        elif step in (Step.ASK, Step.CHANGE):
            self.ask(row.key, request.key)
        elif step is Step.WRITE:
            self.ask(row.key, request.key, write=True)
        elif step is Step.READ:
            self.ask_for_return(row.key)
        elif step is Step.LOOK and row.line.returned is not None:
            self.look(row.line.returned.key)
        else:
            self._about_request(step, request)

    def _about_request(self, step: Step, request: Request) -> None:
        from cpc_selfeval.ui.agencies.remind_dialog import RemindDialog, StopDialog

        if step is Step.REMIND:
            window = self._page.window()
            show_beside(window, RemindDialog, lambda: RemindDialog(self._workspace, request, window), request.key)
        elif step is Step.STOP:
            StopDialog(self._workspace, request, self._page).open()
        elif step is Step.REMOVE:
            self._workspace.work.returns.remove(request.key)

    def ask(self, agency: str, request: str | None, *, write: bool = False) -> None:
        """Ask an agency, or go on with its request; ``write``: the workbook at once."""
        from cpc_selfeval.ui.agencies.ask_dialog import AskDialog

        dialog = AskDialog(self._workspace, agency, request, self._page)
        dialog.begin()
        if write:
            dialog.write.setFocus()

    def ask_several(self) -> None:
        """Ask several agencies the same."""
        from cpc_selfeval.ui.agencies.ask_all_dialog import AskAllDialog

        AskAllDialog(self._workspace, self._page).begin()

    # What came back

    def ask_for_any(self) -> None:
        """Ask which workbook came back, of whichever agency, and read it."""
        self.ask_for_return(None)

    def ask_for_return(self, agency: str | None) -> None:
        """Ask which workbook came back, and read it. ``agency``: it must be of this one (a key)."""
        self._ask_for("Read a return", WORKBOOKS, agency)

    def ask_for_copy(self) -> None:
        """Ask for another copy of the file, and read it."""
        self._ask_for("Merge another copy", COPIES, None)

    def _ask_for(self, title: str, kinds: str, agency: str | None) -> None:
        folder = str(self._workspace.work.session.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, folder, f"{kinds};;All files (*)")
        if chosen:
            self.read(Path(chosen), agency)

    def read(self, path: Path, agency: str | None = None, earlier: CompareDialog | None = None) -> None:
        """Read what came back, then compare it; ``earlier``: with what was decided there."""
        hand_over_all(self._page.window())
        known = earlier.decisions.by_line() if earlier is not None else {}
        dialog = ReadingDialog(self._workspace, path, agency, self._page)
        dialog.came.connect(lambda preview: self._compare(preview, path, agency).carry(known))
        dialog.another_asked.connect(lambda: self._ask_another(path, agency))
        dialog.look_asked.connect(self.look)
        dialog.begin()

    def _ask_another(self, path: Path, agency: str | None) -> None:
        if path.suffix.lower() == ".cpcse":
            self.ask_for_copy()
        else:
            self.ask_for_return(agency)

    def _compare(self, preview: Preview, path: Path, agency: str | None) -> CompareDialog:
        dialog = CompareDialog(self._workspace, preview, self._page)
        dialog.accepted_all.connect(self._show_receipt)
        dialog.again_asked.connect(lambda: self.read(path, agency, dialog))
        dialog.begin()
        return dialog

    def _show_receipt(self, preview: Preview) -> None:
        sha256 = preview.source.sha256
        returned = next((each for each in self._workspace.contents.returns if each.sha256 == sha256), None)
        if returned is not None:
            ReturnDialog(self._workspace, returned.key, just_now=True, parent=self._page).begin()

    def look(self, returned: str) -> None:
        """Show what a return brought (by its key)."""
        if self._workspace.contents.get(AgencyReturn, returned) is not None:
            ReturnDialog(self._workspace, returned, parent=self._page).begin()

    def tell_comments(self, row: AgencyRow | None) -> None:
        """Show all that an agency commented, on all of it first."""
        from cpc_selfeval.ui.kit.note_dialog import NoteDialog

        if row is None:
            return
        contents = self._workspace.contents
        said = [comment for code in ("", *contents.framework.codes) for comment in contents.comments_on(code)]
        told = tuple(
            f"{comment.code} {contents.title(comment.code)}: {comment.text}" if comment.code else comment.text
            for comment in said
            if comment.agency == row.key
        )
        NoteDialog(self._page.window(), "Comments", f"What {row.name} comments", told).show()

    def place_entries(self) -> None:
        """Say of entries that came back without an indicator where they belong."""
        from cpc_selfeval.ui.agencies.unplaced_dialog import UnplacedDialog

        window = self._page.window()
        show_beside(window, UnplacedDialog, lambda: UnplacedDialog(self._workspace, window))

    def look_at_all(self) -> None:
        """List everything that came back."""
        from cpc_selfeval.ui.agencies.all_returns import AllReturnsDialog

        def listed() -> AllReturnsDialog:
            dialog = AllReturnsDialog(self._workspace, self._page.window())
            dialog.look_asked.connect(self.look)
            return dialog

        show_beside(self._page.window(), AllReturnsDialog, listed)
