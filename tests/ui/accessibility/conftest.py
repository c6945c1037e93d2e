"""What the tests of this room share: what is announced, as it goes to the system."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence that a screen reader is given to speak, in order, taken where Qt hands it to the system."""
    sentences: list[str] = []
    hand_on = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())
        hand_on(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return sentences
