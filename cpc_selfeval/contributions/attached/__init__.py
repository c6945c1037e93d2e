"""The words of attached files (Office documents, PDF, plain text), read by a process of its own, for the guard.

Importing this package loads no parser and no ``subprocess``; reading does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cpc_selfeval.contributions.attached.answer import AttachedWords

__all__ = ["read_words"]


def read_words(document: bytes) -> AttachedWords:
    """The words of a document, given as its bytes, or why it could not be read. It takes up to 20 seconds."""
    from cpc_selfeval.contributions.attached.reader import WordsReader

    return WordsReader().read(document)
