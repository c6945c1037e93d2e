"""A picture while it is being laid out, from top to bottom: its title, its key and its notes stand in any drawing."""

from __future__ import annotations

from collections.abc import Iterable

from cpc_selfeval.domain.drawings.description import Drawing, KeyEntry, Tick
from cpc_selfeval.domain.drawings.picture import (
    Area,
    Box,
    Drawn,
    Glyph,
    Ink,
    Lettering,
    Picture,
    Room,
    Stroke,
    Words,
    fitted,
    wrapped,
)

LINE = 18
"""The height of a line of the key or of the notes."""
GLYPH = 6
"""The radius of a mark."""
_SAMPLE = 22


class Sheet:
    """Collects shapes; ``y`` is how far down it is."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.y = 0.0
        self._shapes: list[Drawn] = []
        self._areas: list[Area] = []

    def add(self, *shapes: Drawn) -> None:
        """Add shapes on top of what is there."""
        self._shapes += shapes

    def area(self, area: Area) -> None:
        """Add something that can be pointed at."""
        self._areas.append(area)

    def down(self, size: float) -> None:
        """Go down by a size of the design."""
        self.y += self.room.of(size)

    def picture(self) -> Picture:
        """What was collected."""
        return Picture(self.room.width, self.y, tuple(self._shapes), tuple(self._areas))

    def text(self, text: str, x: float, y: float, lettering: Lettering = Lettering.LABEL, ink: Ink = Ink.TEXT) -> float:
        """Add a line of text that begins at x, and return where it ends."""
        self.add(Words(x, y, text, lettering, ink))
        return x + self.room.measure(text, lettering)

    def title(self, drawing: Drawing) -> None:
        """The title, where the picture is to go away on its own."""
        if self.room.titled:
            self._lines(drawing.title, Lettering.TITLE, Ink.TEXT, 22)
            self._lines(drawing.says, Lettering.LABEL, Ink.TEXT, LINE)
            self.down(8)

    def foot(self, drawing: Drawing) -> None:
        """The key; and the notes where the picture is to go away on its own."""
        if drawing.key:
            self.down(6)
            self._key(drawing.key)
        if self.room.titled and drawing.notes:
            self.down(4)
            for note in drawing.notes:
                self._lines(note, Lettering.SMALL, Ink.QUIET, LINE - 2)

    def _lines(self, text: str, lettering: Lettering, ink: Ink, height: float) -> None:
        for line in wrapped(text, self.room.width, lettering, self.room.measure):
            self.text(line, 0, self.y + self.room.of(height) / 2, lettering, ink)
            self.down(height)

    def _key(self, entries: Iterable[KeyEntry]) -> None:
        """Entries beside each other, as many on a line as there is room for."""
        of, x = self.room.of, 0.0
        for entry in entries:
            sample = of(_SAMPLE) + of(6)
            width = sample + self.room.measure(entry.words, Lettering.SMALL)
            if x and x + width > self.room.width:
                x = 0.0
                self.down(LINE)
            self._sample(entry, x, self.y + of(LINE) / 2)
            words = fitted(entry.words, self.room.width - x - sample, Lettering.SMALL, self.room.measure)
            x = self.text(words, x + sample, self.y + of(LINE) / 2, Lettering.SMALL, Ink.QUIET) + of(16)
        self.down(LINE)

    def _sample(self, entry: KeyEntry, x: float, y: float) -> None:
        of = self.room.of
        if entry.bar is not None:
            fill, tone = entry.bar
            self.add(Box(x, y - of(5), of(_SAMPLE), of(10), fill, tone))
        elif entry.spread:
            self.spread(x + of(1), x + of(_SAMPLE - 1), y)
        elif entry.shape is not None:
            self.add(Glyph(x + of(_SAMPLE) / 2, y, of(GLYPH - 1), entry.shape))

    def spread(self, low: float, high: float, y: float) -> None:
        """A line with two ends."""
        of = self.room.of
        self.add(Stroke(low, y, high, y, Ink.SPREAD, of(2)))
        for x in (low, high):
            self.add(Stroke(x, y - of(4), x, y + of(4), Ink.SPREAD, of(2)))

    def fits(self, tick: Tick, step: float) -> bool:
        """Whether the label of a tick has room in a step."""
        return self.room.measure(tick.label, Lettering.LABEL) <= step - self.room.of(4)
