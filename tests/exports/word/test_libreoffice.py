"""A Word paper in LibreOffice: it opens, and its pages hold all that it says."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.exports.word import word_bytes
from tests.domain.example import example_contents
from tests.exports.papers.making import full_front, ordered_of
from tests.exports.word.reading import headings, opened
from tests.exports.workbook.contents import snapshot_of


def _pages(content: bytes, folder: Path) -> str:
    """The words of its pages, as LibreOffice's Writer lays them out."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / "paper.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        text=True,
        timeout=150,
        env={**os.environ, "HOME": str(folder)},
    )
    made = folder / "paper.pdf"
    if not made.exists() and "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice is installed without Writer")
    from pypdfium2 import PdfDocument

    document = PdfDocument(made.read_bytes())
    words = "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    document.close()
    return "".join(words.split())


def test_its_pages_hold_every_heading_and_cell(tmp_path: Path) -> None:
    content = word_bytes(ordered_of(snapshot_of(example_contents()), Paper.CPC_REPORT, full_front()))
    document, pages = opened(content), _pages(content, tmp_path)
    for _, heading in headings(document):
        assert "".join(heading.split()) in pages
    for table in document.tables:
        for row in table.rows[:4]:
            for paragraph in row.cells[0].paragraphs:
                assert "".join(paragraph.text.split()) in pages


@pytest.mark.long
def test_the_contents_show_pages_at_once(tmp_path: Path) -> None:
    pages = _pages(word_bytes(ordered_of(snapshot_of(example_contents()), Paper.FULL)), tmp_path)
    assert "Profileoflevels1" in pages
