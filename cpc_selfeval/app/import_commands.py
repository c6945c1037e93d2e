"""The command `import-actions`: an action plan or list of evidence that exists already comes in through a mapping."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from cpc_selfeval.app.backup_commands import backup_places
from cpc_selfeval.app.whoever import whoever_asks
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.cells import SheetCells
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import word_key
from cpc_selfeval.domain.importing.fields import ListKind, field_words
from cpc_selfeval.domain.importing.guessing import (
    guessed_header_row,
    guessed_kind,
    guessed_mapping,
    guessed_sheet,
    with_statuses,
)
from cpc_selfeval.domain.importing.mapping import ListMapping
from cpc_selfeval.domain.importing.mapping_file import MappingFaults, MappingFile, as_toml, from_toml
from cpc_selfeval.domain.importing.planned import Entry, Import
from cpc_selfeval.domain.importing.planning import planned
from cpc_selfeval.domain.importing_refusals import MappingUnusable, NoList
from cpc_selfeval.domain.placing_refusals import AlreadyThere
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.words import status_word
from cpc_selfeval.editing.backing_up import BackedUp
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.importing import ReadList, read_list
from cpc_selfeval.editing.open_self_evaluation import open_file

_MOST_BYTES: Final = 1_000_000
_SHOWN: Final = 240
"""Characters by which a row is known again; JSON has all of it."""
_KEPT: Final = "kept in words"
_NOT_KEPT: Final = "not kept"


def import_actions(asked: Namespace) -> bool:
    """Bring a list in, or only show what would come in, or write the guessed mapping. Raises Refusal, OSError."""
    read = read_list(asked.list)
    if asked.mapping is not None and not asked.preview:
        return _accept(asked, read)
    work = open_file(asked.file, whoever_asks(asked), read_only=True, password=asked.password)
    try:
        contents = work.contents
    finally:
        work.close()
    sheet, mapping = _mapped(asked, contents, read)
    plan = planned(contents, sheet, mapping)
    if asked.write_mapping is not None:
        return _write_mapping(asked, sheet, mapping, plan)
    _say(asked, contents, mapping, plan)
    if asked.mapping is None and not asked.json:
        print(
            "\nThis is a guess, and nothing was brought in. Write it to a file with --write-mapping MAP.toml, change "
            "what is wrong there, then use it with --mapping MAP.toml.",
            file=sys.stderr,
        )
    return asked.preview and plan.is_ready


def _mapped(asked: Namespace, contents: Contents, read: ReadList) -> tuple[SheetCells, ListMapping]:
    """The sheet and its mapping: as the mapping file says, the rest guessed. Raises Refusal."""
    said = _mapping_file(asked.mapping) if asked.mapping is not None else None
    title = asked.sheet or (said.sheet if said else None)
    sheet = read.sheet(title) if title is not None and len(read.sheets) > 1 else guessed_sheet(read.sheets)
    if sheet is None or not sheet.rows:
        raise NoList(read.path, "nothing stands in that sheet")
    if said is None:
        kind = ListKind.EVIDENCE if asked.evidence else guessed_kind(sheet)
        return sheet, guessed_mapping(contents, sheet, kind)
    if asked.evidence and said.kind is not ListKind.EVIDENCE:
        raise MappingUnusable(asked.mapping, ("It is for a list of actions, and --evidence asks for evidence.",))
    try:
        mapping = said.on(sheet, guessed_header_row(sheet, said.kind))
    except MappingFaults as faults:
        raise MappingUnusable(asked.mapping, faults.faults) from faults
    return sheet, with_statuses(contents, sheet, mapping) if not said.statuses else mapping


def _mapping_file(path: Path) -> MappingFile:
    """Raises MappingUnusable, OSError."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise MappingUnusable(path, ("It is far too large for one.",))
    try:
        return from_toml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MappingUnusable(path, ("It is not text in UTF-8.",)) from error
    except MappingFaults as faults:
        raise MappingUnusable(path, faults.faults) from faults


def _write_mapping(asked: Namespace, sheet: SheetCells, mapping: ListMapping, plan: Import) -> bool:
    target: Path = asked.write_mapping
    if os.path.lexists(target):
        raise AlreadyThere(target)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(as_toml(sheet, mapping, plan.words))
    print(f"Written: {target}")
    todo = [*plan.faults, *([f"Say there what these status words mean: {_listed(plan.asked)}."] if plan.asked else [])]
    for line in (*todo, "Look at it, then see what would come in with --mapping and --preview."):
        print(line)
    return True


def _accept(asked: Namespace, read: ReadList) -> bool:
    told = Silent()
    work = open_file(asked.file, whoever_asks(asked), listener=told, password=asked.password)
    try:
        if (doubt := work.session.read_only_because) is not None:
            raise doubt
        sheet, mapping = _mapped(asked, work.contents, read)
        plan = work.importing.plan(sheet, mapping)
        if not plan.is_ready and not asked.json:
            _say_left_out(plan)
        made: list[BackedUp] = []
        work.backups.keep(backup_places(), made.append)
        before = {*work.contents.actions, *work.contents.evidence}
        work.importing.accept(sheet, mapping, plan)
        if told.refusals:
            raise told.refusals[0].refusal
        new = [action.ref for action in work.contents.actions_in_order if action.key not in before]
        new += [piece.ref for piece in work.contents.evidence_in_order if piece.key not in before]
        work.backups.wait()
    finally:
        work.close()
    _say_done(asked, plan, new)
    for event in made:
        _say_backed_up(event)
    return True


def _say_done(asked: Namespace, plan: Import, new: list[str]) -> None:
    if asked.json:
        left = [{"row": row.row, "why": row.why} for row in plan.left_out]
        print(json.dumps({"came_in": new, "left_out": left}, indent=2))
        return
    _say_left_out(plan)
    through = new[0] if len(new) == 1 else f"{new[0]} to {new[-1]}"
    print(f"Came in: {plan.counted}, {through}.")


def _say_backed_up(event: BackedUp) -> None:
    """Say where the file is as it was before: on the command line there is no undo."""
    if isinstance(event.outcome, Refusal):
        print(event.outcome, file=sys.stderr)
    else:
        print(f"As it was before: {event.outcome.path}", file=sys.stderr)


def _say(asked: Namespace, contents: Contents, mapping: ListMapping, plan: Import) -> None:
    if asked.json:
        print(json.dumps(_as_values(contents, mapping, plan), indent=2))
        return
    print(f"“{plan.title}”, a list of {plan.kind.value}; its headings stand in row {mapping.header_row}.\n")
    print("Columns:")
    for column in mapping.columns:
        field = field_words(column.field, mapping.kind) if column.field else _KEPT if mapping.keep_others else _NOT_KEPT
        print(f"    {column.letter}  {column.name}: {field}")
    if plan.words:
        print("\nStatus words:")
        for word in plan.words:
            print(f"    {word}: {_meaning(contents, mapping, word)}")
    if plan.entries:
        print(f"\nWould come in ({plan.counted}):")
    for entry in plan.entries:
        _wrapped(f"row {entry.row}: {' '.join(entry.text.split())}")
        for sentence in entry.said:
            _wrapped(sentence, "        ")
    _say_left_out(plan)
    for sentence in (*plan.said, *plan.faults):
        print(f"\n{sentence}")
    if plan.asked:
        print(f"\nSay what these status words mean: {_listed(plan.asked)}.")


def _say_left_out(plan: Import) -> None:
    if plan.left_out:
        print("\nLeft out:")
    for left in plan.left_out:
        flat = " | ".join(" ".join(text.split()) for text in left.texts)
        _wrapped(f"row {left.row}: {left.why} {flat if len(flat) <= _SHOWN else f'{flat[:_SHOWN]}…'}")


def _as_values(contents: Contents, mapping: ListMapping, plan: Import) -> dict[str, Any]:
    return {
        "kind": plan.kind.value,
        "sheet": plan.title,
        "header_row": mapping.header_row,
        "ready": plan.is_ready,
        "columns": [
            {"letter": column.letter, "heading": column.heading, "field": column.field.value if column.field else None}
            for column in mapping.columns
        ],
        "status_words": {word: _meaning(contents, mapping, word) for word in plan.words},
        "asked": list(plan.asked),
        "faults": list(plan.faults),
        "said": list(plan.said),
        "entries": [_entry_as_values(entry) for entry in plan.entries],
        "left_out": [{"row": left.row, "texts": list(left.texts), "why": left.why} for left in plan.left_out],
    }


def _entry_as_values(entry: Entry) -> dict[str, Any]:
    values: dict[str, Any] = {
        "row": entry.row,
        "text": entry.text,
        "notes": list(entry.notes),
        "said": list(entry.said),
    }
    if isinstance(entry.record, Action):
        values |= {"status": entry.record.status.value, "due": entry.record.due and entry.record.due.isoformat()}
    return values


def _meaning(contents: Contents, mapping: ListMapping, word: str) -> str:
    key = word_key(word)
    if key not in mapping.statuses:
        return "not known: say what it means"
    status = mapping.statuses[key]
    return _KEPT if status is None else status_word(contents, status)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _wrapped(text: str, indent: str = "    ") -> None:
    print(textwrap.fill(text, 110, initial_indent=indent, subsequent_indent=indent + "    "))
