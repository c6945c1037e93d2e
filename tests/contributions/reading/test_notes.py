"""What people write beside the cells, as notes, comments and in boxes, is read too, so that it can be shown."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

from cpc_selfeval.contributions.reading import read_workbook
from cpc_selfeval.domain import contribution_refusals as refusals
from cpc_selfeval.domain.cells import Note
from tests.contributions.office import Office, text_of
from tests.contributions.reading.asking import sheets
from tests.contributions.reading.packages import HEAD, MAIN, OFFICE, RELATED, packed, parts

SHAPES = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
THREAD = "[Threaded comment]\n\nA notice of what threads are.\n\nComment:\n    Is this still so?\nReply:\n    Yes."


def beside(kind: str, content: str) -> bytes:
    """A workbook whose sheet has such a part ("comments" or "drawing")."""
    related = (
        f'{HEAD}<Relationships xmlns="{OFFICE}">'
        f'<Relationship Id="rId1" Type="{RELATED}/{kind}" Target="../{kind}1.xml"/></Relationships>'
    )
    return packed({**parts(), "xl/worksheets/_rels/sheet1.xml.rels": related, f"xl/{kind}1.xml": HEAD + content})


def comments(*notes: str) -> bytes:
    """A workbook with such notes, by Isla Grant or as a thread."""
    authors = "<authors><author>Isla Grant</author><author>tc={0000-0000}</author></authors>"
    return beside(
        "comments", f'<comments xmlns="{MAIN}">{authors}<commentList>{"".join(notes)}</commentList></comments>'
    )


def note(place: str, text: str, author: int = 0) -> str:
    """One note."""
    return f'<comment ref="{place}" authorId="{author}"><text>{text}</text></comment>'


def box(text: str) -> str:
    """A box at C5 with such paragraphs."""
    place = "<d:from><d:col>2</d:col><d:row>4</d:row></d:from><d:to><d:col>9</d:col><d:row>9</d:row></d:to>"
    return f"<d:twoCellAnchor>{place}<d:sp><d:txBody>{text}</d:txBody></d:sp></d:twoCellAnchor>"


def drawing(*boxes: str) -> bytes:
    """A workbook with such boxes."""
    return beside("drawing", f'<d:wsDr xmlns:d="{DRAWING}" xmlns:a="{SHAPES}">{"".join(boxes)}</d:wsDr>')


def test_a_note_comes_with_its_author_and_place() -> None:
    document = comments(note("B3", "<r><t>Isla Grant:</t></r><r><t xml:space='preserve'>\n  see E-017 </t></r>"))
    assert sheets(document)[0].notes == (Note((3, 1), "Isla Grant", "Isla Grant:\n  see E-017 "),)


def test_a_thread_comes_without_the_notice_of_excel() -> None:
    found = sheets(comments(note("A1", f"<t>{THREAD}</t>", author=1)))[0].notes
    assert found == (Note((1, 0), "", "Is this still so?\nReply:\n    Yes."),)
    assert sheets(comments(note("A1", f"<t>{THREAD}</t>")))[0].notes[0].text == THREAD


def test_an_author_that_is_not_listed_is_nobody_and_an_empty_note_none() -> None:
    assert sheets(comments(note("A1", "<t>words</t>", author=7), note("A2", "<t> </t>")))[0].notes == (
        Note((1, 0), "", "words"),
    )


def test_the_text_of_a_box_comes_by_its_paragraphs_and_once() -> None:
    text = (
        "<a:p><a:r><a:t>first </a:t></a:r><a:r><a:t>line</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>last</a:t></a:r></a:p>"
    )
    assert sheets(drawing(box(text), box(text), box("<a:p/>")))[0].notes == (Note((5, 2), "", "first line\n\nlast"),)


@pytest.mark.parametrize(
    "document",
    [comments(note("nowhere", "<t>words</t>")), drawing("<d:from><d:row>x</d:row></d:from>")],
    ids=["note", "box"],
)
def test_what_stands_nowhere_is_damage(document: bytes) -> None:
    with pytest.raises(refusals.WorkbookDamaged):
        sheets(document)


def test_notes_count_as_text() -> None:
    document = comments(*(note(f"A{at}", f"<t>{'long ' * 10_000}</t>") for at in range(1, 202)))
    with pytest.raises(refusals.WorkbookTooLarge):
        sheets(document)


def test_notes_and_boxes_of_libreoffice(office: Office) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Level"
    book.worksheets[0]["A1"].comment = Comment("Bàta 🚤\nfrom us", "Isla Grant")
    whole = io.BytesIO()
    book.save(whole)
    path = office.edited(
        whole.getvalue(),
        "sheet = book.Sheets.getByIndex(0)",
        f"sheet.Annotations.insertNew(sheet.getCellByPosition(2, 4).CellAddress, {text_of('added - there')})",
        'box = book.createInstance("com.sun.star.drawing.TextShape")',
        "Dim size As New com.sun.star.awt.Size",
        "size.Width = 5000 : size.Height = 2000 : box.Size = size",
        "sheet.DrawPage.add(box)",
        f"box.String = {text_of('in a box')}",
    )
    found = read_workbook(path).sheets[0].notes
    assert {note.text for note in found} == {"Bàta 🚤\nfrom us", "added - there", "in a box"}
    assert {note.place for note in found if note.text != "in a box"} == {(1, 0), (5, 2)}
