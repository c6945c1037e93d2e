"""What is said in passing when a file was opened: versions beside it, another name of it, a share or a stick.

At most one of them at a time, and none where the window has something to say already. What kind of place a file stands
in is said once for each file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.storage.places import Place
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import hand_over_all

if TYPE_CHECKING:
    from cpc_selfeval.app.local_copies import LocalCopies
    from cpc_selfeval.editing.surroundings import Surroundings
    from cpc_selfeval.storage.versions_beside import Version
    from cpc_selfeval.ui.window.main_window import MainWindow

Act = tuple[str, Callable[[], None]]

PLACES: Final = {
    Place.SHARE: (
        "“{name}” is on a network drive.",
        "What you enter is saved there as you type. Where the network is slow or breaks off, saving has to wait.",
        "You can work on a copy on this computer instead, and check it in when you are done.",
    ),
    Place.REMOVABLE: (
        "“{name}” is on a drive that can be taken out.",
        "Close the file before you take the drive out. Whoever finds the drive can read it, unless it has a password.",
        "You can work on a copy on this computer instead, and check it in when you are done.",
    ),
}


class PlaceNotes(QObject):
    """Looks around the file of a window, once it is shown, and says what matters in its bar."""

    def __init__(
        self,
        window: MainWindow,
        copies: LocalCopies,
        open_other: Callable[[Path], None],
        work_locally: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._copies = copies
        self._open_other = open_other
        self._work_locally = work_locally
        self._answer = Answer()
        self._answer.came.connect(self._looked)

    def begin(self) -> None:
        """Look around, in the file's thread."""
        from cpc_selfeval.editing.surroundings import surroundings

        self._window.workspace.work.session.ask(surroundings, self._answer.bring)

    def _looked(self, found: Surroundings | Refusal) -> None:
        if isinstance(found, Refusal) or not self._window.message_bar.isHidden():
            return
        session = self._window.workspace.work.session
        if found.versions:
            self._tell_versions(found.versions)
        elif found.names > 1 and not session.read_only:
            self._tell_names(found.names)
        elif found.place is not Place.LOCAL and not session.read_only:
            self._tell_place(found.place)

    def _tell_versions(self, versions: tuple[Version, ...]) -> None:
        mine, *others = versions
        acts: list[Act] = [
            (f"Open “{other.path.name}”" if len(others) > 1 else "Open the other", self._opening(other.path))
            for other in others[:3]
        ]
        if not self._window.workspace.read_only:
            acts.insert(0, ("Compare and merge…", self._merging(others[0].path)))
        lines = "; ".join(_last_change(version) for version in versions)
        self._window.message_bar.tell(
            "warning",
            f"There {'is another version' if len(others) == 1 else f'are {len(others)} other versions'} of this "
            "self-evaluation in its folder, as a sync program leaves them when two computers change a file at a time.",
            f"Nothing is lost, each version is whole: {lines}.",
            f"You are in “{mine.path.name}”. Choose one to go on in, and merge what only the other has into it: you "
            "see each difference before anything is taken.",
            acts,
        )

    def _tell_names(self, names: int) -> None:
        path = self._window.workspace.work.session.path
        self._window.message_bar.tell(
            "warning",
            f"“{path.name}” stands on its disk under {names} names (hard links).",
            "Everything in it is as it was. But who opens it under another name is not told that you have it open, and "
            "both may disturb each other.",
            "Use only one of the names. A copy of its own is the safer way.",
            [("Save a copy elsewhere…", self._save_copy)],
        )

    def _tell_place(self, place: Place) -> None:
        session = self._window.workspace.work.session
        key = f"{session.contents.identity.file} {place}"
        if self._copies.was_told(key):
            return
        self._copies.note_told(key)
        happened, safe, to_do = (words.replace("{name}", session.path.name) for words in PLACES[place])
        acts: list[Act] = [("Work on a local copy", self._work_locally)]
        self._window.message_bar.tell("note", happened, safe, to_do, acts)

    def _opening(self, path: Path) -> Callable[[], None]:
        return lambda: self._open_other(path)

    def _merging(self, path: Path) -> Callable[[], None]:
        def merge() -> None:
            from cpc_selfeval.ui.agencies.page import AgenciesPage
            from cpc_selfeval.ui.window.pages import AGENCIES

            hand_over_all(self._window)
            self._window.show_page(AGENCIES)
            page = self._window.stack.page(AGENCIES)
            if isinstance(page, AgenciesPage):
                page.steps.read(path)

        return merge

    def _save_copy(self) -> None:
        self._window.copies.ask()


def _last_change(version: Version) -> str:
    if version.changed is None:
        return f"“{version.path.name}” was not changed yet"
    by = f" by {version.by}" if version.by else ""
    return f"“{version.path.name}” was last changed at {_moment(version.changed)}{by}"


def _moment(at: datetime) -> str:
    from cpc_selfeval.domain.days import clock_in_words, day_short

    here = at.astimezone()
    return f"{clock_in_words(here)} on {day_short(here.date())}"
