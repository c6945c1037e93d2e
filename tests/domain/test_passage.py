"""A passage is found however it was typed, and once taken out it is out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.passage import Passage


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (Passage("Siobhán O'Neill"), "told by siobhán o’neill at home"),
        (Passage("Siobhán"), unicodedata.normalize("NFD", "about SIOBHÁN.")),
        (Passage(unicodedata.normalize("NFD", "Siobhán")), "about Siobhán."),
        (Passage("Mary Jane"), "Mary\n  Jane"),
        (Passage("Mary-Jane"), "Mary–Jane"),
        (Passage("Mary Jane"), "Mary\u00a0Jane"),
        (Passage("Ann", any_case=False, whole_words=True), "for Ann, who"),
        (Passage("[x]*(y"), "a [x]*(y b"),
    ],
)
def test_it_is_found_however_it_was_typed(passage: Passage, text: str) -> None:
    assert passage.is_in(text)
    assert not passage.is_in(passage.taken_out(text, "[removed]"))
    assert "[removed]" in passage.taken_out(text, "[removed]")


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (Passage("Ann", whole_words=True), "planning"),
        (Passage("Ann", any_case=False), "planning"),
        (Passage("Siobhán"), "Siobhan"),
        (Passage("Mary Jane"), "MaryJane"),
    ],
)
def test_what_is_something_else_stays(passage: Passage, text: str) -> None:
    assert not passage.is_in(text)
    assert passage.taken_out(text, "[removed]") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_it_is_found_in_the_bytes_of_files(encoding: str) -> None:
    text = "said SIOBHÁN O’Neill that day".encode(encoding)
    assert Passage("siobhán o'neill").is_in_bytes(text)
    assert not Passage("siobhán o'neil ").is_in_bytes("siobhán".encode(encoding))
    assert Passage("siobhán o'neill").most_bytes >= len("SIOBHÁN O’Neill".encode(encoding))


def test_what_closes_up_to_another_is_taken_out_too() -> None:
    assert Passage("ab").taken_out("aabb", "") == ""


def test_contexts_are_one_line_each() -> None:
    text = "x" * 90 + "\nMary\nJane\n" + "y" * 90
    (around,) = Passage("mary jane").contexts(text)
    assert around.startswith("…x")
    assert around.endswith("y…")
    assert " Mary Jane " in around
    assert len(Passage("a").contexts("a b a c a d a")) == 3


@given(st.text(alphabet="aAáÁb' ’-\n", min_size=1).filter(lambda text: text.strip()), st.text(alphabet="aAáb' -\n"))
def test_nothing_is_left_of_it(passage: str, text: str) -> None:
    looked_for = Passage(passage)
    for mark in ("", "[removed]"):
        if not looked_for.is_in(mark):
            assert not looked_for.is_in(looked_for.taken_out(text + passage + text, mark))
