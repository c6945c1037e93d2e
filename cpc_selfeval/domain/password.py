"""The password of a file, as it goes from whoever types it to what opens the file, and nowhere else."""

from __future__ import annotations

import unicodedata
from typing import Final, NoReturn

from cpc_selfeval.domain.refusal import Refusal

MOST_CHARACTERS: Final = 1_000
"""No password is longer; nothing is ever cut off one."""
SHORT: Final = 12
"""Characters below which whoever chooses one is told that a longer one is harder to guess."""


class PasswordUnusable(Refusal):
    """The password is too long, or holds what no keyboard makes."""

    def __init__(self) -> None:
        super().__init__(
            f"This cannot be a password: it is longer than {MOST_CHARACTERS:,} characters, or there is a character in "
            "it that cannot be typed.",
            "Nothing was changed.",
            "Choose a shorter one, made of words that can be typed.",
        )


class Password:
    """A password that is not empty. It shows itself to nobody: not printed, not in a message, not in a written object.

    The same password typed on another computer is the same: its text is kept in the composed form of Unicode (NFC).
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Raises PasswordUnusable, also for an empty text."""
        composed = unicodedata.normalize("NFC", text)
        if not 0 < len(composed) <= MOST_CHARACTERS or "\x00" in composed or not _can_be_written(composed):
            raise PasswordUnusable
        self._text = composed

    def reveal(self) -> str:
        """The text. For whoever sets the key of a connection, and nobody else."""
        return self._text

    def __repr__(self) -> str:
        """Nothing of the text, not even its length."""
        return "Password(…)"

    def __eq__(self, other: object) -> bool:
        """Whether both are the same text."""
        return isinstance(other, Password) and self._text == other._text

    def __hash__(self) -> int:
        """One number for all, so that it tells nothing."""
        return hash(Password)

    def __reduce__(self) -> NoReturn:
        """Never written to a file by Python's own means."""
        raise TypeError("a password is not written down")


def entered_password(text: str) -> Password | None:
    """What somebody typed as a password; nothing typed is none. Raises PasswordUnusable."""
    return Password(text) if text else None


def _can_be_written(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
