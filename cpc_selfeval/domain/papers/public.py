"""What may stand in the public version: nobody's name, no dissent, and only levels that were agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.ignoring import open_finds
from cpc_selfeval.domain.guard.looking import look_through
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.moderation.lines import NO_LINES
from cpc_selfeval.domain.paper_refusals import PersonalDataOpen
from cpc_selfeval.domain.papers.front import PaperFront
from cpc_selfeval.domain.papers.texts import rewritten
from cpc_selfeval.domain.report import ActionLine, IndicatorReport, JudgementLine, ReportSnapshot

T = TypeVar("T", ReportSnapshot, PaperFront)

LEFT_OUT: Final = "[name left out]"

_ROLES: Final = frozenset({
    "adviser", "advisor", "agency", "analyst", "assistant", "board", "care", "chair", "chief", "child", "children",
    "commander", "committee", "coordinator", "council", "county", "deputy", "director", "division", "education",
    "executive", "group", "head", "health", "housing", "independent", "inspector", "justice", "lead", "manager",
    "national", "nhs", "nurse", "officer", "partnership", "planning", "police", "practice", "principal",
    "protection", "quality", "reporter", "review", "scotland", "sector", "senior", "service", "services", "social",
    "sub-group", "superintendent", "support", "team", "third", "training", "work", "worker",
})  # fmt: skip
"""Words of roles and bodies: a phrase with one of them names no person."""

_DIVIDED: Final = re.compile(r"[,;/()\n]| and | & ")
_NAME_WORD: Final = re.compile(r"[A-Z][\w.’'-]*|de|van|von|der|of|mac|mc")


def refuse_while_open(contents: Contents) -> None:
    """Raise PersonalDataOpen while the guard finds anything that nobody passed over.

    Small counts do not hold it up: papers say "fewer than 5" unless the committee chose otherwise, with a reason.
    """
    found = [find for find in open_finds(contents, look_through) if find.kind is not Kind.SMALL_COUNT]
    if found:
        raise PersonalDataOpen(len(found))


def public_front(contents: Contents, front: PaperFront) -> PaperFront:
    """What stands on the public version: the author's role at most, and no name that the file knows."""
    return _without(known_names(contents), replace(front, author=""))


def public_snapshot(contents: Contents, snapshot: ReportSnapshot) -> ReportSnapshot:
    """The report as the public may read it.

    Left out: the lead officer, who leads, wrote and was present, dissent, help needed, resources, what the chief
    officers are asked, where files are kept, what is said to inspections, and of the capacity for improvement. A name
    that the file knows from such a field is left out of every other text as well. A name that stands only in a sentence
    is not known here: the personal-data guard asks about those.
    """
    bare = replace(
        snapshot,
        committee=replace(snapshot.committee, lead_officer=""),
        moderation=NO_LINES,
        meetings=tuple(replace(meeting, present="") for meeting in snapshot.meetings),
        indicators=tuple(_indicator(report) for report in snapshot.indicators),
        evidence=tuple(
            replace(line, evidence=replace(line.evidence, reference="", web_links=""), attachments=())
            for line in snapshot.evidence
        ),
        actions=tuple(_action(line) for line in snapshot.actions),
        asks=(),
        inspections=(),
        capacity=None,
    )
    return _without(known_names(contents), bare)


def _without(names: frozenset[str], value: T) -> T:
    if not names:
        return value
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return rewritten(value, lambda text: pattern.sub(LEFT_OUT, text))


def known_names(contents: Contents) -> frozenset[str]:
    """Names of people that stand in fields made for them: two to four words, capitalised, none of them a role's."""
    return frozenset(name for text in _name_fields(contents) for part in _DIVIDED.split(text) if (name := _name(part)))


def _name_fields(contents: Contents) -> Iterator[str]:
    yield contents.committee.lead_officer
    for judgement in contents.of(Judgement).values():
        yield judgement.by_name
        yield judgement.present
    for meeting in contents.meetings:
        yield meeting.present
    for action in contents.actions_in_order:
        yield action.lead
        yield from (note.by for note in contents.progress_of(action.key))
        yield from (move.agreed_by for move in contents.due_moves_of(action.key))


def _name(part: str) -> str:
    words = part.split()
    if not 2 <= len(words) <= 4 or any(word.strip(".").casefold() in _ROLES for word in words):
        return ""
    return " ".join(words) if all(_NAME_WORD.fullmatch(word) for word in words) else ""


def _indicator(report: IndicatorReport) -> IndicatorReport:
    return replace(
        report,
        current=tuple(map(_judgement, report.current)),
        history=tuple(map(_judgement, report.history)),
        position=replace(
            report.position,
            proposals=(),
            spread=None,
            standing=tuple(_anonymous(judgement) for judgement in report.position.standing),
        ),
    )


def _judgement(line: JudgementLine) -> JudgementLine:
    return replace(line, judgement=_anonymous(line.judgement))


def _anonymous(judgement: Judgement) -> Judgement:
    return replace(judgement, present="", dissent="", by_name="", by_role="")


def _action(line: ActionLine) -> ActionLine:
    action = replace(line.action, lead="", help_needed="", resources="", cog_decision="", cog_officer="")
    return replace(
        line,
        action=action,
        moves=tuple(replace(move, agreed_by="", reason="") for move in line.moves),
        progress=tuple(replace(note, by="") for note in line.progress),
    )
