"""Papers for the tests: one with everything in it, and one that is almost empty."""

from datetime import UTC, datetime, timedelta
from typing import Final

from reportlab.graphics.shapes import Drawing, Rect, String

from cpc_selfeval.exports.tagged_pdf import (
    FONT_NAMES,
    Bullets,
    Cell,
    Numbered,
    PageOf,
    Paper,
    Paragraph,
    Picture,
    Sign,
    UserText,
    bold,
    quiet,
)

CREATED: Final = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)
TITLE: Final = "How well do we protect children? Self-evaluation 2026–27"


def blank_paper(created: datetime = CREATED) -> Paper:
    """Return a paper that has its own title and nothing else."""
    paper = Paper(
        title=TITLE,
        author="Example Area Child Protection Committee",
        subject="Summary of self-evaluation",
        created=created,
        header_left="Example Area Child Protection Committee",
        header_right="OFFICIAL",
        footer_left="Levels are the Committee’s own judgements.",
    )
    paper.heading(1, TITLE)
    return paper


def bars(text: str = "Leadership") -> Drawing:
    drawing = Drawing(300, 40)
    drawing.add(String(0, 10, text, fontName=FONT_NAMES["regular"], fontSize=9))
    drawing.add(Rect(80, 8, 120, 12))
    return drawing


def full_paper(created: datetime = CREATED) -> Paper:
    """Return a paper with everything that a paper can hold."""
    paper = blank_paper(created)
    paper.paragraph("Position at 22 November 2026", "subtitle")
    paper.heading(2, "Contents", listed=False)
    paper.contents()
    paper.heading(2, "The Group is asked to")
    paper.numbered(["release trainers for two days;", ("agree the plan on page ", PageOf("plan"), ".")])
    with paper.section():
        paper.heading(2, "Since the last paper")
        paper.bullets([("5.2 moved to ", bold("Weak"), quiet(" (audit)")), "Four actions completed."])
        paper.paragraph("Chaidh ceithir gnìomhan a chrìochnachadh.", lang="gd")
    paper.figure(bars(), "Bar chart: leadership, 4 Good.")
    with paper.columns() as column:
        for title in ("Working well", "Improving", "Still to improve"):
            with column():
                paper.heading(3, title)
                paper.bullets([f"{title}: one", f"{title}: two"])
    with paper.callout():
        paper.paragraph(bold("To decide"))
        paper.user_text("First line\n- second line\n\nnext paragraph")
    with paper.together():
        paper.paragraph("Kept with")
        paper.paragraph("its neighbour")
    with paper.landscape():
        paper.heading(2, "Action plan", mark="plan")
        rows: list[list[Cell]] = [
            [
                f"A-{number:02}",
                [Paragraph("Offer advocacy"), Bullets(["early", "often"]), Numbered(["ask", "listen"], start=3)],
                UserText("As typed\n\nin two paragraphs"),
                (Sign("square"), "Overdue"),
            ]
            for number in range(12)
        ]
        rows.append(["A-12", Picture(bars(), "Bar chart in a cell."), "", Paragraph(quiet("none"), lang="gd")])
        paper.table(["Ref", "Action", "Progress", "Status"], rows, widths=[1, 6, 4, 2], caption="All actions")
    paper.heading(2, "Notes")
    paper.user_text("A note.\n" * 10)
    return paper


LATER: Final = CREATED + timedelta(days=1)
