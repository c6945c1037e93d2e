"""The words of attached files: what is read of each kind, what is not and why, and that hostile files do nothing."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Mapping

import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from cpc_selfeval.contributions.attached import read_words
from cpc_selfeval.contributions.attached.answer import BROKE_OFF, AttachedWords, Words, heard, words_line
from cpc_selfeval.contributions.attached.limits import MOST_BYTES, MOST_CHARACTERS
from cpc_selfeval.contributions.attached.reader import WordsReader
from cpc_selfeval.contributions.attached.unreadable import TOO_LARGE, Unreadable
from cpc_selfeval.contributions.attached.words import words_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/drawingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in parts.items():
            into.writestr(name, content)
    return packed.getvalue()


def document(*paragraphs: str, part: str = "document") -> dict[str, str]:
    """A part of a Word document, each paragraph in two runs as Word leaves them."""
    runs = (f"<w:p><w:r><w:t>{text[:3]}</w:t></w:r><w:r><w:t>{text[3:]}</w:t></w:r></w:p>" for text in paragraphs)
    return {f"word/{part}.xml": f'<w:document xmlns:w="{WORD}"><w:body>{"".join(runs)}</w:body></w:document>'}


def pdf(*pages: str) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def said(content: bytes) -> list[tuple[str, str]]:
    return [(words.place, words.text) for words in words_of(content)]


def unread(content: bytes) -> str:
    with pytest.raises(Unreadable) as raised:
        list(words_of(content))
    return str(raised.value)


def test_a_word_document_with_its_notes_heads_and_comments() -> None:
    parts = {
        **document("Jamie Reid", "Second"),
        **document("A note", part="footnotes"),
        **document("Said beside it", part="comments"),
        **document("On each page", part="header1"),
        **document("How it looks", part="styles"),
    }
    assert said(archive(parts)) == [
        ("text", "Jamie Reid\nSecond"),
        ("text", "A note"),
        ("comments", "Said beside it"),
        ("heads and feet of pages", "On each page"),
    ]


def test_a_workbook_with_numbers_that_lost_their_zero() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B2"], sheet["C3"] = "The mother Karen", 103141230, 17
    written = io.BytesIO()
    book.save(written)
    lines = {line for _, text in said(written.getvalue()) for line in text.splitlines()}
    assert {"The mother Karen", "0103141230", "17"} <= lines


def test_slides_and_documents_of_libreoffice() -> None:
    slide = f'<p xmlns:a="{SLIDES}"><a:p><a:r><a:t>On a slide</a:t></a:r></a:p></p>'
    text = f'<office xmlns:text="{ODF}"><text:h>Head</text:h><text:p>Said <text:span>here</text:span></text:p></office>'
    assert said(archive({"ppt/slides/slide12.xml": slide})) == [("slide 12", "On a slide")]
    assert said(archive({"content.xml": text})) == [("text", "Head\nSaid here")]


def test_a_pdf_page_by_page() -> None:
    assert said(pdf("The child, Jamie Reid", "born 12/03/2014")) == [
        ("page 1", "The child, Jamie Reid"),
        ("page 2", "born 12/03/2014"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_the_encodings_that_there_are(encoding: str) -> None:
    assert said("Zoë’s case".encode(encoding)) == [("", "Zoë’s case")]


def test_what_cannot_be_read_says_why() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("x"))) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert unread(locked.getvalue()) == "it has a password"
    assert unread(pdf("")) == "its pages are pictures, and a program cannot read what they show"
    assert unread(b"%PDF-1.7 and no more") == "it is damaged"
    assert unread(b"\x89PNG\r\n") == "it is a picture, and a program cannot read what it shows"
    assert unread(b"\xd0\xcf\x11\xe0\xa1") == "it is a protected document, or one of Office before 2007"
    assert unread(b"PK\x03\x04 and no more") == "it is damaged"
    assert unread(archive({"notes.txt": "x"})) == "it is an archive, or a document of a kind that is not known here"
    assert unread(b"\x00\x01\x02") == "it is neither an Office document, nor a PDF, nor plain text"


def test_a_document_cannot_define_what_fills_a_computer() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><d>&a;</d>'
    assert unread(archive({"word/document.xml": bomb})) == "it is damaged"
    assert unread(archive(document("a" * (MOST_CHARACTERS + 100)))) == TOO_LARGE
    assert unread(archive({f"{number}.xml": "" for number in range(4100)})) == TOO_LARGE


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe"]))
def test_any_bytes_are_words_or_unreadable(content: bytes, beginning: bytes) -> None:
    try:
        assert all(isinstance(words, Words) for words in words_of(beginning + content))
    except Unreadable as why:
        assert str(why)  # noqa: PT017 - both ends are right, and this one says why


# The process apart


def test_a_process_of_its_own_reads() -> None:
    assert read_words(pdf("Jamie")) == AttachedWords((Words("page 1", "Jamie"),))
    assert read_words(archive(document("Karen"))) == AttachedWords((Words("text", "Karen"),))
    assert read_words("Zoë".encode("cp1252")) == AttachedWords((Words("", "Zoë"),))


def test_what_was_read_before_it_broke_stays() -> None:
    broken = archive({**document("Karen"), "word/footnotes.xml": "<w"})
    assert read_words(broken) == AttachedWords((Words("text", "Karen"),), "it is damaged")


def program(source: str, seconds: float = 20.0) -> WordsReader:
    return WordsReader([sys.executable, "-c", source], seconds)


def test_a_process_that_dies_or_hangs_or_lies_is_no_more_than_that() -> None:
    assert program("import os; os._exit(1)").read(b"x") == BROKE_OFF
    assert program("print('[1, 2]')").read(b"x") == BROKE_OFF
    hanging = program("import time; time.sleep(60)", seconds=0.2).read(b"x")
    assert hanging.unread == "reading it took more than 0 seconds"
    assert WordsReader(["/no/such/program"]).read(b"x") == BROKE_OFF


def test_what_is_far_too_large_is_not_even_handed_over() -> None:
    never = program("raise SystemExit")
    assert never.read(bytes(MOST_BYTES + 1)).unread == TOO_LARGE


NEARLY = [["words"], ["words", "", 1], ["words", "", "x", ""], ["end", ""], "end", {"end": 1}, [["end"]], 7, ["unread"]]


@given(
    st.lists(st.binary(max_size=40) | st.sampled_from(NEARLY).map(lambda said: json.dumps(said).encode()), max_size=4)
)
def test_no_answer_is_believed_that_is_not_as_it_must_be(lines: list[bytes]) -> None:
    assert heard(lines) == BROKE_OFF


def test_an_answer_without_an_end_is_not_whole() -> None:
    assert heard([words_line(Words("", "Karen"))]) == BROKE_OFF
