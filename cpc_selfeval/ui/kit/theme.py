"""The look: Fusion, Source Sans 3, one colour set at a time, and a focus ring on whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cpc_selfeval import shipped
from cpc_selfeval.ui.kit import measures
from cpc_selfeval.ui.kit.colours import DARK, LIGHT, ColourSet, from_system, palette_of
from cpc_selfeval.ui.kit.dressing import put_on
from cpc_selfeval.ui.kit.focus_ring import FocusWatch
from cpc_selfeval.ui.kit.stylesheet import stylesheet

Appearance = Literal["system", "light", "dark"]

BEGUN_IN_FUSION: Final = "begun_in_fusion"
"""Property of an application that was begun with the argument "-style fusion": setting a style later gives back an
object, for which every kind of style there is would be loaded first."""


@dataclass(frozen=True, slots=True)
class SystemLook:
    """What the system asks for. ``palette`` is its own, read only in high contrast."""

    scheme: Qt.ColorScheme
    high_contrast: bool
    palette: QPalette


def system_look(app: QApplication) -> SystemLook:
    """What the system asks for now; in high contrast the application's palette is given back to the system first."""
    hints = app.styleHints()
    high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if high:
        app.setPalette(QPalette())
    return SystemLook(hints.colorScheme(), high, app.palette())


class Theme(QObject):
    """The current colours.

    ``changing`` is emitted before a new set or text size is put on, with a list. Pages that are not shown are put into
    it by who owns them, and catch up (:func:`~cpc_selfeval.ui.kit.dressing.catch_up`) before they are. ``changed`` is
    emitted after.
    """

    changing = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._appearance: Appearance = "system"
        self._colours = LIGHT
        self._app: QApplication | None = None
        self._watch: FocusWatch | None = None
        self._system_font = QFont()
        self._zoom = 1.0
        self.asks: Callable[[QApplication], SystemLook] = system_look

    @property
    def colours(self) -> ColourSet:
        """The set in force."""
        return self._colours

    @property
    def appearance(self) -> Appearance:
        """What the user chose: follow the system, or always light or dark."""
        return self._appearance

    @property
    def zoom(self) -> float:
        """The user's own text size in this program, 1.0 to 3.0, on top of the system's."""
        return self._zoom

    def start(self, app: QApplication) -> None:
        """Dress the application; a second call for the same application only refreshes."""
        if self._app is not app:
            self._app = app
            self._system_font = QFont(app.font())
            _load_fonts()
            if app.property(BEGUN_IN_FUSION) is not True:
                app.setStyle("Fusion")
            self._watch = FocusWatch(app, lambda: self._colours)
            app.styleHints().colorSchemeChanged.connect(self.refresh)
            app.styleHints().accessibility().contrastPreferenceChanged.connect(self.refresh)
            app.applicationStateChanged.connect(self._came_back)
        self.refresh()

    def choose(self, appearance: Appearance) -> None:
        """Follow the system, or stay light or dark; window frames and the system's own dialogs too, where it can."""
        self._appearance = appearance
        if self._app is not None:
            scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
            self._app.styleHints().setColorScheme(scheme.get(appearance, Qt.ColorScheme.Unknown))
        self.refresh()

    def enlarge(self, zoom: float) -> None:
        """Show all text this much larger than the design, from 1.0 to 3.0."""
        self._zoom = min(3.0, max(1.0, zoom))
        self.refresh()

    def refresh(self) -> None:
        """Read the system's wishes again and put them in force; what is in force already costs no window anything."""
        app = self._app
        if app is None:
            return
        self._colours = self._wanted(app)
        measures.set_text_scale(measures.scale_of(self._system_font) * self._zoom)
        palette, font, sheet = palette_of(self._colours), measures.font(), stylesheet(self._colours)
        if (app.palette(), app.font(), app.styleSheet()) == (palette, font, sheet):
            return
        later: list[QWidget] = []
        self.changing.emit(later)
        put_on(app, palette, font, sheet, later)
        self.changed.emit()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        """Take in another contrast theme of the system, of which nothing else tells."""
        app = self._app
        if app is None or state != Qt.ApplicationState.ApplicationActive or self._appearance != "system":
            return
        wanted = self._wanted(app)
        if wanted != self._colours:
            self.refresh()
        elif self.asks(app).high_contrast:
            app.setPalette(palette_of(wanted))  # given back to the system while it was asked

    def _wanted(self, app: QApplication) -> ColourSet:
        return wanted_colours(self._appearance, self.asks(app))


def wanted_colours(appearance: Appearance, system: SystemLook) -> ColourSet:
    """The set for what the user chose and, where that is to follow the system, for what the system asks for."""
    if appearance != "system":
        return DARK if appearance == "dark" else LIGHT
    if system.high_contrast:
        return from_system(system.palette)
    return DARK if system.scheme == Qt.ColorScheme.Dark else LIGHT


@cache
def theme() -> Theme:
    """The one theme of this process."""
    return Theme()


def apply_theme(app: QApplication) -> None:
    """Give the application the program's look, and keep it in step with the system's light, dark and contrast."""
    theme().start(app)


def colours() -> ColourSet:
    """The colours now in force; ``theme().changed`` tells when they change."""
    return theme().colours


def _load_fonts() -> None:
    """Add whichever upright weights of the typeface are shipped; without them the system's own is used.

    The italic is for papers only: nothing in the window is set in it, and each weight delays the first window.
    """
    for path in sorted((shipped.folder("resources") / "fonts").glob("*.ttf")):
        if "Italic" not in path.name:
            QFontDatabase.addApplicationFont(str(path))
