"""Whatever is typed wherever in a return is in what is offered, or is quoted; and reading twice says the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.return_workbook.returned import Returned
from tests.domain.return_workbook.books import Book, book, snapshot
from tests.drawn import examples

ASKED = snapshot()
TITLES = [each.sheet.title for each in ASKED.sheets]
WORDS = st.sampled_from(["Strength", "4 Good", "2.1", "CLEAR", "Yes", "1 May 2026"]) | st.text(
    "abc =-'0.\n", min_size=1, max_size=12
).map(lambda text: f"typed {text} end")


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, str, int, int, str]]:
    """What to do: on which sheet, what, in which row and column, with which text."""
    one = st.tuples(
        st.sampled_from(TITLES),
        st.sampled_from(["type", "type", "type", "insert row", "insert column", "copy row", "delete row", "swap rows"]),
        st.integers(0, 40),
        st.integers(0, 14),
        WORDS,
    )
    return draw(st.lists(one, min_size=1, max_size=8))


def edited_by(what: list[tuple[str, str, int, int, str]]) -> tuple[Book, list[str]]:
    """The workbook after these edits, and the texts that stand in it because of them."""
    made = book(ASKED)
    hidden = {each.sheet.title: len(each.sheet.columns) + 1 for each in ASKED.sheets}
    for title, act, row_number, column, text in what:
        rows = made.sheets[title]
        number = 1 + row_number % (len(rows) - 1) if len(rows) > 1 else 0
        if not number:
            continue
        row = rows[number]
        if act == "insert row":
            rows.insert(number, [None] * len(row))
            rows[number][column % (len(row) - 3) + 1] = text
        elif act == "insert column":
            for each in rows:
                each.insert(column % len(each), None)
            row[column % len(row)] = text
        elif act == "copy row":
            rows.insert(number + 1, list(row))
        elif act == "delete row":
            del rows[number]
        elif act == "swap rows":
            rows[number], rows[-1] = rows[-1], rows[number]
        elif column % len(row) < hidden[title]:
            row[column % len(row)] = text
    typed = {text for *_rest, text in what if text.startswith("typed")}
    there = [cell for rows in made.sheets.values() for row in rows for cell in row if cell in typed]
    return made, [str(cell) for cell in there]


def everything(returned: Returned) -> str:
    """All that is offered and all that is said."""
    said: list[Any] = list(returned.notes)
    for table in returned.theirs.values():
        for record in table.values():
            said += [value for value in vars(record).values() if isinstance(value, str)]
    return "\n\x1f".join(said)


Edits = list[tuple[str, str, int, int, str]]


@settings(max_examples=examples(15))
@given(edits())
def test_no_text_disappears_and_reading_again_says_the_same(what: Edits) -> None:
    assert_nothing_disappears(what)


@pytest.mark.long
@settings(max_examples=300)
@given(edits())
def test_no_text_disappears_whatever_is_done(what: Edits) -> None:
    assert_nothing_disappears(what)


def assert_nothing_disappears(what: Edits) -> None:
    made, typed = edited_by(what)
    returned = made.read()
    said = everything(returned)
    for text in typed:
        assert text.strip() in said, text
    assert made.read() == returned
