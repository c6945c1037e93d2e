"""Why the words of an attached file cannot be read."""

from typing import Final

TOO_LARGE: Final = "there is more in it than is looked at"


class Unreadable(Exception):
    """Says why, in words that follow "because"."""
