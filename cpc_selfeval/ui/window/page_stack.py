"""The pages of one window, each made when it is first shown."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.ui.kit import hand_over_all, theme
from cpc_selfeval.ui.kit.dressing import catch_up, waits_for_look
from cpc_selfeval.ui.kit.reading_order import chain_reading_order, in_reading_order
from cpc_selfeval.ui.window.pages import Page, by_name
from cpc_selfeval.ui.workspace import Workspace


@runtime_checkable
class ShowsIndicator(Protocol):
    """A page that shows one indicator."""

    def show_indicator(self, code: str) -> None:
        """Show this one."""


@runtime_checkable
class ShowsEvidence(Protocol):
    """A page that shows evidence."""

    def show_evidence(self, key: str) -> None:
        """Show this piece."""


@runtime_checkable
class ShowsAction(Protocol):
    """A page that shows actions."""

    def show_action(self, key: str) -> None:
        """Show this one."""


@runtime_checkable
class ShowsNationalResult(Protocol):
    """A page that shows what came out nationally."""

    def show_result_of(self, code: str) -> None:
        """Show what this indicator is held beside."""


@runtime_checkable
class ShowsTrend(Protocol):
    """A page that shows an indicator over all cycles."""

    def show_trend(self, code: str) -> None:
        """Show this one."""


@runtime_checkable
class ShowsTagged(Protocol):
    """A page with a list that can show what carries a tag."""

    def show_tag(self, key: str) -> None:
        """Show what carries the tag with this key."""


@runtime_checkable
class Begins(Protocol):
    """A page on which something new can be begun by a key."""

    def begin(self, what: str) -> bool:
        """Begin a "strength", "area", "evidence" or "action"; False where that is not begun on this page now."""


@runtime_checkable
class TakesLevel(Protocol):
    """A page on which the level of an indicator is chosen and recorded."""

    def choose_level(self) -> bool:
        """Put the keyboard on the levels; False where this cycle does not cover the indicator."""

    def choose_level_at(self, stage: Stage) -> bool:
        """The same for the level of a stage."""

    def record_level(self) -> bool:
        """Propose or record what is chosen; False where this cycle does not cover the indicator."""


@runtime_checkable
class ShowsSettings(Protocol):
    """A page of settings, which are set by commands."""

    command_asked: SignalInstance

    def refresh(self) -> None:
        """Show everything as it is set now."""

    def go_to(self, id_: str) -> None:
        """Put the keyboard on a setting, by its id."""


@runtime_checkable
class ShowsPath(Protocol):
    """A page with the path to a first paper."""

    def show_path(self) -> None:
        """Show it, also where it was put away, and put the keyboard on its next step."""


@runtime_checkable
class HasCards(Protocol):
    """A page of cards that can be gone to."""

    def focus_card(self, kind: str) -> None:
        """Put the keyboard on the first box of the card of this class."""


@runtime_checkable
class ReadsReturns(Protocol):
    """A page that reads what came back from others."""

    def ask_for_return(self) -> None:
        """Ask which workbook came back, and read it."""

    def ask_for_copy(self) -> None:
        """Ask for another copy of the file, and read it."""


@runtime_checkable
class HasSidePanel(Protocol):
    """A page with a panel beside it that can be put away, also from the page itself, which then tells so."""

    side_panel_toggled: SignalInstance

    def show_side_panel(self, shown: bool) -> None:
        """Show the panel or put it away."""


@runtime_checkable
class Resumes(Protocol):
    """A page that is left and come back to again and again."""

    def resume(self) -> bool:
        """Put the keyboard where it was; False where there is no such place."""


@runtime_checkable
class MeasuredByText(Protocol):
    """A page that is built anew for another text size."""

    def measure_again(self) -> None:
        """Build it anew if the text size is another one than it was built for."""


class PageStack(QStackedWidget):
    """Shows one page at a time. What was typed in a page is handed over before it is left.

    ``page_made`` carries a page that was just made.
    """

    page_made = Signal(QWidget)

    def __init__(self, workspace: Workspace, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pages = by_name(pages)
        self._made: dict[str, QWidget] = {}
        self.name = ""
        theme().changing.connect(self._let_hidden_pages_wait)

    def _let_hidden_pages_wait(self, later: list[QWidget]) -> None:
        """Another look is put on a page when it is next turned to: all of them together take seconds."""
        shown = self.currentWidget()
        later += [page for page in self.made() if page is not shown]

    def minimumSizeHint(self) -> QSize:
        """What the page that is shown needs; the others need nothing yet."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def page(self, name: str) -> QWidget:
        """The page of this name, made now if it is not there yet. Raises KeyError for a name that there is none of."""
        if name not in self._made:
            made = self._pages[name].factory(self._workspace)
            self._made[name] = made
            self.addWidget(made)
            self.page_made.emit(made)
        return self._made[name]

    def made(self) -> tuple[QWidget, ...]:
        """The pages made so far."""
        return tuple(self._made.values())

    def turn_to(self, name: str) -> QWidget:
        """Show the page of this name."""
        page = self.page(name)
        current = self.currentWidget()
        if current is not None and current is not page:
            hand_over_all(current)
        self.name = name
        if waits_for_look(page):
            _bring_up_to_date(page)
        self.setCurrentWidget(page)
        chain_reading_order(page)
        return page

    def focus_page(self) -> None:
        """Put the keyboard on the first thing of the page that takes it, or where it was where the page knows."""
        page = self.currentWidget()
        if page is None or (isinstance(page, Resumes) and page.resume()):
            return
        first = next((widget for widget in (page, *in_reading_order(page)) if _takes_focus(widget)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _bring_up_to_date(page: QWidget) -> None:
    if isinstance(page, MeasuredByText):
        page.measure_again()
    catch_up(page)


def _takes_focus(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()
