"""The dictionary: British English, with the words of the field."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.domain.spelt_words import words_in
from cpc_selfeval.shipped import folder
from cpc_selfeval.spelling import SPELL_APART
from cpc_selfeval.spelling.dictionary import FIELD_WORDS, Dictionary

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


@pytest.mark.parametrize("word", ["colour", "organise", "wellbeing", "Wellbeing", "GIRFEC", "girfec's", "child's"])
def test_words_that_are_right(dictionary: Dictionary, word: str) -> None:
    assert dictionary.is_right(word)


@pytest.mark.parametrize("word", ["color", "recieve", "childs", "safegaurding", "multi-agncy"])
def test_words_that_are_wrong(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.is_right(word)


def test_each_part_between_hyphens_counts(dictionary: Dictionary) -> None:
    assert dictionary.is_right("outcome-focused")
    assert dictionary.is_right("GIRFEC-based")


def test_suggestions_have_what_was_meant(dictionary: Dictionary) -> None:
    assert "receive" in dictionary.suggestions("recieve")
    assert "safeguarding" in dictionary.suggestions("safegaurding")


def test_a_word_of_the_field_is_one_that_the_dictionary_lacks(dictionary: Dictionary) -> None:
    listed = (folder("resources") / "spelling" / FIELD_WORDS).read_text("utf-8").splitlines()[1:]

    assert listed == sorted(set(listed), key=str.casefold)
    assert [word for word in listed if dictionary._hunspell.spell(word)] == []


def test_the_words_of_the_programs_own_guidance_are_right(dictionary: Dictionary) -> None:
    """The current edition: what is left are names, and the ending of a file's."""
    texts = [path.read_text("utf-8") for path in sorted((PROJECT / "frameworks").glob("care-inspectorate-*.toml"))]
    wrong = {word.plain for text in texts for word in words_in(text) if not dictionary.is_right(word.plain)}

    assert {word for word in wrong if not word[0].isupper()} == {"md"}


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(("-m", "cpc_selfeval", SPELL_APART), id="as the program begins it"),
        pytest.param(
            ("-c", "import sys; sys.stdin = sys.stdout = None; from cpc_selfeval.spelling.apart import main; main()"),
            id="without streams of Python's, as a window's program on Windows may be",
        ),
    ],
)
def test_the_process_answers_line_by_line_and_ends_with_its_asker(begun: tuple[str, ...]) -> None:
    command = [sys.executable, *begun]
    asked = [{"ask": ["colour", "recieve", "Òrdugh"]}, {"suggest": "recieve"}]
    lines = "".join(json.dumps(line) + "\n" for line in asked)

    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=PROJECT, timeout=60, check=True)

    first, second = map(json.loads, done.stdout.splitlines())
    assert first == {"asked": ["colour", "recieve", "Òrdugh"], "wrong": ["recieve", "Òrdugh"]}
    assert second["word"] == "recieve"
    assert "receive" in second["suggestions"]
    assert done.stderr == ""
