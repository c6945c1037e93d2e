"""The worked example: rich, labelled, the same every time, and never in anybody's own file."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cpc_selfeval.domain.action import Action, DueMove, Origin, ProgressNote, Reading, Status, shown_status
from cpc_selfeval.domain.capacity.drafting import draft_paragraph, factors, has_links
from cpc_selfeval.domain.committee import Body, Committee
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.editions import editions_of
from cpc_selfeval.domain.evidence import Attachment, Quotable, SourceType
from cpc_selfeval.domain.finding import FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.inspecting.told import inspections_told
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, LevelDraft, Stage
from cpc_selfeval.domain.judging_records.inspecting import PointKind
from cpc_selfeval.domain.placing_refusals import AlreadyThere
from cpc_selfeval.domain.position import State, position
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.tag import OWN_OUTCOMES, Tag
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.editing.example import POSITION_AT, write_example
from cpc_selfeval.editing.example.content import example_folder, read_content
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from tests.editing.desk import BEGINNING, ISLA

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.cpcse"
    write_example(path)
    return path


@pytest.fixture(scope="module")
def contents(example_file: Path) -> Contents:
    work = open_file(example_file, ISLA, read_only=True)
    try:
        return work.contents
    finally:
        work.close()


# ---- what is in it


def test_the_file_is_sound_and_alone(example_file: Path) -> None:
    assert check_file(example_file) == ()
    assert [path.name for path in example_file.parent.iterdir()] == ["example.cpcse"]


def test_it_is_labelled_as_made_up(contents: Contents) -> None:
    assert contents.committee.made_up
    assert "made-up example" in contents.committee.name
    assert "made-up" in contents.committee.area
    assert contents.framework.id == "care-inspectorate-2019"


def test_indicators_stand_in_every_state(contents: Contents) -> None:
    where = {code: position(contents, code) for code in contents.framework.codes}
    states = Counter(one.state for one in where.values())
    assert set(states) == set(State)
    assert states[State.NOT_IN_CYCLE] == 2
    assert states[State.AGREED] + states[State.ENDORSED] == 10
    assert len({one.level for one in where.values() if one.state.is_finished}) >= 4
    assert {one.absence for one in where.values()} == {None, *Absence}
    assert [code for code, one in where.items() if one.level is None and one.spread] == ["2.2", "7.1"]
    assert where["5.2"].level == 2
    assert [j.level for j in contents.judgements_of("5.2") if j.stage is Stage.AGREED] == [3, 2]


def test_judgements_of_every_kind(contents: Contents) -> None:
    events = list(contents.of(Judgement).values())
    assert {event.stage for event in events} == set(Stage)
    assert {event.confidence for event in events} == {None, *Confidence}
    assert len({event.agency for event in events if event.agency}) >= 6
    assert sum(bool(event.dissent) for event in events) == 1
    assert sum(event.withdraws is not None for event in events) == 1
    assert all(event.meeting and event.present for event in events if event.stage is not Stage.PROPOSED and event.level)
    assert len(contents.of(LevelDraft)) == 4


def test_evidence_of_every_kind(contents: Contents) -> None:
    pieces = list(contents.evidence.values())
    assert len(pieces) >= 45
    assert {piece.source_type for piece in pieces} >= set(SourceType)
    assert {piece.agency for piece in pieces if piece.agency} == {agency.key for agency in contents.agencies}
    views = [piece for piece in pieces if piece.source_type and piece.source_type.is_views]
    assert {piece.views_quotable for piece in views} == set(Quotable)
    assert all(piece.views_asked and piece.views_number and piece.views_missing for piece in views)
    assert sum(bool(piece.views_told) for piece in views) >= 6
    assert sum(bool(piece.period_from) for piece in pieces) >= 55
    assert {piece.shows_impact for piece in pieces} == {True, False, None}
    assert sum(bool(piece.web_links) for piece in pieces) >= 3
    assert sum(len(piece.indicators) > 1 for piece in pieces) >= 15
    assert sum(bool(piece.readings) for piece in pieces) >= 8
    assert sorted(kept.name for kept in contents.of(Attachment).values()) == [
        "register-by-quarter.csv",
        "what children asked us to change.txt",
    ]


def test_findings_of_every_kind(contents: Contents) -> None:
    findings = list(contents.findings.values())
    assert len(findings) >= 35
    assert {finding.kind for finding in findings} == set(FindingKind)
    assert {f.priority for f in findings if f.kind is FindingKind.AREA} == set(Priority)
    assert {f.priority for f in findings if f.kind is FindingKind.STRENGTH} == {None}
    assert sum(len(finding.indicators) > 1 for finding in findings) >= 8
    assert sum(bool(finding.impact) for finding in findings) >= 45
    assert {finding.paper_heading for finding in findings} == {
        None,
        PaperHeading.WORKING_WELL,
        PaperHeading.STILL_TO_IMPROVE,
    }
    cycle = contents.cycle
    assert (bool(cycle.working_well), bool(cycle.improving), bool(cycle.still_to_improve)) == (True, False, True)


def test_actions_of_every_kind(contents: Contents) -> None:
    actions = list(contents.actions.values())
    assert len(actions) >= 22
    assert {shown_status(action, POSITION_AT.date()) for action in actions} == set(Status)
    assert {action.origin for action in actions} == set(Origin)
    assert all(action.help_needed for action in actions if action.status is Status.AT_RISK)
    assert all(action.withdrawn_reason for action in actions if action.status is Status.WITHDRAWN)
    assert sorted(Counter(move.action for move in contents.of(DueMove).values()).values()) == [1, 1, 2]
    assert all(move.reason and move.agreed_by for move in contents.of(DueMove).values())
    assert len(contents.of(ProgressNote)) >= 20
    readings = Counter(reading.action for reading in contents.of(Reading).values())
    assert max(readings.values()) >= 3
    assert len(readings) >= 12
    asked = [action for action in actions if action.cog_decision]
    assert len({action.cog_officer for action in asked}) >= 5
    only_text = [field.name for field in fields(Action) if field.name not in ("key", "cycle", "number", "text")]
    bare = Action(key="", cycle="", number=0, text="")
    assert any(all(getattr(action, name) == getattr(bare, name) for name in only_text) for action in actions)


def test_the_inspection_stands_beside_what_was_known(contents: Contents) -> None:
    (told,) = inspections_told(contents, editions_of(contents))
    assert "made up" in told.inspection.title
    assert [(each.code, each.difference) for each in told.grades] == [("2.1", 0), ("5.2", 1)]
    assert "3 Adequate" in told.grades[1].ours, "the level before the report, not the one agreed since"
    assert told.counted(PointKind.AREA) == "Of the 3, we already had 2 and had part of 1."
    assert told.counted(PointKind.GROUND) == "None of the 2 is marked yet."
    evaluated = [point for point in told.points if point.evaluations]
    assert [(point.action_refs, point.progress) for point in evaluated] == [
        (("A-05",), "Progress: 2 Weak on 18 Nov 2026.")
    ]
    assert evaluated[0].evaluations[0].evidence_refs[0].startswith("E-")
    assert [has_links(factor) for factor in factors(contents)] == [True, True, False]
    assert "A-05" in draft_paragraph(contents)


def test_meetings_tags_words_and_agencies(contents: Contents) -> None:
    today = POSITION_AT.date()
    assert {meeting.body for meeting in contents.meetings} == set(Body)
    assert {meeting.on is None or meeting.on > today for meeting in contents.meetings} == {True, False}
    used = {
        tag
        for table in (contents.findings, contents.evidence, contents.actions)
        for record in table.values()
        for tag in record.tags
    }
    sets = {contents.of(Tag)[tag].tag_set for tag in used}
    assert sets == {OWN_OUTCOMES, "wellbeing", "the-promise", "uncrc", "themes-2009-12"}
    assert len(contents.status_words) == 1
    assert [agency.name for agency in contents.agencies if agency.retired] == ["Voluntary Action Innerlay"]


def test_history_is_of_many_people_over_months_and_none_of_it_lies_ahead(example_file: Path) -> None:
    with closing(engine.connect(f"file:{example_file}?mode=ro", uri=True)) as db:
        rows = db.execute('SELECT "at", "by_name", "change_kind" FROM "log"').fetchall()
    moments = [datetime.fromisoformat(at) for at, _, _ in rows]
    assert moments == sorted(moments)
    assert (max(moments) - min(moments)).days > 200
    assert max(moments) < POSITION_AT
    assert all(moment.weekday() < 5 and 7 <= moment.hour < 18 for moment in moments)
    assert len({by for _, by, _ in rows}) == len(read_content().people)
    assert {kind for _, _, kind in rows} == {"made", "undone"}


def test_all_that_texts_refer_to_is_there(contents: Contents) -> None:
    refs = {action.ref for action in contents.actions.values()}
    said = [
        value
        for kind in RECORD_TYPES
        for record in contents.of(kind).values()
        for value in _texts(record)
        if re.search(r"\bA-\d", value)
    ]
    assert said
    assert {ref for text in said for ref in re.findall(r"A-\d+", text)} <= refs
    by_ref = {action.ref: action.text for action in contents.actions.values()}
    for ref, word in (("A-03", "Answer"), ("A-04", "intimidation"), ("A-05", "chronology"), ("A-23", "posts")):
        assert word in by_ref[ref]
    assert "spends" in by_ref["A-24"]


def test_words_are_those_of_today(contents: Contents) -> None:
    said = " ".join(
        text for kind in RECORD_TYPES for record in contents.of(kind).values() for text in _texts(record)
    ).lower()
    for old in ("case conference", "hostile", "service user", "client", "lorem", "todo"):
        assert old not in said
    assert "child protection planning meeting" in said
    assert re.search(r"\bcases?\b", said) is None


def test_it_can_be_printed(contents: Contents) -> None:
    snapshot = take_snapshot(contents, POSITION_AT, "0.0")
    assert len(snapshot.asks) >= 5
    assert snapshot.progress.in_words() == "10 of 20 agreed · 6 proposed · 4 to do"
    assert sum(line.status is Status.OVERDUE for line in snapshot.actions) == 3


def test_every_entry_of_the_data_files_is_used(contents: Contents) -> None:
    read = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in example_folder().glob("*.toml")}
    assert len(contents.findings) == len(read["findings"]["findings"])
    assert len(contents.evidence) == len(read["evidence"]["evidence"])
    assert len(contents.actions) == len(read["actions"]["actions"])
    assert len(contents.of(Judgement)) == len(read["levels"]["levels"]) + len(read["levels"]["withdrawals"])
    wanted = sum(len(piece.get(link, ())) for piece in read["evidence"]["evidence"] for link in ("supports", "actions"))
    assert sum(len(e.findings) + len(e.actions) for e in contents.evidence.values()) == wanted


# ---- the same every time


def _without_keys(contents: Contents) -> list[tuple[str, ...]]:
    """Every record as text, with keys and what names other records by key left out."""
    return sorted(
        (kind.__name__, *(str(value) for value in _values(record, contents)))
        for kind in RECORD_TYPES
        for record in contents.of(kind).values()
    )


def _values(record: Record, contents: Contents) -> Iterator[Any]:
    keys = {key for kind in RECORD_TYPES for key in contents.of(kind)}
    elsewhere = ("key", "came_from", "passage_sha256")  # what it came from is in another cycle; a hash with a key in it
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            yield tuple("a record" if item in keys else item for item in value)
        elif field.name not in elsewhere and value not in keys:
            yield value


def test_it_is_the_same_every_time_but_for_its_keys(contents: Contents, tmp_path: Path) -> None:
    write_example(tmp_path / "again.cpcse")
    again = open_file(tmp_path / "again.cpcse", ISLA, read_only=True)
    assert _without_keys(again.contents) == _without_keys(contents)
    assert again.identity.file != contents.identity.file
    again.close()


# ---- it never leaks


def _texts(record: Record) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if type(value) is str:
            yield value


def test_an_own_file_begins_with_nothing_of_it(contents: Contents, tmp_path: Path) -> None:
    path = tmp_path / "own.cpcse"
    work = begin(path, BEGINNING, ISLA)
    own = work.contents
    assert own.committee.made_up is False
    work.close()
    for kind in RECORD_TYPES:
        assert not set(own.of(kind)) & set(contents.of(kind)) or kind is Tag
    theirs = {
        text
        for kind in RECORD_TYPES
        if kind is not Tag
        for record in contents.of(kind).values()
        for text in _texts(record)
        if len(text) > 20
    }
    names = {
        contents.committee.name,
        *(a.name for a in contents.agencies),
        *(p.name for p in read_content().people.values()),
    }
    ours = path.read_bytes()
    in_both = {text for text in theirs | names if text.encode("utf-8") in ours}
    usual = Committee(key="", name="")
    edition = {contents.cycle.framework, contents.cycle.framework_hash}
    assert in_both <= {"Police Scotland", usual.cpc_name, usual.cog_name} | edition
    assert b"made-up" not in ours
    assert not own.anything_recorded


def test_beginning_and_working_on_an_own_file_never_loads_it(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, details: opened.append(str(details[0])) if event == "open" else None)
from tests.editing.desk import BEGINNING, ISLA
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
path = Path({str(tmp_path / "own.cpcse")!r})
work = begin(path, BEGINNING, ISLA)
work.actions.plan("Ask families")
work.close()
open_file(path, ISLA).close()
print(sorted(name for name in sys.modules if "editing.example" in name))
print([name for name in opened if "example" in Path(name).name or "example" in Path(name).parent.name])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stdout.split("\n")[:2] == ["[]", "[]"], done.stdout + done.stderr


def test_only_the_start_of_the_program_knows_of_it() -> None:
    """The command line and the window's start page write it; nothing that works on a file can reach it."""
    importers = set()
    for path in (PROJECT / "cpc_selfeval").rglob("*.py"):
        text = path.read_text("utf-8")
        if "cpc_selfeval.editing.example" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name.startswith("cpc_selfeval.editing.example") for name in names):
                importers.add(path.relative_to(PROJECT / "cpc_selfeval").as_posix())
    inside = {path for path in importers if path.startswith("editing/example/")}
    assert {path.split("/")[0] for path in importers - inside} == {"app"}


def test_a_file_that_is_there_is_left_alone(example_file: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.cpcse"
    begin(own, BEGINNING, ISLA).close()
    before = own.read_bytes()
    with pytest.raises(AlreadyThere):
        write_example(own)
    assert own.read_bytes() == before


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.example import write_example
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
try:
    write_example(Path(sys.argv[1]))
except Refusal as refusal:
    print(type(refusal).__name__)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("kilobytes", [5, 700])
def test_no_half_of_it_is_left_where_there_is_no_room(kilobytes: int, tmp_path: Path) -> None:
    script = FULL_DISK.replace("700_000", str(kilobytes * 1000))
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "example.cpcse")],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in ("DiskFull", "DiskFault")
    assert list(tmp_path.iterdir()) == []


def test_it_was_all_recorded_before_the_day_on_which_it_is_looked_at() -> None:
    moments = [act.at for act in read_content().acts]
    assert moments == sorted(moments)
    assert max(moments).date() == date(2026, 11, 20)
    assert {moment.tzinfo for moment in moments} == {UTC}
