"""The texts that stand side by side, and what is marked in them."""

from dataclasses import replace

import pytest

from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.domain.word_changes import Fate, Piece
from cpc_selfeval.ui.agencies.compared import CASES, ComparedLine, Side, lines_of, marked, sides
from tests.ui.agencies.samples import OURS, THEIRS, line, preview


def shown(case: Case = Case.CHANGED, **values: object) -> ComparedLine:
    """A line as it is compared."""
    return lines_of(preview(line(0, case, **values)))[0]


def text(side: Side) -> str:
    """What a side reads without what was taken out."""
    return "".join(piece.text for piece in side.pieces if piece.fate is not Fate.TAKEN_OUT)


def test_where_only_they_changed_it_two_texts_stand_side_by_side() -> None:
    ours, theirs = sides(shown(), "Police Scotland")
    assert (ours.caption, text(ours)) == ("Ours, as it was written", OURS)
    assert (theirs.caption, text(theirs)) == ("Theirs: Police Scotland", THEIRS)
    assert not ours.is_marked
    assert theirs.is_marked
    assert "Taken out: “the same”." in theirs.spoken
    assert "Put in: “their”." in theirs.spoken


def test_where_both_changed_it_what_was_written_stands_there_too() -> None:
    written, ours, theirs = sides(shown(Case.BOTH_CHANGED, ours=OURS + " And more."), "")
    assert (written.caption, ours.caption, theirs.caption) == ("As it was written", "Ours now", "Theirs")
    assert text(ours) == OURS + " And more."
    assert ours.is_marked
    then = sides(shown(Case.BOTH_CHANGED, ours=OURS + " And more."), "", over=True)
    assert then[1].caption == "Ours then"


def test_what_they_added_stands_alone_and_unmarked() -> None:
    (theirs,) = sides(shown(Case.ADDED, base="", ours=""), "NHS")
    assert text(theirs) == THEIRS
    assert not theirs.is_marked


@pytest.mark.parametrize(
    ("case", "values", "instead"),
    [
        (Case.CHANGED, {"theirs": ""}, "They emptied it."),
        (Case.REMOVED, {"theirs": ""}, "They took it out."),
        (Case.REMOVED_THERE, {"theirs": "", "ours": THEIRS}, "They took it out."),
        (Case.REMOVED_HERE, {"ours": ""}, "It was removed here."),
    ],
)
def test_where_nothing_stands_words_say_why(case: Case, values: dict[str, object], instead: str) -> None:
    empty = [side.instead for side in sides(shown(case, **values), "") if not side.pieces]
    assert empty == [instead]


@pytest.mark.parametrize("case", list(Case))
def test_a_line_says_who_changed_what(case: Case) -> None:
    told = replace(shown(case, ours_by="Isla Grant, 3 March 2026"), remark="Would become the level that stands.")
    assert told.sentence.startswith(CASES[case])
    assert "Changed here: Isla Grant, 3 March 2026." in told.sentence
    assert told.sentence.endswith("Would become the level that stands.")


def test_very_long_texts_are_compared_sentence_by_sentence() -> None:
    sentence = "Sentence number {} says what officers found in the records. "
    before = "".join(sentence.format(number) for number in range(500))
    after = before.replace("number 3 ", "number three ").replace("number 470 ", "number four hundred and seventy ")
    pieces = marked(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.TAKEN_OUT) == after
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.PUT_IN) == before
    changed = sum(len(piece.text) for piece in pieces if piece.fate is not Fate.KEPT)
    assert changed < 100


def test_texts_beyond_all_measure_are_shown_in_full_without_marks() -> None:
    after = "word " * 50_000
    assert marked("word", after) == (Piece(Fate.KEPT, after),)
