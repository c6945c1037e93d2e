"""One stay in one text box is one step to undo and one line in the log."""

from __future__ import annotations

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from tests.editing.desk import Desk


def _type(desk: Desk, key: str, texts: list[str], visit: str) -> None:
    for text in texts:
        desk.work.findings.revise(key, text=text, visit=visit)


def _text(desk: Desk, key: str) -> str:
    return desk.contents.findings[key].text


def test_typing_in_one_visit_is_undone_and_made_again_in_one_step(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    _type(desk, key, ["Heard a", "Heard and", "Heard and believed"], "visit 1")
    desk.undo()
    assert _text(desk, key) == "Heard"
    desk.redo()
    assert _text(desk, key) == "Heard and believed"
    desk.undo()
    desk.undo()
    assert desk.contents.findings == {}


def test_one_visit_is_one_line_in_the_log_from_the_first_words_to_the_last(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    lines = len(desk.log())
    _type(desk, key, ["Heard a", "Heard and", "Heard and believed"], "visit 1")
    _type(desk, key, ["Heard and believed now"], "visit 2")
    logged = desk.log()[: len(desk.log()) - lines]
    assert [(entry.field, entry.before, entry.after) for entry in reversed(logged)] == [
        ("text", "Heard", "Heard and believed"),
        ("text", "Heard and believed", "Heard and believed now"),
    ]


def test_another_visit_is_another_step(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "")
    _type(desk, key, ["one"], "visit 1")
    _type(desk, key, ["one two"], "visit 2")
    desk.undo()
    assert _text(desk, key) == "one"
    desk.undo()
    assert _text(desk, key) == ""


def test_something_else_in_between_parts_a_visit(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "")
    _type(desk, key, ["one"], "visit 1")
    desk.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    _type(desk, key, ["one two"], "visit 1")
    desk.undo()
    assert _text(desk, key) == "one"
    desk.undo()
    assert desk.contents.draft("2.1", Stage.PROPOSED).level is None
    assert _text(desk, key) == "one"
    desk.undo()
    assert _text(desk, key) == ""


def test_an_entry_made_and_typed_in_one_visit_goes_with_one_undo(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "H", visit="visit 1")
    _type(desk, key, ["Hea", "Heard"], "visit 1")
    desk.undo()
    assert desk.contents.findings == {}
    desk.redo()
    assert _text(desk, key) == "Heard"


def test_changes_without_a_visit_are_steps_of_their_own(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "one")
    desk.work.findings.revise(key, text="two")
    desk.work.findings.revise(key, text="three")
    desk.undo()
    assert _text(desk, key) == "two"


def test_text_is_stored_as_typed_but_for_what_no_file_can_hold(desk: Desk) -> None:
    typed = "  - bullet\r\n=1+1\rGuthan Òga \x00\x07👩‍👧 @ 1/2 007  "
    kept = "  - bullet\n=1+1\nGuthan Òga 👩‍👧 @ 1/2 007  "
    key = desk.work.findings.record(FindingKind.AREA, "2.1", typed, impact=typed)
    desk.work.findings.revise(key, impact=f"{typed}\ud800")
    assert (_text(desk, key), desk.contents.findings[key].impact) == (kept, kept)
    evidence = desk.work.evidence.record("Two\r\nlines", shows=typed, reference="a\nb")
    piece = desk.contents.evidence[evidence]
    assert (piece.title, piece.shows, piece.reference) == ("Two lines", kept, "a b")


def test_last_changes_name_an_act_once_while_it_goes_on(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "")
    _type(desk, key, ["a", "ab", "abc"], "visit 1")
    assert _text(desk, key) == "abc"
    assert [change.act for change in desk.work.session.recent[:2]] == ["strength of 2.1", "new strength of 2.1"]


def test_what_is_typed_and_typed_away_again_leaves_nothing_to_undo(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    _type(desk, key, ["Heard x", "Heard"], "visit 1")
    assert _text(desk, key) == "Heard"
    assert desk.work.session.undo_act == "new strength of 2.1"
    desk.undo()
    assert desk.contents.findings == {}
    desk.redo()
    assert _text(desk, key) == "Heard"


def test_a_visit_goes_on_after_it_came_to_nothing(desk: Desk) -> None:
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard")
    _type(desk, key, ["Heard x", "Heard", "Heard and", "Heard and believed"], "visit 1")
    desk.undo()
    assert _text(desk, key) == "Heard"
    desk.redo()
    assert _text(desk, key) == "Heard and believed"
