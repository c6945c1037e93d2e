"""Papers keep the rules of PDF/UA-1, whatever is written in them; as far as programs can tell."""

import io
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from cpc_selfeval.exports.tagged_pdf import Bullets, Paper, UserText, bold, semibold
from cpc_selfeval.exports.tagged_pdf.fonts import typeface
from tests.exports.tagged_pdf.papers import CREATED, bars, blank_paper, full_paper
from tests.exports.tagged_pdf.reading import failed_rules, faults, opened, structure

INVISIBLE_OR_SPACES = set("\u00a0\u00ad\u200b\u034f")
HOSTILE = {
    "mark-up": "a < b & c > d <b>bold</b> &amp; </para>",
    "commands": "<img src='/etc/hostname'/> <img src='http://localhost'/> <a href='x'>y</a> <onDraw name=x/>",
    "unclosed": "<b>never closed <font color=red",
    "brackets of PDF": "(a) \\ ((b) \\) ) EMC BT /F1 12 Tf (x) Tj",
    "late tokens": "%late 0% %late 1% {} %s",
    "emoji": "done \U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 ⚠️ \U0001f3f4\U000e0067\U000e007f",
    "Arabic": "قالت الأم إنها",
    "Chinese": "孩子 and 子供",
    "combining": "e\u0301 o\u0308\u0323 \u0301",
    "control": "a\x00b\x07c\x1bd\x7f\x9f\ufffe\ud800",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five\x0bsix\x0cseven\x85eight",
    "spaces": "  two  inside\t\ttabs\u3000wide\u202fnarrow\u00a0fixed\u00ad\u200b ",
    "blank": " \n \n ",
    "formula": "=cmd|' /C calc'!A0",
    "long word": "x" * 400,
    "private use": "\ue000\U0010fffd",
    "Gaelic": "Comataidh Dìon Chloinne àèìòù ÀÈÌÒÙ",
}


def everywhere(text: str) -> bytes:
    """Return a paper that has `text` in every place where text can stand."""
    paper = Paper(
        title=f"Title {text}",
        author=text,
        subject=text,
        creator=text,
        created=CREATED,
        header_left=text,
        header_right=text,
        footer_left=text,
    )
    paper.heading(1, f"Title {text}")
    paper.contents(first=1)
    paper.heading(2, text)
    paper.paragraph(text)
    paper.user_text(text)
    paper.bullets([text, UserText(text)])
    paper.numbered([text])
    paper.figure(bars(text), f"Chart {text}")
    paper.table([text, "b"], [[text, text], ["", Bullets([text])]], caption=f"Table {text}")
    with paper.callout():
        paper.user_text(text)
    return paper.as_bytes()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_in_any_place(text: str) -> None:
    contents = everywhere(text)
    assert failed_rules(contents) == []
    assert faults(contents) == []


@pytest.mark.parametrize("make", [blank_paper, full_paper], ids=["a title alone", "everything"])
def test_a_whole_paper(make: Callable[[], Paper]) -> None:
    contents = make().as_bytes()
    assert failed_rules(contents) == []
    assert faults(contents) == []


def test_a_paper_that_nothing_was_added_to_has_one_page() -> None:
    paper = Paper(title="Empty", author="", subject="", created=CREATED)
    contents = paper.as_bytes()
    assert len(opened(contents).pages) == 1
    assert failed_rules(contents) == []


def test_all_fonts_are_embedded() -> None:
    pdf = opened(full_paper().as_bytes())
    fonts = [font for sheet in pdf.pages for font in sheet.Resources.Font.values()]
    assert fonts
    assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_every_character_of_the_typeface() -> None:
    letters = "".join(chr(code) for code in sorted(typeface().covered) if chr(code).isprintable())
    paper = blank_paper()
    paper.paragraph((letters, bold(letters), semibold(letters)))
    contents = paper.as_bytes()
    assert failed_rules(contents) == []
    (found,) = structure(contents).all("P")
    assert len(letters) > 1500
    wanted = unicodedata.normalize("NFC", letters)
    assert set(wanted) - set(found.text) == INVISIBLE_OR_SPACES & set(wanted)


def test_headings_leave_out_no_level() -> None:
    levels = [int(element.tag[1]) for element in structure(full_paper().as_bytes()).all("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_every_header_cell_says_what_it_heads() -> None:
    document = structure(full_paper().as_bytes())
    (head,) = document.all("THead")
    assert [cell.scope for cell in head.all("TH")] == ["Column"] * 4
    for row in document.all("TBody")[0].all("TR"):
        assert [(cell.tag, cell.scope) for cell in row.kids] == [("TH", "Row")] + [("TD", None)] * 3


def test_figures_have_a_description_and_a_place() -> None:
    contents = full_paper().as_bytes()
    assert [figure.alt for figure in structure(contents).all("Figure")] == [
        "Bar chart: leadership, 4 Good.",
        "Bar chart in a cell.",
    ]


BREAKS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "no ParentTree": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
    "tabs do not follow": lambda pdf: pdf.pages[0].__delitem__("/Tabs"),
    "is of no element": lambda pdf: pdf.Root.StructTreeRoot.K[0].K.__delitem__(1),
    "parents": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].append(pdf.Root),
    "a link says nothing": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"),
    "a link belongs to no": lambda pdf: _take_the_place_of(pdf.pages[0].Annots[0], pdf.pages[0].Annots[1]),
}


def _take_the_place_of(link: Any, other: Any) -> None:
    link.StructParent = other.StructParent


@pytest.mark.parametrize("fault", BREAKS)
def test_the_tests_see_what_the_checker_misses(fault: str) -> None:
    pdf = opened(full_paper().as_bytes())
    BREAKS[fault](pdf)
    broken = io.BytesIO()
    pdf.save(broken)
    assert any(fault in found for found in faults(broken.getvalue()))
