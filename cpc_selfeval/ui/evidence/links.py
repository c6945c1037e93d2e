"""Links noted with evidence: what each line is, and the buttons that open one. Nothing opens by itself."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.text import in_one_line, shortened
from cpc_selfeval.ui.evidence.breakable import breakable
from cpc_selfeval.ui.evidence.openable import may_be_opened
from cpc_selfeval.ui.kit import Icon, LinkButton, QuietText, px
from cpc_selfeval.ui.kit.laid_out import widgets_in
from cpc_selfeval.ui.workspace import Workspace

_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PATH = re.compile(r"(?:/|~[/\\]|[A-Za-z]:[/\\]|\\\\)")
_SHOWN = 64
"""Characters of a line that is no link in the sentence about it."""
_NAMED = 3
"""Files that are named in one sentence; of the others it is said how many they are."""


class LinkKind(StrEnum):
    """What a line can be opened as."""

    WEB = "web"
    PATH = "path"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """One line: as typed, without the spaces around it, and what it is."""

    text: str
    kind: LinkKind


def links_in(lines: str) -> tuple[Link, ...]:
    """The links in a text with one a line; empty lines are none."""
    texts = (line.strip() for line in lines.split("\n"))
    return tuple(Link(text, kind_of(text)) for text in texts if text)


def link_to(path: Path) -> str:
    """A file as one line: its path, or its address where the path has line breaks in it."""
    if in_one_line(str(path)) == str(path):
        return str(path)
    return bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode()


def kind_of(text: str) -> LinkKind:
    """A web address, a full path (or file: address), or anything else, which is not opened."""
    if _WEB.fullmatch(text):
        return LinkKind.WEB
    if _PATH.match(text) or text.casefold().startswith("file:"):
        return LinkKind.PATH
    return LinkKind.TEXT


class LinkNotOpened(Refusal):
    """A link could not be opened, or is not opened from here."""

    def __init__(self, text: str, why: str, to_do: str) -> None:
        super().__init__(
            f"“{shortened(text, 80)}” was not opened: {why}.", "It is kept with the evidence as you wrote it.", to_do
        )


class LinkedToNothing(Refusal):
    """Files that evidence was made of with a link were no longer there."""

    def __init__(self, gone: Sequence[Path]) -> None:
        one = len(gone) == 1
        names = ", ".join(f"“{shortened(path.name, 60)}”" for path in gone[:_NAMED])
        more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
        were = "is not where it was when it was" if one else "are not where they were when they were"
        super().__init__(
            f"{names}{more} {were} dropped or chosen: moved, deleted, or the drive was taken out.",
            f"The evidence was made all the same, with the {'link' if one else 'links'}.",
            "Connect the drive again, or open the evidence and correct its link.",
        )


def tell_of_gone(workspace: Workspace, paths: Sequence[Path]) -> None:
    """Say which of these files, which were just linked to, are no longer there; nothing where all are."""
    gone = [path for path in paths if not os.path.exists(path)]
    if gone:
        workspace.message_requested.emit(LinkedToNothing(gone))


def open_link(link: Link) -> None:
    """Open a web address in the browser, a folder, or a document in its program. Raises LinkNotOpened."""
    url = QUrl(link.text if "://" in link.text else f"https://{link.text}")
    if link.kind is LinkKind.PATH:
        url = QUrl.fromLocalFile(str(_document(link.text)))
    if not QDesktopServices.openUrl(url):
        raise LinkNotOpened(link.text, "this computer has no program for it", "Copy it and open it yourself.")


def _document(text: str) -> Path:
    local = QUrl(text).toLocalFile() if text.casefold().startswith("file:") else text
    path = Path(local).expanduser()
    if os.path.isdir(path):
        return path
    if not os.path.isfile(path):
        raise LinkNotOpened(text, "nothing is there now", "Check that its drive or share is connected.")
    if not may_be_opened(path.name):
        raise LinkNotOpened(
            text,
            "only documents, pictures and recordings are opened from here, since other files can run as programs",
            "If you know what it is, open it from its folder.",
        )
    return path


class LinkButtons(QWidget):
    """A button for each line that can be opened, and a quiet line for each that cannot."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._links: tuple[Link, ...] = ()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(px(2))
        self.hide()

    def show_links(self, lines: str) -> None:
        """Show buttons for the links in a text with one a line."""
        links = links_in(lines)
        if links == self._links:
            return
        self._links = links
        while (item := self.rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for link in links:
            self.rows.addWidget(self._row(link))
        self.setVisible(bool(links))

    def buttons(self) -> list[LinkButton]:
        """The buttons that open, in the order of the lines."""
        return [button for widget in widgets_in(self.rows) for button in widget.findChildren(LinkButton)]

    def _row(self, link: Link) -> QWidget:
        if link.kind is LinkKind.TEXT:
            return QuietText(
                f"“{shortened(link.text, _SHOWN)}” is kept, but is neither a web address nor a full path to open."
            )
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(4))
        button = LinkButton("Open", name=f"Open {link.text}", icon=Icon.LINK)
        button.clicked.connect(partial(self._open, link))
        beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(QuietText(breakable(link.text)), 1)
        return row

    def _open(self, link: Link) -> None:
        try:
            open_link(link)
        except LinkNotOpened as refusal:
            self._workspace.message_requested.emit(refusal)
