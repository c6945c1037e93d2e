"""The open cycle as the program holds it: frozen records by type and key, replaced piece by piece by each change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar, cast

from cpc_selfeval.domain.action import (
    Action,
    DueMove,
    ProgressNote,
    Reading,
    Status,
    StatusWord,
)
from cpc_selfeval.domain.change import Change, FileIdentity
from cpc_selfeval.domain.committee import (
    Agency,
    Committee,
    Cycle,
    IndicatorScope,
    Meeting,
    scope_key,
)
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.evidence_orders import with_other_words
from cpc_selfeval.domain.expecting import (
    ChallengeAnswer,
    Expectations,
    ShelfLife,
    WordLimit,
    challenge_answer_key,
    expectations_key,
    word_limit_key,
)
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.judging_records.closing import CarriedOver, Closing
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.judging_records.improving import (
    AdoptedPriority,
    CapacityFactor,
    CapacityStatement,
    ProgrammeCopy,
)
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    PointAnswer,
    ProgressEvaluation,
)
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, MeetingNote, Moderation
from cpc_selfeval.domain.judging_records.papers import PaperHouse, PaperMade, PaperOptions, SignOff
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Comment, Request, ReturnedValue, Verdict, comment_key
from cpc_selfeval.domain.tag import Tag

RECORD_TYPES: tuple[type[Record], ...] = (
    Committee,
    Cycle,
    Agency,
    Tag,
    Meeting,
    IndicatorScope,
    StatusWord,
    LevelDraft,
    Judgement,
    Finding,
    Action,
    DueMove,
    ProgressNote,
    Reading,
    Evidence,
    Attachment,
    Request,
    AgencyReturn,
    ReturnedValue,
    Comment,
    Expectations,
    ShelfLife,
    ChallengeAnswer,
    WordLimit,
    Closing,
    CarriedOver,
    Moderation,
    LevelsShown,
    MeetingNote,
    Inspection,
    InspectionGrade,
    InspectionPoint,
    PointAnswer,
    ProgressEvaluation,
    CapacityFactor,
    CapacityStatement,
    AdoptedPriority,
    ProgrammeCopy,
    GuardIgnored,
    PaperHouse,
    PaperOptions,
    PaperMade,
    SignOff,
    OwnWord,
)
"""Every type of stored record, those that others refer to first."""

R = TypeVar("R", bound=Record)
_NOTHING: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True)
class Contents:
    """The committee, its agencies and tags, and all records of one cycle with its framework.

    ``tables`` maps record type to records by key. Views read this and never change it: :meth:`after` gives the
    contents as a change leaves them, sharing every table that the change does not touch. ``other_cycles`` are all
    others of the file, oldest first.
    """

    identity: FileIdentity
    framework: Framework
    cycle_key: str
    tables: Mapping[type[Record], Mapping[str, Record]]
    other_cycles: tuple[OtherCycle, ...] = ()

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """All records of a type, by key."""
        return cast(Mapping[str, R], self.tables.get(kind, _NOTHING))

    def get(self, kind: type[R], key: str | None) -> R | None:
        """The record with this key, or None (also for the key None)."""
        return self.of(kind).get(key) if key is not None else None

    def after(self, change: Change) -> Contents:
        """The contents once ``change`` is applied. Records of other cycles are left out."""
        tables = dict(self.tables)
        touched: dict[type[Record], dict[str, Record]] = {}
        for row in change.rows:
            if isinstance(row.record, CycleRecord) and row.record.cycle != self.cycle_key:
                continue
            if row.kind not in touched:
                touched[row.kind] = dict(self.tables.get(row.kind, _NOTHING))
            table = touched[row.kind]
            if row.after is None:
                table.pop(row.key, None)
            else:
                table[row.key] = row.after
        tables.update(touched)
        contents = Contents(self.identity, self.framework, self.cycle_key, tables, self.other_cycles)
        contents.__dict__.update(self._orders_without(touched.keys()))
        contents.__dict__.update(with_other_words(self.__dict__, self.evidence, change, self.cycle_key))
        return contents

    def _orders_without(self, touched: Collection[type[Record]]) -> dict[str, object]:
        """The orders and groups found so far that rest on none of these types of record."""
        found = self.__dict__
        return {name: found[name] for name, kinds in _RESTS_ON.items() if name in found and kinds.isdisjoint(touched)}

    @property
    def committee(self) -> Committee:
        """The committee whose file this is."""
        return next(iter(self.of(Committee).values()))

    @property
    def cycle(self) -> Cycle:
        """The cycle that is open in the program."""
        return self.of(Cycle)[self.cycle_key]

    @property
    def findings(self) -> Mapping[str, Finding]:
        """Strengths and areas for improvement by key."""
        return self.of(Finding)

    @property
    def evidence(self) -> Mapping[str, Evidence]:
        """Evidence by key."""
        return self.of(Evidence)

    @property
    def actions(self) -> Mapping[str, Action]:
        """Actions by key."""
        return self.of(Action)

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """All agencies in their order, retired ones too."""
        return tuple(sorted(self.of(Agency).values(), key=lambda a: (a.position, a.name, a.key)))

    @cached_property
    def agencies_named(self) -> frozenset[str]:
        """The keys of the agencies that any entry names."""
        single: Iterable[LevelDraft | Judgement | Finding | Evidence | Action | Request | AgencyReturn | Comment] = (
            chain(
                self.of(LevelDraft).values(),
                self.of(Judgement).values(),
                self.findings.values(),
                self.evidence.values(),
                self.actions.values(),
                self.of(Request).values(),
                self.of(AgencyReturn).values(),
                self.of(Comment).values(),
            )
        )
        named = {record.agency for record in single}
        named.update(chain.from_iterable(action.contributing for action in self.actions.values()))
        return frozenset(key for key in named if key is not None)

    @cached_property
    def agencies_in_use(self) -> tuple[Agency, ...]:
        """The agencies that are offered for choice: those not retired."""
        return tuple(agency for agency in self.agencies if not agency.retired)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings by date, undated ones last."""
        return tuple(
            sorted(
                self.of(Meeting).values(),
                key=lambda m: (m.on is None, m.on, m.title, m.key),
            )
        )

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All tags by set and their order in it."""
        return tuple(sorted(self.of(Tag).values(), key=lambda t: (t.set_title, t.position, t.name)))

    def agency_name(self, key: str | None, otherwise: str = "") -> str:
        """The agency's name, or ``otherwise`` when there is none."""
        agency = self.get(Agency, key)
        return agency.name if agency else otherwise

    def scope(self, code: str) -> IndicatorScope:
        """What this cycle does with an indicator: the stored row, or the default one (covered, no meeting)."""
        key = scope_key(self.cycle_key, code)
        stored = self.of(IndicatorScope).get(key)
        return stored or IndicatorScope(key=key, cycle=self.cycle_key, code=code)

    def title(self, code: str) -> str:
        """The indicator's title: as the committee corrected it, else the framework's."""
        return self.scope(code).corrected_title or self.framework.indicator(code).title

    def takes_level(self, code: str) -> bool:
        """Whether levels are offered for an indicator (the framework's word unless the committee switched it)."""
        offer = self.scope(code).offer_level
        return self.framework.indicator(code).takes_level if offer is None else offer

    @cached_property
    def covered_codes(self) -> tuple[str, ...]:
        """Codes of the indicators that this cycle covers, in the framework's order."""
        return tuple(code for code in self.framework.codes if self.scope(code).covered)

    def draft(self, code: str, stage: Stage, agency: str | None = None) -> LevelDraft:
        """The stored draft for an indicator, stage and proposer, or an empty one."""
        key = draft_key(self.cycle_key, code, stage, agency)
        stored = self.of(LevelDraft).get(key)
        return stored or LevelDraft(key=key, cycle=self.cycle_key, code=code, stage=stage, agency=agency)

    @cached_property
    def _judgements_by_code(self) -> Mapping[str, tuple[Judgement, ...]]:
        return _grouped(
            sorted(self.of(Judgement).values(), key=lambda j: (j.at, j.key)),
            lambda judgement: (judgement.code,),
        )

    def judgements_of(self, code: str) -> tuple[Judgement, ...]:
        """All judgement events of an indicator in the order of recording, withdrawn and withdrawing ones too."""
        return self._judgements_by_code.get(code, ())

    @cached_property
    def _findings_by_code(self) -> Mapping[str, tuple[Finding, ...]]:
        ordered = sorted(self.findings.values(), key=lambda f: (f.position, f.key))
        return _grouped(ordered, attrgetter("indicators"))

    def findings_of(self, code: str, kind: FindingKind | None = None) -> tuple[Finding, ...]:
        """An indicator's strengths and areas for improvement in their order, or only those of one kind."""
        found = self._findings_by_code.get(code, ())
        return found if kind is None else tuple(f for f in found if f.kind is kind)

    @cached_property
    def evidence_in_order(self) -> tuple[Evidence, ...]:
        """All evidence by number."""
        return tuple(sorted(self.evidence.values(), key=attrgetter("number", "key")))

    @cached_property
    def codes_with_evidence(self) -> frozenset[str]:
        """The codes of the indicators that any evidence supports."""
        return frozenset(chain.from_iterable(evidence.indicators for evidence in self.evidence.values()))

    @cached_property
    def _evidence_by_code(self) -> Mapping[str, tuple[Evidence, ...]]:
        return _grouped(self.evidence_in_order, attrgetter("indicators"))

    def evidence_of(self, code: str) -> tuple[Evidence, ...]:
        """The evidence that supports an indicator, by number."""
        return self._evidence_by_code.get(code, ())

    @cached_property
    def _evidence_by_finding(self) -> Mapping[str, tuple[Evidence, ...]]:
        return _grouped(self.evidence_in_order, attrgetter("findings"))

    def evidence_for_finding(self, key: str) -> tuple[Evidence, ...]:
        """The evidence that supports a finding, by number."""
        return self._evidence_by_finding.get(key, ())

    @cached_property
    def _evidence_by_action(self) -> Mapping[str, tuple[Evidence, ...]]:
        return _grouped(self.evidence_in_order, attrgetter("actions"))

    def evidence_for_action(self, key: str) -> tuple[Evidence, ...]:
        """The evidence that supports an action, by number."""
        return self._evidence_by_action.get(key, ())

    @cached_property
    def actions_in_order(self) -> tuple[Action, ...]:
        """All actions by number."""
        return tuple(sorted(self.actions.values(), key=attrgetter("number", "key")))

    @cached_property
    def _actions_by_finding(self) -> Mapping[str, tuple[Action, ...]]:
        return _grouped(self.actions_in_order, attrgetter("findings"))

    def actions_for_finding(self, key: str) -> tuple[Action, ...]:
        """The actions that answer an area for improvement, by number."""
        return self._actions_by_finding.get(key, ())

    @cached_property
    def _actions_by_code(self) -> Mapping[str, tuple[Action, ...]]:
        return _grouped(self.actions_in_order, self.indicators_of_action)

    def actions_of(self, code: str) -> tuple[Action, ...]:
        """The actions for an indicator, by number: named directly or through an area that they answer."""
        return self._actions_by_code.get(code, ())

    def indicators_of_action(self, action: Action) -> tuple[str, ...]:
        """Codes of the indicators that an action is for, in the framework's order."""
        codes = set(action.indicators)
        for key in action.findings:
            finding = self.findings.get(key)
            codes.update(finding.indicators if finding else ())
        return self.framework_order(codes)

    def framework_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes in the framework's order."""
        wanted = set(codes)
        return tuple(code for code in self.framework.codes if code in wanted)

    @cached_property
    def _progress_by_action(self) -> Mapping[str, tuple[ProgressNote, ...]]:
        ordered = sorted(self.of(ProgressNote).values(), key=lambda n: (n.on, n.at, n.key), reverse=True)
        return _grouped(ordered, lambda note: (note.action,))

    def progress_of(self, action: str) -> tuple[ProgressNote, ...]:
        """An action's progress notes, newest first."""
        return self._progress_by_action.get(action, ())

    @cached_property
    def _readings_by_action(self) -> Mapping[str, tuple[Reading, ...]]:
        ordered = sorted(
            self.of(Reading).values(),
            key=lambda r: (r.on is None, r.on, r.at, r.quarter, r.key),
        )
        return _grouped(ordered, lambda reading: (reading.action,))

    def readings_of(self, action: str) -> tuple[Reading, ...]:
        """The readings of an action's measure, oldest first, undated ones last."""
        return self._readings_by_action.get(action, ())

    @cached_property
    def _moves_by_action(self) -> Mapping[str, tuple[DueMove, ...]]:
        ordered = sorted(self.of(DueMove).values(), key=lambda m: (m.at, m.key))
        return _grouped(ordered, lambda move: (move.action,))

    def due_moves_of(self, action: str) -> tuple[DueMove, ...]:
        """The times that an action's due date was moved, oldest first."""
        return self._moves_by_action.get(action, ())

    @cached_property
    def _attachments_by_evidence(self) -> Mapping[str, tuple[Attachment, ...]]:
        ordered = sorted(self.of(Attachment).values(), key=lambda a: (a.name, a.key))
        return _grouped(ordered, lambda attachment: (attachment.evidence,))

    def attachments_of(self, evidence: str) -> tuple[Attachment, ...]:
        """The files kept with a piece of evidence, by name."""
        return self._attachments_by_evidence.get(evidence, ())

    @cached_property
    def status_words(self) -> Mapping[Status, StatusWord]:
        """The committee's own words and letters, for the statuses that it changed."""
        return {word.status: word for word in self.of(StatusWord).values()}

    @property
    def expectations(self) -> Expectations:
        """What the evidence of a level should hold: the stored row, or the default one."""
        key = expectations_key(self.cycle_key)
        return self.get(Expectations, key) or Expectations(key=key, cycle=self.cycle_key)

    @property
    def word_limit(self) -> WordLimit:
        """How many words there should be at most: the stored row, or one without limits."""
        key = word_limit_key(self.cycle_key)
        return self.get(WordLimit, key) or WordLimit(key=key, cycle=self.cycle_key)

    def challenge_answer(self, code: str, question: str) -> str:
        """What was written to a question about an indicator's level; "" for nothing."""
        answer = self.get(ChallengeAnswer, challenge_answer_key(self.cycle_key, code, question))
        return answer.text if answer else ""

    @cached_property
    def unplaced_findings(self) -> tuple[Finding, ...]:
        """Strengths and areas that belong to no indicator, as a return may bring them: they are on no page."""
        found = (finding for finding in self.findings.values() if not finding.indicators)
        return tuple(sorted(found, key=lambda finding: (finding.position, finding.key)))

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """What agencies were asked or are about to be, in the order of the agencies, the newest of each first."""
        places = {agency.key: place for place, agency in enumerate(self.agencies)}
        newest_first = sorted(self.of(Request).values(), key=lambda r: (r.asked_on or date.max, r.key), reverse=True)
        return tuple(sorted(newest_first, key=lambda request: places.get(request.agency, len(places))))

    @cached_property
    def returns(self) -> tuple[AgencyReturn, ...]:
        """What came back and was decided upon, newest first."""
        return tuple(sorted(self.of(AgencyReturn).values(), key=lambda each: (each.at, each.key), reverse=True))

    @cached_property
    def _values_by_return(self) -> Mapping[str, tuple[ReturnedValue, ...]]:
        ordered = sorted(self.of(ReturnedValue).values(), key=lambda value: (value.place, value.key))
        return _grouped(ordered, lambda value: (value.returned,))

    def values_of_return(self, returned: str) -> tuple[ReturnedValue, ...]:
        """Every value that a return brought, in its order."""
        return self._values_by_return.get(returned, ())

    @cached_property
    def _taken_by_record(self) -> Mapping[str, tuple[ReturnedValue, ...]]:
        places = {returned.key: place for place, returned in enumerate(self.returns)}
        ordered = sorted(
            (value for value in self.of(ReturnedValue).values() if value.verdict is Verdict.TAKEN),
            key=lambda value: (places.get(value.returned, len(places)), value.place),
        )
        return _grouped(ordered, lambda value: (value.record,))

    def taken_for(self, record: str) -> tuple[ReturnedValue, ...]:
        """The values of a record that were taken from returns, the newest return first."""
        return self._taken_by_record.get(record, ())

    def comment(self, agency: str, code: str = "") -> Comment | None:
        """What an agency says of an indicator, or of all of it; None where it said nothing."""
        return self.get(Comment, comment_key(self.cycle_key, agency, code))

    @cached_property
    def _comments_by_code(self) -> Mapping[str, tuple[Comment, ...]]:
        places = {agency.key: place for place, agency in enumerate(self.agencies)}
        ordered = sorted(self.of(Comment).values(), key=lambda c: (places.get(c.agency, len(places)), c.key))
        return _grouped(ordered, lambda comment: (comment.code,))

    def comments_on(self, code: str) -> tuple[Comment, ...]:
        """What agencies say of an indicator ("": of all of it), in the order of the agencies."""
        return self._comments_by_code.get(code, ())

    @cached_property
    def anything_recorded(self) -> bool:
        """Whether anything was recorded in this cycle: from then on its framework edition is fixed."""
        return any(self.of(kind) for kind in (LevelDraft, Judgement, Finding, Action, Evidence))


_RESTS_ON: Mapping[str, frozenset[type[Record]]] = {
    "agencies": frozenset({Agency}),
    "agencies_named": frozenset({LevelDraft, Judgement, Finding, Evidence, Action, Request, AgencyReturn, Comment}),
    "agencies_in_use": frozenset({Agency}),
    "meetings": frozenset({Meeting}),
    "tags": frozenset({Tag}),
    "covered_codes": frozenset({IndicatorScope}),
    "_judgements_by_code": frozenset({Judgement}),
    "_findings_by_code": frozenset({Finding}),
    "evidence_in_order": frozenset({Evidence}),
    "codes_with_evidence": frozenset({Evidence}),
    "_evidence_by_code": frozenset({Evidence}),
    "_evidence_by_finding": frozenset({Evidence}),
    "_evidence_by_action": frozenset({Evidence}),
    "actions_in_order": frozenset({Action}),
    "_actions_by_finding": frozenset({Action}),
    "_actions_by_code": frozenset({Action, Finding}),
    "_progress_by_action": frozenset({ProgressNote}),
    "_readings_by_action": frozenset({Reading}),
    "_moves_by_action": frozenset({DueMove}),
    "_attachments_by_evidence": frozenset({Attachment}),
    "status_words": frozenset({StatusWord}),
    "requests": frozenset({Request, Agency}),
    "returns": frozenset({AgencyReturn}),
    "_values_by_return": frozenset({ReturnedValue}),
    "_taken_by_record": frozenset({ReturnedValue, AgencyReturn}),
    "_comments_by_code": frozenset({Comment, Agency}),
    "anything_recorded": frozenset({LevelDraft, Judgement, Finding, Action, Evidence}),
}
"""The types of record that each order or group is made of: it outlives changes of any other."""


def _grouped(records: Iterable[R], keys_of: Callable[[R], Iterable[str]]) -> Mapping[str, tuple[R, ...]]:
    groups: dict[str, list[R]] = {}
    for record in records:
        for key in keys_of(record):
            groups.setdefault(key, []).append(record)
    return {key: tuple(group) for key, group in groups.items()}
