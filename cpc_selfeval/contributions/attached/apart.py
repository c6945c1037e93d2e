"""The process that reads the words of one attached file and nothing else: bytes come in, lines of JSON go out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final, NoReturn

from cpc_selfeval.contributions.attached.answer import end_line, unread_line, words_line
from cpc_selfeval.contributions.attached.limits import MOST_CHARACTERS, MOST_PIECES
from cpc_selfeval.contributions.attached.unreadable import Unreadable
from cpc_selfeval.contributions.attached.words import load_for, words_of
from cpc_selfeval.contributions.reading.apart import everything, give_up_rights, say, speak_in_bytes
from cpc_selfeval.contributions.reading.limits import USUAL

_GATHERED: Final = 1 << 16


def main() -> NoReturn:
    """Read the document that comes in on standard input; answer on standard output."""
    code = 1
    try:
        _answer()
        code = 0
    finally:
        os._exit(code)


def _answer() -> None:
    speak_in_bytes()
    document = everything()
    # Nothing can be loaded any more once the right to open files is given up
    load_for(document)
    give_up_rights(USUAL)
    gathered = bytearray()
    for line in answer_about(document):
        gathered += line
        if len(gathered) >= _GATHERED:
            say(gathered)
    say(gathered)


def answer_about(document: bytes) -> Iterator[bytes]:
    """The lines of the answer about a document."""
    characters = pieces = 0
    try:
        for words in words_of(document):
            characters += len(words.text)
            pieces += 1
            if characters > MOST_CHARACTERS or pieces >= MOST_PIECES:
                raise Unreadable("there is more text in it than is looked at")
            yield words_line(words)
    except Unreadable as unreadable:
        yield unread_line(str(unreadable))
    except MemoryError:
        yield unread_line("reading it needs more memory than a document should")
    else:
        yield end_line()
