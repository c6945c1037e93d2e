"""What a paper says of itself, that it is the same every time, and what it refuses."""

import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from reportlab.graphics.shapes import Drawing, Group, String

from cpc_selfeval.exports.tagged_pdf import PageOf, Paper, Paragraph
from tests.exports.tagged_pdf.papers import CREATED, LATER, TITLE, bars, blank_paper, full_paper
from tests.exports.tagged_pdf.reading import opened

PRINT_DIGEST = (
    "import hashlib\n"
    "from tests.exports.tagged_pdf.papers import full_paper\n"
    "print(hashlib.sha256(full_paper().as_bytes()).hexdigest())"
)


def test_the_same_words_and_date_are_the_same_bytes() -> None:
    paper = full_paper()
    first = paper.as_bytes()
    assert paper.as_bytes() == first
    assert full_paper().as_bytes() == first


def test_the_same_bytes_in_another_process() -> None:
    digests = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT-{seed}", "SOURCE_DATE_EPOCH": seed}
        run = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def test_other_words_or_another_date_are_another_document() -> None:
    identifiers = set()
    for paper in (blank_paper(), blank_paper(LATER), full_paper()):
        identifiers.add(bytes(opened(paper.as_bytes()).trailer.ID[0]))
    assert len(identifiers) == 3


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-3.5))])
def test_its_dates_are_the_given_one(zone: timezone) -> None:
    pdf = opened(blank_paper(CREATED.astimezone(zone)).as_bytes())
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261122140211+00'00'"
    with pdf.open_metadata() as xmp:
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-22T14:02:11Z"


def test_it_says_what_it_is() -> None:
    pdf = opened(blank_paper().as_bytes())
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == TITLE
        assert xmp["dc:language"] == {"en-GB"}
        assert xmp["pdfuaid:part"] == "1"
    assert str(pdf.docinfo.Title) == TITLE
    assert str(pdf.docinfo.Author) == "Example Area Child Protection Committee"
    assert str(pdf.docinfo.Subject) == "Summary of self-evaluation"
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


def test_a_title_with_every_kind_of_character() -> None:
    title = "a < b & “c” \U0001f600 é"
    paper = Paper(title=title + "\x00\ud800", author="", subject="", created=CREATED)
    pdf = opened(paper.as_bytes())
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == title + "\ufffd\ufffd"
    assert str(pdf.docinfo.Title) == title + "\ufffd\ufffd"


def test_it_is_written_to_a_file_or_a_stream(tmp_path: Path) -> None:
    stream = io.BytesIO()
    blank_paper().write(stream)
    blank_paper().write(tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes() == stream.getvalue() == blank_paper().as_bytes()


def test_pages_may_be_left_uncompressed() -> None:
    assert b"/H1 <</MCID 0>> BDC" in blank_paper().as_bytes(compress=False)


def test_a_date_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Paper(title="T", author="", subject="", created=datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize("title", ["", " \n"])
def test_an_empty_title_is_refused(title: str) -> None:
    with pytest.raises(ValueError, match="title"):
        Paper(title=title, author="", subject="", created=CREATED)


def test_a_heading_that_leaves_out_a_level_is_refused() -> None:
    paper = blank_paper()
    with pytest.raises(ValueError, match="level 3 cannot follow one of level 1"):
        paper.heading(3, "Too deep")


def test_a_mark_cannot_be_used_twice() -> None:
    paper = blank_paper()
    paper.heading(2, "One", mark="plan")
    with pytest.raises(ValueError, match="“plan”"):
        paper.heading(2, "Two", mark="plan")


def test_a_page_of_nothing_is_refused() -> None:
    paper = blank_paper()
    paper.paragraph(["See page ", PageOf("nowhere")])
    with pytest.raises(KeyError, match="nowhere"):
        paper.as_bytes()


def test_a_figure_needs_a_description() -> None:
    with pytest.raises(ValueError, match="description"):
        blank_paper().figure(bars(), " ")


def test_a_drawing_in_another_font_is_refused() -> None:
    drawing = Drawing(10, 10)
    drawing.add(Group(String(0, 0, "x", fontName="Helvetica")))
    with pytest.raises(ValueError, match="Helvetica"):
        blank_paper().figure(drawing, "A letter")


def test_a_table_whose_rows_do_not_fit_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells"):
        blank_paper().table(["a", "b"], [["c"]])
    with pytest.raises(ValueError, match="2 widths"):
        blank_paper().table(["a", "b"], [], widths=[1])


def test_a_cell_cannot_mix_words_and_paragraphs() -> None:
    with pytest.raises(TypeError, match="put the words into a Paragraph"):
        blank_paper().table(["a"], [[["words", Paragraph("paragraph")]]])  # type: ignore[list-item]


def test_a_page_cannot_end_inside_a_box() -> None:
    paper = blank_paper()
    with paper.callout(), pytest.raises(RuntimeError, match="inside a box"):
        paper.page_break()


def test_columns_cannot_stand_inside_a_column() -> None:
    paper = blank_paper()
    with paper.columns() as column, column(), pytest.raises(RuntimeError, match="inside a column"), paper.columns():
        paper.paragraph("too narrow")


def test_nothing_may_be_fetched() -> None:
    from reportlab import rl_config

    blank_paper()
    assert (rl_config.trustedHosts, rl_config.trustedSchemes) == ([], [])


DRAW_AT_ONCE = (
    "import threading\n"
    "from concurrent.futures import ThreadPoolExecutor\n"
    "from tests.exports.tagged_pdf.papers import full_paper\n"
    "ready = threading.Barrier(4)\n"
    "def draw(_number):\n"
    "    ready.wait()\n"
    "    return full_paper().as_bytes()\n"
    "with ThreadPoolExecutor(4) as threads:\n"
    "    print(len(set(threads.map(draw, range(8)))))\n"
)


def test_papers_that_are_drawn_at_once_are_as_if_drawn_alone() -> None:
    """In a process of its own, in which nobody has read the fonts yet."""
    done = subprocess.run([sys.executable, "-c", DRAW_AT_ONCE], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")
