"""Scenes of what opens over a window: menus, lists, calendars, filters, dialogues of a table, help and hints."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from docs.picture_studio import Scene, Studio

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.ui.window.main_window import MainWindow

W = TypeVar("W", bound="QWidget")


def _menu(name: str, *, of: str = "") -> Scene:
    """A menu of the menu bar where it opens, or a menu within it."""

    def scene(studio: Studio) -> QWidget:
        from cpc_selfeval.ui.window.command import MENUS

        window = studio.indicator("2.2")
        menus = cast(Any, window.acts)._menus
        bar = window.menuBar()
        top = of or name
        entry = bar.actions()[list(MENUS).index(top)]
        menu = menus.menu(top)
        menu.popup(bar.mapToGlobal(bar.actionGeometry(entry).bottomLeft()))
        studio.settle()
        if of:
            inner = menus.menu(name)
            menu.setActiveAction(inner.menuAction())
            inner.popup(menu.mapToGlobal(menu.actionGeometry(inner.menuAction()).topRight()))
        return window

    return scene


def _page_of(window: MainWindow, name: str) -> Any:
    return window.stack.page(name)


# ---- lists, calendars, filters


def _editor(studio: Studio, *, page: str = "actions") -> tuple[MainWindow, Any]:
    """The page of actions or evidence with the editor of its first row, if it has one."""
    window = studio.page(page)
    shown = _page_of(window, page)
    shown.select_first()
    if shown.model.rowCount():
        shown.open_row(shown.model.index(0, 0))
    else:
        shown.add()
    studio.settle()
    return window, shown


def _in_editor(studio: Studio, kind: type[W], wanted: Callable[[W], object] | None = None) -> tuple[MainWindow, W]:
    """The first of a kind of box in the editor of an action, brought into view."""
    window, page = _editor(studio)
    box: W = next(
        each for each in page.editor.findChildren(kind) if each.isVisible() and (wanted is None or wanted(each))
    )
    studio.in_view(window, box)
    return window, box


def _status_list(studio: Studio) -> QWidget:
    from cpc_selfeval.ui.kit import ChoiceBox

    window, box = _in_editor(studio, ChoiceBox)
    box.showPopup()
    return window


def _several_list(studio: Studio) -> QWidget:
    from cpc_selfeval.ui.kit import SeveralChoice

    window, box = _in_editor(studio, SeveralChoice)
    box.open_list()
    return window


def _calendar(studio: Studio) -> QWidget:
    from cpc_selfeval.ui.kit import DateEntry

    window, box = _in_editor(studio, DateEntry)
    box.open_calendar()
    return window


def _filter_list(studio: Studio) -> QWidget:
    from cpc_selfeval.ui.kit.several_choice import FilterSentence

    window = studio.page("evidence")
    page = _page_of(window, "evidence")
    if not page.filter_row.isVisible() and page.filters_button.isVisible():
        page.filters_button.click()
        studio.settle()
    choice = next(each for each in page.findChildren(FilterSentence) if each.isVisible())
    choice.open_list()
    return window


def _table_menu(page: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.page(page)
        shown = _page_of(window, page)
        shown.select_first()
        studio.settle()
        button = shown.acts.button
        shown.acts._pop_up(_below(button))
        return window

    return scene


def _entry_menu(studio: Studio) -> QWidget:
    window = studio.indicator("2.2")
    column = _page_of(window, "indicators").areas
    studio.in_view(window, column)
    column._show_menu(column.rows.keys[0], _below(column))
    return window


def _below(widget: QWidget) -> QPoint:
    from PySide6.QtCore import QPoint

    return widget.mapToGlobal(QPoint(12, min(widget.height(), 60)))


# ---- dialogues of a table


def _several(studio: Studio, *, kind: str = "actions") -> Any:
    window = studio.page(kind)
    page = _page_of(window, kind)
    page.table.selectAll()
    studio.settle()
    return studio.opened_by(page.acts.change_together)


def _change_together(studio: Studio) -> QWidget:
    return cast("QWidget", _several(studio))


def _change_in_words(studio: Studio) -> QWidget:
    """Several that are withdrawn together: why, once for all of them."""
    from cpc_selfeval.domain.action import Status

    dialog = _several(studio)
    box = dialog.box
    box.show_choice(Status.WITHDRAWN)
    box.chosen.emit(Status.WITHDRAWN)
    return cast("QWidget", dialog)


def _change_dates(studio: Studio) -> QWidget:
    """Several due dates that move, and why."""
    dialog = _several(studio)
    due = next(field for field in dialog._fields if field.moves)
    dialog.field.show_choice(due)
    dialog.field.chosen.emit(due)
    dialog.box.line.setText("18 December 2026")
    dialog.change_button.click()
    return cast("QWidget", dialog)


def _columns(studio: Studio) -> QWidget:
    window = studio.page("actions")
    return studio.opened_by(_page_of(window, "actions").acts.choose_columns)


# ---- help and hints


def _help_about(studio: Studio, window: QWidget, box: QWidget) -> QWidget:
    from PySide6.QtCore import Qt

    from cpc_selfeval.ui.field_help.watch import help_watch

    window.activateWindow()
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    studio.settle()
    help_watch().toggle()
    return window


def _help_in_page(studio: Studio) -> QWidget:
    window = studio.indicator("2.2")
    column = _page_of(window, "indicators").areas
    column.begin()
    studio.in_view(window, column)
    return _help_about(studio, window, column.editor.text)


def _help_in_dialog(studio: Studio) -> QWidget:
    dialog = _several(studio)
    return _help_about(studio, dialog, dialog.field)


def _hint(studio: Studio) -> QWidget:
    """The hint of the first button of an action's fields that has one."""
    from PySide6.QtWidgets import QAbstractButton, QToolTip

    window, button = _in_editor(studio, QAbstractButton, QAbstractButton.toolTip)
    QToolTip.showText(_below(button), button.toolTip(), button)
    return window


def _hint_of_drawing(studio: Studio) -> QWidget:
    from PySide6.QtWidgets import QToolTip

    window = studio.page("actions")
    long = "What it answers, who leads it, how you will know that it helped and when it is due can follow later."
    QToolTip.showText(_below(window.top_bar), long * 3, window)
    return window


def _palette(words: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.window()
        before = set(studio.app.topLevelWidgets())
        window.acts.find()
        studio.settle()
        finder: Any = next(each for each in studio.app.topLevelWidgets() if each not in before and each.isVisible())
        finder.box.setText(words)
        studio.settle()
        return window

    return scene


# ---- what a box says of itself


def _faulty_day(studio: Studio) -> QWidget:
    """A day that cannot be read, and what is said of it."""
    from cpc_selfeval.ui.kit import DateEntry

    window, box = _in_editor(studio, DateEntry)
    box.show_date(date(2026, 12, 18))
    box.line.setText("31 February")
    box.hand_over()
    return studio.in_view(window, box)


OPENED: Final[dict[str, Scene]] = {
    "open-menu-file": _menu("&File"),
    "open-menu-backups": _menu("Bac&kups", of="&File"),
    "open-menu-edit": _menu("&Edit"),
    "open-menu-go": _menu("&Go"),
    "open-list-status": _status_list,
    "open-list-several": _several_list,
    "open-calendar": _calendar,
    "open-filter": _filter_list,
    "open-table-menu": _table_menu("actions"),
    "open-entry-menu": _entry_menu,
    "change-together": _change_together,
    "change-together-words": _change_in_words,
    "change-together-dates": _change_dates,
    "columns": _columns,
    "help-in-page": _help_in_page,
    "help-in-dialog": _help_in_dialog,
    "hint": _hint,
    "hint-long": _hint_of_drawing,
    "palette-hits": _palette("ch"),
    "palette-nothing": _palette("zzzz"),
    "day-unread": _faulty_day,
}
