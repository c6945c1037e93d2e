"""The texts of the file's other cycles, read on the file's thread one cycle at a time, to be found in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.text_search import TextIndex
from cpc_selfeval.editing.session import Session
from cpc_selfeval.storage.store import Store


@dataclass(frozen=True)
class CycleTexts:
    """One cycle that is not the open one, with its contents and all its texts as they are compared."""

    cycle: Cycle
    contents: Contents
    index: TextIndex


class TextsElsewhere:
    """Reads them; what is typed meanwhile is saved between two cycles."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, done: Callable[[CycleTexts | Refusal], None]) -> int:
        """Read all other cycles, the newest first; how many there are.

        ``done`` is called once for each, on the executor's thread.
        """
        others = tuple(reversed(self._session.contents.other_cycles))
        for other in others:
            self._session.ask(lambda store, cycle=other.cycle: _texts(store, cycle), done)  # type: ignore[misc]
        return len(others)


def _texts(store: Store, cycle: Cycle) -> CycleTexts:
    contents = store.load(cycle.key)
    index = TextIndex()
    index.follow(contents)
    return CycleTexts(cycle, contents, index)
