"""The page on reliability is whole: every fault once, each test that it names is there, nothing left to fill in."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "reliability.md").read_text(encoding="utf-8")
TESTS = PROJECT / "tests"

FAULTS = 76
NAMED = re.compile(r"`([\w/]+\.py)::([\w:]+)`")
HARNESSES = (
    "Killed",
    "One save",
    "Closing",
    "Opening after a kill",
    "A copy",
    "A paper",
    "Power cuts",
    "Two processes",
    "Stories",
)


def rows_of(text: str) -> list[list[str]]:
    """The cells of every row of every table, without the lines that part a head from a body."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if not all(set(cell) <= set("-: ") for cell in row)]


FAULT_ROWS = [row for row in rows_of(PAGE) if row[0].isdigit()]


@cache
def named_in(file: str) -> frozenset[str]:
    """The tests of a file, those in classes with their class."""
    found: set[str] = set()
    for node in ast.parse((TESTS / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)}
    return frozenset(name for name in found if name.rpartition("::")[2].startswith("test_"))


def test_every_fault_stands_there_once() -> None:
    assert [int(row[0]) for row in FAULT_ROWS] == list(range(1, FAULTS + 1))


@pytest.mark.parametrize("row", FAULT_ROWS, ids=[row[0] for row in FAULT_ROWS])
def test_a_fault_has_its_answer_and_its_test(row: list[str]) -> None:
    number, fault, answer, proof = row
    assert fault
    assert answer
    named = NAMED.findall(proof)
    if not named:
        assert re.match(r"(No test|Waiting): \w", proof), f"row {number} names no test and does not say why"
    for file, test in named:
        assert (TESTS / file).is_file(), file
        assert test in named_in(file), f"{file}::{test}"
    assert proof.count("::") - sum(test.count("::") for _, test in named) == len(named), "a test that is not in marks"


def test_no_cell_and_no_figure_is_left_out() -> None:
    for row in rows_of(PAGE):
        assert all(row), row
    assert not re.search(r"\b(?:TBD|FIGURE|XX+|NN+|to be (?:measured|filled))\b|\?\?", PAGE)


@pytest.mark.parametrize("harness", HARNESSES)
def test_what_a_harness_prints_is_on_the_page(harness: str) -> None:
    row = next((row for row in rows_of(PAGE) if row[0].startswith(harness)), None)
    assert row is not None
    assert re.search(r"\d", row[1])
