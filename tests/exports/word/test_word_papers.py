"""Every paper as a Word document: opened again, held against the PDF of the same order, and through LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from docx.shared import Mm

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.public import public_snapshot
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.papers.texts import rewritten
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.papers.writer import PRINTED
from cpc_selfeval.exports.word import word_bytes
from tests.domain.example import example_contents
from tests.exports.papers.making import full_front, ordered_of
from tests.exports.papers.test_every_paper import HOSTILE
from tests.exports.tagged_pdf.reading import structure
from tests.exports.word.reading import W, headings, opened, paragraphs, said, tables, values
from tests.exports.workbook.contents import EMPTY, snapshot_of, typical


def position(paper: Paper, contents: Contents) -> ReportSnapshot:
    """The position, as this paper may show it."""
    taken = snapshot_of(contents)
    return public_snapshot(contents, taken) if paper is Paper.PUBLIC else taken


@cache
def example_order(paper: Paper, *, plain: bool = False) -> PaperOrder:
    """The paper of the worked example as it is ordered with all that can be on its front, or with nothing."""
    return ordered_of(position(paper, example_contents()), paper, None if plain else full_front())


@cache
def example_paper(paper: Paper, *, plain: bool = False) -> bytes:
    """That paper, written once for all tests that read it."""
    return word_bytes(example_order(paper, plain=plain))


@pytest.mark.parametrize("paper", PRINTED)
def test_it_says_what_the_pdf_says(paper: Paper) -> None:
    order, content = example_order(paper), example_paper(paper)
    document, pdf = opened(content), structure(printed(order).content)
    in_pdf = [(int(element.tag[1]), " ".join(element.text.split())) for element in pdf.all("H1", "H2", "H3", "H4")]
    in_word = [(level, " ".join(text.split())) for level, text in headings(document)]
    assert [heading for heading in in_pdf if heading[1] != "Contents"] == in_word
    assert len(tables(document)) == len(pdf.all("Table"))
    assert [table.rows[0].cells[0].text for table in tables(document)] == [
        table.all("TH")[0].text for table in pdf.all("Table")
    ]
    alternatives = [figure.alt for figure in pdf.all("Figure")]
    assert re.findall(r'<wp:docPr[^>]* descr="([^"]*)"', _body(content)) == [_escaped(alt) for alt in alternatives]
    assert word_bytes(order) == content, "the same order is the same bytes"


def _body(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def test_what_word_needs_to_be_read_aloud() -> None:
    document = opened(example_paper(Paper.FULL))
    for table in tables(document):
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None, "the head is marked, and repeated"
        assert table._tbl.tblPr.find(f"{W}tblCaption") is not None
    assert set(values(document, "lang")) == {"en-GB"}
    runs = sum(1 for run in document.element.body.iter(f"{W}r") if run.find(f"{W}t") is not None)
    assert runs <= len(values(document, "lang"))
    properties = document.core_properties
    assert properties.title == "Self-evaluation 2026–27: full"
    assert properties.author == "Isla Grant, Lead officer"
    assert properties.language == "en-GB"
    levels = [level for level, _ in headings(document)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_lead_to_the_headings() -> None:
    document = opened(example_paper(Paper.FULL, plain=True))
    bookmarks = set(values(document, "bookmarkStart", "name"))
    links = [link.get(f"{W}anchor") for link in document.element.body.iter(f"{W}hyperlink")]
    assert len(links) > 20
    assert set(links) <= bookmarks
    assert len(bookmarks) == len(headings(document)) + 1, "and the contents' own"
    assert ' TOC \\o "2-3" \\h \\z ' in [each.text for each in document.element.body.iter(f"{W}instrText")]
    kinds = [each.get(f"{W}fldCharType") for each in document.element.body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_the_contents_begin_with_the_pages_of_the_pdf() -> None:
    order = example_order(Paper.FULL, plain=True)
    document, read = opened(example_paper(Paper.FULL, plain=True)), structure(printed(order).content)
    links = document.element.body.iter(f"{W}hyperlink")
    shown = {_unspaced("".join(text.text or "" for text in link.iter(f"{W}t"))) for link in links}
    begins = {_unspaced(heading.text): heading.pages[0] for heading in read.all("H2")}
    contents = begins.pop("Contents")
    assert contents == 2
    assert {f"{title}{page}" for title, page in begins.items()} <= shown


def _unspaced(text: str) -> str:
    return "".join(text.split())


def test_pages_have_a_size_a_head_a_foot_and_numbers() -> None:
    document = opened(example_paper(Paper.FULL))
    sizes = {(section.page_width or 0, section.page_height or 0) for section in document.sections}
    assert {tuple(sorted(round(side / Mm(1)) for side in size)) for size in sizes} == {(210, 297)}
    assert len(sizes) == 2, "the plan lies"
    first = document.sections[0]
    assert "OFFICIAL" in first.header.paragraphs[0].text
    assert "OFFICIAL" in first.footer.paragraphs[0].text
    fields = [each.text.strip() for each in first.footer._element.iter(f"{W}instrText") if each.text]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("paper", PRINTED)
def test_any_text_in_every_field_of_every_paper(paper: Paper) -> None:
    _attack(paper, " ".join(text[:300] for text in HOSTILE.values()))


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("paper", PRINTED)
def test_each_text_that_attacks_in_every_field_of_every_paper(paper: Paper, text: str) -> None:
    _attack(paper, text)


def _attack(paper: Paper, text: str) -> None:
    def attacked(words: str) -> str:
        return text if words.strip() else words

    front = replace(rewritten(full_front(), attacked), logo_words="Logo")
    order = ordered_of(rewritten(position(paper, typical()), attacked), paper, front, Since(text, (text, text)))
    document = opened(word_bytes(order))
    assert headings(document)[0][0] == 1
    assert all(len(list(cell._tc.iter(f"{W}p"))) for table in tables(document) for cell in table._cells)


def test_what_was_typed_stays_as_it_was() -> None:
    typed = "=1+1 & <b>x</b>\t\u064a\u0627 \u202eabc\u202c \U0001f600 caf\u00e9 cafe\u0301 a\u00adb  two  spaces"
    front = replace(full_front(), purpose=f"{typed}\nnext\n\nnew\x00\x0c\ud800\ufffe")
    document = opened(word_bytes(ordered_of(snapshot_of(EMPTY), Paper.CPC_REPORT, front)))
    assert f"{typed}\nnext\nnew[control character]\n[broken character][U+FFFE]" in said(document)


def test_a_list_begins_with_its_own_number() -> None:
    document = opened(word_bytes(ordered_of(snapshot_of(typical()), Paper.FULL)))
    numbered = [p for p in paragraphs(document) if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert numbered
    numbering = document.part.numbering_part.element
    known = {each.get(f"{W}numId") for each in numbering.iter(f"{W}num")}
    assert set(values(document, "numId")) <= known
