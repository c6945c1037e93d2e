"""What the program remembers for a person on one computer, as the window sees it; ``app`` keeps it in a file.

None of it belongs to a self-evaluation: losing it loses no work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from cpc_selfeval.domain.backup import BackupPlaces
    from cpc_selfeval.domain.committee import Person

Appearance = Literal["system", "light", "dark"]

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""The offered text sizes in per cent of the design's."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was open here: where it is, when it was last opened, and whose self-evaluation it is."""

    path: Path
    opened: datetime
    title: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Where the papers of one file were last written, and under which names, by paper and kind of file.

    ``template`` is the committee's own Word document for their looks ("": none).
    """

    folder: str
    names: Mapping[str, str] = field(default_factory=dict)
    template: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that is remembered. ``geometry`` is Qt's own description of the window's size and place.

    ``papers`` maps a file's identity to its place for papers, ``tables`` a file's identity and the name of a table to
    the arrangement of its columns; ``folder`` is where a file was last opened or made.
    ``spelling`` says whether spelling is looked at, ``words`` are those that it accepts on this computer.
    ``backup_folder`` is the second place for backups ("": none), ``backup_megabytes`` the room for those of one file.
    ``typing_signs`` says whether personal details are pointed out as they are typed. ``places`` maps a file's identity
    to where somebody was in it last, as :mod:`cpc_selfeval.ui.window.last_place` writes it. ``path_away`` has the
    identities of files whose path to a first paper was put away.
    """

    person: Person | None = None
    recent: tuple[RecentFile, ...] = ()
    appearance: Appearance = "system"
    text_size: int = 100
    geometry: bytes = b""
    list_width: int = 0
    list_shown: bool = True
    side_panel_open: bool = True
    spelling: bool = True
    words: tuple[str, ...] = ()
    folder: str = ""
    papers: Mapping[str, PaperPlace] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    backup_folder: str = ""
    backup_megabytes: int = 1000
    typing_signs: bool = True
    places: Mapping[str, str] = field(default_factory=dict)
    path_away: tuple[str, ...] = ()


def backup_places(kept: Kept) -> BackupPlaces:
    """Where backups go on this computer, and how much room they may take."""
    from cpc_selfeval.domain.backup import BackupPlaces

    second = Path(kept.backup_folder) if kept.backup_folder else None
    return BackupPlaces(second, kept.backup_megabytes * 1_000_000)


class Remembered(Protocol):
    """What the window asks of whoever keeps it."""

    @property
    def kept(self) -> Kept:
        """What is remembered now."""

    @property
    def person(self) -> Person | None:
        """Who works on this computer; None until somebody has said so."""

    def update(self, **values: Any) -> None:
        """Remember other values of fields of :class:`Kept`."""

    def note_opened(self, file: RecentFile) -> None:
        """Put a file at the top of the recent ones."""

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones. The file itself stays as it is."""
