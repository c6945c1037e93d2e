"""Both papers beside bare scripts of the libraries that write the same content, and a note of twice the length.

The floor of the workbook is what openpyxl itself takes to write the same cells with the same styles, row heights and
column widths; that of the PDF is what reportlab's own Platypus takes for the same headings, paragraphs, lists and
tables in the same order, without tags.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.files import NOON, with_actions, with_note
from benchmarks.measuring import Figure, in_turns
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.taking_report import take_snapshot

ACTIONS = 2_000
NOTE = 160_000
GOAL = 1.2
NOTE_GOAL = 2.3
PIECE = 2_000
"""Characters in one of Platypus's paragraphs: a longer one takes much more than its share (docs/reliability.md)."""


def measure(folder: Path, rounds: int = 5, actions: int = ACTIONS, note: int = NOTE) -> list[Figure]:
    """The workbook and the PDF of so many actions, and the PDF of a note of ``note`` characters and of twice that."""
    from cpc_selfeval.exports.workbook.writer import workbook_bytes

    with_actions(folder / "actions.cpcse", actions).close()
    plan = snapshot_of_file(folder / "actions.cpcse")
    cells = _cells_of(workbook_bytes(plan))
    blocks = blocks_of(plan)
    notes = []
    for length in (note, 2 * note):
        file = folder / f"note {length}.cpcse"
        with_note(file, length).close()
        notes.append(snapshot_of_file(file))
    short, long = in_turns(lambda: full_paper(notes[0]), lambda: full_paper(notes[1]), rounds)
    books = in_turns(lambda: workbook_bytes(plan), lambda: _bare_workbook(cells), rounds)
    papers = in_turns(lambda: full_paper(plan), lambda: bare_paper(blocks), rounds)
    return [
        Figure(f"workbook of {actions:,} actions ÷ openpyxl writing the same cells", *books, GOAL),
        Figure(f"PDF of {actions:,} actions, tagged ÷ reportlab's Platypus, untagged", *papers, GOAL),
        Figure(f"PDF of a note of {2 * note:,} characters ÷ one of {note:,}", long, short, NOTE_GOAL),
    ]


def full_paper(snapshot: ReportSnapshot) -> bytes:
    """Our paper."""
    from cpc_selfeval.domain.papers.front import PaperFront
    from cpc_selfeval.domain.papers.kinds import Paper
    from cpc_selfeval.domain.papers.order import PaperOrder
    from cpc_selfeval.exports.papers import printed

    return printed(PaperOrder(Paper.FULL, "Full self-evaluation", snapshot, PaperFront())).content


def snapshot_of_file(file: Path) -> ReportSnapshot:
    """The position in a file."""
    from contextlib import closing

    from cpc_selfeval.storage.opening import open_store

    with closing(open_store(file, read_only=True)) as store:
        return take_snapshot(store.load(), NOON, "measured")


@dataclass(frozen=True, slots=True)
class _Sheet:
    title: str
    cells: list[tuple[int, int, Any, int]]
    widths: dict[str, float]
    heights: dict[int, float]


def _cells_of(workbook: bytes) -> tuple[list[_Sheet], Any]:
    """Every cell of a workbook as row, column, value and number of its style, and the workbook that has the styles."""
    from openpyxl import load_workbook

    styled: Any = load_workbook(io.BytesIO(workbook))
    sheets = [
        _Sheet(
            sheet.title,
            [(c.row, c.column, c.value, c._style) for row in sheet.iter_rows() for c in row if c.has_style],
            {letter: size.width for letter, size in sheet.column_dimensions.items()},
            {number: size.height for number, size in sheet.row_dimensions.items() if size.height},
        )
        for sheet in styled.worksheets
    ]
    return sheets, styled


def _bare_workbook(cells: tuple[list[_Sheet], Any]) -> bytes:
    from copy import copy

    from openpyxl import Workbook

    sheets, styled = cells
    workbook = Workbook()
    for part in ("_fonts", "_fills", "_borders", "_alignments", "_protections", "_number_formats", "_cell_styles"):
        setattr(workbook, part, copy(getattr(styled, part)))
    workbook.remove(workbook.worksheets[0])
    for each in sheets:
        sheet = workbook.create_sheet(each.title)
        for row, column, value, style in each.cells:
            cell = sheet.cell(row, column, value)
            cell._style = style
        for letter, width in each.widths.items():
            sheet.column_dimensions[letter].width = width
        for number, height in each.heights.items():
            sheet.row_dimensions[number].height = height
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


Block = tuple[str, Any]


def blocks_of(snapshot: ReportSnapshot) -> list[Block]:
    """What the full self-evaluation says, in order, as plain words: ("heading", words), ("table", (head, rows, …))."""
    from cpc_selfeval.exports.tagged_pdf import Paper

    blocks: list[Block] = []

    class Heard(Paper):
        """A paper that keeps what it is told."""

        def heading(self, level: Any, words: Any, **options: Any) -> None:
            blocks.append(("heading", _plain(words)))
            super().heading(level, words, **options)

        def paragraph(self, words: Any, *styles: Any, **options: Any) -> None:
            blocks.append(("paragraph", _plain(words)))
            super().paragraph(words, *styles, **options)

        def user_text(self, text: str, *styles: Any) -> None:
            blocks.append(("paragraph", text))
            super().user_text(text, *styles)

        def bullets(self, items: Any, *styles: Any) -> None:
            blocks.extend(("paragraph", _cell(item)) for item in items)
            super().bullets(items, *styles)

        def numbered(self, items: Any, **options: Any) -> None:
            blocks.extend(("paragraph", _cell(item)) for item in items)
            super().numbered(items, **options)

        def table(self, head: Any, rows: Any, **options: Any) -> None:
            rows = list(rows)
            plain = [[_cell(cell) for cell in row] for row in rows]
            blocks.append(("table", ([_plain(words) for words in head], plain, options.get("widths", ()))))
            super().table(head, rows, **options)

    with patch("cpc_selfeval.exports.tagged_pdf.Paper", Heard):
        full_paper(snapshot)
    assert blocks, "the paper was heard"
    return blocks


def _plain(words: Any) -> str:
    from cpc_selfeval.exports.tagged_pdf.words import plain_text

    return plain_text(words)


def _cell(cell: Any) -> str:
    from cpc_selfeval.exports.tagged_pdf.content import (
        Bullets,
        Content,
        Numbered,
        Paragraph,
        Picture,
        UserText,
        contents,
    )

    said = []
    for content in contents(cell):
        match content:
            case Paragraph():
                said.append(_plain(content.words))
            case UserText():
                said.append(content.text)
            case Bullets() | Numbered():
                said += [_cell(item) for item in content.items]
            case Picture():
                said.append(content.alt)
            case Content():
                raise TypeError(f"what is {content!r}?")
    return "\n".join(said)


def bare_paper(blocks: Sequence[Block]) -> bytes:
    """The same words by Platypus alone, in our fonts."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    from cpc_selfeval.exports.tagged_pdf.fonts import FONT_NAMES, typeface

    typeface()  # registers the fonts
    styles = getSampleStyleSheet()
    small = styles["BodyText"]
    small.fontName, small.fontSize, small.leading = FONT_NAMES["regular"], 8, 10
    styles["Heading2"].fontName = FONT_NAMES["bold"]
    written = io.BytesIO()
    document = SimpleDocTemplate(written, pagesize=landscape(A4))
    story: list[Any] = []
    for kind, said in blocks:
        if kind == "table":
            head, rows, widths = said
            shares = list(widths) or [1.0] * len(head)
            sizes = [document.width * share / sum(shares) for share in shares]
            content = [[Paragraph(_marked_up(cell), small) for cell in row] for row in ([head], rows)[0]]
            content += [[Paragraph(_marked_up(cell), small) for cell in row] for row in rows]
            story.append(LongTable(content, colWidths=sizes, repeatRows=1, splitInRow=1))
        else:
            style = styles["Heading2"] if kind == "heading" else small
            pieces = [said[start : start + PIECE] for start in range(0, len(said), PIECE)] or [""]
            story += [Paragraph(_marked_up(piece), style) for piece in pieces]
    document.build(story)
    return written.getvalue()


def _marked_up(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
