"""What each command of the window does. Dialogs are loaded with the first command that shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window import carried_passage, walk
from cpc_selfeval.ui.window.beginning import Beginning, why_read_only
from cpc_selfeval.ui.window.beside import show_beside
from cpc_selfeval.ui.window.menus import Menus
from cpc_selfeval.ui.window.page_stack import ReadsReturns
from cpc_selfeval.ui.window.pages import AGENCIES, PAGES
from cpc_selfeval.ui.window.path_going import PathGoing
from cpc_selfeval.ui.window.save_state import answer_to_save
from cpc_selfeval.ui.window.viewing import Viewing
from cpc_selfeval.ui.window.window_frame import WindowFrame

if TYPE_CHECKING:
    from cpc_selfeval.ui.window.finding_text import FindingText

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class FileActs:
    """What concerns whole files: begin one, open one (None: ask which); for this one close it, its password, a backup
    now, its backups; end the program."""

    new: Act
    open: Callable[[Path | None], object]
    close: Act
    quit: Act
    log: Act
    password: Act
    local_copy: Act
    check_in: Act
    back_up: Act
    backups: Act
    rescue: Act


class CommandActs(QObject):
    """The acts of one window, by the ids of :mod:`cpc_selfeval.ui.window.commands`."""

    def __init__(self, window: WindowFrame, files: FileActs) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._workspace = window.workspace
        self._remembered = window.remembered
        self._menus: Menus | None = None
        self._save_was_asked = False
        self.viewing = Viewing(window)
        self.path_going = PathGoing(window, self.make_papers)
        window.save_state.settled.connect(self._settled)
        window.workspace.changed.connect(self._on_changed)

    def by_command(self) -> Mapping[str, Act]:
        """What is done for each command."""
        return {**self._file(), **self._going(), **self.viewing.by_command(), **Beginning(self._window).by_command()}

    def _file(self) -> dict[str, Act]:
        files = self._files
        return {
            "new": files.new,
            "open": lambda: files.open(None),
            "save": self.answer_save,
            "save_copy": self.save_copy,
            "import_list": self.import_list,
            "read_return": self.read_return,
            "merge_copy": self.merge_copy,
            "person": self.ask_person,
            "password": self.ask_password,
            "local_copy": self._handed_over(files.local_copy),
            "check_in": self._handed_over(files.check_in),
            "back_up": self.back_up,
            "backups": self.show_backups,
            "rescue": files.rescue,
            "close": files.close,
            "quit": files.quit,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.find,
            "find_text": self.find_text,
            "find_next": lambda: self.finding_text.step(1),
            "find_previous": lambda: self.finding_text.step(-1),
            "misspelt": self._window.spelling_words.go_to_next,
            "changes": self.show_changes,
            "removed": self.show_removed,
            "remove_text": self.remove_text,
            "papers": self.make_papers,
            "summary": lambda: self.make_papers(Paper.COG_SUMMARY),
            "workbook": lambda: self.make_papers(Paper.WORKBOOK),
            "pack": self.sign_off,
        }

    def _going(self) -> dict[str, Act]:
        window = self._window
        names = (page.name for page in PAGES)
        acts: dict[str, Act] = {name: lambda name=name: window.show_page(name) for name in names}  # type: ignore[misc]
        return {
            **acts,
            "list": window.focus_list,
            "page": window.focus_page,
            "previous": window.go_before,
            "next": window.go_after,
            "next_unfinished": window.go_to_unfinished,
            "counts": window.panel.tell_what_counts,
            "history": self.show_history,
            "guide": self.show_guide,
            "field_help": self.toggle_field_help,
            "first_steps": self.path_going.show_path,
            "commands": self.show_commands,
            "log": self._files.log,
            "about": self.show_about,
        }

    def begin(self, menus: Menus) -> None:
        """Show the state of what can be chosen and switched, from now on."""
        self._menus = menus
        self.viewing.begin(menus)
        menus.lists["recent"].aboutToShow.connect(self._list_recent)
        self.name_undo()
        if carried_passage.is_carried():
            QTimer.singleShot(0, self, self.find_text)

    # File and Edit

    def undo(self) -> None:
        """Take back the last change, with what was typed until now."""
        hand_over_all(self._window)
        session = self._workspace.work.session
        if session.undo_act is None and not session.busy:
            self._window.status_line.tell("There is nothing to undo.")
        session.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        hand_over_all(self._window)
        session = self._workspace.work.session
        if session.redo_act is None and not session.busy:
            self._window.status_line.tell("There is nothing to make again.")
        session.redo()

    def _on_changed(self, _event: Applied) -> None:
        self.name_undo()

    def name_undo(self) -> None:
        """Name in the menu what undo and redo would do."""
        session = self._workspace.work.session
        if self._menus is not None:
            self._menus.name_undo(session.undo_act, session.redo_act)

    def answer_save(self) -> None:
        """Say that everything is saved, once it is."""
        hand_over_all(self._window)
        self._save_was_asked = True
        if self._workspace.work.session.unsaved:
            self._workspace.work.session.try_again()
        self._window.save_state.look()

    def _settled(self) -> None:
        if self._save_was_asked:
            self._save_was_asked = False
            kept = words_kept().of(self._window)
            answer = answer_to_save(self._workspace.work.session, self._window.notices.last_refused, kept)
            self._window.status_line.tell(answer)

    def save_copy(self) -> None:
        """Save a copy of the whole file elsewhere."""
        hand_over_all(self._window)
        self._window.copies.ask()

    def read_return(self) -> None:
        """Read a workbook that came back."""
        if (page := self._page_of_returns()) is not None:
            page.ask_for_return()

    def merge_copy(self) -> None:
        """Compare another copy of the file, and take over what is chosen."""
        if (page := self._page_of_returns()) is not None:
            page.ask_for_copy()

    def _page_of_returns(self) -> ReadsReturns | None:
        if self._workspace.read_only:
            self._window.status_line.tell(f"{why_read_only(self._window)}, so nothing can be taken over into it.")
            return None
        hand_over_all(self._window)
        self._window.show_page(AGENCIES)
        page = self._window.stack.page(AGENCIES)
        return page if isinstance(page, ReadsReturns) else None

    def import_list(self) -> None:
        """Bring in a list that exists already."""
        if self._workspace.read_only:
            self._window.status_line.tell(f"{why_read_only(self._window)}, so nothing can come into it.")
            return
        hand_over_all(self._window)
        self._workspace.list_import_requested.emit()

    def back_up(self) -> None:
        """Back up what was entered until now."""
        hand_over_all(self._window)
        self._files.back_up()

    def show_backups(self) -> None:
        """Show the backups of the file."""
        hand_over_all(self._window)
        self._files.backups()

    def _handed_over(self, act: Act) -> Act:
        def do() -> None:
            hand_over_all(self._window)
            act()

        return do

    def ask_password(self) -> None:
        """Give the file a password, another one, or none."""
        hand_over_all(self._window)
        self._files.password()

    def ask_person(self) -> None:
        """Change who is working."""
        from cpc_selfeval.ui.window.person_dialog import ask_person

        session = self._workspace.work.session
        person = ask_person(self._window, session.person)
        if person is not None:
            hand_over_all(self._window)
            session.person = person
            self._remembered.update(person=person)
            self._window.status_line.tell(f"Working now: {person.in_words()}.")

    @cached_property
    def finding_text(self) -> FindingText:
        """Finding a passage in all texts."""
        from cpc_selfeval.ui.window.finding_text import FindingText

        return FindingText(self._window)

    def find_text(self) -> None:
        """Find a passage in all texts."""
        self.finding_text.show()

    def find(self) -> None:
        """Open the finder."""
        hand_over_all(self._window)
        from cpc_selfeval.ui.window.finder import Finder
        from cpc_selfeval.ui.window.finding_commands import command_places, guide_places, setting_places

        actions = self._menus.actions if self._menus is not None else {}
        others = (*command_places(actions), *setting_places(), *guide_places())
        finder = Finder(self._workspace, self._window, others)
        finder.setting_chosen.connect(self.viewing.show_setting)
        finder.heading_chosen.connect(self._open_guide)
        finder.shown.connect(self._window.focus_page)
        finder.command_chosen.connect(lambda command: actions[command].trigger())
        finder.open_below(self._window.top_bar.find_button)

    def show_changes(self) -> None:
        """List what was changed last."""
        hand_over_all(self._window)
        from cpc_selfeval.ui.window.history import LastChangesDialog

        self._beside(LastChangesDialog, lambda: LastChangesDialog(self._workspace, self._window))

    def show_removed(self) -> None:
        """List what was removed from this cycle."""
        hand_over_all(self._window)
        from cpc_selfeval.ui.window.history import RemovedDialog

        self._beside(RemovedDialog, lambda: RemovedDialog(self._workspace, self._window))

    def show_history(self) -> None:
        """Show all that happened to the indicator that is shown, or was last."""
        hand_over_all(self._window)
        from cpc_selfeval.ui.window.history import IndicatorHistoryDialog

        code = self._window.code or walk.first(self._workspace.contents)
        self._beside(IndicatorHistoryDialog, lambda: IndicatorHistoryDialog(self._workspace, code, self._window), code)

    def _beside(self, kind: type[QDialog], make: Callable[[], QDialog], about: str = "") -> None:
        show_beside(self._window, kind, make, about)

    def _open_guide(self, heading: str) -> None:
        from cpc_selfeval.ui.guide import open_guide

        open_guide(heading, self._window)

    def toggle_field_help(self) -> None:
        """Show or close the help about the field that has the keyboard."""
        from cpc_selfeval.ui.field_help.watch import NO_HELP, help_watch

        if not help_watch().toggle():
            self._window.status_line.tell(NO_HELP)

    def show_guide(self) -> None:
        """Show the guide at what has the keyboard, else at the page."""
        from cpc_selfeval.ui.guide.keys import help_for

        help_for(self._window, self._window.stack.currentWidget())

    def show_commands(self) -> None:
        """List every command and its keys."""
        from cpc_selfeval.ui.window.help_dialogs import CommandsDialog

        self._beside(CommandsDialog, lambda: CommandsDialog(self._window))

    def show_about(self) -> None:
        """Say what this program is."""
        from cpc_selfeval.ui.window.help_dialogs import about_dialog

        about_dialog(self._window).show()

    def remove_text(self) -> None:
        """Ask for a passage that is to be removed everywhere."""
        if self._workspace.work.session.read_only:
            self._window.status_line.tell("This file is open to read only, so nothing can be removed from it.")
            return
        hand_over_all(self._window)
        self._workspace.text_removal_requested.emit("")

    def make_papers(self, paper: Paper = Paper.COG_SUMMARY) -> None:
        """Make a paper of everything that was entered."""
        from cpc_selfeval.ui.window.paper_dialog import PaperDialog

        hand_over_all(self._window)
        dialog = show_beside(
            self._window, PaperDialog, lambda: PaperDialog(self._workspace, self._remembered, paper, self._window)
        )
        if isinstance(dialog, PaperDialog):
            dialog.turn_to(paper)

    def sign_off(self) -> None:
        """Record who signs the position off, and make its pack."""
        from cpc_selfeval.ui.window.pack_dialog import PackDialog

        hand_over_all(self._window)
        self._beside(PackDialog, lambda: PackDialog(self._workspace, self._remembered, self._window))

    def _list_recent(self) -> None:
        here = self._workspace.work.session.path
        others = tuple(file for file in self._remembered.kept.recent if file.path != here)
        if self._menus is not None:
            self._menus.list_recent(others, lambda file: self._files.open(file.path))
