"""What would come in from a list: row by row, with what is left out and why. Nothing of it is in the file yet."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.several import counted


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row becomes: an action or evidence whose key is "" and number 0 until it comes in.

    ``notes`` are texts of progress notes, what was kept of other columns first. ``said`` are sentences about what was
    read otherwise than it stands there.
    """

    row: int
    record: Action | Evidence
    notes: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The action's text or the evidence's title."""
        return self.record.text if isinstance(self.record, Action) else self.record.title


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that does not come in: all that stands in it, and why. ``may_come``: a person may take it all the same."""

    row: int
    texts: tuple[str, ...]
    why: str
    may_come: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """Words that became a value of ours: under which heading, as they stand there, and what they became."""

    heading: str
    text: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Import:
    """The whole preview. ``words`` are the status words of the rows that come in; ``asked`` are those of them that
    nobody has given a meaning yet; ``faults`` say what is wrong with the mapping. ``said`` concerns the whole list."""

    kind: ListKind
    title: str
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    understood: tuple[Understood, ...] = ()
    words: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be accepted as it is."""
        return bool(self.entries) and not self.asked and not self.faults

    @property
    def act(self) -> str:
        """ "import of 34 actions"."""
        return f"import of {self.counted}"

    @property
    def counted(self) -> str:
        """ "34 actions", "1 piece of evidence"."""
        count = len(self.entries)
        if self.kind is ListKind.ACTIONS:
            return counted(count, "action", "actions")
        return counted(count, "piece of evidence", "pieces of evidence")
