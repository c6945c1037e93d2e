"""The command `guard`: what may identify somebody, by place and kind, with the passages where they are asked for."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable
from itertools import groupby

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.find import ADVICE, KINDS, Find, Kind
from cpc_selfeval.domain.guard.ignoring import ignored_signs, open_among
from cpc_selfeval.domain.guard.looking import look_through
from cpc_selfeval.domain.guard.places import Place, place_of
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.editing.verbs.guarding import Guarding, LookedInto

FOUND = 5
"""Exit code where something was found that may identify somebody, or an attached file could not be read."""

_NOTHING = "Nothing was found that may identify somebody. The program does not find everything: read what you send."


def guard(asked: Namespace) -> int:
    """Print what the guard finds in a file and what is attached to it; 0 for nothing, 5 otherwise. Raises Refusal."""
    work = open_file(asked.file, Person("Command line"), read_only=True, password=asked.password)
    try:
        contents, looked = work.contents, _looked_into(work)
    finally:
        work.close()
    in_files = (find for each in looked for find in each.finds)
    every = open_among((*look_through(contents), *in_files), ignored_signs(contents))
    found = sorted(every, key=lambda find: list(Kind).index(find.kind))
    unread = [each for each in looked if each.unread]
    as_asked = _as_json if asked.json else _as_text
    print(as_asked(contents, found, unread, with_passages=asked.passages))
    return FOUND if found or unread else 0


def _looked_into(work: OpenSelfEvaluation) -> list[LookedInto]:
    looked: list[LookedInto] = []
    guarding = Guarding(work.session, beside=False)
    for piece in work.contents.evidence_in_order:
        for file in work.contents.attachments_of(piece.key):
            guarding.look_into(file, looked.append)
    return looked


def _as_text(contents: Contents, found: list[Find], unread: list[LookedInto], *, with_passages: bool) -> str:
    parts = [] if found or unread else [_NOTHING]
    for kind, finds in groupby(found, key=lambda find: find.kind):
        lines = list(_lines(contents, finds, with_passages=with_passages))
        parts.append(
            "\n".join((f"{KINDS[kind][:1].upper()}{KINDS[kind][1:]} ({len(lines)})", *lines, f"  {ADVICE[kind]}"))
        )
    if unread:
        named = [f"  {each.attachment.name}, {_piece(contents, each)}: because {each.unread}" for each in unread]
        parts.append("\n".join((f"Attached files that could not be read ({len(named)})", *named)))
    return "\n\n".join(parts)


def _lines(contents: Contents, finds: Iterable[Find], *, with_passages: bool) -> Iterable[str]:
    for find in finds:
        place = place_of(contents, find)
        where = f"{place.entry}, {place.field.lower()}" if place is not None else find.record_table
        said = f": “{' '.join(find.passage.split())}”" if with_passages else ""
        yield f"  {where}, characters {find.start + 1} to {find.end}{said}"


def _as_json(contents: Contents, found: list[Find], unread: list[LookedInto], *, with_passages: bool) -> str:
    said = {
        "found": [_values(contents, find, with_passages=with_passages) for find in found],
        "unread": [
            {"file": each.attachment.name, "evidence": _piece(contents, each), "because": each.unread}
            for each in unread
        ],
    }
    return json.dumps(said, indent=2)


def _values(contents: Contents, find: Find, *, with_passages: bool) -> dict[str, str | int]:
    place = place_of(contents, find) or Place(find.record_table, find.field, find.field)
    values: dict[str, str | int] = {
        "kind": find.kind.value,
        "entry": place.entry,
        "field": place.field,
        "table": find.record_table,
        "record": find.record,
        "from": find.start,
        "to": find.end,
        "reason": find.reason,
    }
    return {**values, "passage": find.passage} if with_passages else values


def _piece(contents: Contents, looked: LookedInto) -> str:
    piece = contents.evidence.get(looked.attachment.evidence)
    return piece.ref if piece is not None else ""
