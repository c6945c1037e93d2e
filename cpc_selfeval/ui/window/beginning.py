"""Commands that begin something new, or take a level, on the indicator or the page that is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.window import walk
from cpc_selfeval.ui.window.page_stack import Begins, TakesLevel
from cpc_selfeval.ui.window.pages import INDICATORS
from cpc_selfeval.ui.window.window_frame import WindowFrame

Act = Callable[[], object]

NOT_COVERED: Final = "This cycle does not cover {code}. Take it in first, on its page."


def why_read_only(window: WindowFrame) -> str:
    """ "This file is open to read only", or "This cycle is closed"; "" where things can be entered."""
    if not window.workspace.read_only:
        return ""
    return "This file is open to read only" if window.workspace.work.session.read_only else "This cycle is closed"


class Beginning:
    """Where the page that is shown begins no such thing, the indicator that was shown last does."""

    def __init__(self, window: WindowFrame) -> None:
        self._window = window

    def by_command(self) -> dict[str, Act]:
        """What is done for each of these commands."""
        begun = ("strength", "area", "evidence", "action")
        acts: dict[str, Act] = {f"add_{what}": lambda what=what: self.begin(what) for what in begun}  # type: ignore[misc]
        return {**acts, "choose_level": self.choose_level, "record_level": self.record_level}

    def begin(self, what: str) -> None:
        """Begin one on the page that is shown, or else for the indicator."""
        if self._may_enter():
            page: object = self._window.stack.currentWidget()
            is_indicator = self._window.stack.name == INDICATORS
            if is_indicator or not (isinstance(page, Begins) and page.begin(what)):
                self._begin_for_indicator(what)

    def _begin_for_indicator(self, what: str) -> None:
        page = self._turn_to_indicator()
        if isinstance(page, Begins) and not page.begin(what):
            self._tell_not_covered()

    def choose_level(self) -> None:
        """Put the keyboard on the levels of the indicator."""
        page = self._turn_to_indicator()
        if isinstance(page, TakesLevel) and not page.choose_level():
            self._tell_not_covered()

    def record_level(self) -> None:
        """Propose or record the level that is chosen for the indicator that is shown."""
        if self._window.stack.name != INDICATORS:
            self.choose_level()
        elif self._may_enter():
            page = self._turn_to_indicator()
            if isinstance(page, TakesLevel) and not page.record_level():
                self._tell_not_covered()

    def _may_enter(self) -> bool:
        hand_over_all(self._window)
        if why := why_read_only(self._window):
            self._window.status_line.tell(f"{why}, so nothing can be entered.")
        return not why

    def _turn_to_indicator(self) -> object:
        if self._window.stack.name != INDICATORS:
            self._window.show_indicator(self._code)
        return self._window.stack.currentWidget()

    @property
    def _code(self) -> str:
        return self._window.code or walk.first(self._window.workspace.contents)

    def _tell_not_covered(self) -> None:
        self._window.focus_page()
        self._window.status_line.tell(NOT_COVERED.format(code=self._code))
