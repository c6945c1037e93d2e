"""What a screen reader reads: everything, once, in the order in which it was said."""

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cpc_selfeval.exports.tagged_pdf import Bullets, PageOf, Paragraph, Sign, UserText, bold
from tests.drawn import examples
from tests.exports.tagged_pdf.papers import TITLE, bars, blank_paper, full_paper
from tests.exports.tagged_pdf.reading import artifacts, opened, structure

INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def seen(text: str) -> str:
    """Return the visible characters of `text`, accents joined to their letters."""
    return "".join(unicodedata.normalize("NFC", INVISIBLE.sub("", text)).split())


@settings(max_examples=examples(60), deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
@example("e\u0301\u200d\u0301 \ufb01 \u212b")
def test_what_was_typed_is_what_is_read(text: str) -> None:
    paper = blank_paper()
    paper.user_text(text)
    read = "".join(paragraph.text for paragraph in structure(paper.as_bytes()).all("P"))
    assert seen(read) == seen(text)


def test_the_order_is_that_of_the_calls() -> None:
    paper = blank_paper()
    paper.paragraph("1 ")
    paper.bullets(["2 ", [Paragraph("3 "), Bullets(["4 "])]])
    with paper.columns() as column:
        for words in (("5 ", "6 "), ("7 ", "8 ")):
            with column():
                for word in words:
                    paper.paragraph(word)
    paper.table(["9 ", "10 "], [["11 ", "12 "]])
    with paper.callout():
        paper.paragraph("13 ")
    paper.paragraph("14")
    read = structure(paper.as_bytes()).text.removeprefix(TITLE).replace("•", " ")
    assert [int(number) for number in read.split()] == list(range(1, 15))


def test_lists_have_items_with_label_and_body() -> None:
    paper = blank_paper()
    paper.numbered(["first", "second"], start=9)
    (found,) = structure(paper.as_bytes()).all("L")
    assert [[(kid.tag, kid.text) for kid in item.kids] for item in found.kids] == [
        [("Lbl", "9."), ("LBody", "first")],
        [("Lbl", "10."), ("LBody", "second")],
    ]


def test_lines_stay_apart_when_they_are_read() -> None:
    paper = blank_paper()
    paper.paragraph("children " * 60)
    paper.paragraph("one\ntwo")
    long, short = structure(paper.as_bytes()).all("P")
    assert long.text.split() == ["children"] * 60
    assert short.text == "one two"


def test_user_text_is_divided_at_blank_lines() -> None:
    paper = blank_paper()
    paper.user_text("\n\n- one\n  - two\n \nthree\n\n\n\nfour\n")
    assert [found.text.split() for found in structure(paper.as_bytes()).all("P")] == [
        ["-", "one", "-", "two"],
        ["three"],
        ["four"],
    ]


def test_a_paragraph_over_many_pages_is_one_element() -> None:
    paper = blank_paper()
    paper.user_text("A sentence about one child. " * 600)
    (found,) = structure(paper.as_bytes()).all("P")
    assert found.pages == [1, 2, 3]
    assert found.text.split() == ["A", "sentence", "about", "one", "child."] * 600


def test_signs_are_not_read() -> None:
    paper = blank_paper()
    paper.paragraph([Sign("square"), "Overdue"])
    (found,) = structure(paper.as_bytes()).all("P")
    assert found.text == "Overdue"


def test_what_the_font_lacks_is_read_as_it_was_typed() -> None:
    paper = blank_paper()
    paper.paragraph(["said ", bold("شكرا"), " \U0001f600"])
    (found,) = structure(paper.as_bytes()).all("P")
    assert found.text == "said شكرا \U0001f600"


def test_header_footer_and_page_numbers_are_not_read() -> None:
    contents = full_paper().as_bytes()
    unread = artifacts(contents)
    assert len(unread) > 3
    for number, text in enumerate(unread, 1):
        assert "OFFICIAL" in text
        assert f"Page {number} of {len(unread)}" in text
    assert "OFFICIAL" not in structure(contents).text


def test_another_language_is_marked() -> None:
    document = structure(full_paper().as_bytes())
    (gaelic,) = [found for found in document.all("P") if found.lang == "gd"]
    assert gaelic.text.startswith("Chaidh")
    assert [cell.text for cell in document.all("TD") if cell.lang == "gd"] == ["none"]


def test_the_contents_list_names_the_page_of_every_heading() -> None:
    paper = blank_paper()
    paper.contents(last=3)
    for number in range(1, 12):
        paper.heading(2, f"Part {number}.")
        paper.user_text("Text.\n" * 90)
        paper.heading(3, f"Detail {number}.", listed=number != 3)
    contents = paper.as_bytes()
    document = structure(contents)
    pages = {heading.text: heading.pages[0] for heading in document.all("H2", "H3")}
    assert pages["Part 11."] > 10
    listed = [entry.text.rpartition(" ") for entry in document.all("TOCI")]
    assert {title: int(page) for title, _, page in listed} == {
        title: page for title, page in pages.items() if title != "Detail 3."
    }


def test_entries_of_the_contents_list_lead_to_their_headings() -> None:
    document = structure(full_paper().as_bytes())
    headings = {heading.text: heading.pages[0] for heading in document.all("H2", "H3")}
    entries = document.all("Link")
    assert len(entries) == 7
    for entry in entries:
        title = entry.text.rpartition(" ")[0]
        assert entry.links == [(f"Go to {title}", headings[title])]


def test_a_page_named_in_a_sentence_is_the_right_one() -> None:
    paper = blank_paper()
    paper.paragraph(["See page ", PageOf("end"), "."])
    paper.user_text("Text.\n" * 600)
    paper.heading(2, "The end", mark="end")
    document = structure(paper.as_bytes())
    (end,) = document.all("H2")
    assert document.all("P")[0].text == f"See page {end.pages[0]}."
    assert end.pages[0] > 9


def test_bookmarks_are_the_headings() -> None:
    with opened(full_paper().as_bytes()).open_outline() as outline:
        (root,) = outline.root
        assert root.title == TITLE
        titles = [(item.title, [kid.title for kid in item.children]) for item in root.children]
    assert titles == [
        ("The Group is asked to", []),
        ("Since the last paper", ["Working well", "Improving", "Still to improve"]),
        ("Action plan", []),
        ("Notes", []),
    ]


def test_a_figure_in_a_cell_is_read_by_its_description() -> None:
    paper = blank_paper()
    paper.figure(bars("\U0001f600"), "Faces")
    (found,) = structure(paper.as_bytes()).all("Figure")
    assert (found.alt, found.text) == ("Faces", "[grinning\u00a0face]".replace("\u00a0", " "))


def test_user_text_in_a_cell_has_its_paragraphs() -> None:
    paper = blank_paper()
    paper.table(["a"], [[UserText("one\n\ntwo")]], row_heads=False)
    (cell,) = structure(paper.as_bytes()).all("TD")
    assert [kid.text for kid in cell.kids] == ["one", "two"]
