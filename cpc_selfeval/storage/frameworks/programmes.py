"""Inspection programmes: those that come with the program, a committee's own, and the copy in a self-evaluation file.

Nothing is half loaded: a programme comes out whole, or FrameworkFaults names every fault. The limits below are written
in docs/programme-files.md. They may be raised but never lowered, since a self-evaluation keeps a copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cpc_selfeval.domain.framework import IndicatorRef, Provenance
from cpc_selfeval.domain.programme import DueAfterNotice, GradedIndicator, Programme, ProgrammeStatement
from cpc_selfeval.shipped import folder
from cpc_selfeval.storage.frameworks.check import FORMAT, PROVENANCE_KINDS
from cpc_selfeval.storage.frameworks.faults import (
    FaultsSoFar,
    FrameworkFaults,
    LineFinder,
    in_words,
    single_fault,
)
from cpc_selfeval.storage.frameworks.fields import TableFields
from cpc_selfeval.storage.frameworks.files import SHIPPED_IDS, shipped_framework
from cpc_selfeval.storage.frameworks.lines import TomlLines
from cpc_selfeval.storage.frameworks.source import text_of, toml_values

PROGRAMME_IDS = ("supervision-orders-at-home-2025", "children-at-risk-of-harm-2021")
"""The programmes that come with the program, the present one first."""

STANDINGS = ("published", "custom")
_PAGE = "docs/programme-files.md"
_KEYS_OF_THE_TOP = frozenset(
    {
        *("format", "id", "title", "publisher", "runs", "standing", "called", "summary", "verification", "sources"),
        *("statements", "graded", "due"),
    }
)
_LONGEST_FILE = 200_000
_MOST_STATEMENTS = 30
_MOST_GRADED = 60
_MOST_DUE = 60
_MOST_DAYS = 1000
_COMMITTEES_OWN = Provenance("committee")


def shipped_programmes() -> tuple[Programme, ...]:
    """The programmes that come with the program, the present one first."""
    return tuple(shipped_programme(programme_id) for programme_id in PROGRAMME_IDS)


@cache
def shipped_programme(programme_id: str) -> Programme:
    """One programme that comes with the program. Raises KeyError when none has this id."""
    if programme_id not in PROGRAMME_IDS:
        raise KeyError(programme_id)
    path = folder("frameworks") / "programmes" / f"{programme_id}.toml"
    return programme_from_text(text_of(path, "programme"), str(path))


def read_programme(path: Path) -> Programme:
    """The programme in a TOML file, such as a committee's own. Raises FrameworkFaults.

    A file that is not one of ours must have an id of its own and the standing "custom", so that a local programme
    cannot pass for a published one.
    """
    text = text_of(path, "programme")
    if len(text.encode()) > _LONGEST_FILE:
        raise single_fault(str(path), "a file of more than 200,000 bytes", "a programme, which is far smaller")
    values, lines = toml_values(text, str(path), _PAGE), TomlLines(text)
    if values.get("id") not in PROGRAMME_IDS and values.get("standing", "custom") != "custom":
        where = lines.line_of(("standing",))
        found = in_words(values["standing"])
        raise single_fault(str(path), found, "custom, or no standing at all", place="standing", line=where)
    programme = _programme_of(values, text, str(path), lines)
    if programme.id in PROGRAMME_IDS and programme.content_hash != shipped_programme(programme.id).content_hash:
        expected = "an id of its own, because this one belongs to a programme that comes with the program"
        raise single_fault(str(path), in_words(programme.id), expected, place="id", line=lines.line_of(("id",)))
    return programme


def programme_from_text(text: str, name: str) -> Programme:
    """The programme whose file has this text; ``name`` says in messages where it was kept. Raises FrameworkFaults."""
    return _programme_of(toml_values(text, name, _PAGE), text, name, TomlLines(text))


def _programme_of(values: Mapping[str, object], text: str, file: str, lines: LineFinder) -> Programme:
    faults = FaultsSoFar(file, lines)
    top = TableFields(values, (), faults)
    top.whole_number("format", FORMAT, FORMAT, default=FORMAT)
    own = top.one_of("standing", STANDINGS, default="custom") == "custom"
    publisher = top.text("publisher", 300)
    programme = Programme(
        id=top.identifier("id"),
        title=top.text("title", 300),
        publisher=publisher,
        runs=top.text("runs", 200, default=""),
        called=top.text("called", 40, default="Statement"),
        summary=top.text("summary", 1000, lines=True),
        verification=top.text("verification", 2000, default=f"Written by {publisher}." if own else None, lines=True),
        sources=top.texts("sources", 20, 400),
        statements=_statements(top, own=own),
        graded=_graded(top, own=own),
        due=_due(top, own=own),
        content=text,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
    )
    top.finish()
    faults.raise_if_any()
    return programme


def _statements(top: TableFields, *, own: bool) -> tuple[ProgrammeStatement, ...]:
    found = []
    codes: set[str] = set()
    for table in top.tables("statements", _MOST_STATEMENTS):
        statement = ProgrammeStatement(
            code=table.code("code"),
            title=table.text("title", 120),
            text=table.text("text", 1000, default="", lines=True),
            verified=table.flag("verified", default=True if own else None),
            provenance=_provenance(table, own=own),
        )
        if statement.code.casefold() in codes:
            table.wrong("code", f"“{statement.code}” again", "a code that no other has in this list")
        if statement.verified and not statement.text and not own:
            table.wrong("verified", "true", "false, because the words are not there to be confirmed")
        codes.add(statement.code.casefold())
        table.finish(_KEYS_OF_THE_TOP)
        found.append(statement)
    return tuple(found)


def _graded(top: TableFields, *, own: bool) -> tuple[GradedIndicator, ...]:
    found = []
    taken: set[IndicatorRef] = set()
    for table in top.tables("graded", _MOST_GRADED, needed=False):
        ref = IndicatorRef(table.identifier("framework"), table.code("code"))
        graded = GradedIndicator(
            ref, table.flag("verified", default=True if own else None), _provenance(table, own=own)
        )
        if ref.framework in SHIPPED_IDS and ref.code and ref.code not in shipped_framework(ref.framework).codes:
            table.wrong("code", in_words(ref.code), f"a code of {ref.framework}")
        if ref in taken:
            table.wrong("code", f"“{ref.code}” again", "each indicator once")
        taken.add(ref)
        table.finish(_KEYS_OF_THE_TOP)
        found.append(graded)
    return tuple(found)


def _due(top: TableFields, *, own: bool) -> tuple[DueAfterNotice, ...]:
    found = []
    for table in top.tables("due", _MOST_DUE, needed=False):
        found.append(
            DueAfterNotice(
                days=table.whole_number("days", 0, _MOST_DAYS),
                what=table.text("what", 400),
                verified=table.flag("verified", default=True if own else None),
                provenance=_provenance(table, own=own),
            )
        )
        table.finish(_KEYS_OF_THE_TOP)
    return tuple(found)


def _provenance(table: TableFields, *, own: bool) -> Provenance:
    inner = table.table("provenance")
    if inner is None:
        if not own:
            table.wrong("provenance", "nothing", 'where this comes from, such as { kind = "retrieved" }')
        return _COMMITTEES_OWN
    provenance = Provenance(inner.one_of("kind", PROVENANCE_KINDS), inner.texts("sources", 10, 400))
    inner.finish()
    return provenance


__all__ = ["PROGRAMME_IDS", "FrameworkFaults", "programme_from_text", "read_programme", "shipped_programmes"]
