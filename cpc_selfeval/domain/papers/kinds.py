"""The papers that the program writes, one for each kind of reader."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.judging_records.papers import PaperHouse

PLAN_NAME: Final = "Action plan"
"""What the action plan is called where the committee gives it no other name, such as "Improvement plan"."""


class Paper(StrEnum):
    """One kind of paper; the value is its name on the command line and in the file."""

    COG_SUMMARY = "cog-summary"
    FULL = "full"
    ACTION_PLAN = "action-plan"
    AGENCY_PART = "agency-part"
    CPC_REPORT = "cpc-report"
    POSITION_STATEMENT = "position-statement"
    ANNUAL_REPORT = "annual-report"
    PUBLIC = "public"
    MODERATION = "moderation-agenda"
    WORKBOOK = "workbook"

    @property
    def ending(self) -> str:
        """The ending of its file's name, with the dot."""
        return ".xlsx" if self is Paper.WORKBOOK else ".pdf"


PDF_PAPERS: Final = tuple(paper for paper in Paper if paper is not Paper.WORKBOOK)


def plan_name(house: PaperHouse | None) -> str:
    """What the action plan is called."""
    return (house.plan_name.strip() if house else "") or PLAN_NAME


def paper_name(paper: Paper, committee: Committee, house: PaperHouse | None) -> str:
    """What a paper is called: "COG summary", with the committee's own short names."""
    names = {
        Paper.COG_SUMMARY: f"{committee.cog_short} summary",
        Paper.FULL: "Full self-evaluation",
        Paper.ACTION_PLAN: plan_name(house),
        Paper.AGENCY_PART: "One agency’s part",
        Paper.CPC_REPORT: f"{committee.cpc_short} report",
        Paper.POSITION_STATEMENT: "Position statement",
        Paper.ANNUAL_REPORT: "Annual report section",
        Paper.PUBLIC: "Public version",
        Paper.MODERATION: "Moderation agenda",
        Paper.WORKBOOK: f"{plan_name(house)} workbook",
    }
    return names[paper]


def paper_reader(paper: Paper, committee: Committee) -> str:
    """For whom a paper is and what is in it, in a sentence."""
    cog, cpc = committee.cog_name, committee.cpc_name
    readers = {
        Paper.COG_SUMMARY: f"For the {cog}: at most two pages, with what is asked of whom first.",
        Paper.FULL: "For whoever wants all of it: every indicator, action and piece of evidence.",
        Paper.ACTION_PLAN: "For those who carry it out and those who follow it.",
        Paper.AGENCY_PART: "For one partner agency: what it said, leads and gave.",
        Paper.CPC_REPORT: f"For the {cpc}: what it is asked to agree, and where everything stands.",
        Paper.POSITION_STATEMENT: "For inspectors: how good we are, how we know, what we plan; with evidence numbered.",
        Paper.ANNUAL_REPORT: "A section for the annual report: what was learned this year and what is next.",
        Paper.PUBLIC: "For everybody: no names of staff, no dissent.",
        Paper.MODERATION: "For those who talk about levels before they are agreed.",
        Paper.WORKBOOK: "To filter, sort and work in, in Excel or LibreOffice.",
    }
    return readers[paper]


def default_recipient(paper: Paper, committee: Committee) -> str:
    """To whom a paper goes where the committee names nobody else; "" where no body is its natural reader."""
    if paper is Paper.COG_SUMMARY:
        return committee.cog_name
    return committee.cpc_name if paper in (Paper.CPC_REPORT, Paper.MODERATION) else ""
