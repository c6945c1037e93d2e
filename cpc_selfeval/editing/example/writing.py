"""Writing the worked example: a new file is begun and every act is played through the verbs at its own moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cpc_selfeval.domain.committee import AgencyKind, Body
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.editing.beginning import Beginning, PlannedMeeting
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.example.content import ExampleContent, Values, read_content
from cpc_selfeval.editing.example.playing import Player
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin
from cpc_selfeval.storage.errors import told_about_place
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.storage.placing import move_to_free_name, sync_folder

POSITION_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
"""The moment at which the example is meant to be looked at; the last act in it is two days older."""


class ExampleClock:
    """The clock of the example's session: it shows the moment of the act that is being played."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def write_example(path: Path) -> None:
    """Write the worked example, labelled as made up, to a new file.

    The content is the same every time; keys are new. It is written in a folder of its own beside ``path`` and moved
    there once it is whole. Raises Refusal when there is a file already or the place cannot be written.
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
    clock = ExampleClock(content.committee["at"])
    told = Silent()
    person = content.people[content.committee["by"]]
    work = begin(path, _beginning(content), person, listener=told, clock=clock)
    try:
        _play(content, work, clock, told)
    finally:
        work.close()


def _play(content: ExampleContent, work: OpenSelfEvaluation, clock: ExampleClock, told: Silent) -> None:
    player = Player(content, work)
    for act in content.acts:
        clock.now = act.at
        work.session.person = content.people[act.by]
        player.play(act)
        if told.refusals:
            raise told.refusals[0].refusal


def _beginning(content: ExampleContent) -> Beginning:
    committee = content.committee
    return Beginning(
        framework=shipped_framework(committee["framework"]),
        committee=committee["name"],
        area=committee["area"],
        title=committee["title"],
        period_from=committee["period_from"],
        period_to=committee["period_to"],
        lead_officer=committee["lead_officer"],
        agencies=tuple((agency["name"], AgencyKind(agency["kind"])) for agency in content.agencies),
        meetings=tuple(_planned(meeting) for meeting in content.meetings),
        left_out=frozenset(committee["left_out"]),
        due_for={code: place for place, m in enumerate(content.meetings) for code in m.get("due", ())},
        made_up=True,
    )


def _planned(meeting: Values) -> PlannedMeeting:
    return PlannedMeeting(body=Body(meeting["body"]), on=meeting["on"], title=meeting.get("title", ""))
