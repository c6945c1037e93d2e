"""A committee's own document for the looks of papers: its styles, page, header and footer, and none of its words."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from cpc_selfeval.domain.paper_refusals import TemplateUnusable
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.exports.word import WordPaper, document
from tests.exports.papers.making import full_front, ordered_of
from tests.exports.word.reading import W, headings, opened, said
from tests.exports.workbook.contents import snapshot_of, typical


def council(change: Callable[[Document], None] = lambda _document: None) -> bytes:
    """A council's document, as python-docx makes one of Word's own template."""
    made = docx.Document()
    made.add_heading("Words of last year", 1)
    made.add_paragraph("Secret of last year", style="List Bullet")
    made.styles["Heading 2"].font.size = Pt(17)
    made.styles["Heading 2"].font.name = "Verdana"
    section = made.sections[0]
    section.header.paragraphs[0].text = "Example Council letterhead"
    section.left_margin = Mm(31)
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def paper_in(template: bytes, paper: Paper = Paper.FULL) -> Document:
    """A paper in its looks."""
    from functools import partial

    from cpc_selfeval.exports.papers import said as said_on

    order = ordered_of(snapshot_of(typical()), paper, full_front())
    return opened(said_on(order, partial(WordPaper, template=template)).as_bytes())


def test_its_looks_are_used_and_its_words_are_not() -> None:
    made = paper_in(council())
    text = said(made)
    assert "last year" not in text
    style = next(p.style for p in made.paragraphs if p.text == "Purpose")
    assert style is not None
    assert style.name == "Heading 2"
    assert style.font.size == Pt(17)
    assert style.font.name == "Verdana"
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "Example Council letterhead"
    assert section.left_margin is not None
    assert abs(section.left_margin - Mm(31)) < 1000
    fields = [each.text.strip() for each in section.footer._element.iter(f"{W}instrText") if each.text]
    assert fields == ["PAGE", "NUMPAGES"], "where the template says nothing, the paper's own stands"
    assert {level for level, _ in headings(made)} == {1, 2, 3, 4}


def test_what_the_template_lacks_is_added() -> None:
    def fewer(made: Document) -> None:
        for name in ("Heading 3", "Heading 4", "List Number", "Table Grid"):
            made.styles[name].delete()
        part = made.part
        key = next(key for key, each in part.rels.items() if each.reltype.endswith("/numbering"))
        part.rels.pop(key)

    made = paper_in(council(fewer))
    names = [style.name for style in made.styles]
    assert names.count("Heading 3") == names.count("Paper table") == 1
    assert len({style.style_id for style in made.styles}) == len(names)
    assert made.part.numbering_part.element.find(f"{W}num") is not None


def test_ties_to_elsewhere_are_cut() -> None:
    def tied(made: Document) -> None:
        made.part.relate_to("https://example.org/picture.png", "http://example.org/image", is_external=True)
        settings = made.settings.element
        element = docx.oxml.parse_xml(
            f'<w:documentProtection xmlns:w="{W[1:-1]}" w:edit="readOnly" w:enforcement="1"/>'
        )
        settings.append(element)

    content = council(tied)
    made = paper_in(content)
    assert not [each for each in made.part.rels.values() if each.is_external]
    assert made.settings.element.find(f"{W}documentProtection") is None
    package = made.part.package
    assert package is not None
    assert not [each for each in package.rels.values() if each.reltype.endswith("/thumbnail")]


def test_a_template_file_of_words_own_kind_is_taken() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(council())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(b"document.main+xml", b"template.main+xml")
            target.writestr(name, content)
    assert headings(paper_in(out.getvalue(), Paper.CPC_REPORT))


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04", b"x" * (document.MOST_BYTES + 1)])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateUnusable):
        document.opened(content)


def test_a_workbook_is_refused() -> None:
    from openpyxl import Workbook

    out = io.BytesIO()
    Workbook().save(out)
    with pytest.raises(TemplateUnusable):
        document.opened(out.getvalue())


def test_a_damaged_template_is_a_document_or_refused() -> None:
    """Parts left out or cut short, by chance that is the same each time."""
    content, chance = council(), random.Random(6)
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    taken = 0
    for _ in range(25):
        out = io.BytesIO()
        victim = chance.choice(sorted(parts))
        with zipfile.ZipFile(out, "w") as target:
            for name, part in parts.items():
                if name != victim:
                    target.writestr(name, part)
                elif chance.random() < 0.5:
                    target.writestr(name, part[: chance.randrange(len(part))])
        try:
            document.opened(out.getvalue())
        except TemplateUnusable:
            continue
        taken += 1
    assert 0 < taken < 25
