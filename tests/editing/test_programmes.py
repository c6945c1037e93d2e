"""The programme that a cycle prepares for: copied in, its tags made with it, left, and the day of its notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.programme import Programme
from cpc_selfeval.domain.programme_tags import programme_copy, statement_tag_key, tagged_to, tags_on_offer
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.storage.frameworks.programmes import shipped_programmes
from tests.editing.desk import Desk

PRESENT, BEFORE = shipped_programmes()
NOTICE = date(2026, 10, 5)


def names_offered(desk: Desk, *carried: str) -> list[str]:
    return [tag.name for tag in tags_on_offer(desk.contents, carried) if tag.tag_set.startswith("programme:")]


def test_choosing_copies_the_file_and_makes_its_tags_in_one_step(desk: Desk) -> None:
    assert desk.work.programmes.present() is None
    desk.work.programmes.choose(PRESENT)
    copy = programme_copy(desk.contents)
    assert copy is not None
    assert (copy.programme, copy.content, copy.content_hash) == (PRESENT.id, PRESENT.content, PRESENT.content_hash)
    assert desk.work.programmes.present() == PRESENT
    assert names_offered(desk) == [
        "1 Support to live with their families",
        "2 Planning with children at the centre",
        "3 Leading a system that holds together",
    ]
    desk.undo()
    assert (programme_copy(desk.contents), names_offered(desk)) == (None, [])
    assert desk.work.programmes.present() is None


def test_the_same_again_changes_nothing(desk: Desk) -> None:
    desk.work.programmes.choose(PRESENT)
    before = desk.contents.tables
    desk.work.programmes.choose(PRESENT)
    desk.undo()
    assert programme_copy(desk.contents) is None, "the second was no step"
    assert before


def test_another_programme_retires_the_tags_of_the_first(desk: Desk) -> None:
    desk.work.programmes.choose(PRESENT)
    tag = statement_tag_key(PRESENT.id, "1")
    kept = desk.work.evidence.record("Survey", tags=(tag,))
    desk.work.setup.rename_tag(tag, "1 In our words")
    desk.work.programmes.choose(BEFORE)
    assert names_offered(desk) == ["1 First statement", "2 Second statement", "3 Third statement", "4 Fourth statement"]
    assert "1 In our words" in names_offered(desk, tag), "what carries it goes on showing it"
    assert desk.contents.evidence[kept].tags == (tag,), "nothing that was tagged is lost"
    desk.work.programmes.choose(PRESENT)
    assert "1 In our words" in names_offered(desk), "and it comes back as the committee named it"


def test_leaving_keeps_what_is_tagged(desk: Desk) -> None:
    desk.work.programmes.choose(PRESENT)
    tag = statement_tag_key(PRESENT.id, "2")
    key = desk.work.findings.record(FindingKind.AREA, "2.1", "Plans", tags=(tag,))
    desk.work.programmes.leave()
    assert (programme_copy(desk.contents), names_offered(desk)) == (None, [])
    assert desk.contents.findings[key].tags == (tag,)


def test_the_day_of_the_notice_stays_with_its_programme_only(desk: Desk) -> None:
    desk.work.programmes.choose(PRESENT)
    desk.work.programmes.note_notice(NOTICE)
    corrected = replace(PRESENT, content=PRESENT.content + "\n# corrected\n", content_hash="0" * 64)
    desk.work.programmes.choose(corrected)
    copy = programme_copy(desk.contents)
    assert copy is not None
    assert (copy.notice_on, copy.content) == (NOTICE, corrected.content)
    desk.work.programmes.choose(BEFORE)
    copy = programme_copy(desk.contents)
    assert copy is not None
    assert copy.notice_on is None


def test_a_copy_that_cannot_be_read_says_so(desk: Desk) -> None:
    desk.work.programmes.choose(replace(PRESENT, content="title = ", content_hash="0" * 64))
    assert programme_copy(desk.contents) is not None
    assert isinstance(desk.work.programmes.present(), Refusal)


def test_what_is_tagged_stands_with_its_statement(desk: Desk) -> None:
    desk.work.programmes.choose(PRESENT)
    one, two = (statement_tag_key(PRESENT.id, code) for code in ("1", "2"))
    strength = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Safe", tags=(one,))
    area = desk.work.findings.record(FindingKind.AREA, "2.1", "Late", tags=(one, two))
    piece = desk.work.evidence.record("Survey", tags=(two,))
    action = desk.work.actions.plan("Ask", tags=(one,))

    def keys(programme: Programme, place: int) -> tuple[list[str], ...]:
        found = tagged_to(desk.contents, programme, programme.statements[place])
        groups = (found.strengths, found.areas, found.evidence, found.actions)
        return tuple([each.key for each in group] for group in groups)

    assert keys(PRESENT, 0) == ([strength], [area], [], [action])
    assert keys(PRESENT, 1) == ([], [area], [piece], [])
    assert keys(PRESENT, 2) == keys(BEFORE, 0) == ([], [], [], [])
