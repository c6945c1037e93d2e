"""The process that knows the dictionary. It is asked and answers in lines of JSON, in their order.

``{"ask": [words]}`` is answered by ``{"asked": [words], "wrong": [words]}``, and ``{"suggest": word}`` by
``{"word": word, "suggestions": [words]}``. It ends when nobody asks any more. What it is asked is written nowhere.
"""

from __future__ import annotations

import json
import os
from typing import Any, Final, NoReturn

from cpc_selfeval.spelling.dictionary import Dictionary

_INPUT: Final = 0
_OUTPUT: Final = 1


def main() -> NoReturn:
    """Answer until the other end is closed."""
    code = 1
    try:
        _answer()
        code = 0
    finally:
        os._exit(code)  # a bundle on Windows would show a fault in a window of its own, and wait for somebody


def _answer() -> None:
    dictionary = Dictionary()
    # A window's program on Windows may have no streams of Python's, though its pipes are there; opened so they carry
    # bytes and leave line ends alone
    with open(_INPUT, "rb", closefd=False) as asked, open(_OUTPUT, "wb", closefd=False) as said:
        for line in asked:
            said.write(json.dumps(answered(dictionary, json.loads(line))).encode() + b"\n")
            said.flush()


def answered(dictionary: Dictionary, asked: dict[str, Any]) -> dict[str, Any]:
    """The answer to one line."""
    if "ask" in asked:
        return {"asked": asked["ask"], "wrong": [word for word in asked["ask"] if not dictionary.is_right(word)]}
    word = asked["suggest"]
    return {"word": word, "suggestions": dictionary.suggestions(word)}
