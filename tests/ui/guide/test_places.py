"""Every page and every dialog has its heading in the guide, and every heading that is asked for is there."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import cpc_selfeval
from cpc_selfeval.ui.guide.pages import guide
from cpc_selfeval.ui.guide.places import PLACES, place_of
from cpc_selfeval.ui.window.pages import PAGES

ABOUT_WHAT_THEY_LIE_IN = {"FramedDialog", "NoteDialog", "ConfirmDialog", "RecordDialog"}
"""Frames for dialogs, and those that tell or ask something about what they were opened from."""

CODE = Path(cpc_selfeval.__path__[0])


def all_of(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """Every class of the program of this kind."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("cpc_selfeval."):
            yield each
        yield from all_of(each)


@pytest.fixture(scope="module")
def kinds() -> set[type[QWidget]]:
    """Every class of the window and its dialogs."""
    for module in pkgutil.walk_packages(cpc_selfeval.__path__, "cpc_selfeval."):
        if module.name.startswith(("cpc_selfeval.ui.", "cpc_selfeval.app.")):
            importlib.import_module(module.name)
    return set(all_of(QWidget))


@pytest.mark.parametrize("anchor", sorted(set(PLACES.values())))
def test_every_heading_that_a_place_names_is_in_the_guide(anchor: str) -> None:
    assert guide().place(anchor) is not None


def test_every_place_is_a_class_of_the_window_and_of_one_module_only(kinds: set[type[QWidget]]) -> None:
    names = [kind.__name__ for kind in kinds]
    assert [name for name in PLACES if names.count(name) != 1] == []


def test_every_dialog_has_its_place(kinds: set[type[QWidget]]) -> None:
    dialogs = [kind for kind in kinds if issubclass(kind, QDialog)]
    without = {kind.__name__ for kind in dialogs if not PLACES.keys() & {c.__name__ for c in kind.__mro__}}
    assert without == ABOUT_WHAT_THEY_LIE_IN


def test_every_page_has_its_place(kinds: set[type[QWidget]]) -> None:
    pages = {kind.__name__ for kind in kinds if kind.__name__.endswith("Page") and kind.__name__[0] != "_"}
    assert len(pages - {"ScrollPage", "RecordPage"}) == len(PAGES) + 1  # the start page
    assert pages - {"ScrollPage", "RecordPage"} <= PLACES.keys()


def test_every_heading_that_the_code_asks_for_is_in_the_guide() -> None:
    texts = (file.read_text(encoding="utf-8") for file in CODE.rglob("*.py"))
    asked = {anchor for text in texts for anchor in re.findall(r"open_guide\(\s*\"([^\"]*)\"", text)}
    assert [anchor for anchor in asked if anchor and guide().place(anchor) is None] == []


@pytest.mark.usefixtures("dressed")
def test_what_has_no_place_is_about_what_it_lies_in() -> None:
    class DueBox(QWidget):
        pass

    class Special(DueBox):
        pass

    outer = DueBox()
    inner = QWidget(QWidget(outer))
    assert place_of(inner) == place_of(outer) == place_of(Special()) == PLACES["DueBox"]
    assert place_of(QWidget()) == place_of(None) == ""
