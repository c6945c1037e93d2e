"""What the worked example records, read from resources/example: every act with its moment and its person."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.shipped import folder

Values = dict[str, Any]

FILES = ("committee", "findings", "evidence", "actions", "levels", "inspection")
TABLES = ("changes", "findings", "evidence", "actions", "levels", "withdrawals", "drafts", "inspected")
PARTS_OF_AN_ACTION = ("statuses", "readings", "notes", "moves", "revisions")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody recorded: ``what`` names the table of the data files, ``values`` are as written there.

    ``at`` is an aware UTC time. ``of`` is the example's own name of the action that a part of an action belongs to.
    """

    at: datetime
    by: str
    what: str
    values: Values
    of: str = ""


@dataclass(frozen=True, slots=True)
class ExampleContent:
    """The worked example before it is played: the beginning, the people by their short names, and all acts in order."""

    committee: Values
    people: dict[str, Person]
    agencies: list[Values]
    meetings: list[Values]
    acts: tuple[Act, ...]


def example_folder() -> Path:
    """Where the example's data files are."""
    return folder("resources") / "example"


def attached_file(name: str) -> Path:
    """A file that the example attaches to a piece of evidence."""
    return example_folder() / "attached" / name


def read_content() -> ExampleContent:
    """The worked example's content."""
    read: Values = {}
    for name in FILES:
        with (example_folder() / f"{name}.toml").open("rb") as stream:
            read.update(tomllib.load(stream))
    return ExampleContent(
        committee=read["committee"],
        people={name: Person(**values) for name, values in read["people"].items()},
        agencies=read["agencies"],
        meetings=read["meetings"],
        acts=tuple(sorted(_acts(read), key=lambda act: act.at)),
    )


def _acts(read: Values) -> Iterator[Act]:
    for table in TABLES:
        for values in read[table]:
            parts = [(part, values.pop(part, ())) for part in PARTS_OF_AN_ACTION] if table == "actions" else []
            yield Act(values.pop("at"), values.pop("by"), table, values)
            for part, entries in parts:
                for entry in entries:
                    yield Act(entry.pop("at"), entry.pop("by"), part, entry, of=values["id"])
