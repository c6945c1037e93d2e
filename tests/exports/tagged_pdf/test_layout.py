"""How things are divided over pages: nothing is cut, nothing is left alone, and every paper comes to its end."""

import itertools

import pytest

from cpc_selfeval.exports.tagged_pdf import Bullets, Cell, Numbered, Paper, Paragraph, Picture, UserText
from cpc_selfeval.exports.tagged_pdf.look import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from tests.exports.tagged_pdf.papers import CREATED, bars, blank_paper
from tests.exports.tagged_pdf.reading import Element, artifacts, failed_rules, faults, opened, outside, structure

TALL = "One line of a very long note about what was seen.\n" * 220


def table_of(document: Element) -> Element:
    (table,) = document.all("Table")
    return table


def test_a_long_table_is_one_table_with_its_head_once() -> None:
    paper = blank_paper()
    rows = [[f"A-{number}", "Audit the chronologies of children " * (1 + number % 7)] for number in range(300)]
    rows[40][1] = rows[41][1] = rows[299][1] = TALL
    paper.table(["Reference", "Action"], rows, widths=[1, 5])
    contents = paper.as_bytes()
    assert failed_rules(contents) == []
    assert faults(contents) == []
    table = table_of(structure(contents))
    assert [[cell.text for cell in row.all("TH", "TD")] for row in table.all("THead")] == [["Reference", "Action"]]
    read = [[" ".join(cell.text.split()) for cell in row.all("TH", "TD")] for row in table.all("TBody")[0].kids]
    assert read == [[" ".join(cell.split()) for cell in row] for row in rows]


def test_the_head_stands_on_every_page_and_is_read_on_the_first() -> None:
    paper = blank_paper()
    paper.table(["Reference", "Action"], [[str(number), "Audit"] for number in range(150)])
    contents = paper.as_bytes()
    unread = artifacts(contents)
    assert len(unread) > 3
    assert ["ReferenceAction" in text for text in unread] == [False] + [True] * (len(unread) - 1)
    assert table_of(structure(contents)).all("THead")[0].all("TH")[0].pages == [1]


def test_a_row_that_a_page_can_hold_is_not_torn() -> None:
    paper = blank_paper()
    paper.table(["a", "b"], [[str(number), "Audit the chronologies.\n" * 9] for number in range(40)])
    cells = table_of(structure(paper.as_bytes())).all("TD")
    assert max(len(cell.pages) for cell in cells) == 1


def test_a_row_that_is_taller_than_a_page_goes_on_over_pages() -> None:
    paper = blank_paper()
    tall = [UserText(TALL.replace("seen.", "seen.\n")), Bullets([TALL]), Numbered([TALL, "end"]), Paragraph("end")]
    paper.table(["a", "b"], [[tall, tall], ["after", Picture(bars(), "A chart.")]])
    contents = paper.as_bytes()
    assert faults(contents) == []
    read = " ".join(table_of(structure(contents)).text.split())
    assert read.count("One line of a very long note") == 220 * 3 * 2


def test_a_row_that_goes_on_shows_its_reference_again_and_says_it_once() -> None:
    paper = blank_paper()
    paper.table(["Ref", "Progress"], [["A-07", TALL]], widths=[1, 5])
    contents = paper.as_bytes()
    assert ["A-07" in text for text in artifacts(contents)] == [False, True, True, True]
    assert structure(contents).text.count("A-07") == 1


def test_a_head_that_is_taller_than_a_page_is_divided_and_not_repeated() -> None:
    paper = blank_paper()
    paper.table([TALL, "b"], [["c", "d"]])
    contents = paper.as_bytes()
    assert faults(contents) == []
    table = table_of(structure(contents))
    assert " ".join(table.all("TH")[0].text.split()) == " ".join(TALL.split())
    assert not any("One line" in text for text in artifacts(contents))


@pytest.mark.parametrize("first", ["one\ntwo", "one\n" * 14, [UserText("1\n2\n3\n\n4\n5\n6"), Bullets(["7", "8"])]])
def test_a_heading_is_never_alone_at_the_foot_of_a_page(first: Cell) -> None:
    for lines in range(30, 60):
        paper = blank_paper()
        paper.user_text("Text.\n" * lines)
        paper.heading(2, "Part")
        paper.heading(3, "Detail")
        paper.table(["a"], [[first], ["three"]], caption="Table")
        document = structure(paper.as_bytes())
        first_row = document.all("TBody")[0].kids[0]
        begun = next(found for found in first_row.walk() if found.pages)
        pages = {found.pages[0] for found in [*document.all("H2", "H3", "Caption"), begun]}
        assert len(pages) == 1, lines


def test_a_heading_before_a_short_paragraph_goes_with_it() -> None:
    for lines in range(30, 60):
        paper = blank_paper()
        paper.user_text("Text.\n" * lines)
        paper.heading(2, "Part")
        paper.paragraph("one\ntwo\nthree")
        document = structure(paper.as_bytes())
        assert document.all("H2")[0].pages == document.all("P")[-1].pages, lines


def test_no_single_line_is_left_behind() -> None:
    for before, lines in itertools.product(range(44, 54), range(2, 7)):
        paper = blank_paper()
        paper.paragraph("\n".join(["above"] * before))
        paper.paragraph("\n".join(["Text"] * lines))
        found = structure(paper.as_bytes()).all("P")[1]
        assert len(found.pages) == 1 or lines > 3, (before, lines)


def test_what_is_kept_together_is_on_one_page() -> None:
    for lines in (40, 45, 50, 52):
        paper = blank_paper()
        paper.user_text("Text.\n" * lines)
        with paper.together():
            paper.heading(2, "Part")
            for number in range(5):
                paper.paragraph(str(number))
        document = structure(paper.as_bytes())
        assert len({found.pages[0] for found in [*document.all("H2"), *document.all("P")[1:]]}) == 1


def test_what_is_kept_together_and_taller_than_a_page_is_divided() -> None:
    paper = blank_paper()
    with paper.together():
        paper.user_text(TALL)
        paper.paragraph("end")
    assert structure(paper.as_bytes()).all("P")[1].text == "end"


def test_boxes_and_columns_go_on_over_pages() -> None:
    paper = blank_paper()
    with paper.callout():
        paper.paragraph("Box")
        paper.user_text(TALL)
        with paper.columns() as column:
            for number in range(3):
                with column():
                    paper.heading(2, f"Column {number}")
                    paper.user_text(TALL)
    contents = paper.as_bytes()
    assert faults(contents) == []
    assert structure(contents).text.count("One line") == 220 * 4


def test_headings_and_furniture_of_any_length() -> None:
    long = "An area with a very long name " * 200
    paper = Paper(title="T", author="", subject="", created=CREATED, header_left=long, header_right=long[:300])
    paper.heading(1, long)
    paper.contents(first=1)
    paper.heading(2, long)
    paper.paragraph("text")
    contents = paper.as_bytes()
    assert failed_rules(contents) == []
    assert faults(contents) == []
    assert [found.text.split() for found in structure(contents).all("H1", "H2")] == [long.split()] * 2


def test_a_figure_is_made_smaller_where_it_is_too_large() -> None:
    paper = blank_paper()
    drawing = bars()
    drawing.height = 3000
    paper.figure(drawing, "Very high")
    wide = bars()
    wide.width = 3000
    paper.figure(wide, "Very wide")
    pdf = opened(paper.as_bytes())
    figures = [kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Figure"]
    for figure in figures:
        left, lower, right, upper = (float(edge) for edge in figure.A.BBox)
        assert 0 < left < right < 596
        assert 0 < lower < upper < 842


def test_landscape_pages_are_wide_and_begin_anew() -> None:
    paper = blank_paper()
    with paper.landscape():
        paper.paragraph("wide")
    with paper.landscape():
        paper.paragraph("wide again")
    paper.page_break()
    paper.page_break()
    paper.paragraph("narrow")
    sizes = [(float(box[2]), float(box[3])) for box in (sheet.MediaBox for sheet in opened(paper.as_bytes()).pages)]
    assert [width > height for width, height in sizes] == [False, True, True, False]


SAID = "The child was asked what they wanted, and said so."


@pytest.mark.parametrize("said", [f"{SAID} ", f"{SAID}\n", "x"], ids=["one paragraph", "lines", "one word"])
@pytest.mark.parametrize("size", [100_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_a_very_long_note_is_printed_whole(size: int, said: str) -> None:
    text = said * (size // len(said))
    paper = blank_paper()
    paper.user_text(text)
    contents = paper.as_bytes()
    (found,) = structure(contents).all("P")
    assert "".join(found.text.split()) == "".join(text.split())


def test_every_word_is_inside_the_margins() -> None:
    paper = blank_paper()
    paper.paragraph("x" * 400)
    paper.paragraph("multi-agency " * 60)
    paper.table(["a", "b", "c"], [["y" * 400, "antidisestablishmentarianism", "z-" * 200]], widths=[1, 1, 20])
    assert outside(paper.as_bytes(), MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM) == []
