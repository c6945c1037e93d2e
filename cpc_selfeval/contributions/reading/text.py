"""Text as it stands in the file, made what was typed; and the table in which a workbook keeps its text."""

from __future__ import annotations

import re
from typing import Final

from cpc_selfeval.contributions.reading.names import in_spreadsheet
from cpc_selfeval.contributions.reading.unfit import too_large
from cpc_selfeval.contributions.reading.xml import Attributes, Part, Tally

_ESCAPES: Final = re.compile("(?:_x[0-9A-Fa-f]{4}_)+")
_ESCAPE_LENGTH: Final = 7


def unescaped(text: str) -> str:
    """The text with ``_x000D_`` and the like as the character they stand for (ECMA-376, ST_Xstring).

    Two that are the halves of one emoji become it. Half of one, and NUL, are no characters: they stay as they stand.
    """
    return _ESCAPES.sub(_characters, text) if "_x" in text else text


def _characters(escapes: re.Match[str]) -> str:
    found = escapes[0]
    units = [int(found[at + 2 : at + 6], 16) for at in range(0, len(found), _ESCAPE_LENGTH)]
    text = b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "surrogatepass")
    return "".join(_or_as_written(character) for character in text)


def _or_as_written(character: str) -> str:
    if character == "\x00" or "\ud800" <= character <= "\udfff":
        return f"_x{ord(character):04X}_"
    return character


class RichText(Part):
    """A part with text that may be in runs of different looks, and with how it is pronounced, which is left out."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self._pronounced = False
        self.opens = in_spreadsheet({"t": self._begin_text, "rPh": self._begin_pronounced})
        self.closes = in_spreadsheet({"t": self.pause, "rPh": self._end_pronounced})

    def _begin_text(self, _: Attributes) -> None:
        if not self._pronounced:
            self.listen()

    def _begin_pronounced(self, _: Attributes) -> None:
        self._pronounced = True

    def _end_pronounced(self) -> None:
        self._pronounced = False


class SharedStrings(RichText):
    """The text that cells name by its number, in ``strings``."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self.strings: list[str] = []
        self._held = 0
        self.closes |= in_spreadsheet({"si": self._end_string})

    def _end_string(self) -> None:
        limits = self._tally.limits
        text = unescaped(self.heard())
        self._held += len(text)
        if len(self.strings) >= limits.strings or self._held > limits.characters:
            raise too_large(f"there are more than {limits.characters:,} characters or {limits.strings:,} texts in it")
        self.strings.append(text)
