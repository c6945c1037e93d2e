"""Words on a page: headings, quiet text, pills. All show plain text only, so that a user's "<b>" stays a "<b>"."""

from __future__ import annotations

import re
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cpc_selfeval.ui.kit.measures import font, px
from cpc_selfeval.ui.kit.theme import colours

Tone = Literal["plain", "quiet", "good", "warning", "bad", "accent"]


def repolish(widget: QWidget) -> None:
    """Read the stylesheet again after a property that it selects by has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


_LONG: Final = re.compile(r"\S{41,}")
_PIECE: Final = re.compile(r"(\S{24})(?=\S)")


class PlainText(QLabel):
    """A paragraph in body size. Wraps; shows the text as it is, never as mark-up.

    A word of more than 40 letters may go on in the next line, where it can not be selected and copied.
    """

    def __init__(self, text: str = "", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def text(self) -> str:
        """The text that it was given."""
        return self._said

    def setText(self, text: str) -> None:
        """Show another text."""
        self._said = text
        copied = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        breaks = self.wordWrap() and not copied and _LONG.search(text)
        super().setText(_LONG.sub(_breakable, text) if breaks else text)

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        """Let the text be selected; it is then shown without places to break at, which would be copied with it."""
        super().setTextInteractionFlags(flags)
        self.setText(self._said)


def _breakable(word: re.Match[str]) -> str:
    return _PIECE.sub("\\1\u200b", word.group())


class Heading(PlainText):
    """A heading of level 1 (page), 2 (card) or 3 (section). The level stands in the accessible description."""

    def __init__(self, text: str, level: int = 2, *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, wrap=wrap, parent=parent)
        self.level = level
        self.setProperty("level", str(level))
        self.setAccessibleDescription(f"heading level {level}")

    def sizeHint(self) -> QSize:
        """In one line where there is room for it; a plain label that may wrap would ask for a square."""
        hint = super().sizeHint()
        if not self.wordWrap():
            return hint
        metrics = self.fontMetrics()
        width = max(metrics.horizontalAdvance(line) for line in self.text().split("\n")) + 2
        return QSize(width, metrics.height())


class QuietText(PlainText):
    """Secondary text in 13 px. ``tone`` colours it for a warning, a fault or something good."""

    def __init__(
        self, text: str = "", *, tone: Tone = "quiet", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, wrap=wrap, parent=parent)
        self.setProperty("tone", tone)

    def show_tone(self, tone: Tone) -> None:
        """Change the colour; the words must say the same."""
        self.setProperty("tone", tone)
        repolish(self)


class Pill(QWidget):
    """A few words in a rounded outline beside a heading: a count, a state. Read aloud as its words."""

    def __init__(self, text: str, tone: Tone = "plain", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The words."""
        return self._text

    def show_words(self, text: str, tone: Tone = "plain") -> None:
        """Show other words."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Around the words."""
        metrics = QFontMetrics(font("quiet"))
        return QSize(metrics.horizontalAdvance(self._text) + px(16), metrics.height() + px(4))

    def minimumSizeHint(self) -> QSize:
        """The same: a pill is not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw outline, tint and words."""
        c = colours()
        ink, ground, edge = {
            "plain": (c.quiet, c.surface, c.line),
            "quiet": (c.quiet, c.page, c.line),
            "good": (c.good, c.good_soft, c.good),
            "warning": (c.warning, c.warning_soft, c.warning),
            "bad": (c.bad, c.bad_soft, c.bad),
            "accent": (c.accent, c.accent_soft, c.accent),
        }[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(ink))
        painter.setFont(font("quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
