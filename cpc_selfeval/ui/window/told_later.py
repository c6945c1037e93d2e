"""What becomes of a paper or a pack whose dialogue was closed before it was made: the window says it."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.window.window_frame import WindowFrame


def tell_later(
    answer: Answer, window: QObject | None, going_on: str, tell: Callable[[WindowFrame, object], None]
) -> None:
    """Say in the window that it goes on, and have ``tell`` say there what came of it."""
    if not isinstance(window, WindowFrame):
        return
    window.status_line.tell(going_on)
    there = ref(window)

    def came(said: object) -> None:
        shown = there()
        if shown is not None and isValid(shown):
            tell(shown, said)

    answer.came.connect(came)


def tell_refusal(window: WindowFrame, refusal: Refusal, what: str = "") -> None:
    """Say above the page what was not made, and why."""
    happened = f"{what} {refusal.what_happened}".strip()
    understood = [("Understood", lambda: None)]
    window.message_bar.tell("bad", happened, refusal.what_is_safe, refusal.what_to_do, understood)
