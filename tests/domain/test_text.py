"""Text as entered: only what no file or paper can hold is taken out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cpc_selfeval.domain.text import entered, entered_line, in_one_line, shortened

ANY = st.text(st.characters(exclude_categories=()))
"""Any text at all, also lone surrogates and control characters."""

LINE_ENDS = ("\r\n", "\r", "\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")


@pytest.mark.parametrize(
    "text",
    [
        *("- bullet", "=1+1", "+44 131 496 0000", "@home", "1/2", "007", "'quoted", "  spaced  ", "\ttabbed", "a\n\nb"),
        *(
            "Guthan Òga à è ì ò ù",
            "👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "مرحبا",
            "e\u0301",
            "\ufeffmark",
            "\u00a0",
            "\u200b",
            "<b>&amp;</b>",
            "\\n",
        ),
    ],
)
def test_what_people_type_stays_byte_for_byte(text: str) -> None:
    assert entered(text) == text


@given(ANY)
@example("\r\x00\n")
@example("\ud83d\ude00")
def test_what_was_entered_can_be_stored_and_is_settled(text: str) -> None:
    kept = entered(text)
    kept.encode("utf-8")
    assert entered(kept) == kept
    assert all(
        character in "\t\n" or unicodedata.category(character) != "Cc" or character > "\x7f" for character in kept
    )


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))), min_size=1))
@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_kind_of_line_end_becomes_one(end: str, lines: list[str]) -> None:
    assert entered(end.join(lines)) == "\n".join(lines)
    assert entered_line(end.join(lines)) == " ".join(lines)


@given(ANY)
def test_a_single_line_has_no_line_end(text: str) -> None:
    assert "\n" not in entered_line(text)
    assert len(entered_line(text)) == len(entered(text))


@given(ANY, st.integers(1, 80))
def test_a_label_is_one_short_line(text: str, length: int) -> None:
    label = shortened(text, length)
    assert len(label) <= length + 1
    assert "\n" not in label
    assert label.endswith("…") or label in text


def test_a_label_is_cut_between_words() -> None:
    assert shortened("Children feel safe where they live, and say so", 30) == "Children feel safe where they…"
    assert shortened("  \n ") == ""
    assert shortened("Short\nand more") == "Short"


def test_a_file_name_with_line_breaks_is_one_line_that_shows_them() -> None:
    assert in_one_line("Survey of\nparents\r\n2026.pdf") == "Survey of ↵ parents ↵ 2026.pdf"
    assert in_one_line("Survey.pdf") == "Survey.pdf"
