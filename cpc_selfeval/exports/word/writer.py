"""A paper that was ordered, as a Word document."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cpc_selfeval.domain.paper_refusals import TemplateUnusable
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.exports.papers import printed, said
from cpc_selfeval.exports.word.document import MOST_BYTES
from cpc_selfeval.exports.word.paper import WordPaper


def word_bytes(order: PaperOrder, template: Path | None = None) -> bytes:
    """The document: the same order and template give the same bytes with the same version of the program.

    Raises TemplateUnusable, and KeyError for a workbook.
    """
    paper = said(order, partial(WordPaper, template=None if template is None else _read(template)))
    if paper.has_contents:
        paper.show_pages(printed(order).page_of)
    return paper.as_bytes()


def _read(template: Path) -> bytes:
    try:
        with template.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TemplateUnusable from error
    return content
