"""Where somebody was last in a file: page, indicator, how far it was scrolled, filters, and how the panes were shared.

It is kept on this computer for each file, by its identity, so a file that was moved is known again. Words that were
searched for and names of people are not kept. What cannot be used any more is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from cpc_selfeval.ui.kit import FilterSentence, ScrollPage
from cpc_selfeval.ui.window.pages import INDICATORS, OVERVIEW

if TYPE_CHECKING:
    from cpc_selfeval.ui.window.window_frame import WindowFrame

OF_PEOPLE: Final = frozenset({"Lead"})
"""Filters that hold names."""
MOST: Final = 3_900
"""Characters of one file's place; a longer one is not kept."""


class LastPlace(QObject):
    """Of one window. Begin with :meth:`resume`; :meth:`keep` before the window closes."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._place = _read(window.remembered.kept.places.get(self._file, ""))
        window.stack.page_made.connect(self._arrange)

    @property
    def _file(self) -> str:
        return self._window.workspace.contents.identity.file

    # Coming back

    def resume(self) -> None:
        """Show the page where somebody was, in the same cycle; the overview where nobody was yet."""
        if geometry := _bytes(self._place.get("geometry")):
            self._window.restoreGeometry(QByteArray(geometry))
        contents = self._window.workspace.contents
        code, name = self._place.get("code"), self._place.get("page")
        if self._place.get("cycle") != contents.cycle_key or name not in self._window.page_names:
            self._window.show_page(OVERVIEW)
            return
        self._window.code = code if code in contents.framework.codes else None
        self._window.show_page(name)
        if name != INDICATORS or self._window.code is not None:
            QTimer.singleShot(0, self, self._scroll)
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.focusChanged.connect(self._focus_came)

    def _focus_came(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The first thing of the page gets the keyboard as the window opens, and is scrolled to: scroll back once."""
        application = QApplication.instance()
        if new is not None and new.window() is self._window and isinstance(application, QApplication):
            application.focusChanged.disconnect(self._focus_came)
            QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        """Scroll as far as it was, as soon as the page is long enough for that."""
        sheet = _sheet(self._window.stack.currentWidget())
        scrolled = self._place.get("scrolled")
        if sheet is None or type(scrolled) is not int or scrolled <= 0:
            return
        bar = sheet.verticalScrollBar()

        def scroll(_least: int = 0, _most: int = 0) -> None:
            if bar.maximum() >= scrolled:
                bar.rangeChanged.disconnect(scroll)
                bar.setValue(scrolled)

        bar.rangeChanged.connect(scroll)
        scroll()

    def _arrange(self, page: QWidget) -> None:
        """Share a page's panes, and filter its list, as somebody left them."""
        kept = _mapping(_mapping(self._place.get("pages")).get(type(page).__name__))
        splitter = page.findChild(QSplitter)
        sizes = _numbers(kept.get("panes"))
        if splitter is not None and len(sizes) == splitter.count() and all(size > 0 for size in sizes):
            QTimer.singleShot(0, splitter, lambda: splitter.setSizes(sizes))  # it has its own size by then
        if self._place.get("cycle") == self._window.workspace.contents.cycle_key:
            filters = _mapping(kept.get("filters"))
            for sentence in page.findChildren(FilterSentence):
                if texts := _texts(filters.get(sentence.name)):
                    sentence.resume(texts)

    # Going

    def keep(self) -> None:
        """Remember where somebody is now."""
        window = self._window
        pages = dict(_mapping(self._place.get("pages")))
        pages.update((type(page).__name__, _arranged(page)) for page in window.stack.made())
        sheet = _sheet(window.stack.currentWidget())
        self._place = {
            "cycle": window.workspace.contents.cycle_key,
            "page": window.stack.name,
            "code": window.code,
            "scrolled": sheet.verticalScrollBar().value() if sheet is not None else 0,
            "geometry": bytes(window.saveGeometry().data()).hex(),
            "pages": {name: kept for name, kept in pages.items() if kept},
        }
        text = json.dumps(self._place)
        if len(text) <= MOST:
            others = {file: place for file, place in window.remembered.kept.places.items() if file != self._file}
            window.remembered.update(places={**others, self._file: text})


def _arranged(page: QWidget) -> dict[str, Any]:
    """How a page's panes are shared and its list is filtered and sorted, where that is not as at first."""
    kept: dict[str, Any] = {}
    splitter = page.findChild(QSplitter)
    if splitter is not None and all(splitter.sizes()):
        kept["panes"] = splitter.sizes()
    sentences = (each for each in page.findChildren(FilterSentence) if each.name not in OF_PEOPLE)
    if filters := {sentence.name: sentence.kept() for sentence in sentences if sentence.value()}:
        kept["filters"] = filters
    return kept


def _sheet(page: QWidget | None) -> ScrollPage | None:
    return page.findChild(ScrollPage) if page is not None else None


def _read(text: str) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(text)) if text else {}
    except (ValueError, RecursionError):
        return {}


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _numbers(found: object) -> list[int]:
    return [number for number in found if type(number) is int] if isinstance(found, list) else []


def _texts(found: object) -> list[str]:
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []


def _bytes(found: object) -> bytes:
    try:
        return bytes.fromhex(found) if isinstance(found, str) else b""
    except ValueError:
        return b""
