"""Every page that the program has: names, roles, reading order, and a walk by Tab forwards and back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from cpc_selfeval.ui.indicator.header import IndicatorHeader
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pages import PAGES
from tests.ui.accessibility.walking import come_to, faults, walk_faults

NAMES = [page.name for page in PAGES]
MEANT = (f"in {IndicatorHeader.__name__}", "MeetingChoice “Due for which meeting” comes after")
"""The header of an indicator is read from its lower line: the ways on come first, since an arrow key that is pressed on
arriving must not choose another meeting."""


def shown(window: MainWindow, name: str) -> QWidget:
    """A page of the window, with the keyboard in it."""
    if name == "indicators":
        window.show_indicator("2.2")
    else:
        window.show_page(name)
    window.activateWindow()
    QApplication.processEvents()
    page = window.stack.currentWidget()
    assert page is not None
    return page


def not_meant(found: list[str]) -> list[str]:
    """What is amiss besides what was decided."""
    return [fault for fault in found if not fault.startswith(MEANT)]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_names_and_roles_and_is_read_in_its_order(window: MainWindow, name: str) -> None:
    shown(window, name)
    assert not_meant(faults(window)) == []


@pytest.mark.parametrize("name", NAMES)
def test_tab_comes_to_everything_of_a_page_in_its_order_and_is_seen(window: MainWindow, name: str) -> None:
    page = shown(window, name)
    window.stack.focus_page()
    come_to(page)
    assert not_meant(walk_faults(page)) == []
