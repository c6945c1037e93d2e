"""Whatever stands at a path, reading it as a framework ends in a sentence and never in a traceback."""

import os
from pathlib import Path

import pytest

from cpc_selfeval.storage.frameworks.files import FrameworkFaults, framework_from_text, read_framework
from tests.frameworks.example import example_text


def refusal(path: Path) -> str:
    with pytest.raises(FrameworkFaults) as refused:
        read_framework(path)
    return refused.value.faults[0].sentence


HOSTILE_BYTES = {
    "too large": (b"# x\n" * 300_000, "found a file of more than one million bytes"),
    "UTF-16": (example_text().encode("utf-16"), "found text saved as UTF-16; expected text saved as UTF-8"),
    "Windows encoding": (
        example_text().encode().replace(b"last", b"la\x92st"),
        "line 12: found a byte that is not UTF-8 (0x92)",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1: found a byte that is not UTF-8 (0x89)"),
    "NUL": (b'title = "\0"', "line 1, column 10: found text that is not TOML (Illegal character"),
    "half a file": (example_text().encode()[:-2], "the end of the file: found text that is not TOML"),
    "curly quotes": (
        "title = “ours”".encode(),
        "line 1, column 9: found text that is not TOML (Invalid value); expected text in straight double quotes",
    ),
    "a key twice": (
        b"year = 1\nyear = 2\n",
        "line 2, column 9: found text that is not TOML (Cannot overwrite a value); expected each key once",
    ),
    "no equals sign": (b"title", "expected a key, an equals sign and a value"),
    "JSON": (b'{"title": 1}', "found text that is not TOML"),
    "lists in lists": (b"a = " + b"[" * 200_000, "found lists or tables nested without end"),
    "tables in tables": (b"a = " + b"{a=" * 100_000, "found lists or tables nested without end"),
    "a key of many parts": (b".".join([b"a"] * 400_000) + b" = 1", "line 1: found a line with 399999 full stops"),
    "a long number": (b"year = " + b"9" * 5_000, "found a number with too many digits"),
    "a long hexadecimal number": (b"year = 0x" + b"f" * 50_000, "found nothing; expected"),
    "a long key": (b'"' + b"k" * 900_000 + b'" = 1', "found nothing; expected"),
    "many tables": (b"[[indicators]]\n" * 60_000, "found nothing; expected"),
    "quotes without end": (b'a = """' + b'\\"""' * 200_000 + b'"""', "found nothing; expected"),
}


@pytest.mark.parametrize("kind", HOSTILE_BYTES)
def test_hostile_bytes_end_in_a_sentence(tmp_path: Path, kind: str) -> None:
    content, sentence = HOSTILE_BYTES[kind]
    path = tmp_path / "hostile.toml"
    path.write_bytes(content)
    assert sentence in refusal(path)


def test_a_very_large_number_is_shown_without_its_digits(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_text(example_text().replace("2026\nsummary", "0x" + "f" * 50_000 + "\nsummary"), encoding="utf-8")
    assert (
        refusal(path)
        == "large.toml, line 6, year: found a very large number; expected a whole number from 1900 to 2200."
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.toml") == "none.toml: found no file of this name; expected a framework file."


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert "found a folder; expected a framework file" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["a\0b.toml", "x" * 5_000])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    assert "found a file that could not be read" in refusal(tmp_path / name)


def test_control_characters_of_a_name_do_not_reach_the_message(tmp_path: Path) -> None:
    with pytest.raises(FrameworkFaults) as refused:
        read_framework(tmp_path / "bell\a\nsecond line.toml")
    assert len(str(refused.value).splitlines()) == 2
    assert "bell\\u0007\\u000asecond line.toml" in str(refused.value)


if hasattr(os, "mkfifo"):

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        pipe = tmp_path / "pipe.toml"
        os.mkfifo(pipe)
        assert "found a device or a pipe" in refusal(pipe)


HOSTILE_COPIES = {
    "": "found text that is not JSON",
    "[" * 100_000: "found lists or tables nested without end",
    "7": "found the number 7; expected a table",
    "null": "found nothing; expected a table",
    '{"id": "a", "id": "b"}': "found a key that stands twice",
    "9" * 5_000: "found a key that stands twice, or a number with too many digits",
    "x" * 2_000_001: "found a copy of more than two million characters",
    '{"title": "\\ud800"}': "title: found “\\ud800”; expected a text without control characters",
    '{"year": NaN}': "found nothing",
}


@pytest.mark.parametrize("text", HOSTILE_COPIES, ids=list(HOSTILE_COPIES.values()))
def test_a_damaged_copy_ends_in_a_sentence(text: str) -> None:
    with pytest.raises(FrameworkFaults) as refused:
        framework_from_text(text, "the copy in harbour.cpcse")
    assert HOSTILE_COPIES[text] in str(refused.value)
    str(refused.value).encode("utf-8")
