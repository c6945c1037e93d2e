"""Papers put together at random: each comes to its end, holds everything once and in order, and keeps the rules."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.exports.tagged_pdf import Bullets, Cell, Paper, Picture, UserText
from cpc_selfeval.exports.tagged_pdf.look import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from tests.drawn import examples
from tests.exports.tagged_pdf.papers import TITLE, bars, blank_paper
from tests.exports.tagged_pdf.reading import failed_rules, faults, outside, structure

Step = Callable[[Paper, Callable[[int], str]], None]
LINES = st.one_of(st.integers(1, 4), st.integers(1, 140))
FEW = st.integers(1, 3)


def _paragraph(lines: int) -> Step:
    return lambda paper, words: paper.paragraph(words(lines))


def _note(lines: int) -> Step:
    return lambda paper, words: paper.user_text(words(lines) + "\n\n\n" + words(2))


def _list(items: int, lines: int) -> Step:
    return lambda paper, words: paper.numbered([words(lines) for _ in range(items)])


def _heading(lines: int) -> Step:
    return lambda paper, words: paper.heading(2, words(lines))


def _figure(height: int) -> Step:
    def step(paper: Paper, words: Callable[[int], str]) -> None:
        drawing = bars(words(1))
        drawing.height = height * 10
        paper.figure(drawing, "A chart")

    return step


def _table(heights: list[tuple[int, int, bool]], head: int) -> Step:
    def step(paper: Paper, words: Callable[[int], str]) -> None:
        title, heads = words(1), [words(head), words(1), words(1)]
        rows: list[list[Cell]] = []
        for first, second, charted in heights:
            last: Cell = [UserText(words(2)), Picture(bars(words(1)), "A chart")] if charted else ""
            if charted:
                rows.append([UserText("0"), Bullets([UserText("0")]), last])
            else:
                rows.append([words(first), [UserText(words(second) + "\n\n" + words(1)), Bullets([words(2)])], last])
        paper.table(heads, rows, widths=[1, 2, 2], caption=title)

    return step


def _page(paper: Paper, _words: Callable[[int], str]) -> None:
    paper.page_break()


def _inside(kind: str, steps: list[Step]) -> Step:
    def step(paper: Paper, words: Callable[[int], str]) -> None:
        if kind == "columns":
            with paper.columns() as column:
                for inner in steps:
                    with column():
                        inner(paper, words)
            return
        surroundings = {"callout": paper.callout, "together": paper.together, "section": paper.section}
        with surroundings[kind]():
            for inner in steps:
                inner(paper, words)

    return step


SIMPLE = st.one_of(
    st.builds(_paragraph, LINES),
    st.builds(_note, LINES),
    st.builds(_list, FEW, LINES),
    st.builds(_heading, st.one_of(FEW, st.integers(1, 70))),
    st.builds(_figure, st.integers(1, 130)),
    st.builds(_table, st.lists(st.tuples(LINES, LINES, st.booleans()), max_size=6), st.one_of(FEW, st.integers(1, 70))),
)


def nested(steps: st.SearchStrategy[Step]) -> st.SearchStrategy[Step]:
    """Return `steps`, and boxes, sections and what is kept together with such steps inside."""
    return st.recursive(steps, lambda inner: _surrounded(["callout", "together", "section"], inner), max_leaves=6)


def _surrounded(kinds: list[str], steps: st.SearchStrategy[Step]) -> st.SearchStrategy[Step]:
    return st.builds(_inside, st.sampled_from(kinds), st.lists(steps, min_size=1, max_size=4))


STEPS = nested(SIMPLE | _surrounded(["columns"], nested(SIMPLE)))


PAPERS = given(st.lists(STEPS | st.just(_page), max_size=8))


@settings(max_examples=examples(15))
@PAPERS
def test_any_paper(steps: list[Step]) -> None:
    _comes_out_whole(steps)


@pytest.mark.long
@settings(max_examples=100)
@PAPERS
def test_any_of_many_papers(steps: list[Step]) -> None:
    _comes_out_whole(steps)


def _comes_out_whole(steps: list[Step]) -> None:
    numbers = count(1)
    paper = blank_paper()

    def words(lines: int) -> str:
        return "\n".join(f"w{next(numbers)}w" for _ in range(lines))

    for step in steps:
        step(paper, words)
    contents = paper.as_bytes()
    assert faults(contents) == []
    assert failed_rules(contents) == []
    assert outside(contents, MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM) == []
    read = structure(contents).text.removeprefix(TITLE)
    assert [int(number) for number in re.findall(r"w(\d+)w", read)] == list(range(1, next(numbers)))
