"""What is said on a paper besides the position: logo, marking, number, meeting, purpose, author, as plain values."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date

from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.papers import PAPER_HOUSE_KEY, PaperHouse, PaperOptions, paper_options_key
from cpc_selfeval.domain.papers.kinds import PLAN_NAME, Paper, default_recipient, plan_name


@dataclass(frozen=True, slots=True)
class PaperFront:
    """The parts of real council papers that the position does not hold (dossier, section 4.5). ``logo`` is a PNG."""

    plan_name: str = PLAN_NAME
    marking: str = ""
    author: str = ""
    author_role: str = ""
    contact: str = ""
    logo: bytes = b""
    logo_words: str = ""
    number: str = ""
    to: str = ""
    meeting_on: date | None = None
    purpose: str = ""
    recommendations: str = ""
    implications: str = ""

    @property
    def by(self) -> str:
        """Author and role in one line."""
        return ", ".join(part for part in (self.author.strip(), self.author_role.strip()) if part)


def house_of(contents: Contents) -> PaperHouse:
    """How papers of this file look; an empty record where nothing was said yet."""
    return contents.get(PaperHouse, PAPER_HOUSE_KEY) or PaperHouse(key=PAPER_HOUSE_KEY)


def options_of(contents: Contents, paper: Paper) -> PaperOptions:
    """What is said on a paper in this cycle; an empty record where nothing was said yet."""
    cycle = contents.cycle.key
    key = paper_options_key(cycle, paper.value)
    return contents.get(PaperOptions, key) or PaperOptions(key=key, cycle=cycle, paper=paper.value)


def front_of(contents: Contents, paper: Paper) -> PaperFront:
    """Both in plain values."""
    return front(house_of(contents), options_of(contents, paper), contents.committee, paper)


def front(house: PaperHouse, options: PaperOptions, committee: Committee, paper: Paper) -> PaperFront:
    """What stands on a paper. A logo that is no picture any more is left out."""
    return PaperFront(
        plan_name=plan_name(house),
        marking=house.marking.strip(),
        author=house.author or committee.lead_officer,
        author_role=house.author_role,
        contact=house.contact,
        logo=_picture(house.logo),
        logo_words=house.logo_words.strip() or f"Logo of {committee.name}",
        number=options.number.strip(),
        to=options.addressed_to.strip() or default_recipient(paper, committee),
        meeting_on=options.meeting_on,
        purpose=options.purpose,
        recommendations=options.recommendations,
        implications=options.implications,
    )


def _picture(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
