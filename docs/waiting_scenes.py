"""Scenes of long acts that can be broken off, each while it is under way, and of what was refused in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from docs.picture_studio import FILE, FOLDER, Scene, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.ui.kit.message_bar import MessageKind

LONG_NAME: Final = "Minutes of the quality assurance subgroup, spring and summer 2026, with all appendices.pdf"


def _long_act(seconds: int, *, asked: bool = False) -> Scene:
    def scene(studio: Studio) -> QWidget:
        from cpc_selfeval.domain.breaking_off import Breaking
        from cpc_selfeval.ui.window.at_work import AtWorkDialog

        breaking = Breaking()
        words = f"Looking through every page of “{FILE}”, its evidence files and its backups."
        dialog = AtWorkDialog(words, breaking, studio.window())
        studio.shown(dialog)
        if asked:
            dialog.reject()
        dialog.show_seconds(seconds)
        return dialog

    return scene


def _coming_in(studio: Studio) -> QWidget:
    """A large file on its way into a piece of evidence."""
    from cpc_selfeval.ui.evidence.attached_files import AttachedFiles
    from cpc_selfeval.ui.evidence.coming_in import ComingIn

    window = studio.page("evidence")
    page = cast(Any, window.stack.page("evidence"))
    page.select_first()
    if page.model.rowCount():
        page.open_row(page.model.index(0, 0))
    studio.settle()
    files = next(iter(page.editor.findChildren(AttachedFiles)))
    coming = ComingIn("evidence", Path(LONG_NAME), 412_000_000, files)
    coming._show(187_000_000)
    layout = files.layout()
    assert layout is not None
    layout.addWidget(coming)
    studio.in_view(window, coming)
    return studio.in_view(window, coming)


def _reading(*, refused: bool) -> Scene:
    def scene(studio: Studio) -> QWidget:
        from cpc_selfeval.ui.agencies.reading_dialog import ReadingDialog

        dialog = ReadingDialog(studio.window().workspace, FOLDER / LONG_NAME.replace(".pdf", ".xlsx"))
        if refused:
            dialog.begin()
            studio.settle()
        return studio.shown(dialog)

    return scene


def _message(kind: MessageKind) -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.page("actions")
        happened = f"“{FILE}” is open in another window, on CPC-LAPTOP-2, by Fraser Dunnet since 08:41 today."
        safe = "Nothing is lost: everything that was entered until now is in the file, and a backup is beside it."
        to_do = "Ask Fraser Dunnet to close it, then try again; or go on in a copy, and merge both later."
        acts: list[tuple[str, Callable[[], None]]] = [
            ("Try again", lambda: None),
            ("Save a copy elsewhere…", lambda: None),
            ("Open to read only", lambda: None),
        ]
        window.message_bar.tell(kind, happened, safe, to_do, acts)
        return window

    return scene


def _whole_message(studio: Studio) -> QWidget:
    """All of a message, which a low window shows on asking."""
    window = cast(Any, _message("bad")(studio))
    return studio.opened_by(window.message_bar.more.click)


def _fault(studio: Studio) -> QWidget:
    from cpc_selfeval.app.crash_window import CrashWindow

    lines = "\n".join(f"  cpc_selfeval/ui/indicator/page.py:{number} in _settle" for number in range(20, 44))
    return studio.shown(CrashWindow(f"AttributeError\n{lines}", Path("log"), studio.window()))


def _start_message(studio: Studio) -> QWidget:
    from cpc_selfeval.domain.opening_refusals import FileInUse
    from cpc_selfeval.editing.example import POSITION_AT
    from cpc_selfeval.ui.remembered import RecentFile
    from cpc_selfeval.ui.start.start_page import StartPage

    (FOLDER / FILE).touch()
    studio.remembered.note_opened(RecentFile(FOLDER / FILE, POSITION_AT, "Self-evaluation 2026–27", made_up=False))
    page = StartPage(studio.remembered)
    page.resize(*studio.size)
    studio.shown(page)
    refusal = FileInUse(FOLDER / FILE, "Fraser Dunnet", "CPC-LAPTOP-2", POSITION_AT)
    ways = ("Open to read only", "Open a copy…", "Open anyway…")
    page.tell(refusal.what_happened, refusal.what_is_safe, refusal.what_to_do, [(way, lambda: None) for way in ways])
    return page


WAITING: Final[dict[str, Scene]] = {
    "at-work-cancel": _long_act(12),
    "at-work-asked": _long_act(75, asked=True),
    "coming-in": _coming_in,
    "reading": _reading(refused=False),
    "reading-refused": _reading(refused=True),
    "message-bad": _message("bad"),
    "message-warning": _message("warning"),
    "message-note": _message("note"),
    "message-good": _message("good"),
    "message-whole": _whole_message,
    "fault-window": _fault,
    "start-message": _start_message,
}
