"""What the help about one field says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """``what`` the field is, in one short sentence; ``why`` it is asked; ``rule``: where that comes from, a document by
    its name or that it is our own advice. ``place`` is the heading of the user guide that says more, as links name it.
    """

    what: str
    why: str
    rule: str
    place: str

    @property
    def spoken(self) -> str:
        """All of it as it is read aloud."""
        return f"{self.what} {self.why} {self.rule}"
