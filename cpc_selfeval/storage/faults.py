"""What rows can be found to be, before it is known which file a person should be told of."""

from __future__ import annotations


class Unsound(Exception):
    """The file holds what it cannot hold. ``found`` says what, as a sentence without its beginning."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(found)


class NotAsExpected(Exception):
    """The file holds neither what a change begins from nor what it leads to. ``noun`` is the record's."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        super().__init__(noun)
