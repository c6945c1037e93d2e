"""Writing the worked example: a new file is begun and every act is played through the verbs at its own moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from cpc_selfeval.domain.breaking_off import look, seal
from cpc_selfeval.domain.committee import AgencyKind, Body
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.editing.beginning import Beginning, PlannedMeeting
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.example.content import Act, ExampleContent, Values, read_content
from cpc_selfeval.editing.example.earlier import (
    NOTHING,
    EarlierCycle,
    PlayerWithPast,
    agree,
    brought_acts,
    plan_meetings,
    read_earlier,
)
from cpc_selfeval.editing.example.playing import Player
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin, open_file
from cpc_selfeval.storage.errors import told_about_place
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.placing import move_to_free_name, sync_folder

POSITION_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
"""The moment at which the example is meant to be looked at; the last act in it is two days older."""


_PERIOD = ("period_from", "period_to")


class ExampleClock:
    """The clock of the example's session: it shows the moment of the act that is being played."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def write_example(path: Path) -> None:
    """Write the worked example, labelled as made up, to a new file.

    The content is the same every time; keys are new. It is written in a folder of its own beside ``path`` and moved
    there once it is whole. Raises Refusal when there is a file already or the place cannot be written; BrokenOff.
    """
    content = read_content()
    with told_about_place(path):
        if os.path.lexists(path):
            raise AlreadyThere(path)
        if not os.path.isdir(path.parent):
            raise FolderMissing(path)
        with _passing_folder(path.parent) as folder:
            beside = folder / path.name
            _write(content, beside)
            seal()
            move_to_free_name(beside, path)
        sync_folder(path.parent)


@contextmanager
def _passing_folder(parent: Path) -> Iterator[Path]:
    """A folder that is gone afterwards, also where somebody ends the command as it is being made."""
    folder = parent / f".cpcse-{new_key()}"
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(content: ExampleContent, path: Path) -> None:
    writing = _Writing(content, path)
    try:
        writing.write(read_earlier())
    finally:
        writing.work.close()


class _Writing:
    """Writes the cycles one after the other, each with the clock and the people of its acts."""

    def __init__(self, content: ExampleContent, path: Path) -> None:
        self._content = content
        self._path = path
        self._told = Silent()
        first = read_earlier()[0]
        self._clock = ExampleClock(first.begun)
        beginning = _beginning(content, first)
        # A file that is known need not be looked through each time that it is opened in its next cycle
        self._known = KnownFiles(path.parent / "known.json")
        person = content.people[first.by]
        self.work = begin(path, beginning, person, None, self._told, self._clock, known=self._known)

    def write(self, earlier: tuple[EarlierCycle, ...]) -> None:
        """Write the earlier cycles, then the open one. Raises what the file refused."""
        for before, cycle in pairwise(earlier):
            self._agree(before)
            self._close(before)
            self._start(cycle.title, cycle.framework, cycle.left_out, cycle.begun, cycle)
        last = earlier[-1]
        self._agree(last)
        past = self._bring(last)
        self._close(last)
        committee = self._content.committee
        self._start(committee["title"], committee["framework"], committee["left_out"], committee["at"], committee)
        self._play(PlayerWithPast(self._content, self._planned(), past, last.brings or NOTHING), self._content.acts)

    def _agree(self, cycle: EarlierCycle) -> None:
        self._at(cycle.agreed, cycle.by)
        agree(self.work, cycle, self.work.session.person)
        self._raise_refused()

    def _close(self, cycle: EarlierCycle) -> None:
        self._at(cycle.closed, cycle.by)
        self.work.cycles.close()
        self._raise_refused()

    def _bring(self, cycle: EarlierCycle) -> Player:
        player = Player(self._content, self.work)
        self._play(player, brought_acts(self._content, cycle.brings) if cycle.brings else ())
        return player

    def _start(self, title: str, framework: str, left_out: Iterable[str], at: datetime, of: object) -> None:
        self._clock.now = at
        period = {name: of[name] if isinstance(of, dict) else getattr(of, name) for name in _PERIOD}
        edition = shipped_framework(framework)
        self.work.cycles.start_next(title, edition, frozenset(left_out), **period)
        self._raise_refused()
        person = self.work.session.person
        self.work.close()
        self.work = open_file(self._path, person, None, self._told, self._clock, known=self._known)

    def _planned(self) -> OpenSelfEvaluation:
        """The open cycle with its meetings."""
        self._at(self._content.committee["at"], self._content.committee["by"])
        meetings = self._content.meetings
        due = {code: place for place, meeting in enumerate(meetings) for code in meeting.get("due", ())}
        plan_meetings(self.work, tuple(_planned(meeting) for meeting in meetings), due)
        self._raise_refused()
        return self.work

    def _play(self, player: Player, acts: Iterable[Act]) -> None:
        for act in acts:
            self._at(act.at, act.by)
            player.play(act)
            self._raise_refused()

    def _at(self, moment: datetime, by: str) -> None:
        self._clock.now = moment
        self.work.session.person = self._content.people[by]

    def _raise_refused(self) -> None:
        look()
        if self._told.refusals:
            raise self._told.refusals[0].refusal


def _beginning(content: ExampleContent, first: EarlierCycle) -> Beginning:
    committee = content.committee
    return Beginning(
        framework=shipped_framework(first.framework),
        committee=committee["name"],
        area=committee["area"],
        title=first.title,
        period_from=first.period_from,
        period_to=first.period_to,
        lead_officer=committee["lead_officer"],
        agencies=tuple((agency["name"], AgencyKind(agency["kind"])) for agency in content.agencies),
        left_out=first.left_out,
        made_up=True,
    )


def _planned(meeting: Values) -> PlannedMeeting:
    return PlannedMeeting(body=Body(meeting["body"]), on=meeting["on"], title=meeting.get("title", ""))
