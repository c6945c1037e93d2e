"""The Word paper by itself: what a writer may say on it, and what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from reportlab.graphics.shapes import Drawing, Line, Path

from cpc_selfeval.exports.tagged_pdf import Bullets, Numbered, PageOf, Paragraph, Sign, UserText, bold
from cpc_selfeval.exports.word import WordPaper
from tests.exports.word.reading import W, headings, opened, paragraphs, said, values


def begun() -> WordPaper:
    """A paper with its title."""
    paper = WordPaper(title="Title", author="Isla", subject="", created=datetime(2026, 11, 22, 14, tzinfo=UTC))
    paper.heading(1, "Title", mark="top")
    return paper


def test_what_a_writer_gets_wrong_is_refused() -> None:
    paper = begun()
    with pytest.raises(ValueError, match="cannot follow"):
        paper.heading(3, "Too deep")
    with pytest.raises(ValueError, match="Two headings"):
        paper.heading(2, "Again", mark="top")
    with pytest.raises(ValueError, match="as many entries"):
        paper.table(["a", "b"], [["one"]])
    with pytest.raises(ValueError, match="no picture"):
        paper.image(b"none", "Logo", height=10)
    with pytest.raises(ValueError, match="read aloud"):
        paper.figure(Drawing(10, 10), " ")
    drawing = Drawing(10, 10)
    drawing.add(Path())
    with pytest.raises(ValueError, match="cannot be drawn"):
        paper.figure(drawing, "A path")


def test_lists_in_lists_and_cells() -> None:
    paper = begun()
    paper.bullets([[Paragraph("one"), Bullets(["deeper", "still"]), UserText("after\n\nlast")], bold("two")])
    paper.numbered(["three", [Numbered(["four"], start=7)]], start=3)
    paper.table(["Head"], [[""], [[Bullets(["in a cell"])]]], caption="What it shows")
    document = opened(paper.as_bytes())
    levels = [
        (p.text, next((int(n.get(f"{W}val")) for n in p._p.iter(f"{W}ilvl")), None)) for p in paragraphs(document)
    ]
    assert levels[1:8] == [
        ("one", 0), ("deeper", 1), ("still", 1), ("after", None), ("last", None), ("two", 0), ("three", 0),
    ]  # fmt: skip
    starts = [each.get(f"{W}val") for each in document.part.numbering_part.element.iter(f"{W}startOverride")]
    assert starts == ["3", "7"]
    assert "What it shows" in said(document)


def test_signs_are_left_out_and_pages_are_fields() -> None:
    paper = begun()
    paper.paragraph((Sign("square"), " Overdue, page ", PageOf("top")))
    document = opened(paper.as_bytes())
    assert paragraphs(document)[1].text == "Overdue, page "
    assert [each.text for each in document.element.body.iter(f"{W}instrText")] == [" PAGEREF _Toc00000001 \\h "]


def test_pages_that_lie_columns_and_boxes() -> None:
    paper = begun()
    with paper.landscape():
        paper.heading(2, "Wide")
        paper.table(["a"], [["1"]])
        paper.table(["b"], [["2"]])
    with paper.columns() as column:
        for title in ("left", "right"):
            with column():
                paper.heading(3, title)
        with pytest.raises(RuntimeError), paper.columns():
            pass
    with paper.callout(), paper.section():
        paper.paragraph("In a box")
    with paper.together():
        paper.paragraph("first")
        paper.paragraph("last")
    paper.page_break()
    paper.paragraph("over", lang="gd")
    drawing = Drawing(20, 20)
    drawing.add(Line(0, 0, 20, 20))
    paper.figure(drawing, "A line")
    document = opened(paper.as_bytes())
    assert [section.orientation for section in document.sections][:3] == [0, 1, 0]
    assert values(document, "cols", "num") == [None, None, "2", None]
    assert values(document, "br", "type") == ["column"]
    assert [level for level, _ in headings(document)] == [1, 2, 3, 3]
    by_text = {p.text: p.paragraph_format for p in paragraphs(document)}
    assert by_text["first"].keep_with_next
    assert not by_text["last"].keep_with_next
    assert by_text["over"].page_break_before
    assert values(document, "shd", "fill") == ["F2F6FA"]
    assert values(document, "lang").count("gd") == 1
    tags = [child.tag.removeprefix(W) for child in document.element.body]
    assert ("tbl", "tbl") not in set(pairwise(tags)), "two tables would become one"
