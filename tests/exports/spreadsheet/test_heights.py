"""Rows that are high enough for their text."""

from cpc_selfeval.exports.spreadsheet.heights import LINE, TALLEST, fitted, lines_needed, row_height


def test_short_text_needs_one_line() -> None:
    assert lines_needed("Social work", 20) == 1
    assert lines_needed("", 20) == 1


def test_line_ends_are_lines() -> None:
    assert lines_needed("one\ntwo\n\nfour", 40) == 4


def test_words_wrap_at_the_columns_width() -> None:
    assert lines_needed("word " * 40, 40) == 5
    assert lines_needed("a" * 100, 21) == 6


def test_wide_letters_need_more_room() -> None:
    assert lines_needed("W" * 30, 31) > lines_needed("i" * 30, 31)
    assert lines_needed("👩" * 30, 31) > lines_needed("a" * 30, 31)


def test_a_row_follows_its_longest_text_up_to_excels_limit() -> None:
    assert row_height([("a", 10), ("one\ntwo\nthree", 30)]) == 3 * LINE + 1
    assert row_height([], least=20) == 20
    assert row_height([("word " * 40_000, 30)]) == TALLEST


def test_a_text_is_cut_to_so_many_lines_at_a_word_and_says_so() -> None:
    text = "Families are asked what helps. " * 30
    for lines in (1, 2, 5):
        short = fitted(text, 40, lines)
        assert lines_needed(short, 40) == lines
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert text[len(short) - 1] in " .", "no word is cut"


def test_what_fits_stays_whole_as_one_paragraph() -> None:
    assert fitted("One line.\n\n  Another. ", 40, 1) == "One line. Another."
    assert fitted("", 40, 1) == ""


def test_a_word_of_ten_thousand_characters_is_cut_within() -> None:
    short = fitted("x" * 10_000, 40, 2)
    assert lines_needed(short, 40) == 2
    assert len(short) > 40
    assert short.endswith("…")


def test_a_long_word_behind_short_ones_does_not_take_them_along() -> None:
    short = fitted(f"See {'x' * 500}", 40, 1)
    assert short.startswith("See x")
    assert lines_needed(short, 40) == 1
