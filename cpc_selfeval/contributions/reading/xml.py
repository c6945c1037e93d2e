"""One XML part, walked element by element without ever being held as a whole.

No document type is let in, and with it no entity: the parser says where one begins, in whatever encoding it is
written, before it takes in anything of it. Elements, depth, text and the length of a tag are counted on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias
from xml.parsers import expat

from cpc_selfeval.contributions.reading.limits import Limits
from cpc_selfeval.contributions.reading.unfit import damaged, too_large, unsafe

Attributes: TypeAlias = dict[str, str]
_ENCODINGS: Final = ("utf-8", "utf-16")
"""The two that OPC allows for its parts."""
_BUFFER: Final = 65_536


class Tally:
    """What was met in all parts of one workbook so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.elements = 0
        self.characters = 0

    def add_text(self, text: str) -> None:
        """Count text that goes into a cell. Raises Unfit where there is too much of it."""
        self.characters += len(text)
        if self.characters > self.limits.characters:
            raise too_large(f"there are more than {self.limits.characters:,} characters in it")


class Part:
    """A part to be walked. What is to be done at an element's begin and end stands in ``opens`` and ``closes``."""

    def __init__(self, tally: Tally) -> None:
        self.opens: dict[str, Callable[[Attributes], None]] = {}
        self.closes: dict[str, Callable[[], None]] = {}
        self._tally = tally
        self._heard: list[str] = []
        self._characters = 0
        self._parser = guarded_parser()
        self._count: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self._counted = 0

    def walk(self, pieces: Iterator[bytes]) -> None:
        """Walk through the whole part. Raises Unfit."""
        for _ in self.steps(pieces):
            pass

    def steps(self, pieces: Iterator[bytes]) -> Iterator[None]:
        """Walk through the part, with a stop after each piece of it. Raises Unfit."""
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._turns()
        given = 0
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
                given += len(piece)
                self._check(given)
                yield
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise damaged("a part of it breaks off or was altered on the way") from error
        yield

    def listen(self) -> None:
        """From here on, gather text."""
        self._parser.CharacterDataHandler = self._hear

    def heard(self) -> str:
        """All text since :meth:`listen` was called first, or since it was last asked for; gathering ends."""
        self._parser.CharacterDataHandler = None
        text = "".join(self._heard)
        self._heard.clear()
        self._characters = 0
        return text

    def pause(self) -> None:
        """Gather no text for now; what was gathered is kept."""
        self._parser.CharacterDataHandler = None

    def _hear(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > self._tally.limits.cell_characters:
            raise too_large(f"a cell has more than {self._tally.limits.cell_characters:,} characters")
        self._heard.append(text)

    def _turns(self) -> tuple[Callable[[str, Attributes], None], Callable[[str], None]]:
        """What the parser calls, millions of times: no more than counting, and a look at who wants to know."""
        act_at_begin, act_at_end = self.opens.get, self.closes.get
        begun = ended = 0

        def begin(name: str, attributes: Attributes) -> None:
            nonlocal begun
            begun += 1
            if act := act_at_begin(name):
                act(attributes)

        def end(name: str) -> None:
            nonlocal ended
            ended += 1
            if act := act_at_end(name):
                act()

        self._count = lambda: (begun, ended)
        return begin, end

    def _check(self, given: int) -> None:
        """After a piece, which holds no more than some thousand elements, see that there were not too many."""
        tally, (begun, ended) = self._tally, self._count()
        tally.elements += begun - self._counted
        self._counted = begun
        if given - self._parser.CurrentByteIndex > tally.limits.token_bytes:
            raise too_large("a tag in it is longer than any that is needed")
        if tally.elements > tally.limits.elements:
            raise too_large("it has far more rows and cells than are needed, most of them empty")
        if begun - ended > tally.limits.depth:
            raise unsafe("parts that lie in each other without an end")


def guarded_parser() -> expat.XMLParserType:
    """A parser that lets in no document type and no encoding but UTF-8 and UTF-16. It raises Unfit."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = _BUFFER
    parser.XmlDeclHandler = _refuse_encoding
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*_: object) -> None:
    raise unsafe("a definition of its own language, with which a small file can be made to fill a computer")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.casefold() not in _ENCODINGS:
        raise unsafe("text in an encoding that workbooks do not use")
