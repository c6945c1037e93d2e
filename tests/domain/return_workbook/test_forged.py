"""A hidden part that somebody else wrote, with a right hash: it is understood or refused, and never a fault of ours."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.return_workbook.hidden import MARK, hidden_cells
from cpc_selfeval.domain.returns_refusals import SpoiledReturn
from tests.domain.return_workbook.books import Book, book, snapshot
from tests.drawn import examples

CELLS = dict(hidden_cells(snapshot().hidden))
CONTENT: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(CELLS["part 1"])))
PLAIN = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | st.text(max_size=4)
VALUES = PLAIN | st.lists(PLAIN, max_size=2) | st.dictionaries(st.text(max_size=4), PLAIN, max_size=2)


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The places of all values within a value."""
    found = [here] if here else []
    if isinstance(value, dict):
        for name, inner in value.items():
            found += paths(inner, (*here, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += paths(inner, (*here, number))
    return found


PATHS = paths(CONTENT)


def with_value(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The content with another value in one place."""
    content: dict[str, Any] = json.loads(json.dumps(CONTENT))
    inner: Any = content
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return content


def forged(content: Any) -> Book:
    """The workbook with this hidden part, edited a little."""
    text = json.dumps(content).encode()
    made = TEMPLATE
    made.hidden = [
        [MARK, "1"],
        ["sha256", hashlib.sha256(text).hexdigest()],
        ["parts", "1"],
        ["part 1", base64.b64encode(zlib.compress(text)).decode()],
    ]
    return made


def edited() -> Book:
    """A workbook in which every choice was made, and every text changed."""
    made = book()
    for each in made.asked.sheets:
        for row in made.sheets[each.sheet.title][1:]:
            for place, column in enumerate(each.sheet.columns, start=1):
                if column.choice is not None:
                    row[place] = made.asked.words[column.choice][0][0]
                elif column.open and row[place] and column.holds == "text" and len(str(row[place])) < 500:
                    row[place] = f"{row[place]} and more"
    return made


TEMPLATE = edited()


def assert_told(content: Any) -> None:
    try:
        forged(content).read()
    except SpoiledReturn as refusal:
        assert refusal.what_to_do  # noqa: PT017 - either is right


def test_as_it_is_it_is_understood() -> None:
    assert forged(CONTENT).read().theirs


@settings(max_examples=examples(25))
@given(st.sampled_from(PATHS), VALUES)
def test_another_value_anywhere(path: tuple[Any, ...], value: Any) -> None:
    assert_told(with_value(path, value))


@pytest.mark.long
@settings(max_examples=1_200)
@given(st.sampled_from(PATHS), VALUES)
def test_another_value_anywhere_at_length(path: tuple[Any, ...], value: Any) -> None:
    assert_told(with_value(path, value))


@pytest.mark.parametrize("content", [None, [], {}, 7, "text", [[[[]]]]])
def test_something_else_altogether(content: Any) -> None:
    with pytest.raises(SpoiledReturn):
        forged(content).read()


def test_a_level_that_there_is_not() -> None:
    number = next(n for n, row in enumerate(CONTENT["rows"]) if "level" in row["record"])
    with pytest.raises(SpoiledReturn):
        forged(with_value(("rows", number, "record", "level"), 99)).read()


def test_what_unpacks_to_far_too_much() -> None:
    made = book()
    packer = zlib.compressobj(9)
    bomb = packer.compress(b" " * 70_000_000) + packer.flush()
    made.hidden = [[MARK, "1"], ["sha256", "0" * 64], ["parts", "1"], ["part 1", base64.b64encode(bomb).decode()]]
    with pytest.raises(SpoiledReturn):
        made.read()


def test_deeply_nested() -> None:
    text = b"[" * 100_000 + b"]" * 100_000
    made = book()
    packed = base64.b64encode(zlib.compress(text)).decode()
    made.hidden = [[MARK, 1], ["sha256", hashlib.sha256(text).hexdigest()], ["parts", 1], ["part 1", packed]]
    with pytest.raises(SpoiledReturn):
        made.read()


def row_of(sheet: str) -> int:
    """The place of a sheet's first row."""
    return next(number for number, row in enumerate(CONTENT["rows"]) if row["sheet"] == sheet)


FORGED: dict[str, tuple[tuple[Any, ...], Any]] = {
    "of nobody, so that it may change everybody's": (("identity", "agency"), None),
    "of an agency without a name": (("identity", "agency"), ""),
    "as another copy of the file": (("identity", "kind"), "file"),
    "as an action plan": (("identity", "kind"), "action_plan"),
    "a moment without a time zone, which no file may hold": (("identity", "written_at"), "2026-03-01"),
    "no moment at all": (("identity", "written_at"), ""),
    "half an emoji": (("identity", "workbook"), "\ud800"),
    "half an emoji in what was written": (("rows", row_of("findings"), "cells", "impact"), "\ud83d"),
    "rooms without end": (("rooms", "findings"), float("inf")),
    "of another cycle": (("rows", row_of("comments"), "record", "cycle"), "another"),
    "a level that was agreed": (("rows", row_of("levels"), "record", "stage"), "agreed"),
    "a level of another agency": (("rows", row_of("levels"), "record", "agency"), "another"),
    "a level of another indicator than its key's": (("rows", row_of("levels"), "record", "code"), "3.1"),
    "a comment whose key is no comment's": (("rows", row_of("comments"), "record", "key"), "../../etc"),
    "another agency's finding": (("rows", row_of("findings"), "record", "agency"), "another"),
    "another agency's evidence": (("rows", row_of("evidence"), "record", "agency"), None),
    "a number that no file can hold": (("rows", row_of("evidence"), "record", "number"), 2**70),
    "a place that no file can hold": (("rows", row_of("findings"), "record", "position"), -1),
    "an action of its own": (("rows", row_of("actions"), "stored"), False),
    "a status that nobody sets": (("rows", row_of("actions"), "record", "status"), "overdue"),
    "a word for a status that nobody sets": (("words", "status"), [["Overdue", "overdue"]]),
    "a key that stands there twice": (
        ("rows", row_of("findings"), "record", "key"),
        CONTENT["rows"][row_of("evidence")]["record"]["key"],
    ),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_this_program_never_writes_is_refused(name: str) -> None:
    with pytest.raises(SpoiledReturn):
        forged(with_value(*FORGED[name])).read()
