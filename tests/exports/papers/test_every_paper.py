"""Every paper, of a committee in the middle of its year, of nobody's yet, of far too much, and of texts that attack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Quotable, SourceType
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.front import PaperFront
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.public import public_snapshot
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.papers.texts import rewritten
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.papers.cog_summary import FITS, MOST_PAGES
from cpc_selfeval.exports.papers.writer import PRINTED
from cpc_selfeval.exports.tagged_pdf.look import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from tests.domain.example import example_contents
from tests.exports.papers.inspected import inspected
from tests.exports.papers.making import full_front, ordered_of
from tests.exports.tagged_pdf.reading import failed_rules, faults, opened, outside, structure
from tests.exports.workbook.contents import (
    AGENCIES,
    EMPTY,
    THIRD,
    action,
    evidence,
    finding,
    holding,
    judged,
    overfull,
    snapshot_of,
    typical,
)

SENTENCE = "Families should be asked what would help them, and told what became of it. "
HOSTILE = {
    "mark-up": "a < b & c <b>bold</b> &amp; </para> <img src='/etc/hostname'/> <a href='x'>y</a>",
    "formula": "=cmd|' /C calc'!A0",
    "one word": "W" * 10_000,
    "right to left": "قالت الأم إنها \u202eغير آمنة\u202c",
    "emoji": "done \U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 ⚠️",
    "control": "a\x00b\x07c\x1bd\x7f\x9f\ufffe\ud800\r\n\u2028end",
    "braces": "{cog} %s %late 0% (a) \\ ((b)",
    "blank": " \n \n ",
}


def nearly_everything(actions: int = 16, pieces: int = 20) -> Contents:
    """Far too much of everything that a paper shows, in few enough records for every run of the tests."""
    long_text = SENTENCE * 24
    return holding(
        *AGENCIES,
        *(judged(n + 1, code, Stage.AGREED, level=1 + n % 6, reason=long_text) for n, code in enumerate(CODES)),
        *(
            finding(f"area {n}", long_text, impact=long_text, priority=Priority.HIGH, indicators=CODES[n : n + 3])
            for n in range(5)
        ),
        *(
            action(
                n,
                long_text if n % 9 == 0 else SENTENCE * (n % 6 + 1),
                agency=THIRD if n % 2 else None,
                indicators=(CODES[n % len(CODES)],),
                due=date(2026, 6, 1) + timedelta(days=7 * n),
                status=Status.ON_TRACK,
                cog_decision=long_text if n % 3 == 0 else "",
                cog_officer="Chief Executive " * 30,
                help_needed=long_text,
            )
            for n in range(1, actions)
        ),
        *(evidence(n, SENTENCE * (n % 8), indicators=CODES[:3], agency=THIRD) for n in range(1, pieces)),
        *inspected(long_text),
        name="A very long name of a committee for several areas together & more " * 8,
    )


CODES = EMPTY.framework.codes
MADE: dict[str, Callable[[], Contents]] = {
    "the worked example": example_contents,
    "typical": typical,
    "empty": lambda: EMPTY,
    "far too much": nearly_everything,
}


def snapshot(paper: Paper, contents: Contents) -> ReportSnapshot:
    """The position, as this paper may show it."""
    taken = snapshot_of(contents)
    return public_snapshot(contents, taken) if paper is Paper.PUBLIC else taken


def keeps_the_rules(content: bytes) -> None:
    """Nothing fails: not a rule of the checker, not what only we look at, and no word is outside the margins."""
    assert failed_rules(content) == []
    assert faults(content) == []
    assert outside(content, MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM) == []


@pytest.mark.parametrize(
    ("paper", "which"),
    # The full one of the worked example is looked at by test_full.py
    [(paper, which) for paper in PRINTED for which in MADE if (paper, which) != (Paper.FULL, "the worked example")],
)
def test_every_paper_keeps_the_rules(paper: Paper, which: str) -> None:
    contents = MADE[which]()
    if paper is Paper.AGENCY_PART and not contents.agencies:
        contents = holding(*AGENCIES)
    order = ordered_of(snapshot(paper, contents), paper, full_front() if which == "typical" else None)
    made = printed(order)
    keeps_the_rules(made.content)
    assert made.pages == len(opened(made.content).pages)
    if which == "typical":
        assert printed(order) == made, "the same order is the same bytes"


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("paper", PRINTED)
def test_every_paper_of_2000_actions_keeps_the_rules(paper: Paper) -> None:
    keeps_the_rules(printed(ordered_of(snapshot(paper, overfull()), paper)).content)


@pytest.mark.parametrize("paper", PRINTED)
def test_any_text_in_every_field_of_every_paper(paper: Paper) -> None:
    _attack(paper, " ".join(text[:300] for text in HOSTILE.values()))


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("paper", PRINTED)
def test_each_text_that_attacks_in_every_field_of_every_paper(paper: Paper, text: str) -> None:
    _attack(paper, text)


def _attack(paper: Paper, text: str) -> None:
    """Print a paper in which every text that people write is this one."""

    def attacked(said: str) -> str:
        return text if said.strip() else said

    front = replace(rewritten(full_front(), attacked), logo_words="Logo")
    order = ordered_of(rewritten(snapshot(paper, typical()), attacked), paper, front, Since(text, (text, text)))
    keeps_the_rules(printed(order).content)


@pytest.mark.parametrize(
    ("which", "text"),
    [("typical", SENTENCE * 200), ("typical", HOSTILE["one word"]), ("empty", "\n" * 3_000 + "x")],
    ids=["long", "word", "lines"],
)
def test_the_summary_is_never_more_than_two_pages(which: str, text: str) -> None:
    front = replace(rewritten(full_front(), lambda said: text if said.strip() else said), logo_words="Logo")
    order = ordered_of(snapshot_of(MADE[which]()), Paper.COG_SUMMARY, front, Since(text, (text,) * 40))
    assert printed(order).pages <= MOST_PAGES
    attacked = rewritten(order.snapshot, lambda said: text if len(said) > 20 else said)
    assert printed(ordered_of(attacked, Paper.COG_SUMMARY, front, order.since)).pages <= MOST_PAGES


def test_the_summary_says_what_it_shortened() -> None:
    said = structure(printed(ordered_of(snapshot_of(nearly_everything()), Paper.COG_SUMMARY)).content).text
    assert "…" in said
    assert "more risks" in said
    assert "all of it is in the full self-evaluation" in said
    assert "…" not in structure(printed(ordered_of(snapshot_of(EMPTY), Paper.COG_SUMMARY)).content).text


def test_the_fits_only_get_tighter() -> None:
    for roomier, tighter in pairwise(FITS):
        assert (roomier.entries, roomier.characters, roomier.profile) > (
            tighter.entries,
            tighter.characters,
            tighter.profile,
        )


def test_the_summary_begins_with_decisions_then_changes_then_risks() -> None:
    since = Since("the paper of 12 May 2026", ("2.1 is better.",))
    document = structure(printed(ordered_of(snapshot_of(typical()), Paper.COG_SUMMARY, None, since)).content)
    headings = [heading.text for heading in document.all("H1", "H2")]
    assert headings[1:4] == [
        "The COG is asked to decide",
        "Changes since the paper of 12 May 2026",
        "Risks to children",
    ]
    assert "Chief Executive: Fund two posts (A-01)" in document.text
    assert headings.index("Profile of levels") > 4, "levels are never the headline"


def test_every_paper_says_what_council_papers_say() -> None:
    front = full_front()
    for paper in PRINTED:
        said = structure(printed(ordered_of(snapshot(paper, typical()), paper, front)).content)
        text = " ".join(said.text.split())
        assert said.all("Figure")[0].alt == "Logo of Example Council", paper
        assert "Meeting: 12 December 2026" in text, paper
        assert "Paper: CPC/26/14" in text, paper
        assert "Classification: OFFICIAL" in text, paper
        assert front.purpose in text, paper
        assert front.contact in text, paper


def test_the_plan_has_the_committees_name_for_it() -> None:
    front = PaperFront(plan_name="Improvement plan")
    for paper in (Paper.ACTION_PLAN, Paper.FULL, Paper.AGENCY_PART):
        text = structure(printed(ordered_of(snapshot_of(typical()), paper, front)).content).text
        assert "Improvement plan" in text, paper
        assert "Action plan" not in text, paper


def test_an_agencys_part_is_nobody_elses() -> None:
    contents = typical()
    order = ordered_of(snapshot_of(contents), Paper.AGENCY_PART)
    assert order.agency is not None
    said = structure(printed(order).content).text
    assert order.agency.name == "Police Scotland"
    assert "3 Adequate" in said
    assert "Share the audit" in said
    assert "One chronology format" not in said, "it neither leads it nor contributes"
    assert "Children say that they are heard" not in said


def test_the_position_statement_numbers_evidence_and_counts_words() -> None:
    said = structure(printed(ordered_of(snapshot_of(typical()), Paper.POSITION_STATEMENT)).content)
    headings = [heading.text for heading in said.all("H2")]
    assert headings == ["How good are we now?", "How do we know?", "What do we plan to do next?"]
    text = " ".join(said.text.split())
    assert "Children say that they are heard. [1]" in text
    assert "[1]E-001 What children told us" in text
    assert "words of at most 5,000" in text


def test_the_public_version_has_no_names_and_no_dissent() -> None:
    contents = typical()
    said = structure(printed(ordered_of(snapshot(Paper.PUBLIC, contents), Paper.PUBLIC)).content).text
    assert "Children say" not in said, "only what was picked for a heading is told"
    assert "Advocacy comes late." in said
    for hidden in ("One member would have said 3", "Service manager", "Isla Grant", "Fund two posts", "Time"):
        assert hidden not in said
    assert "Proposed" not in said, "a proposal is nothing that the public was told"


def test_whoever_may_not_be_quoted_is_not() -> None:
    views = {"source_type": SourceType.VIEWS_OF_PARENTS, "shows": "“Nobody came.”", "indicators": ("2.1",)}
    contents = holding(
        evidence(1, "Parents’ café", views_quotable=Quotable.NO, **views),
        evidence(2, "Survey", **{**views, "shows": "Most were asked."}),
    )
    said = structure(printed(ordered_of(snapshot_of(contents), Paper.ANNUAL_REPORT)).content).text
    assert "Nobody came" not in said
    assert "asked not to be quoted" in said
    assert "Most were asked." in said
