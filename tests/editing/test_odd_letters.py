"""Halves of letters, which programs may put on the clipboard, keep nothing from being saved."""

from datetime import date
from pathlib import Path

from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.own_word import OwnWord
from cpc_selfeval.editing.executor import InlineExecutor
from tests.editing.desk import Desk

HALF = "Kirk\ud800caldy"


def test_a_word_and_a_sign_off_are_made_fit_to_store(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "harbour.cpcse", InlineExecutor())
    desk.work.own_words.accept(HALF)
    desk.work.packing.sign(HALF, role=HALF, on=date(2026, 6, 25), decision=HALF, looked_by=HALF)
    assert (desk.refusals, desk.work.session.unsaved) == ([], ())
    (word,) = desk.contents.of(OwnWord).values()
    (signed,) = desk.contents.of(SignOff).values()
    assert {word.word, signed.name, signed.role, signed.decision, signed.looked_by} == {word.word}
    assert word.word.encode()
    assert word.word.startswith("Kirk")
    desk.work.close()
