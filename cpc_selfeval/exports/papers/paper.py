"""What a writer says a paper with, whether a tagged PDF or a Word document comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from reportlab.graphics.shapes import Drawing

from cpc_selfeval.exports.tagged_pdf import Cell, Level, TextStyle, Words


class Paper(Protocol):
    """A paper in the making, said in reading order; :class:`cpc_selfeval.exports.tagged_pdf.Paper` says each method."""

    def heading(self, level: Level, words: Words, *, mark: str = "", listed: bool = True) -> None:
        """Add a heading."""

    def paragraph(
        self, words: Words, style: TextStyle = "body", *, lang: str | None = None, leads: bool = False
    ) -> None:
        """Add one paragraph."""

    def user_text(self, text: str, style: TextStyle = "body") -> None:
        """Add what a user typed, of any length."""

    def bullets(self, items: Sequence[Cell], style: TextStyle = "body") -> None:
        """Add a list."""

    def numbered(self, items: Sequence[Cell], *, start: int = 1, style: TextStyle = "body") -> None:
        """Add a list whose items are numbered."""

    def table(
        self,
        head: Sequence[Words],
        rows: Sequence[Sequence[Cell]],
        *,
        widths: Sequence[float] = (),
        row_heads: bool = True,
        caption: Words = "",
    ) -> None:
        """Add a table."""

    def figure(self, drawing: Drawing, alt: str) -> None:
        """Add a drawing."""

    def image(self, content: bytes, alt: str, *, height: float) -> None:
        """Add a picture."""

    def contents(self, *, first: Level = 2, last: Level = 3) -> None:
        """Add a list of the headings."""

    def page_break(self) -> None:
        """Go on at the top of a new page."""

    def landscape(self) -> AbstractContextManager[None]:
        """What is added inside stands on wide pages."""

    def callout(self) -> AbstractContextManager[None]:
        """What is added inside stands in a box."""

    def together(self) -> AbstractContextManager[None]:
        """What is added inside stands on one page."""

    def columns(self) -> AbstractContextManager[Callable[[], AbstractContextManager[None]]]:
        """Give a function that begins the next column."""

    def section(self) -> AbstractContextManager[None]:
        """What is added inside belongs together."""
