"""What was found of a passage, and what cannot be reached, in words and lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.record_words import FIELD_WORDS
from cpc_selfeval.domain.removal import FoundText, HowFar, Removed
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.removing_text import Beyond, Preview

MOST_LINES: Final = 200
MOST_NAMED: Final = 8

ALWAYS_BEYOND: Final = (
    "Copies and papers that were printed, sent, or saved under another name or on another computer.",
    "What partner agencies received, and what your council’s own backups keep.",
    "Traces on the disk itself: memory sticks and modern disks keep freed blocks for a while, out of our reach.",
)


def times(count: int, noun: str, nouns: str = "") -> str:
    """ "1 place", "3 places"."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def summary(preview: Preview) -> str:
    """What was found, in one sentence."""
    here = preview.here
    counted = (
        (here.times, "place in the file as it is now", "places in the file as it is now"),
        (here.history, "entry of the history", "entries of the history"),
        (len(here.files), "attached file", ""),
        (len(preview.backups_to_rewrite), "backup", ""),
    )
    found = [times(count, noun, nouns) for count, noun, nouns in counted if count]
    if not found:
        return "It was found nowhere in the file or its backups."
    return f"Found in {_and(found)}."


def found_lines(contents: Contents, preview: Preview) -> tuple[tuple[str, str, str], ...]:
    """(where, how often, with what around it) for what was found in the file and its backups."""
    lines = [(_place(contents, text), str(text.times), "\n".join(text.contexts)) for text in preview.here.texts]
    hidden = len(lines) - MOST_LINES
    if hidden > 0:
        lines = [*lines[:MOST_LINES], (f"… and in {times(hidden, 'more field')}", "", "")]
    if preview.here.history:
        around = "\n".join(preview.here.history_contexts)
        lines.append(("History: what was typed, changed or removed earlier", str(preview.here.history), around))
    for backup in preview.backups_to_rewrite:
        assert backup.found is not None, "what is rewritten was read"
        made = f"Backup of {day_short(backup.made.astimezone().date())}" if backup.made else "Backup"
        lines.append((made, str(backup.found.times + backup.found.history + len(backup.found.files)), backup.path.name))
    return tuple(lines)


def beyond_lines(beyond: Beyond, unread: Sequence[str], unread_backups: Iterable[Path]) -> tuple[str, ...]:
    """What this cannot reach, a sentence each."""
    lines = [f"Saved copy: {path}" for path in _some(beyond.copies)]
    lines += [f"Paper: {path}" for path in _some(beyond.papers)]
    lines += [f"Backup that cannot be read: {path}. Delete it yourself." for path in unread_backups]
    if beyond.second_place is not None:
        lines.append(f"Backups in {beyond.second_place}, which is not there now. Connect it, and look again.")
    if unread:
        lines.append(f"Attached files that only a person can look into: {_list(unread)}.")
    return (*lines, *ALWAYS_BEYOND)


def outcome(removed: Removed) -> tuple[str, ...]:
    """What became of it, a sentence each."""
    told = ["It was looked for again, and nothing of it was found in the file."]
    if removed.left.files:
        names = [name for file in removed.left.files for name in file.names]
        told = [f"It is still in the attached files that you kept: {_list(names)}."]
    if removed.left.texts or removed.left.history:
        told = ["Some of it was still found afterwards. Close the file, open it again, and look for it once more."]
    if removed.backups:
        told.append(f"{times(removed.backups, 'backup was', 'backups were')} written anew without it.")
    told += [f"This backup could not be written anew: {path}. Delete it yourself." for path in removed.not_reached]
    if not removed.compacted:
        told.append("What it took up in the file was overwritten with zeros; the file stays as long as it is.")
    return tuple(told)


def how_far(verb: str, far: HowFar) -> str:
    """ "Removing… backup 2 of 5: 12,000 of 60,000 entries." """
    where = f"backup {far.backup} of {far.backups}" if far.backup else "the file itself"
    return f"{verb}… {where}: {far.rows:,} of {far.of:,} entries."


def _place(contents: Contents, text: FoundText) -> str:
    kind = next((kind for kind in RECORD_TYPES if _table(kind) == text.table), None)
    record = contents.get(kind, text.record) if kind else None
    name = name_of(contents, record) if record else f"{kind.noun if kind else text.table} of another cycle"
    return f"{name[:1].upper()}{name[1:]}: {FIELD_WORDS.get(text.field, text.field.replace('_', ' '))}"


def _table(kind: type[Record]) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")


def _some(paths: Sequence[Path]) -> tuple[str, ...]:
    shown = [f"{path}." for path in paths[:MOST_NAMED]]
    return (*shown, f"and {len(paths) - MOST_NAMED} more.") if len(paths) > MOST_NAMED else tuple(shown)


def _list(names: Sequence[str]) -> str:
    shown = [f"“{name}”" for name in names[:MOST_NAMED]]
    return _and([*shown, f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else shown)


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
