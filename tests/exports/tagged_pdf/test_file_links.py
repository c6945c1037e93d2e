"""Links to files beside a paper."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import unquote

from cpc_selfeval.exports.tagged_pdf import Cell, FileLink, Paper
from cpc_selfeval.exports.tagged_pdf.look import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from tests.exports.tagged_pdf.reading import failed_rules, faults, opened, outside, structure

PATHS = (
    "Full self-evaluation.pdf",
    "Evidence/2.1/E-001 what & <whom> #1 (50%)?.docx",
    "Evidence/No indicator/E-002 comhairle \u00e0 \u0646\u0635 \U0001f600.txt",
    f"Evidence/5.2/E-003 {'long ' * 60}.pdf",
)


def linked(paths: tuple[str, ...]) -> bytes:
    paper = Paper(title="Index", author="", subject="", created=datetime(2026, 11, 22, tzinfo=UTC))
    paper.heading(1, "Index")
    rows: list[list[Cell]] = [[f"File {number}", FileLink(path, path)] for number, path in enumerate(paths)]
    paper.table(["What", "Place"], rows, widths=[1, 4])
    return paper.as_bytes()


def test_each_link_is_read_with_its_words_and_leads_beside_the_paper() -> None:
    content = linked(PATHS)
    links = structure(content).all("Link")
    assert [unquote(link.files[0][1]) for link in links] == [f"./{path}" for path in PATHS]
    assert all(link.files[0][1].isascii() for link in links)
    assert all(link.files[0][0].startswith("Open ") for link in links)
    assert "".join(links[1].text.split()) == "".join(PATHS[1].split())


def test_a_link_keeps_the_rules_wherever_it_is_divided() -> None:
    paths = tuple(f"Evidence/{number}/{'a very long name ' * (number % 9 * 40)}.pdf" for number in range(40))
    content = linked((*PATHS, *paths))
    assert failed_rules(content) == []
    assert faults(content) == []
    assert outside(content, MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM) == []
    divided = [link for link in structure(content).all("Link") if len(set(link.pages)) > 1]
    assert divided, "one of these names goes over the end of a page"
    assert all(len(link.files) == len(link.pages) for link in divided), "each page has an area of its own"


def test_the_area_is_where_the_words_stand() -> None:
    pdf = opened(linked(("a.pdf", "b.pdf")))
    first, second = ([float(edge) for edge in annotation.Rect] for annotation in pdf.pages[0].Annots)
    assert first[0] == second[0]
    assert first[1] > second[3], "the second is below the first, and they do not overlap"
    assert first[2] - first[0] < 60, "it ends where the words do"
