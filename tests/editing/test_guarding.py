"""Passing over what is no personal data, and looking into attached files, on a real file."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.guard.find import Find, Kind
from cpc_selfeval.domain.guard.ignoring import open_finds
from cpc_selfeval.domain.guard.looking import look_through
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.verbs.guarding import Guarding, LookedInto
from tests.domain.guard.numbers_made import A_CHI_NUMBER
from tests.editing.desk import ISLA, Desk

REASON = "A number made up for training"


def recorded(desk: Desk) -> Find:
    desk.work.findings.record(FindingKind.AREA, "2.1", f"Ring about {A_CHI_NUMBER}")
    (find,) = look_through(desk.contents)
    return find


def test_what_is_passed_over_stays_so_with_its_reason_when_the_file_is_opened_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "Harbour.cpcse", InlineExecutor())
    find = recorded(desk)
    desk.work.guarding.pass_over(find, REASON)
    desk.work.close()

    again = open_file(tmp_path / "Harbour.cpcse", ISLA, read_only=True)
    (ignored,) = again.contents.of(GuardIgnored).values()
    left = open_finds(again.contents, look_through)
    again.close()
    assert left == ()
    assert (ignored.reason, ignored.by_name, ignored.on) == (REASON, "Isla Grant", desk.clock.now.date())
    assert (ignored.record_table, ignored.record, ignored.field) == ("finding", find.record, "text")


def test_the_file_keeps_the_number_in_its_text_and_nowhere_else(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "Harbour.cpcse", InlineExecutor())
    find = recorded(desk)
    written = (tmp_path / "Harbour.cpcse").read_bytes().count(A_CHI_NUMBER.encode())
    key = desk.work.guarding.pass_over(find, REASON)
    desk.work.guarding.look_again(key)
    desk.work.close()
    assert (tmp_path / "Harbour.cpcse").read_bytes().count(A_CHI_NUMBER.encode()) == written


def test_passing_over_can_be_undone_and_looked_at_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "Harbour.cpcse", InlineExecutor())
    find = recorded(desk)
    key = desk.work.guarding.pass_over(find, REASON)
    assert open_finds(desk.contents, look_through) == ()
    desk.work.session.undo()
    assert open_finds(desk.contents, look_through) == (find,)
    desk.work.session.redo()
    desk.work.guarding.look_again(key)
    assert open_finds(desk.contents, look_through) == (find,)
    assert all(A_CHI_NUMBER not in recent.act for recent in desk.work.session.recent)
    desk.work.close()


def test_looking_into_an_attached_file_finds_what_stands_in_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "Harbour.cpcse", InlineExecutor())
    key = desk.work.evidence.record("Audit")
    (tmp_path / "notes.txt").write_text(f"Name: Jamie Reid\nCHI {A_CHI_NUMBER}", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff and more")
    for name in ("notes.txt", "photo.jpg"):
        desk.work.evidence.attach(key, tmp_path / name)
    told: list[LookedInto] = []
    guarding = Guarding(desk.work.session, beside=False)
    for file in desk.contents.attachments_of(key):
        guarding.look_into(file, told.append)
    notes, photo = told
    assert [(find.kind, find.passage) for find in notes.finds] == [(Kind.NAME, "Jamie Reid"), (Kind.CHI, A_CHI_NUMBER)]
    assert (notes.unread, photo.finds) == ("", ())
    assert photo.unread == "it is a picture, and a program cannot read what it shows"

    desk.work.guarding.pass_over(notes.finds[0], "An actor")
    left = open_finds(desk.contents, lambda _contents: notes.finds)
    assert [find.kind for find in left] == [Kind.CHI]
    desk.work.close()


def test_a_file_that_is_not_in_the_self_evaluation_any_more_is_told_as_unread(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "Harbour.cpcse", InlineExecutor())
    gone = Attachment(key="x", cycle="c", evidence="e", name="gone.pdf", size=4, sha256="0" * 64)
    told: list[LookedInto] = []
    Guarding(desk.work.session, beside=False).look_into(gone, told.append)
    assert [each.unread for each in told] == ["it could not be read from the self-evaluation"]
    desk.work.close()
