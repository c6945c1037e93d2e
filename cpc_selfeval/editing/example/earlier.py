"""The worked example's cycles before the open one: what was agreed in them, and what came over from the last."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import IndicatorScope, Meeting, Person, scope_key
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.carrying import key_in
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.editing.beginning import PlannedMeeting
from cpc_selfeval.editing.example.content import Act, ExampleContent, Values, example_folder
from cpc_selfeval.editing.example.playing import LINKS, Player
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation

BROUGHT = ("findings", "evidence")
"""Tables of the data files of which a cycle can bring entries into the next."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Ids of the entries that were recorded at ``at`` and came over; ``looked_at`` are those that were looked at."""

    at: datetime
    ids: frozenset[tuple[str, str]]
    looked_at: frozenset[str]


NOTHING = Brought(datetime(1970, 1, 1, tzinfo=UTC), frozenset(), frozenset())
"""What a cycle brings that brings nothing."""


@dataclass(frozen=True, slots=True)
class EarlierCycle:
    """One cycle before the open one: its moments (UTC), its agreed levels by code, and their reasons."""

    title: str
    framework: str
    period_from: date
    period_to: date
    begun: datetime
    agreed: datetime
    closed: datetime
    by: str
    levels: dict[str, int]
    reasons: dict[str, str]
    left_out: frozenset[str] = frozenset()
    brings: Brought | None = None


def read_earlier() -> tuple[EarlierCycle, ...]:
    """The earlier cycles, oldest first."""
    with (example_folder() / "earlier.toml").open("rb") as stream:
        return tuple(_cycle(values) for values in tomllib.load(stream)["cycles"])


def _cycle(values: Values) -> EarlierCycle:
    brings = values.pop("brings", None)
    left_out = frozenset(values.pop("left_out", ()))
    return EarlierCycle(**values, left_out=left_out, brings=_brought(brings) if brings else None)


def _brought(values: Values) -> Brought:
    ids = frozenset((what, name) for what in BROUGHT for name in values[what])
    return Brought(values["at"], ids, frozenset(values["looked_at"]))


def agree(work: OpenSelfEvaluation, cycle: EarlierCycle, by: Person) -> None:
    """Record all levels of an earlier cycle, as its report had them."""
    at = cycle.agreed.astimezone(UTC).isoformat(timespec="microseconds")

    def build(contents: Contents) -> Change:
        events = [
            Judgement(
                key=new_key(),
                cycle=contents.cycle_key,
                code=code,
                stage=Stage.AGREED,
                on=cycle.agreed.date(),
                at=at,
                level=level,
                reason=cycle.reasons.get(code, "Agreed as the sub-group recommended."),
                by_name=by.name,
                by_role=by.role,
            )
            for code, level in cycle.levels.items()
        ]
        return Change("levels agreed", tuple(RowChange(None, event) for event in events))

    work.session.make("levels agreed", build)


def plan_meetings(work: OpenSelfEvaluation, meetings: tuple[PlannedMeeting, ...], due: dict[str, int]) -> None:
    """Name the meetings of the open cycle, and what is due for which (codes by the meetings' places)."""

    def build(contents: Contents) -> Change:
        cycle = contents.cycle_key
        named = [Meeting(key=new_key(), cycle=cycle, body=m.body, on=m.on, title=m.title) for m in meetings]
        scopes = [
            IndicatorScope(key=scope_key(cycle, code), cycle=cycle, code=code, meeting=named[place].key)
            for code, place in due.items()
        ]
        return Change("meetings of the cycle", tuple(RowChange(None, record) for record in (*named, *scopes)))

    work.session.make("meetings of the cycle", build)


def brought_acts(content: ExampleContent, brought: Brought) -> tuple[Act, ...]:
    """The acts that recorded what came over: the tags, findings, evidence without links to what is not there yet."""
    known = {name for _what, name in brought.ids}
    tags = [Act(brought.at, act.by, act.what, act.values) for act in content.acts if _adds_tag(act)]
    acts = [act for act in content.acts if (act.what, act.values.get("id")) in brought.ids]
    acts.sort(key=lambda act: (BROUGHT.index(act.what), act.at))
    return (*tags, *(Act(brought.at, act.by, act.what, _linked_to(act.values, known)) for act in acts))


def _adds_tag(act: Act) -> bool:
    return act.what == "changes" and act.values["do"] == "add_tag"


def _linked_to(values: Values, known: set[str]) -> Values:
    return {
        name: [other for other in value if other in known] if name in LINKS else value for name, value in values.items()
    }


class PlayerWithPast(Player):
    """Plays the acts of the open cycle, and finds there what came over instead of recording it anew."""

    def __init__(self, content: ExampleContent, work: OpenSelfEvaluation, past: Player, brought: Brought) -> None:
        super().__init__(content, work)
        self._brought = brought
        cycle = work.contents.cycle_key
        self._keys.update(past.tags())
        self._came = {entry: key_in(cycle, past.key_of(*entry)) for entry in brought.ids}

    def play(self, act: Act) -> None:
        """Record one act; of what came over, only what is new about it."""
        if _adds_tag(act):
            return
        entry = (act.what, str(act.values.get("id", "")))
        if entry not in self._came:
            super().play(act)
            return
        key = self._came[entry]
        if act.what == "findings":
            self._learnt("findings", entry[1], key)
        else:
            self._link_evidence(key, act.values)
        if entry[1] in self._brought.looked_at:
            self._work.cycles.still_holds(key)
