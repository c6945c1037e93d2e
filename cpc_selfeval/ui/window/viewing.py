"""How the window looks: light or dark, its text size, the list and the panel, spelling, the whole screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QTimer

from cpc_selfeval.ui.kit import theme
from cpc_selfeval.ui.remembered import TEXT_SIZES, Appearance
from cpc_selfeval.ui.window.menus import Menus
from cpc_selfeval.ui.window.page_stack import HasSidePanel, ShowsSettings
from cpc_selfeval.ui.window.pages import SETTINGS
from cpc_selfeval.ui.window.window_frame import WindowFrame

Act = Callable[[], object]


class Viewing(QObject):
    """The acts of the menu View. What was chosen is remembered on this computer."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = window.remembered
        self._menus: Menus | None = None
        self._stepping = QTimer(self)
        self._stepping.setSingleShot(True)
        self._stepping.timeout.connect(self._put_in_force)
        window.list_switched.connect(self._list_switched)
        window.stack.page_made.connect(self._page_made)

    def by_command(self) -> dict[str, Act]:
        """What is done for each of these commands."""
        looks: dict[str, Act] = {
            f"appearance_{name}": lambda name=name: self.choose_appearance(name)  # type: ignore[misc]
            for name in ("system", "light", "dark")
        }
        sizes: dict[str, Act] = {f"text_{size}": lambda size=size: self.choose_text_size(size) for size in TEXT_SIZES}  # type: ignore[misc]
        return {
            **looks,
            **sizes,
            "larger": lambda: self.step_text_size(1),
            "smaller": lambda: self.step_text_size(-1),
            "list_shown": lambda: self._window.show_list(shown=not self._window.has_list_now),
            "side_panel": lambda: self.show_side_panel(shown=not self._remembered.kept.side_panel_open),
            "spelling": lambda: self._tick("spelling", on=self._window.spelling_words.switch()),
            "full_screen": self.switch_full_screen,
        }

    def begin(self, menus: Menus) -> None:
        """Show what is chosen and switched on."""
        self._menus = menus
        kept = self._remembered.kept
        menus.tick(f"appearance_{kept.appearance}")
        menus.tick(f"text_{kept.text_size}")
        menus.tick("list_shown", on=kept.list_shown)
        menus.tick("side_panel", on=kept.side_panel_open)
        menus.tick("spelling", on=kept.spelling)
        for page in self._window.stack.made():  # the one that the window opens on
            self._page_made(page)

    def _tick(self, command: str, *, on: bool = True) -> None:
        if self._menus is not None:
            self._menus.tick(command, on=on)

    def choose_appearance(self, appearance: str) -> None:
        """Follow the system, or stay light or dark."""
        self._tick(f"appearance_{appearance}")
        theme().choose(cast(Appearance, appearance))
        self._remembered.update(appearance=appearance)

    def choose_text_size(self, size: int) -> None:
        """Show text in this size, in per cent."""
        self._note_size(size)
        self._put_in_force()

    def _note_size(self, size: int) -> None:
        self._tick(f"text_{size}")
        self._remembered.update(text_size=size)
        self._window.status_line.tell(f"Text size {size}%.")

    def _put_in_force(self) -> None:
        zoom = self._remembered.kept.text_size / 100
        if theme().zoom != zoom:
            theme().enlarge(zoom)

    def step_text_size(self, steps: int) -> None:
        """Show text in the next larger or smaller size, once all keys that wait were taken: every window changes."""
        now = TEXT_SIZES.index(self._remembered.kept.text_size)
        size = TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, now + steps))]
        self._note_size(size)
        self._stepping.start(0)

    def _list_switched(self, shown: bool) -> None:
        self._tick("list_shown", on=shown)

    def show_side_panel(self, *, shown: bool) -> None:
        """Show the panel beside an indicator or put it away."""
        self._side_panel_switched(shown)
        for page in self._window.stack.made():
            if isinstance(page, HasSidePanel):
                page.show_side_panel(shown)

    def _side_panel_switched(self, shown: bool) -> None:
        self._tick("side_panel", on=shown)
        self._remembered.update(side_panel_open=shown)

    def show_setting(self, id_: str) -> None:
        """Show a setting, by its id, on the page of settings."""
        self._window.show_page(SETTINGS)
        page: object = self._window.stack.currentWidget()
        if isinstance(page, ShowsSettings):
            page.go_to(id_)

    def _follow(self, page: ShowsSettings) -> None:
        """Do what is asked on the page of settings by the command for it, and show what any command set."""
        if self._menus is None:
            return
        actions = self._menus.actions
        page.command_asked.connect(lambda command: actions[command].trigger())
        for action in actions.values():
            action.triggered.connect(page.refresh)

    def _page_made(self, page: object) -> None:
        if isinstance(page, ShowsSettings):
            self._follow(page)
        if isinstance(page, HasSidePanel):
            page.show_side_panel(self._remembered.kept.side_panel_open)
            page.side_panel_toggled.connect(self._side_panel_switched)

    def switch_full_screen(self) -> None:
        """Use the whole screen, or give it back."""
        on = not self._window.isFullScreen()
        self._tick("full_screen", on=on)
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()
