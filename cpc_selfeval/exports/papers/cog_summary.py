"""The summary for the Chief Officers' Group: at most two pages, what is asked of whom first.

Elected members and chief officers need enough, but not too much (dossier, section 4.4): so the paper is fitted. What
has to be shortened ends in "…", what is left out is counted, and both say where it stands whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from cpc_selfeval.domain import words
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.papers.risks import Risk, risks_to_children
from cpc_selfeval.domain.report import Ask, PaperPart
from cpc_selfeval.exports import tagged_pdf
from cpc_selfeval.exports.papers.opening import begun, opening
from cpc_selfeval.exports.papers.overview import level_profile
from cpc_selfeval.exports.papers.paper import Paper
from cpc_selfeval.exports.tagged_pdf import Part, Printed, Words, abridged, bold, semibold

Entry = TypeVar("Entry")

MOST_PAGES: Final = 2
_TEXTS_TAKE: Final = 3
"""How many entries' room a text of the author's may take."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of each part is shown: entries, characters of an entry, and whether the profile is drawn."""

    entries: int
    characters: int
    profile: bool


FITS: Final = (
    Fit(12, 600, True),
    Fit(9, 420, True),
    Fit(7, 320, True),
    Fit(5, 240, True),
    Fit(4, 180, True),
    Fit(4, 150, False),
    Fit(3, 110, False),
    Fit(2, 80, False),
)
"""From the roomiest; the first that two pages hold is printed. The last always fits (tests/exports/papers)."""


def cog_summary(order: PaperOrder) -> Printed:
    """The paper in the roomiest fit that keeps to two pages."""
    return _fitted(order)[1]


def say_summary(paper: Paper, order: PaperOrder) -> None:
    """Say on another kind of paper what the PDF says, shortened where that is."""
    _Summary(order, _fitted(order)[0]).say(paper)


def _fitted(order: PaperOrder) -> tuple[Fit, Printed]:
    for fit in FITS[:-1]:
        printed = _printed(order, fit)
        if printed.pages <= MOST_PAGES:
            return fit, printed
    return FITS[-1], _printed(order, FITS[-1])


def _printed(order: PaperOrder, fit: Fit) -> Printed:
    paper = begun(order, tagged_pdf.Paper)
    _Summary(order, fit).say(paper)
    return paper.printed()


class _Summary:
    """One try to write the summary within a fit; it knows whether anything was shortened."""

    def __init__(self, order: PaperOrder, fit: Fit) -> None:
        self._order = order
        self._fit = fit
        self._shortened = False
        self._left_out = False

    def say(self, paper: Paper) -> None:
        """Decisions, changes, risks, what it all tells, then what the paper was made by."""
        order = self._order
        short = order.snapshot.committee.cog_short
        title = f"{order.snapshot.cycle.title}: summary for the {short}"
        opening(paper, order, title, purpose=False, short=self._short)
        self._purpose(paper)
        self._decisions(paper)
        self._changes(paper)
        self._risks(paper)
        self._told(paper)
        if self._fit.profile:
            level_profile(paper, order.snapshot)
        self._closing(paper)

    def _purpose(self, paper: Paper) -> None:
        if self._order.front.purpose.strip():
            paper.heading(2, "Purpose")
            paper.paragraph(self._text(self._order.front.purpose), "table")

    def _decisions(self, paper: Paper) -> None:
        """What is recommended, then each decision with the chief officer of whom it is asked."""
        snapshot = self._order.snapshot
        paper.heading(2, f"The {snapshot.committee.cog_short} is asked to decide")
        if self._order.front.recommendations.strip():
            paper.paragraph(self._text(self._order.front.recommendations), "table")
        if snapshot.asks:
            paper.numbered([self._ask(ask) for ask in self._some(snapshot.asks, 2)], style="table")
            self._and_more(paper, len(snapshot.asks), 2, "decision")
        elif not self._order.front.recommendations.strip():
            paper.paragraph(f"Nothing is asked of the {snapshot.committee.cog_name} in this paper.")

    def _ask(self, ask: Ask) -> Words:
        return (
            bold(f"{self._short(ask.officer) or 'All members'}: "),
            f"{self._short(ask.decision)} ({ask.action_ref})",
        )

    def _changes(self, paper: Paper) -> None:
        since = self._order.since
        if since is None:
            paper.heading(2, "Changes since the last paper")
            paper.paragraph("This is the first paper of this cycle that the program has a record of.", "table")
            return
        paper.heading(2, self._short(f"Changes since {since.before}"))
        if not since.changes:
            paper.paragraph("Nothing that is recorded changed: no level, no action, no decision.", "table")
            return
        paper.bullets([self._short(change) for change in self._some(since.changes)], "table")
        self._and_more(paper, len(since.changes), 1, "change")

    def _risks(self, paper: Paper) -> None:
        paper.heading(2, "Risks to children")
        risks = risks_to_children(self._order.snapshot)
        if not risks:
            paper.paragraph(
                "No area for improvement of high priority, no weak level and no overdue action is recorded.", "table"
            )
            return
        paper.bullets([self._risk(risk) for risk in self._some(risks)], "table")
        self._and_more(paper, len(risks), 1, "risk")

    def _risk(self, risk: Risk) -> Words:
        said: list[Part] = [bold(f"{self._short(risk.kind)}: "), self._short(risk.text)]
        if risk.meaning.strip():
            said += [semibold(" For children: "), self._short(risk.meaning)]
        if risk.sought.strip():
            said += [semibold(" Outcome sought: "), self._short(risk.sought)]
        if risk.answer:
            said.append(f" {self._short(risk.answer)}")
        return said

    def _told(self, paper: Paper) -> None:
        """On one page, so that no column is read without its heading."""
        with paper.together():
            paper.heading(2, "What this tells us")
            with paper.columns() as column:
                for part in self._order.snapshot.parts:
                    with column():
                        self._part(paper, part)

    def _part(self, paper: Paper, part: PaperPart) -> None:
        paper.heading(3, words.PAPER_HEADINGS[part.heading], listed=False)
        if part.sentence.strip():
            paper.paragraph(self._short(part.sentence), "table")
        if part.findings:
            shown = self._some(part.findings)
            paper.bullets(
                [f"{self._short(f.finding.text)} ({', '.join(f.finding.indicators)})" for f in shown], "table"
            )
            self._and_more(paper, len(part.findings), 1, "entry", "entries")
        elif not part.sentence.strip():
            paper.paragraph("Not yet chosen.", "quiet")

    def _closing(self, paper: Paper) -> None:
        front = self._order.front
        if front.implications.strip():
            paper.heading(2, "Resource implications")
            paper.paragraph(self._text(front.implications), "table")
        paper.paragraph("\n".join(self._last_lines()), "small")

    def _last_lines(self) -> Iterator[str]:
        if self._shortened or self._left_out:
            yield "Where a text ends in “…” or more is counted, all of it is in the full self-evaluation."
        if contact := self._contact():
            yield contact

    def _contact(self) -> str:
        front = self._order.front
        return self._text(" · ".join(part for part in (front.by, " ".join(front.contact.split())) if part))

    def _short(self, text: str) -> str:
        return self._abridged(text, self._fit.characters)

    def _text(self, text: str) -> str:
        return self._abridged(text, self._fit.characters * _TEXTS_TAKE)

    def _abridged(self, text: str, longest: int) -> str:
        short = abridged(text, longest)
        self._shortened = self._shortened or (short.endswith("…") and not text.rstrip().endswith("…"))
        return short

    def _some(self, entries: Sequence[Entry], times: int = 1) -> Sequence[Entry]:
        return entries[: self._fit.entries * times]

    def _and_more(self, paper: Paper, whole: int, times: int, noun: str, plural: str = "") -> None:
        more = whole - self._fit.entries * times
        if more > 0:
            self._left_out = True
            paper.paragraph(f"and {more:,} more {noun if more == 1 else plural or noun + 's'}", "small")
