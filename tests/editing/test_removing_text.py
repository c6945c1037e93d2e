"""A text removed everywhere is in no field, no log, no attached name, no freed page and no backup any more."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import BackupPlaces, Reason
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.guard.looking import look_through
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.removal import ACT, MARK, HoldsThePassage, Removal, Removed
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.removing_text import KnownPlaces, Preview
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.backups.naming import folder_of, name_of
from cpc_selfeval.storage.checking import check_file
from tests.editing.desk import ISLA, Desk

NAME = "Zebedee O’Canary"
KNOWN = KnownPlaces()
SPELLINGS = (NAME, "zebedee o'canary", "ZEBEDEE  O'CANARY")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "harbour.cpcse"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A self-evaluation in which the name was typed in many places."""
    desk = Desk(path, InlineExecutor())
    work = desk.work
    finding = work.findings.record(FindingKind.AREA, "2.1", f"As {NAME} said, chronologies differ")
    work.findings.revise(finding, text="Chronologies differ", impact="zebedee o'canary again")
    work.levels.choose("2.1", Stage.PROPOSED, level=4)
    work.levels.draft("2.1", Stage.PROPOSED, reason=f"{NAME} thinks so")
    gone = work.evidence.record(f"Letter of {NAME}", shows="ZEBEDEE  O'CANARY\nwrote it")
    work.evidence.remove(gone)
    work.setup.add_agency(f"Office of {NAME}")
    yield desk
    if not desk.work.session.closed:
        desk.work.close()


def preview(desk: Desk, known: KnownPlaces = KNOWN, passage: str = NAME) -> Preview:
    """What is found."""
    found: list[Preview | Refusal] = []
    desk.work.removing.look_for(Passage(passage), known, found.append)
    assert isinstance(found[0], Preview)
    return found[0]


def remove(
    desk: Desk, *, mark: str = MARK, reason: str = "Typed by accident", files: frozenset[str] = frozenset()
) -> Removed | Refusal:
    """Take the name out."""
    told: list[Removed | Refusal] = []
    desk.work.removing.remove(Removal(Passage(NAME), mark, reason, files), told.append)
    return told[0]


def traces(path: Path) -> list[str]:
    """What of the name stands in the raw bytes of a closed file."""
    content = path.read_bytes().lower()
    spellings = ("zebedee", "o'canary", "o’canary", "canary")
    return [each for each in spellings for coded in ("utf-8", "utf-16-le") if each.encode(coded) in content]


def test_the_preview_says_where_it_is_and_changes_nothing(desk: Desk, path: Path) -> None:
    log = desk.log()
    found = preview(desk)
    assert {(text.table, text.field) for text in found.here.texts} == {
        ("finding", "impact"),
        ("level_draft", "reason"),
        ("agency", "name"),
    }
    assert found.here.times == 3
    assert "Zebedee" in found.here.texts[0].contexts[0]
    assert found.here.history >= 5
    assert found.here.history_contexts
    assert desk.log() == log
    assert preview(desk, passage="nobody typed this").is_nowhere


def test_nothing_of_it_is_left_anywhere_in_the_file(desk: Desk, path: Path) -> None:
    told = remove(desk)
    assert isinstance(told, Removed)
    assert told.left.is_nowhere
    assert told.compacted
    assert not path.with_name(path.name + "-journal").stat().st_size
    (finding,) = desk.contents.findings.values()
    assert finding.impact == "[removed] again"
    assert desk.contents.draft("2.1", Stage.PROPOSED).reason == "[removed] thinks so"
    assert preview(desk).is_nowhere
    desk.work.close()
    assert traces(path) == []
    assert check_file(path) == ()


def test_only_day_person_and_reason_are_logged(desk: Desk) -> None:
    before = len(desk.log())
    remove(desk, reason="Asked for by the family")
    entry, *others = desk.log()
    assert len(others) == before
    assert (entry.act, entry.by, entry.table, entry.before, entry.after) == (
        ACT,
        ISLA,
        "committee",
        None,
        "Asked for by the family",
    )


def test_it_cannot_be_undone_and_what_comes_after_can(desk: Desk) -> None:
    remove(desk)
    assert desk.work.session.undo_act is None
    desk.undo()
    assert preview(desk).is_nowhere
    finding = next(iter(desk.contents.findings))
    desk.work.findings.revise(finding, text="Other words")
    desk.undo()
    assert desk.contents.findings[finding].text == "Chronologies differ"


def test_views_are_told_what_changed(desk: Desk) -> None:
    remove(desk)
    change = desk.told.events[-1].change
    assert {row.kind.__name__ for row in change.rows} == {"Finding", "LevelDraft", "Agency"}


def test_it_can_be_replaced_by_nothing(desk: Desk) -> None:
    remove(desk, mark="")
    (finding,) = desk.contents.findings.values()
    assert finding.impact == " again"


@pytest.mark.parametrize(
    ("mark", "reason"), [(f"[{NAME}]", "why"), (MARK, f"{NAME} asked")], ids=["in the mark", "in the reason"]
)
def test_it_does_not_come_back_with_its_own_removal(desk: Desk, mark: str, reason: str) -> None:
    log = desk.log()
    assert isinstance(remove(desk, mark=mark, reason=reason), HoldsThePassage)
    assert desk.log() == log


def test_the_name_of_whoever_works_goes_too(desk: Desk) -> None:
    desk.work.session.person = Person(NAME, "lead officer", "CPC")
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    remove(desk)
    assert {entry.by.name for entry in desk.log()} == {"Isla Grant", MARK}


def document(path: Path, *parts: str) -> Path:
    """A Word document whose words stand in these parts of one line."""
    body = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document><w:p>{body}</w:p></w:document>")
    return path


def test_attached_files_are_looked_into_and_go_as_a_whole(desk: Desk, tmp_path: Path) -> None:
    piece = desk.work.evidence.record("Minutes")
    (tmp_path / "plain.txt").write_text("x" * 262_140 + f" {NAME} was there", encoding="utf-8")
    (tmp_path / "wide.txt").write_text(f"{NAME} was there", encoding="utf-16")
    document(tmp_path / "minutes.docx", "Zebe", "dee O’Can", "ary was there")
    document(tmp_path / f"by {NAME}.docx", "nothing")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    for name in ("plain.txt", "wide.txt", "minutes.docx", f"by {NAME}.docx", "scan.pdf"):
        desk.work.evidence.attach(piece, tmp_path / name)
    found = preview(desk).here
    assert sorted(file.names[0] for file in found.files) == ["minutes.docx", "plain.txt", "wide.txt"]
    assert found.unread == ("scan.pdf",)
    told = remove(desk, files=frozenset(file.sha256 for file in found.files))
    assert isinstance(told, Removed)
    assert told.left.is_nowhere
    assert [file.name for file in desk.contents.attachments_of(piece)] == ["by [removed].docx", "scan.pdf"]
    desk.work.close()
    assert traces(desk.work.session.path) == []


def test_a_bomb_among_the_attached_files_is_not_unpacked(desk: Desk, tmp_path: Path) -> None:
    piece = desk.work.evidence.record("Minutes")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(3):
            archive.writestr(f"word/{part}.xml", b"\0" * 50_000_000)
    desk.work.evidence.attach(piece, tmp_path / "bomb.docx")
    assert preview(desk).here.unread == ("bomb.docx",)


def backup_of(path: Path, number: int = 1) -> Path:
    """A copy of the closed file under a backup's name."""
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    name = name_of(datetime(2026, 3, number, tzinfo=UTC), number, Reason.OPENED)
    return Path(shutil.copy(path, folder / name))


def test_backups_are_written_anew_and_what_cannot_be_reached_is_named(desk: Desk, path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "copies"
    elsewhere.mkdir()
    copy, paper = elsewhere / "copy.cpcse", tmp_path / "summary.pdf"
    desk.work.save_copy(copy, lambda _refusal: None)
    paper.write_bytes(b"%PDF")
    desk.work.close()
    backup, damaged = backup_of(path), backup_of(path, 2)
    damaged.write_bytes(b"nothing that can be read")
    desk.work = open_file(path, ISLA, InlineExecutor(), desk.told)
    desk.work.backups.places = BackupPlaces(tmp_path / "unplugged")
    known = KnownPlaces((copy, tmp_path / "missing.cpcse", path), (paper,))
    found = preview(desk, known)
    assert [each.path for each in found.backups_to_rewrite] == [backup]
    assert [each.path for each in found.backups_unread] == [damaged]
    assert found.beyond.copies == (copy,)
    assert found.beyond.papers == (paper,)
    assert found.beyond.second_place == tmp_path / "unplugged"
    told = remove(desk)
    assert isinstance(told, Removed)
    assert (told.backups, told.not_reached) == (1, (damaged,))
    assert traces(backup) == []
    assert check_file(backup) == ()
    assert damaged.read_bytes() == b"nothing that can be read"


def test_a_backup_that_is_made_before_the_removal_is_cleared_with_it(desk: Desk, path: Path) -> None:
    desk.work.close()
    desk.work = open_file(path, ISLA, InlineExecutor(), desk.told)
    desk.work.backups.keep(BackupPlaces(), lambda _event: None)
    told = remove(desk)
    assert isinstance(told, Removed)
    backups = list(folder_of(path).iterdir())
    assert len(backups) == told.backups == 1
    assert traces(backups[0]) == []


def test_a_file_that_can_only_be_read_is_left_alone(desk: Desk, path: Path) -> None:
    desk.work.close()
    backup = backup_of(path)
    was = path.read_bytes(), backup.read_bytes()
    desk.work = open_file(path, ISLA, InlineExecutor(), desk.told, read_only=True)
    assert isinstance(remove(desk), Refusal)
    assert (path.read_bytes(), backup.read_bytes()) == was


def test_codes_choices_and_the_framework_stay(desk: Desk) -> None:
    framework = desk.contents.framework
    told: list[Removed | Refusal] = []
    for word in ("2.1", "area", "proposed", "care"):
        removal = Removal(Passage(word), "-", "why")
        desk.work.removing.remove(removal, told.append)
    assert all(isinstance(each, Removed) for each in told)
    (finding,) = desk.contents.findings.values()
    assert (finding.kind, finding.indicators) == (FindingKind.AREA, ("2.1",))
    assert desk.contents.framework == framework


def test_a_file_that_only_calls_itself_one_is_not_asked_what_never_ends(desk: Desk, path: Path) -> None:
    hostile = path.with_name("other.cpcse")
    shutil.copyfile(sound_copy(desk, path), hostile)
    with closing(connected(hostile)) as conn:
        conn.execute('DROP TABLE "identity"')
        conn.execute(
            'CREATE VIEW "identity" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) '
            'SELECT i AS "file" FROM n WHERE i < 0'
        )

    assert hostile not in preview(desk).beyond.copies


def test_a_copy_in_write_ahead_mode_is_left_alone(desk: Desk, path: Path) -> None:
    other = path.with_name("other.cpcse")
    shutil.copyfile(sound_copy(desk, path), other)
    with closing(connected(other)) as conn:
        conn.execute("PRAGMA journal_mode=WAL")
    assert not other.with_name("other.cpcse-wal").exists()
    names = sorted(file.name for file in path.parent.iterdir())
    content = other.read_bytes()

    assert other not in preview(desk).beyond.copies

    assert sorted(file.name for file in path.parent.iterdir()) == names
    assert other.read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="there, rights are not bits of the file")
def test_a_backup_written_anew_is_open_to_nobody_else(desk: Desk, path: Path) -> None:
    desk.work.backups.now()
    desk.work.backups.wait(60)
    (backup,) = folder_of(path).iterdir()
    backup.chmod(0o600)

    told = remove(desk)

    assert isinstance(told, Removed)
    assert told.backups == 1
    assert oct(backup.stat().st_mode)[-3:] == "600"


def sound_copy(desk: Desk, path: Path) -> Path:
    copy = path.with_name("a copy.cpcse")
    told: list[Refusal | None] = []
    desk.work.save_copy(copy, told.append)
    assert told == [None]
    return copy


def connected(path: Path) -> engine.Connection:
    return engine.open_uri(f"{path.as_uri()}?mode=rw", 2.0)


def test_a_fingerprint_of_what_the_guard_passed_over_goes_with_the_text(desk: Desk, path: Path) -> None:
    kept = desk.work.findings.record(FindingKind.AREA, "2.2", "Ring 0131 496 0123")
    gone = desk.work.findings.record(FindingKind.AREA, "2.2", f"The mother, {NAME}, rang")
    by_record = {find.record: find for find in look_through(desk.contents)}
    for key in (kept, gone):
        desk.work.guarding.pass_over(by_record[key], "A sample")
    fingerprints = {each.record: each.passage_sha256 for each in desk.contents.of(GuardIgnored).values()}

    assert isinstance(remove(desk), Removed)
    assert {each.record for each in desk.contents.of(GuardIgnored).values()} == {kept}
    desk.work.close()
    content = path.read_bytes()
    assert fingerprints[gone].encode() not in content
    assert fingerprints[kept].encode() in content
    assert check_file(path) == ()
