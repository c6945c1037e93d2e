"""On which line of a TOML file a key stands.

The standard library's reader gives values without positions. Framework files have a plain shape (top-level keys, then
arrays of tables), so a walk over the lines finds the positions well enough for a message. It never decides anything:
what it cannot place has no line.
"""

from __future__ import annotations

import re

from cpc_selfeval.storage.frameworks.faults import Place

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*[.=]")
# A text that never ends runs to the end of its line, so that no line is looked at twice
_TOKEN = re.compile(
    r"""
    \"{3} | '{3}                # three quotes: a text over several lines begins
    | "(?: [^"\\] | \\.? )*+ "?  # a text in double quotes, with its escapes
    | '[^']*+ '?                # a text in single quotes
    | \#.*                      # a comment
    """,
    re.VERBOSE,
)

_REST_OF_TEXT = {
    '"""': re.compile(r'(?:[^"\\]|\\.?|"(?!""))*+"""'),
    "'''": re.compile(r"(?:[^']|'(?!''))*+'''"),
}


class TomlLines:
    """Lines of the keys and table headers of one TOML text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        self._table: Place = ()
        self._open_quotes = ""
        for number, line in enumerate(text.split("\n"), start=1):
            self._take(line, number)

    def line_of(self, place: Place) -> int | None:
        """The line of the place, else of the nearest thing around it, else None."""
        for length in range(len(place), 0, -1):
            line = self._lines.get(place[:length])
            if line is not None:
                return line
        return None

    def _take(self, line: str, number: int) -> None:
        if not self._open_quotes:
            header = _HEADER.match(line)
            key = _KEY.match(line)
            if header:
                self._enter(header, number)
            elif key:
                self._lines.setdefault((*self._table, key[1]), number)
        self._follow_quotes(line)

    def _enter(self, header: re.Match[str], number: int) -> None:
        names = [name.strip() for name in header[2].split(".")]
        place: Place = ()
        for name in names[:-1]:
            place = (*place, name)
            if place in self._counts:
                place = (*place, self._counts[place])
        place = (*place, names[-1])
        if header[1] == "[[":
            self._counts[place] = self._counts.get(place, 0) + 1
            self._lines.setdefault(place, number)
            place = (*place, self._counts[place])
        self._table = place
        self._lines.setdefault(place, number)

    def _follow_quotes(self, line: str) -> None:
        """Remember whether a text in three quotes is still open at the end of this line."""
        position = 0
        while position < len(line):
            if self._open_quotes:
                rest = _REST_OF_TEXT[self._open_quotes].match(line, position)
                if rest is None:
                    return
                position = rest.end()
                self._open_quotes = ""
                continue
            token = _TOKEN.search(line, position)
            if token is None:
                return
            position = token.end()
            if token[0] in {'"""', "'''"}:
                self._open_quotes = token[0]
