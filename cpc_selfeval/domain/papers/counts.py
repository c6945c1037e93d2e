"""Counts of people below five as papers show them: hidden, unless the committee switched that off with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.guard.counts import small_counts
from cpc_selfeval.domain.guard.counts_together import hidden_together
from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.ignoring import passage_sha256
from cpc_selfeval.domain.guard.places import record_types
from cpc_selfeval.domain.guard.small_counts import fewer_than_five, shown_number, shown_reading
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.papers.front import house_of
from cpc_selfeval.domain.papers.texts import rewritten
from cpc_selfeval.domain.report import ActionLine, EvidenceLine, FindingLine, ReportSnapshot
from cpc_selfeval.domain.words import reading_in_words


def small_counts_hidden(contents: Contents, snapshot: ReportSnapshot) -> ReportSnapshot:
    """The report with every small count hidden (:mod:`domain.guard.small_counts`); the very same where there is none.

    It stays as it is where the committee shows small counts and says why; and so does a count that somebody passed over
    always, with a reason, in the text in which it was.
    """
    house = house_of(contents)
    if house.small_counts_shown and house.small_counts_reason.strip():
        return snapshot
    actions = tuple(_readings_hidden(line) for line in snapshot.actions)
    instead = _said_instead(snapshot.actions, actions)
    evidence = tuple(_numbers_hidden(line, instead) for line in snapshot.evidence)
    if actions != snapshot.actions or evidence != snapshot.evidence:
        snapshot = replace(snapshot, actions=actions, evidence=evidence)
    kept = _decided(contents)
    besides = _together(snapshot, kept)
    return rewritten(snapshot, lambda text: fewer_than_five(text, kept.get(text, ()), besides.get(text, ())))


def _together(snapshot: ReportSnapshot, kept: Mapping[str, frozenset[int]]) -> Mapping[str, frozenset[int]]:
    """What has to be hidden since texts that stand side by side would give a count away, by text."""
    found: dict[str, frozenset[int]] = {}
    for texts in _side_by_side(snapshot):
        for text, places in hidden_together(texts, kept).items():
            found[text] = found.get(text, frozenset()) | places
    return found


def _side_by_side(snapshot: ReportSnapshot) -> Iterator[list[str]]:
    """Texts that a reader sees together: of each indicator, of each action, of each inspection, and of each table.

    Of an indicator: its entries, the reasons of its levels, and what the evidence linked to it shows.
    """
    shows = {line.evidence.ref: line.evidence.shows for line in snapshot.evidence}
    for report in snapshot.indicators:
        texts = [text for line in (*report.strengths, *report.areas) for text in _of_finding(line)]
        texts += [line.judgement.reason for line in report.current]
        yield texts + [shows[ref] for ref in report.evidence_refs if ref in shows]
    for told in snapshot.inspections:
        yield [text for point in told.points for text in (point.point.text, point.answer.reason)]
    for action in snapshot.actions:
        yield _of_action(action)
    yield [text for action in snapshot.actions for text in _of_action(action)]
    yield [line.evidence.title for line in snapshot.evidence]
    yield [text for part in snapshot.parts for text in (part.sentence, *(f.finding.text for f in part.findings))]


def _of_finding(line: FindingLine) -> tuple[str, str]:
    return line.finding.text, line.finding.impact


def _of_action(line: ActionLine) -> list[str]:
    action = line.action
    own = [action.text, action.outcome, action.measure, action.baseline, action.target, action.help_needed]
    return own + [note.text for note in line.progress] + [reading.base for reading in line.readings]


def _decided(contents: Contents) -> Mapping[str, frozenset[int]]:
    """Texts with small counts that somebody said may stand, each with the places where these begin.

    A text is known by its words, so one that is quoted within another is hidden there all the same.
    """
    found: dict[str, frozenset[int]] = {}
    for ignored in contents.of(GuardIgnored).values():
        kind = record_types().get(ignored.record_table)
        record = contents.get(kind, ignored.record) if kind is not None else None
        text = getattr(record, ignored.field, None)
        if ignored.guard_kind == Kind.SMALL_COUNT.value and isinstance(text, str):
            places = (
                hit.start
                for hit in small_counts(text)
                if passage_sha256(ignored.record, text[hit.start : hit.end]) == ignored.passage_sha256
            )
            found[text] = found.get(text, frozenset()) | frozenset(places)
    return found


def _said_instead(before: Iterable[ActionLine], after: Iterable[ActionLine]) -> Mapping[str, str]:
    """What is said of each reading instead of what evidence that draws on it says."""
    return {
        reading_in_words(was): reading_in_words(now)
        for old, new in zip(before, after, strict=True)
        for was, now in zip(old.readings, new.readings, strict=True)
        if now is not was
    }


def _numbers_hidden(line: EvidenceLine, instead: Mapping[str, str]) -> EvidenceLine:
    """The evidence with the readings that it draws on, and how many people were asked, as papers show them."""
    piece = line.evidence
    if (number := shown_number(piece.views_number)) != piece.views_number:
        piece = replace(piece, views_number=number)
    readings = tuple(instead.get(said, said) for said in line.readings)
    if piece is line.evidence and readings == line.readings:
        return line
    return replace(line, evidence=piece, readings=readings)


def _readings_hidden(line: ActionLine) -> ActionLine:
    """The action with its readings as papers show them: what is measured tells of whom a bare number is."""
    shown = tuple(shown_reading(reading, line.action.measure) for reading in line.readings)
    return line if shown == line.readings else replace(line, readings=shown)
